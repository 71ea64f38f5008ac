SELECT pg_sleep(12);
