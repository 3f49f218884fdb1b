from collections.abc import Mapping, Sequence

from botocore.compat import HTTPHeaders

class AWSRequest:
    method: str
    url: str
    headers: HTTPHeaders
    data: bytes
    params: Sequence[tuple[str, str]] | Mapping[str, str]
    context: dict[str, object]
    def __init__(
        self,
        method: str | None = None,
        url: str | None = None,
        headers: Mapping[str, str] | None = None,
        data: bytes | None = None,
        params: Sequence[tuple[str, str]] | Mapping[str, str] | None = None,
    ) -> None: ...
