from typing import Final

UNSIGNED: Final[object]
