"""IAM: principals, access keys, roles with their trust policies, policies, MFA devices and identity providers."""
