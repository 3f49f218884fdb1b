"""HTTP under both services: the server on a loopback port, requests and answers, faults, the log of requests."""
