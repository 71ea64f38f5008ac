-- Whose caps a reservation counts against, so that a cap that is new in the middle of its window finds what it missed.
ALTER TABLE reservation
    ADD COLUMN client_id    text,
    ADD COLUMN right_key    text,
    ADD COLUMN order_id     text,
    ADD COLUMN step_key     text,
    ADD COLUMN source_id    text,
    ADD COLUMN service_line text;

UPDATE reservation r
   SET source_id = l.facts ->> 'source_id', service_line = l.facts ->> 'service_line'
  FROM lead_route l
 WHERE l.lead_id = r.lead_id;

CREATE INDEX reservation_by_client ON reservation (client_id, at) WHERE state IN ('HELD', 'CONSUMED');
CREATE INDEX reservation_by_right ON reservation (right_key, at) WHERE state IN ('HELD', 'CONSUMED') AND right_key IS NOT NULL;
CREATE INDEX reservation_by_order ON reservation (order_id, at) WHERE state IN ('HELD', 'CONSUMED') AND order_id IS NOT NULL;
CREATE INDEX reservation_by_step ON reservation (step_key, at) WHERE state IN ('HELD', 'CONSUMED');

-- A cap on what is delivered in a window: a slot in every window that the delivery may reach, until it is known which.
ALTER TABLE cap_bucket
    ADD COLUMN by_delivery boolean NOT NULL DEFAULT false;

-- A slot in flight may stay taken for a while after the endpoint took the lead.
ALTER TABLE reservation_bucket
    ADD COLUMN release_after interval,
    ADD COLUMN release_at    timestamptz;

CREATE INDEX reservation_bucket_by_release ON reservation_bucket (release_at) WHERE release_at IS NOT NULL;

-- The caps whose room a held lead waits for: it is looked at again when one of them gives something back.
ALTER TABLE lead_route
    ADD COLUMN waits_for text[] NOT NULL DEFAULT '{}';

CREATE INDEX lead_route_waits_for ON lead_route USING gin (waits_for) WHERE state = 'HELD';
