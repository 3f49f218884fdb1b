"""Says in one line which extra an example lacks, in the place of a traceback. To import it is enough."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType


def say_what_is_missing(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A package that is missing, in one line; everything else stays as Python tells it."""
    if isinstance(error, ImportError) and "pip install" in str(error):  # sts_sdk itself names the extra
        print(error, file=sys.stderr)
    elif isinstance(error, ModuleNotFoundError):
        name = str(error.name).partition(".")[0]
        print(f'This example needs {name}: in the clone, pip install ".[mock,cache,examples]"', file=sys.stderr)
    else:
        sys.__excepthook__(kind, error, trace)


sys.excepthook = say_what_is_missing
