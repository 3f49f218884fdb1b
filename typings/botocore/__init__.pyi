from typing import Final

__version__: str
UNSIGNED: Final[object]
