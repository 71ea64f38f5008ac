-- An attempt is begun in a short row and ended in a long one some milliseconds later. With room in its page the end needs
-- no second entry in the index; pages of before stay as they are.
ALTER TABLE delivery_attempt SET (fillfactor = 20);
