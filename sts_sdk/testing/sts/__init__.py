"""The STS of the local AWS: authentication, the check of parameters, and what all operations share."""
