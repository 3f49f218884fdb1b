"""What a client is configured with: ClientConfiguration by its parts, and what holds for all clients."""
