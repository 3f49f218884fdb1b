"""What a caller hands over, what comes back, and the request that signers and handlers see on the way."""
