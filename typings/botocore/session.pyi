from collections.abc import Callable
from typing import Any

from botocore.config import Config
from botocore.credentials import CredentialResolver, Credentials

class Session:
    def __init__(self, session_vars: dict[str, Any] | None = None, profile: str | None = None) -> None: ...
    def create_client(
        self,
        service_name: str,
        region_name: str | None = None,
        *,
        use_ssl: bool = True,
        verify: bool | str | None = None,
        endpoint_url: str | None = None,
        config: Config | None = None,
    ) -> Any: ...
    def get_credentials(self) -> Credentials | None: ...
    def register(self, event_name: str, handler: Callable[..., object], unique_id: str | None = None) -> None: ...
    def register_component(self, name: str, component: CredentialResolver) -> None: ...
