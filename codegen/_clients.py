"""Writes the operations of the clients: the interfaces, their abstract classes and the calls themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codegen._classes import HEADER, MODEL
from codegen._words import docstring, of_operation

if TYPE_CHECKING:
    from codegen._service import Operation, Service

SERVICE = "AWSSecurityTokenService"
REFUSE = "        raise UnsupportedOperationException(_REFUSAL)"

# The part of the interfaces that no operation makes, as (signature, docstring).
PLUMBING = (
    (
        "getCachedResponseMetadata(self, request: AmazonWebServiceRequest) -> ResponseMetadata | None",
        "What the service said about its answer to this very request object, if it is still remembered.",
    ),
    ("setEndpoint(self, endpoint: str) -> None", "Deprecated: the builder's ``withEndpointConfiguration`` does this."),
    ("setRegion(self, region: Region) -> None", "Deprecated: the builder's ``withRegion`` does this."),
    ("shutdown(self) -> None", "Give back the connections; the client cannot be used afterwards."),
)


_TYPE_VARIABLES = """
    _Q = TypeVar("_Q", bound=AmazonWebServiceRequest)
    _R = TypeVar("_R", bound=AmazonWebServiceResult)

_REFUSAL: Final = "This operation is not implemented by this class."
"""

_HEAD = f'''{HEADER}
"""The operations of the STS clients: interface, its refusing base, and the calls."""

from __future__ import annotations

from abc import ABC, abstractmethod

from sts_sdk._exceptions import UnsupportedOperationException
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType
    from typing import ClassVar, Final, Self, TypeVar

    from sts_sdk._requests._request import AmazonWebServiceRequest
    from sts_sdk._requests._result import AmazonWebServiceResult, ResponseMetadata
    from sts_sdk.regions._region import Region'''

_ASYNC_HEAD = f'''{HEADER}
"""The operations of the asynchronous clients: interface, its refusing base, and the calls."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Final, TypeVar, overload

from sts_sdk._exceptions import UnsupportedOperationException
from sts_sdk._requests._request import AmazonWebServiceRequest
from sts_sdk.services.securitytoken._operations import {SERVICE}, Abstract{SERVICE}

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from sts_sdk._requests._result import AmazonWebServiceResult
    from sts_sdk.handlers._handler import AsyncHandler'''


def operations(service: Service) -> str:
    """``_operations.py``."""
    parts = [_HEAD, *_types(service), _TYPE_VARIABLES, *_interface(service), *_refusing(service), *_calls(service), ""]
    return "\n".join(parts)


def _types(service: Service) -> list[str]:
    return [f"    from {MODEL}.{op.module} import {op.request.name}, {op.result.name}" for op in service.operations]


def _interface(service: Service) -> list[str]:
    lines = [
        "",
        f"class {SERVICE}(ABC):",
        docstring(
            "The STS client as its users see it, apart from how it is done, so that a test can stand in for it.",
            "``with`` ends it: leaving the block calls ``shutdown()``.",
        ),
        "",
        '    ENDPOINT_PREFIX: ClassVar[str] = "sts"',
        "",
    ]
    for op in service.operations:
        lines += ["    @abstractmethod", _signature(op), docstring(*of_operation(op), indent="        "), ""]
    for signature, doc in PLUMBING:
        lines += ["    @abstractmethod", f"    def {signature}:", docstring(doc, indent="        "), ""]
    return [
        *lines,
        "    def __enter__(self) -> Self:", "        return self", "",
        "    def __exit__(",
        "        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None",
        "    ) -> None:",
        "        self.shutdown()", "",
    ]  # fmt: skip


def _refusing(service: Service) -> list[str]:
    doc = "Every method refuses with UnsupportedOperationException; a test's stand-in overrides what it needs."
    lines = [f"class Abstract{SERVICE}({SERVICE}):", docstring(doc), ""]
    for signature in [*(_signature(op) for op in service.operations), *(f"    def {text}:" for text, _ in PLUMBING)]:
        lines += [signature, REFUSE, ""]
    return [*lines, "    def __repr__(self) -> str:", '        return f"<{type(self).__name__}>"', ""]


_INVOKE = """
    def _invoke(
        self,
        operation: str,
        request: _Q | None,
        request_class: type[_Q],
        result_class: type[_R],
        *,
        signed: bool = True,
    ) -> _R: ...
"""

_SUBMIT = """
    def _submit(self, call: Callable[[_Q], _R], request: _Q, handler: AsyncHandler[_Q, _R] | None) -> Future[_R]: ...
"""


def _calls(service: Service) -> list[str]:
    lines = [
        f"class Operations({SERVICE}):",
        docstring("Each operation as one call of ``_invoke``, which the client provides."),
        "",
        "    @abstractmethod",
        _INVOKE,
    ]
    for op in service.operations:
        types = f"{op.request.name}, {op.result.name}{'' if op.signed else ', signed=False'}"
        lines += [_signature(op), _own_model(op, op.request.name, op.result.name), ""]
        lines += [f'        return self._invoke("{op.name}", request, {types})', ""]
    return lines


def _own_model(op: Operation, *names: str) -> str:
    """The import of an operation's own classes, in its method: a client loads the models that it is called with."""
    return f"        from {MODEL}.{op.module} import {', '.join(names)}"


def _signature(op: Operation) -> str:
    optional = " | None = None" if op.bare else ""
    # By position only: a stand-in may name its parameter as Java's does, or as it likes.
    return f"    def {op.method}(self, request: {op.request.name}{optional}, /) -> {op.result.name}:"


def async_operations(service: Service) -> str:
    """``_async_operations.py``."""
    classes = [*_async_interface(service), *_async_refusing(service), *_async_calls(service)]
    return "\n".join([_ASYNC_HEAD, *_types(service), _TYPE_VARIABLES, *classes, _ARGUMENTS])


_ARGUMENTS = '''
def _arguments(
    request_type: type[_Q], request: _Q | AsyncHandler[_Q, _R] | None, handler: AsyncHandler[_Q, _R] | None
) -> tuple[_Q, AsyncHandler[_Q, _R] | None]:
    """Request and handler, where Java has overloads without a request: the first argument may be the handler."""
    if request is None or isinstance(request, AmazonWebServiceRequest):
        return request or request_type(), handler
    return request_type(), request
