"""What the AWS CLI keeps after a person's login (``aws sso login``, ``aws login``): JSON files at home."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Final, cast

from sts_sdk._exceptions import SdkClientException

_LARGEST: Final = 1024 * 1024


def read_login(path: str, needed: Callable[[str, Exception | None], SdkClientException]) -> dict[str, object]:
    """The JSON object in a file, empty if it holds another value.

    ``needed`` makes the exception, from why the file is of no use and from the cause, if there is no such file or it
    is not JSON.
    """
    try:
        with open(path, "rb") as file:  # noqa: PTH123 -- one read, no pathlib
            found: object = json.loads(file.read(_LARGEST))
    except FileNotFoundError as e:
        raise needed("there is none", e) from e
    except OSError as e:
        raise needed("it cannot be read", e) from e
    except (ValueError, RecursionError):
        # Not raised from the error: that one holds the secrets of the file.
        raise needed("it is not JSON", None) from None
    return cast("dict[str, object]", found) if isinstance(found, dict) else {}


def text_in(document: Mapping[str, object], name: str) -> str:
    """A text in a document; empty if it is missing or is no text."""
    value = document.get(name)
    return value if isinstance(value, str) else ""
