BOTOCORE_DEFAUT_SESSION_VARIABLES: dict[str, tuple[object, ...]]
