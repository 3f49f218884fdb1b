from collections.abc import Sequence
from typing import NamedTuple

class ReadOnlyCredentials(NamedTuple):
    access_key: str
    secret_key: str
    token: str | None
    account_id: str | None = None

class Credentials:
    access_key: str
    secret_key: str
    token: str | None
    method: str
    def __init__(
        self,
        access_key: str,
        secret_key: str,
        token: str | None = None,
        method: str | None = None,
        account_id: str | None = None,
    ) -> None: ...
    def get_frozen_credentials(self) -> ReadOnlyCredentials: ...

class CredentialProvider:
    METHOD: str
    CANONICAL_NAME: str
    def load(self) -> Credentials | None: ...

class CredentialResolver:
    def __init__(self, providers: Sequence[CredentialProvider]) -> None: ...
