WITH lead AS MATERIALIZED (
    SELECT ?::text AS zip, ?::text[] AS counties, ?::text AS state, ?::float8 AS lat, ?::float8 AS lon,
           ?::text AS line, ?::text AS segment, ?::timestamptz AS now, ?::text[] AS line_types, ?::text[] AS tried,
           ?::text AS person, ?::jsonb AS facts, ?::text AS zone
), held AS (
    SELECT territory_id FROM lead JOIN zip_grant USING (zip)
    UNION
    SELECT territory_id FROM lead JOIN county_grant ON county = ANY(counties)
    UNION
    SELECT territory_id FROM lead JOIN state_grant USING (state)
    UNION
    SELECT territory_id FROM lead JOIN circle c ON c.around @> box(point(lead.lon, lead.lat), point(lead.lon, lead.lat))
     WHERE 2 * 3958.7613 * asin(least(1, sqrt(
               sin(radians(lead.lat - c.lat) / 2) ^ 2
               + cos(radians(lead.lat)) * cos(radians(c.lat)) * sin(radians(lead.lon - c.lon) / 2) ^ 2))) <= c.miles
), candidate AS (
    SELECT DISTINCT ON (e.id) e.*, t.id AS territory_id, t.overflow, t.tier, t.exclusive, t.price,
           lead.now AT TIME ZONE e.zone AS local,
           (lead.now AT TIME ZONE e.zone)::date BETWEEN t.starts AND t.ends AS in_force
      FROM lead CROSS JOIN held
      JOIN territory t ON t.id = held.territory_id
      JOIN endpoint e ON e.id = t.endpoint_id
     WHERE (t.lines = '{}' OR lead.line = ANY(t.lines))
       AND (t.segments = '{}' OR lead.segment = ANY(t.segments))
       AND NOT EXISTS (SELECT FROM except_zip x WHERE x.territory_id = t.id AND x.zip = lead.zip)
     ORDER BY e.id, in_force DESC, t.overflow, t.tier, t.exclusive DESC, e.priority, t.id
), judged AS (
    SELECT c.*, CASE
               WHEN c.id = ANY(lead.tried) THEN 'ALREADY_TRIED'
               WHEN NOT c.in_force THEN 'RIGHT_NOT_IN_FORCE'
               WHEN c.status = 'PAUSED' THEN 'ENDPOINT_PAUSED'
               WHEN c.status = 'DISABLED' THEN 'ENDPOINT_DISABLED'
               WHEN NOT c.deliverable THEN 'METHOD_NOT_AVAILABLE'
               WHEN EXISTS (SELECT FROM pause p WHERE p.endpoint_id = c.id AND lead.now < p.until) THEN 'ENDPOINT_PAUSED'
               WHEN c.line_types <> '{}' AND NOT c.line_types && lead.line_types THEN 'LINE_TYPE_NOT_ACCEPTED'
               WHEN c.condition_id IS NOT NULL AND EXISTS (
                        SELECT FROM condition_term t
                         WHERE t.condition_id = c.condition_id
                           AND NOT coalesce(
                                   CASE WHEN t.texts IS NOT NULL THEN lead.facts ->> t.field = ANY(t.texts)
                                        ELSE (lead.facts ->> t.field)::float8 BETWEEN t.at_least AND t.at_most END,
                                   false)) THEN 'CONDITION_NOT_MET'
               WHEN c.dedupe IS NOT NULL AND EXISTS (
                        SELECT FROM sent s
                         WHERE s.endpoint_id = c.id AND s.person = lead.person AND s.at + c.dedupe > lead.now) THEN 'ALREADY_SENT'
               WHEN EXISTS (SELECT FROM broken b WHERE b.endpoint_id = c.id) THEN 'ENDPOINT_UNHEALTHY'
               WHEN c.has_hours
                    AND (c.holidays AND EXISTS (SELECT FROM holiday h WHERE h.day = c.local::date)
                         OR NOT EXISTS (
                                SELECT FROM open_span o
                                 WHERE o.endpoint_id = c.id AND o.weekday = extract(isodow FROM c.local)::int
                                   AND extract(hour FROM c.local) * 60 + extract(minute FROM c.local) >= o.from_minute
                                   AND extract(hour FROM c.local) * 60 + extract(minute FROM c.local) < o.to_minute)) THEN 'OUT_OF_HOURS'
               WHEN EXISTS (
                        SELECT FROM cap
                          LEFT JOIN counter k ON k.bucket_key = cap.bucket_key
                                             AND k.window_start = date_trunc(cap.per, c.local) AT TIME ZONE c.zone
                         WHERE cap.endpoint_id = c.id
                           AND (coalesce(k.taken, 0) >= cap.most
                                OR coalesce(k.taken, 0) + CASE cap.unit WHEN 'MONEY' THEN c.price ELSE 1 END > cap.most)) THEN 'CAP_REACHED'
           END AS why
      FROM candidate c CROSS JOIN lead
), grouped AS (
    SELECT *, dense_rank() OVER (ORDER BY overflow, tier, exclusive DESC) AS peers FROM judged
), won AS (
    SELECT *, min(peers) FILTER (WHERE why IS NULL) OVER () AS winning FROM grouped
), placed AS (
    SELECT w.*, plan.recipients, row_number() OVER (
               PARTITION BY w.why IS NULL, w.peers
               ORDER BY CASE WHEN plan.algorithm = 'ROUND_ROBIN' THEN coalesce(k.taken, 0) ELSE 0 END,
                        w.priority,
                        CASE WHEN plan.algorithm = 'ROUND_ROBIN' THEN k.last_at END NULLS FIRST,
                        CASE WHEN plan.algorithm = 'ROUND_ROBIN' THEN 0 ELSE w.territory_id END,
                        w.id) AS place
      FROM won w CROSS JOIN lead
      JOIN plan USING (line)
      LEFT JOIN counter k ON k.bucket_key = plan.tally || w.id
                         AND k.window_start = date_trunc('day', lead.now AT TIME ZONE lead.zone) AT TIME ZONE lead.zone
)
SELECT id, place,
       CASE WHEN peers > winning THEN 'OUTRANKED'
            WHEN why IS NOT NULL THEN why
            WHEN place <= CASE WHEN exclusive THEN 1 ELSE recipients END THEN 'chosen'
            ELSE 'NOT_SELECTED' END AS verdict
  FROM placed
 ORDER BY place
