"""The STS of the local AWS: authentication, validation of parameters, the operations and their answers."""
