"""What goes over the wire of botocore's clients: secrets in clear are warned of, and masked where they are repeated."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, Final, cast

from sts_sdk.internal._clear_text import goes_in_clear, warn_of_clear_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from botocore.session import Session

# botocore sends a request and reads its answer in one thread.
_sent: Final = threading.local()
_SECRET: Final = "sts_sdk_secret"  # noqa: S105 -- where a call's context says whether it sends one


class WireWatch:
    """Event handlers of one botocore session. ``warns`` is False where plain HTTP is meant."""

    def __init__(self, *, warns: bool = True) -> None:
        self._warns = warns
        self._told: set[str] = set()

    def listen(self, events: Session) -> None:
        """Be told of each call of the session's clients, before handlers of one service are."""
        events.register("before-parameter-build", self._build, unique_id="sts-sdk-parameters")
        events.register("before-call", self._call, unique_id="sts-sdk-clear-text")
        events.register("before-send", self._send, unique_id="sts-sdk-sent")
        events.register("response-received", self._received, unique_id="sts-sdk-received")

    def _build(self, params: object, model: Any, context: dict[str, object], **_: object) -> None:
        if self._warns:
            context[_SECRET] = _holds_secrets(model.input_shape, params)

    def _call(self, model: Any, params: dict[str, Any], context: dict[str, object], **_: object) -> None:
        if not self._warns or not goes_in_clear(params["url"]):
            return
        if context.get(_SECRET):
            self._warn(params["url"], f"What {model.name} sends goes to")
        elif _may_hold_secrets(model.output_shape, set()):
            self._warn(params["url"], f"What {model.name} answers comes from")

    def _send(self, request: Any, **_: object) -> None:
        headers = {str(name): _latin_text(value) for name, value in request.headers.items()}
        _sent.request = _HeldRequest(headers, request.url)
        token = any(name.lower() == "x-amz-security-token" for name in headers)
        if self._warns and token and goes_in_clear(request.url):
            self._warn(request.url, "A session token is sent to")

    def _warn(self, url: str, what: str) -> None:
        if what not in self._told:
            self._told.add(what)
            warn_of_clear_text(url, what)

    def _received(self, parsed_response: dict[str, Any] | None, **_: object) -> None:
        """Make texts of all that a refusal says, which botocore's own handlers take for texts, and mask them."""
        if parsed_response is None or "Error" not in parsed_response:
            return
        from sts_sdk.internal._masking import Secrets, hidden  # noqa: PLC0415 -- only refusals are masked

        error: object = parsed_response["Error"]
        said = cast("dict[object, object]", error) if isinstance(error, dict) else {}
        known = Secrets(latest_secrets())
        for name in ("Error", "ResponseMetadata"):
            texts = (
                {str(key): _ascii_text(value) for key, value in said.items()}
                if name == "Error"
                else parsed_response.get(name)
            )
            parsed_response[name] = hidden(texts, known)


class _HeldRequest:
    """Headers and URL of a request, held for a thread; never shown."""

    __slots__ = ("headers", "url")

    def __init__(self, headers: dict[str, str], url: str) -> None:
        self.headers = headers
        self.url = url

    def __repr__(self) -> str:
        return f"<a request with {len(self.headers)} headers>"


def latest_secrets() -> tuple[str, ...]:
    """What was secret in the request that this thread sent last."""
    from sts_sdk.internal._masking import secrets_on_the_wire  # noqa: PLC0415 -- only failures ask

    held: _HeldRequest | None = getattr(_sent, "request", None)
    return () if held is None else tuple(secrets_on_the_wire(held.headers, held.url))


def mask_what_was_sent(error: BaseException) -> None:
    """Mask, in all texts of an exception and its causes, what was secret in the request that this thread sent last."""
    from sts_sdk.internal._masking import Secrets, hide  # noqa: PLC0415 -- only failures are masked

    hide(error, Secrets(latest_secrets()))


def _ascii_text(value: object) -> str | None:
    return value if isinstance(value, str) or value is None else ascii(value)


def _latin_text(value: object) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)


def _is_secret(shape: Any) -> bool:
    """Whether the model calls a value sensitive; the names of KMS's keys are no secrets."""
    return bool(shape.metadata.get("sensitive")) and "KMS" not in shape.name


def _holds_secrets(shape: Any, value: object) -> bool:
    """Whether something sensitive is among the parameters; what fits no shape is refused by botocore."""
    if shape is None or value is None:
        return False
    if _is_secret(shape):
        return True
    if shape.type_name == "structure" and isinstance(value, dict):
        given = cast("dict[object, object]", value)
        return any(_holds_secrets(shape.members.get(name), inner) for name, inner in given.items())
    if shape.type_name == "list" and isinstance(value, (list, tuple)):
        return any(_holds_secrets(shape.member, inner) for inner in cast("list[object]", value))
    return False


def _may_hold_secrets(shape: Any, seen: set[str]) -> bool:
    """Whether answers of this shape may bring something sensitive."""
    if shape is None or shape.name in seen:
        return False
    seen.add(shape.name)
    return _is_secret(shape) or any(_may_hold_secrets(inner, seen) for inner in _inner(shape))


def _inner(shape: Any) -> Iterator[Any]:
    if shape.type_name == "structure":
        yield from shape.members.values()
    elif shape.type_name == "list":
        yield shape.member
    elif shape.type_name == "map":
        yield from (shape.key, shape.value)
