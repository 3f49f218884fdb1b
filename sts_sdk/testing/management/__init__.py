"""The IAM of the local AWS: the calls that set up users, roles, policies and providers, and the simulation of policies."""
