"""What the AWS CLI keeps after a person's login (``aws sso login``, ``aws login``): JSON files at home."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from typing import Final, cast

from sts_sdk._exceptions import SdkClientException
from sts_sdk.internal._config_paths import no_pipe

_LARGEST: Final = 1024 * 1024
_WRITING: Final = 0.05  # seconds that a file may take to be written


def read_login(path: str, needed: Callable[[str, Exception | None], SdkClientException]) -> dict[str, object]:
    """The JSON object in a file, empty if it holds another value.

    ``needed`` makes the exception, from why the file is of no use and from the cause, if there is no such file or it
    is not JSON. A program may be just writing the file: what is not JSON is looked at again, twice after 50 ms.
    """
    try:
        found = _settled(path)
    except FileNotFoundError as e:
        raise needed("there is none", e) from e
    except OSError as e:
        raise needed("it cannot be read", e) from e
    except (ValueError, RecursionError):
        # Not raised from the error: that one holds the secrets of the file.
        raise needed("it is not JSON", None) from None
    return cast("dict[str, object]", found) if isinstance(found, dict) else {}


def _settled(path: str) -> object:
    for pause in (_WRITING, _WRITING, None):
        with open(path, "rb", opener=no_pipe) as file:
            content = file.read(_LARGEST)
        try:
            return cast("object", json.loads(content))
        except ValueError:
            if pause is None:
                raise
            time.sleep(pause)
    return None  # never reached


def text_in(document: Mapping[str, object], name: str) -> str:
    """A text in a document; empty if it is missing or is no text."""
    value = document.get(name)
    return value if isinstance(value, str) else ""
