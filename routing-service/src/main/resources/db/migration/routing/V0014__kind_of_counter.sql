-- What kind of thing a counter counts, so that no query has to read its key. The kind follows from the key, and copies of
-- the service that do not know the column yet open counters while this one runs: so the database works it out, as
-- io.headgate.routing.core.caps.CounterKey does, for every row that is there and every row that comes.
ALTER TABLE cap_bucket
    ADD COLUMN kind text GENERATED ALWAYS AS (
        CASE
            WHEN bucket_key LIKE 'endpoint:%:load' THEN 'LOAD'
            WHEN bucket_key LIKE '%:delivered' AND (bucket_key LIKE '%:count:%' OR bucket_key LIKE '%:money:%')
                THEN 'DELIVERED'
            WHEN bucket_key LIKE '%:count:concurrent%' OR bucket_key LIKE '%:money:concurrent%' THEN 'CONCURRENT'
            ELSE 'WINDOW'
        END) STORED;
