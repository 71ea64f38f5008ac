-- What a late acceptance named as its price, until the worker that holds the lease ends the delivery.
ALTER TABLE delivery ADD COLUMN answered_price numeric(12, 6);
