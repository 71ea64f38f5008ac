-- The answer's code with its protocol, such as HTTP 503 or SMTP 550; status stays for those over HTTP.
ALTER TABLE delivery_attempt ADD COLUMN answer_code text;
