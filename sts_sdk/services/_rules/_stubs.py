"""``sts-sdk stubs``: type stubs of the services that a program uses, written where its type checker looks for them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from keyword import iskeyword
from pathlib import Path
from typing import Final

from sts_sdk._exceptions import IllegalArgumentException, SdkClientException
from sts_sdk.services._rules._clients import Clients, clients_of
from sts_sdk.services._rules._model import Service, known
from sts_sdk.services._rules._names import module_name, small
from sts_sdk.services._rules._stub_model import model_stubs
from sts_sdk.services._rules._stub_types import Types, with_imports
from sts_sdk.services._rules._table import Form, package_of, recorded

_ROOT: Final = "sts_sdk/services"
_INTERFACE_TAIL: Final = """\
    def getCachedResponseMetadata(self, request: ~AmazonWebServiceRequest, /) -> ~ResponseMetadata | None: ...
    def setEndpoint(self, endpoint: str, /) -> None: ...
    def setRegion(self, region: ~Region | ~Regions | str, /) -> None: ...
    def shutdown(self) -> None: ...
    def unwrap(self) -> ~Any: ...
    def __enter__(self) -> ~Self: ...
    def __exit__(self, *exc: object) -> None: ...
"""
_CLIENTS: Final = """
class Abstract{i}({i}): ...
class Abstract{i}Async({i}Async): ...

class {i}Client({i}):
    def __init__(
        self,
        awsCredentials: ~AWSCredentials | ~AWSCredentialsProvider | ~ClientConfiguration | None = None,
        clientConfiguration: ~ClientConfiguration | None = None,
    ) -> None: ...
    @classmethod
    def builder(cls) -> {i}ClientBuilder: ...

class {i}AsyncClient({i}Client, {i}Async):
    def __init__(
        self,
        awsCredentials: ~AWSCredentials | ~AWSCredentialsProvider | ~ClientConfiguration | None = None,
        clientConfiguration: ~ClientConfiguration | ~Executor | None = None,
        executorService: ~Executor | None = None,
    ) -> None: ...
    @classmethod
    def asyncBuilder(cls) -> {i}AsyncClientBuilder: ...
    def getExecutorService(self) -> ~Executor: ...

class {i}ClientBuilder(~AwsSyncClientBuilder[{i}Client]):
    @classmethod
    def standard(cls) -> ~Self: ...
    @classmethod
    def defaultClient(cls) -> {i}Client: ...
    def build(self) -> {i}Client: ...

class {i}AsyncClientBuilder(~AwsAsyncClientBuilder[{i}AsyncClient]):
    @classmethod
    def standard(cls) -> ~Self: ...
    @classmethod
    def defaultClient(cls) -> {i}AsyncClient: ...
    def build(self) -> {i}AsyncClient: ...
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("services", nargs="+", metavar="SERVICE", help="as it is imported: sqs, dynamodbv2, lambda_")
    parser.add_argument("--into", type=Path, default=Path("typings"), metavar="DIR", help="default: typings")


def run(arguments: argparse.Namespace) -> int:
    """Write the stubs of the services. One that is unknown is an IllegalArgumentException, and nothing is written."""
    wanted = {name: stubs_of(name) for name in arguments.services}
    for name, stubs in wanted.items():
        if not stubs:
            raise IllegalArgumentException(_unknown_service(name))
    for path, text in chain.from_iterable(stubs.items() for stubs in wanted.values()):
        file = arguments.into / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        print(file)  # noqa: T201 -- a command
    return 0


def _unknown_service(name: str) -> str:
    java = package_of(name)
    known_as = (
        f"in Java it is called {java}" if java else "name it as Java's package is named: sqs, dynamodbv2, lambda_"
    )
    return f"there is no service {name!r}: {known_as}"


def main(arguments: Sequence[str] | None = None) -> int:
    """The command by itself: ``python -m sts_sdk.services._rules._stubs sqs --into typings``."""
    parser = argparse.ArgumentParser(prog="sts-sdk stubs", description=__doc__)
    add_arguments(parser)
    try:
        return run(parser.parse_args(arguments))
    except SdkClientException as failure:
        print(f"sts-sdk stubs: {failure}", file=sys.stderr)  # noqa: T201 -- a command
        return 2 if isinstance(failure, IllegalArgumentException) else 1


def stubs_of(module: str) -> dict[str, str]:
    """The stub files of a service by path below the folder of stubs; none if there is no such service."""
    package = known(module.rstrip("_"))
    if package is None or all(row.botocore is None for row in package.rows):
        return {}
    if recorded(package.name) is None and package_of(package.rows[0].botocore or "") is not None:
        return {}  # Java has it under another name
    name = module_name(package.name)
    clients = clients_of(package, f"sts_sdk.services.{name}")
    folder = f"{_ROOT}/{name}"
    stubs = {f"{folder}/{end}": text for end, text in model_stubs(clients.classes, name).items()}
    return {f"{folder}/__init__.pyi": client_stub(clients, name), **stubs}


def client_stub(clients: Clients, module: str) -> str:
    """The stub of the package: interfaces, clients and builders."""
    parts: list[str] = []
    for service in clients.classes.model.services:
        interface = service.row.interface
        parts += [f"\nclass {interface}:\n    ENDPOINT_PREFIX: str\n", *_operation_lines(service), _INTERFACE_TAIL]
        if service.dry_runs:
            parts.append("    def dryRun(self, request: DryRunSupportedRequest, /) -> DryRunResult: ...\n")
        parts += [f"\nclass {interface}Async({interface}):\n", *_async_methods(service), _CLIENTS.format(i=interface)]
    names = clients.classes.names()
    return with_imports(module, "".join(parts), names, {f"sts_sdk.services.{module}.model": names})


def _operation_lines(service: Service) -> Iterator[str]:
    for operation in service.operations:
        yield from _overloaded(_signatures(service, operation))


def _signatures(service: Service, operation: str) -> list[str]:
    method, result = small(operation), service.result_name(operation) or "None"
    return [f"    def {method}(self{form}) -> {result}: ...\n" for form in _argument_forms(service, operation)]


def _async_methods(service: Service) -> Iterator[str]:
    for operation in service.operations:
        result = service.result_name(operation) or "None"
        handler = f"asyncHandler: ~AsyncHandler[{operation[:1].upper()}{operation[1:]}Request, {result}] | None = None"
        lines: list[str] = []
        for form in _argument_forms(service, operation):
            taken = f"{form.removesuffix(', /')}, {handler}, /"
            lines.append(f"    def {small(operation)}Async(self{taken}) -> ~Future[{result}]: ...\n")
        namesake = f"{operation}Async"
        if namesake in service.operations:  # the method of an operation of that name, chosen by its request
            lines += _signatures(service, namesake)
        yield from _overloaded(lines)


def _argument_forms(service: Service, operation: str) -> list[str]:
    """What a method takes behind ``self``, in each of its forms; the request is always one."""
    first = f", request: {operation[:1].upper()}{operation[1:]}Request, /"
    types = Types(service)
    return [first, *(_taken_types(types, form) for form in service.row.simple.get(small(operation), ()))]


def _taken_types(types: Types, form: Form) -> str:
    names = [f"{name}_" if iskeyword(name) else name for name, _ in form]
    given = [f", {name}: {types.of_java(kind)}" for name, (_, kind) in zip(names, form, strict=True)]
    return "".join([*given, ", /" if given else ""])


def _overloaded(lines: list[str]) -> list[str]:
    return lines if len(lines) == 1 else [f"    @~overload\n{line}" for line in lines]


if __name__ == "__main__":
    sys.exit(main())
