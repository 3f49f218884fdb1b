from collections.abc import Mapping

class Config:
    def __init__(
        self,
        *,
        region_name: str | None = None,
        signature_version: object = None,
        user_agent_extra: str | None = None,
        connect_timeout: float | None = None,
        read_timeout: float | None = None,
        max_pool_connections: int = 10,
        proxies: Mapping[str, str] | None = None,
        s3: Mapping[str, object] | None = None,
        retries: Mapping[str, object] | None = None,
        client_cert: str | tuple[str, str] | None = None,
        tcp_keepalive: bool | None = None,
        use_dualstack_endpoint: bool | None = None,
        use_fips_endpoint: bool | None = None,
        request_checksum_calculation: str | None = None,
        response_checksum_validation: str | None = None,
        parameter_validation: bool = True,
    ) -> None: ...
    def merge(self, other_config: Config) -> Config: ...
