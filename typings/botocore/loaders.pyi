from typing import Any, ClassVar

class Loader:
    BUILTIN_DATA_PATH: ClassVar[str]
    def __init__(
        self, *, extra_search_paths: list[str] | None = None, include_default_search_paths: bool = True
    ) -> None: ...
    def load_service_model(self, service_name: str, type_name: str, api_version: str | None = None) -> dict[str, Any]: ...
