-- Which deliveries of the lead were accepted and which of them were given back, by delivery: a lead that several clients
-- have is returned once none of them keeps it. Leads delivered before this stay as they are.
ALTER TABLE lead_view ADD COLUMN deliveries jsonb NOT NULL DEFAULT '{}';
