"""What the server offers beside AWS: the gate before it, the page and the calls under ``/_local/``, signing in."""
