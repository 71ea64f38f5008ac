-- Few at any time: those that wait for somebody to say whether they arrived.
CREATE INDEX delivery_in_doubt ON delivery (finished_at) WHERE outcome = 'UNKNOWN';
