from typing import Any

class BotoCoreError(Exception): ...
class NoCredentialsError(BotoCoreError): ...

class ClientError(Exception):
    response: dict[str, Any]
    operation_name: str
