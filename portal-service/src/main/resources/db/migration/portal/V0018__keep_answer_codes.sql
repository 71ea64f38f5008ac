-- The answer's code with its protocol, such as HTTP 503 or SMTP 550; null in attempts from before.
ALTER TABLE endpoint_attempt ADD COLUMN answer_code text;
