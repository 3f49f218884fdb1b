"""The ports of the local AWS: the HTTP server, the front that both services share, faults, the log of requests."""
