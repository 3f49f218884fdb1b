"""The ports of the local AWS: HTTP, the choice of the service, faults on request, the log of requests."""
