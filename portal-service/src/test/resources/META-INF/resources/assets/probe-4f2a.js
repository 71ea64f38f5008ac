// a file with a hashed name, for the caching test
