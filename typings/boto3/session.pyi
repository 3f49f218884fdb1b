from typing import Any

from botocore.credentials import Credentials
from botocore.session import Session as BotocoreSession

class Session:
    def __init__(
        self,
        *,
        aws_access_key_id: str | None = None,
        aws_secret_access_key: str | None = None,
        aws_session_token: str | None = None,
        region_name: str | None = None,
        botocore_session: BotocoreSession | None = None,
        profile_name: str | None = None,
    ) -> None: ...
    def client(self, service_name: str, *, region_name: str | None = None, endpoint_url: str | None = None) -> Any: ...
    def get_credentials(self) -> Credentials | None: ...
