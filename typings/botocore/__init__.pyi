from typing import Any

UNSIGNED: object

def xform_name(name: str, sep: str = "_", _xform_cache: Any = ...) -> str: ...
