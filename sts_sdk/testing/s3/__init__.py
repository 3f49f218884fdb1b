"""The S3 of the local AWS: authentication and permissions are checked here, moto does the rest."""
