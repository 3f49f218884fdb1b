"""Who may do what: principals and their keys, roles and whom they trust, policies, MFA devices, identity providers."""
