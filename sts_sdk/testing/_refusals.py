"""A no of the service, before anyone has decided in which envelope it travels."""

from __future__ import annotations

from collections.abc import Sequence


class Refusal(Exception):
    """What the service answers instead of a result.

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
    """AccessDenied in the words of IAM: who may not do what on which."""
    where = f" on resource: {resource}" if resource else ""
    return Refusal("AccessDenied", f"User: {caller} is not authorized to perform: {action}{where}{reason}", 403)


def invalid(message: str) -> Refusal:
    """A parameter that does not pass."""
    return Refusal("ValidationError", message)
