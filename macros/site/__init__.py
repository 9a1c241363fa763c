"""What happens around the MkDocs builds: engine files, editions, start page, policy."""
