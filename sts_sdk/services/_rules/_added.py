"""The few methods that Java's classes have beside those of their members; the table says which class has which."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Any, Final

from sts_sdk.services._rules._table import Package


def getDecodedOutput(result: Any) -> str | None:
    """The text of the console, which ``getOutput`` gives in base64; None if there is none."""
    output: str | None = result.getOutput()
    return None if output is None else base64.b64decode(output).decode("utf-8", "replace")


def getExtendedRequestId(exception: Any) -> str | None:
    """The second id of the request, by which AWS's support finds it."""
    headers: dict[str, str] = exception.getHttpHeaders() or {}
    return next((value for name, value in headers.items() if name.lower() == "x-amz-id-2"), None)


_METHODS: Final[dict[str, Callable[[Any], str | None]]] = {
    "getDecodedOutput": getDecodedOutput,
    "getExtendedRequestId": getExtendedRequestId,
}


def added_methods(package: Package, name: str) -> dict[str, Callable[[Any], str | None]]:
    """The methods that the class ``name`` of a package has besides."""
    facts = [fact for fact in package.facts_of("member_added") if fact["java_class"] == name]
    return {method: _METHODS[method] for fact in facts for method in fact.get("methods", ())}
