-- Whether a delivered lead stands returned, and whether its source owes the cost back: said after the lead's end, and
-- taken back when a further client keeps it.
ALTER TABLE lead
    ADD COLUMN returned boolean,
    ADD COLUMN return_claimed boolean,
    ADD COLUMN return_reason text,
    ADD COLUMN returned_at timestamptz;
