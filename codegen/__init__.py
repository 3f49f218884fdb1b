"""``python -m codegen``: writes the generated part of ``sts_sdk`` from the data that botocore ships."""
