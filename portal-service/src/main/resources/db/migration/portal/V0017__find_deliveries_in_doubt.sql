-- Whether a delivery of the lead waits for somebody to say whether it arrived, whatever became of its others; and whether
-- an endpoint accepted one that had ended without it.
ALTER TABLE lead_view
    ADD COLUMN unconfirmed   boolean NOT NULL DEFAULT false,
    ADD COLUMN accepted_late boolean NOT NULL DEFAULT false;

-- Deliveries that ended in doubt before that was kept by delivery.
UPDATE lead_view v
   SET deliveries = v.deliveries || d.doubts
  FROM (SELECT e.lead_id, jsonb_object_agg(e.id, coalesce(o.deliveries -> e.id, '{}') || jsonb_build_object('unknown_at', e.at)) AS doubts
          FROM (SELECT lead_id, payload::jsonb #>> '{allocation,delivery_id}' AS id, min(payload::jsonb ->> 'at') AS at
                  FROM lead_event
                 WHERE type = 'io.headgate.delivery.finished.v1' AND payload LIKE '%"UNKNOWN"%'
                   AND payload::jsonb ->> 'outcome' = 'UNKNOWN'
                 GROUP BY 1, 2) e
          JOIN lead_view o ON o.lead_id = e.lead_id
         WHERE o.deliveries #>> ARRAY[e.id, 'unknown_at'] IS NULL
         GROUP BY e.lead_id) d
 WHERE v.lead_id = d.lead_id;

UPDATE lead_view v
   SET unconfirmed = true, changed_xid = pg_current_xact_id()
 WHERE EXISTS (SELECT FROM jsonb_each(v.deliveries) d
                WHERE d.value ->> 'unknown_at' IS NOT NULL AND d.value ->> 'accepted_at' IS NULL
                  AND d.value ->> 'failed_at' IS NULL);

-- They were closed as delivered, though nobody knows whether they were.
UPDATE lead_view SET status = 'UNCONFIRMED' WHERE unconfirmed AND status = 'DELIVERED' AND delivered_at IS NULL;

CREATE INDEX lead_view_unconfirmed ON lead_view (received_at DESC, lead_id DESC) WHERE unconfirmed;
CREATE INDEX lead_view_accepted_late ON lead_view (received_at DESC, lead_id DESC) WHERE accepted_late;

-- Who took which lead when. The day's figures of an endpoint count by this time, and lead to these leads.
CREATE TABLE lead_delivered (
    delivery_id uuid        PRIMARY KEY,
    lead_id     uuid        NOT NULL,
    endpoint_id text        NOT NULL,
    client_id   text        NOT NULL,
    at          timestamptz NOT NULL
);
INSERT INTO lead_delivered (delivery_id, lead_id, endpoint_id, client_id, at)
SELECT substr(payload::jsonb #>> '{allocation,delivery_id}', 5)::uuid, lead_id, payload::jsonb #>> '{allocation,endpoint_id}',
       payload::jsonb #>> '{allocation,client_id}', (payload::jsonb ->> 'at')::timestamptz
  FROM lead_event
 WHERE type = 'io.headgate.delivery.finished.v1' AND payload::jsonb ->> 'outcome' = 'ACCEPTED'
    ON CONFLICT (delivery_id) DO NOTHING;
CREATE INDEX lead_delivered_by_endpoint ON lead_delivered (endpoint_id, at);
CREATE INDEX lead_delivered_by_time ON lead_delivered (at);
