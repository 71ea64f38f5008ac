-- No roles: all that the user has, as of every token made before.
ALTER TABLE access_token ADD COLUMN roles text;
