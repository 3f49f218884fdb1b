"""What clients over botocore share: the connection, its errors, its life (not Java's)."""
