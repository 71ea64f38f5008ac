-- However many held leads are due at once, a batch of them reads no more than itself: the index has their order.
CREATE INDEX lead_route_due ON lead_route (due_at, received_at, lead_id) WHERE state = 'HELD';
DROP INDEX lead_route_held;
