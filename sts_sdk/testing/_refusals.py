"""``Refusal``: the error that a service answers with. STS and S3 each write it into an XML document of their own."""

from __future__ import annotations

from collections.abc import Sequence


class Refusal(Exception):
    """Raised where a service refuses a request: the error code, the message and the HTTP status of its answer.

    ``extra`` are S3's elements after the message, in order; ``headers`` go with the answer.
    """

    def __init__(
        self,
        code: str,
        message: str | None,
        status: int = 400,
        *,
        extra: Sequence[tuple[str, str]] = (),
        headers: Sequence[tuple[str, str]] = (),
    ) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message
        self.status = status
        self.extra = tuple(extra)
        self.headers = tuple(headers)


def denied(caller: str, action: str, resource: str | None = None, reason: str = "") -> Refusal:
    """AccessDenied in IAM's words: the caller's ARN, the action, the resource and the reason."""
    where = f" on resource: {resource}" if resource else ""
    return Refusal("AccessDenied", f"User: {caller} is not authorized to perform: {action}{where}{reason}", 403)


def invalid(message: str) -> Refusal:
    """ValidationError: a parameter is not valid."""
    return Refusal("ValidationError", message)
