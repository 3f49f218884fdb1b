"""Client builders (com.amazonaws.client)."""