'''


def _async_interface(service: Service) -> list[str]:
    lines = [
        "",
        f"class {SERVICE}Async({SERVICE}):",
        docstring(
            "The STS client whose calls return at once.",
            "Each method gives a Future; a handler, if there is one, hears of the end as well.",
        ),
        "",
    ]
    for op in service.operations:
        doc = f"``{op.method}`` on another thread."
        lines += _overloads(op, "    @abstractmethod")
        lines += ["    @abstractmethod", _async_signature(op), docstring(doc, indent="        "), ""]
    return lines


def _async_refusing(service: Service) -> list[str]:
    doc = "Every method refuses with UnsupportedOperationException; a test's stand-in overrides what it needs."
    lines = [f"class Abstract{SERVICE}Async(Abstract{SERVICE}, {SERVICE}Async):", docstring(doc), ""]
    for op in service.operations:
        lines += [*_overloads(op), _async_signature(op), REFUSE, ""]
    return lines


def _async_calls(service: Service) -> list[str]:
    lines = [
        f"class AsyncOperations({SERVICE}Async):",
        docstring("Each operation as one call of ``_submit``, which the client provides."),
        "",
        "    @abstractmethod",
        _SUBMIT,
    ]
    for op in service.operations:
        plain = "request, asyncHandler"
        arguments = f"*_arguments({op.request.name}, {plain})" if op.bare else plain
        lines += [*_overloads(op), _async_signature(op)]
        lines += [_own_model(op, op.request.name), ""] if op.bare else []
        lines += [f"        return self._submit(self.{op.method}, {arguments})", ""]
    return lines


def _async_signature(op: Operation) -> str:
    handler = f"AsyncHandler[{op.request.name}, {op.result.name}]"
    request = f"{op.request.name} | {handler} | None = None" if op.bare else op.request.name
    arguments = f"self, request: {request}, /, asyncHandler: {handler} | None = None"
    return f"    def {op.method}Async({arguments}) -> Future[{op.result.name}]:"


def _overloads(op: Operation, mark: str = "") -> list[str]:
    if not op.bare:
        return []
    handler = f"AsyncHandler[{op.request.name}, {op.result.name}]"
    variants = (
        f"request: {op.request.name} | None = None, /, asyncHandler: {handler} | None = None",
        f"request: {handler}, /",
    )
    lines: list[str] = []
    for variant in variants:
        lines += ["    @overload", *([mark] if mark else [])]
        lines.append(f"    def {op.method}Async(self, {variant}) -> Future[{op.result.name}]: ...")
    return lines
