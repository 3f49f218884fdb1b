"""The client classes of a package, each made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from sts_sdk._exceptions import UnsupportedOperationException
from sts_sdk.services._rules._builders import (
    Builders,
    EndpointDiscovery,
    RuledBuilder,
    RuledClient,
)  # fmt: skip
from sts_sdk.services._rules._classes import Classes
from sts_sdk.services._rules._model import Service, spellings
from sts_sdk.services._rules._names import small, spelling
from sts_sdk.services._rules._table import Package, recorded
from sts_sdk.services._rules._values import named

if TYPE_CHECKING:
    from sts_sdk.services._rules._async_builders import RuledAsyncClient

INTERFACE: Final = ""
ASYNC: Final = "Async"
CLIENT: Final = "Client"
ASYNC_CLIENT: Final = "AsyncClient"
BUILDER: Final = "ClientBuilder"
ASYNC_BUILDER: Final = "AsyncClientBuilder"
# The longest first: a name is read from its end.
_ROLES: Final = (ASYNC_BUILDER, BUILDER, ASYNC_CLIENT, CLIENT, ASYNC, INTERFACE)
_REFUSAL: Final = "This operation is not implemented by this class."
_OF_ALL: Final = ("shutdown", "getCachedResponseMetadata", "setEndpoint", "setRegion", "unwrap")


class Interface:
    """The base of every interface: a class of a test's own may stand in for a client and have only what it needs."""

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *exc: object) -> None:
        shutdown: Callable[[], None] = getattr(self, "shutdown")  # noqa: B009 -- every interface has it, none of this class's own
        shutdown()


class Clients:
    """The clients of one package, by name, and its ``classes``: requests, results and exceptions."""

    def __init__(self, package: Package, module: str) -> None:
        self._package = package
        self._module = module
        self.classes = Classes(package, f"{module}.model", self._other_spelling)
        self._made: dict[str, Any] = {}

    @property
    def _services(self) -> list[Service]:
        return self.classes.model.services

    def names(self) -> list[str]:
        """The names of all classes."""
        own = [f"{service.row.interface}{role}" for service in self._services for role in _ROLES]
        return sorted(
            [*own, *(f"Abstract{service.row.interface}{role}" for service in self._services for role in ("", ASYNC))]
        )

    def get(self, name: str) -> Any:
        """The class of that name; AttributeError if the package has none."""
        made = self._made.get(name)
        if made is None:
            meant = self._meant(name)
            if meant is None:
                raise AttributeError(
                    f"module {self._module!r} has no attribute {name!r}; it has {', '.join(self.names())}"
                )
            service, role, own = meant
            # Of two threads that make it at the same time one wins, for all.
            made = self._made.setdefault(name, self._class(service, role) if own == name else self.get(own))
        return made

    def _meant(self, name: str) -> tuple[Service, str, str] | None:
        """The service, what of it, and the name that it goes by."""
        for service in sorted(self._services, key=lambda each: -len(each.row.interface)):
            for role in _ROLES:
                stem = name.removeprefix("Abstract").removesuffix(role) if role else name.removeprefix("Abstract")
                if name.endswith(role) and self._is(service, stem):
                    abstract = "Abstract" if name.startswith("Abstract") and role in {INTERFACE, ASYNC} else ""
                    return service, f"{abstract}{role}", f"{abstract}{service.row.interface}{role}"
        return None

    def _is(self, service: Service, stem: str) -> bool:
        """Whether a program may call the service so. The names of younger services are not recorded: many will do."""
        if stem == service.row.interface:
            return True
        return recorded(self._package.name) is None and bool(stem) and spelling(stem) in spellings(service)

    def _other_spelling(self, name: str) -> str:
        """The recorded name of a base exception, for what a program calls it."""
        stem = name.removesuffix("Exception")
        for service in self._services:
            if stem != name and self._is(service, stem):
                return service.row.base_exception
        return name

    def _class(self, service: Service, role: str) -> type:
        interface = service.row.interface
        if role.startswith("Abstract"):
            inner = role.removeprefix("Abstract")
            name = f"Abstract{interface}{inner}"
            return type(
                name,
                (self.get(f"{interface}{inner}"),),
                self._space(name, f"A base for classes that stand in for {interface}."),
            )
        made: dict[str, Callable[[Service, str], type]] = {
            INTERFACE: self._interface, ASYNC: self._async_interface, CLIENT: self._client,
            ASYNC_CLIENT: self._async_client, BUILDER: self._builder, ASYNC_BUILDER: self._async_builder,
        }  # fmt: skip
        return made[role](service, f"{interface}{role}")

    def _space(self, name: str, doc: str) -> dict[str, Any]:
        return {"__module__": self._module, "__qualname__": name, "__doc__": doc}

    def _interface(self, service: Service, name: str) -> type:
        space = self._space(
            name, f"The client of {_full_name(service)} as its users see it; a test can stand in for it."
        )
        space["ENDPOINT_PREFIX"] = service.description["metadata"]["endpointPrefix"]
        for method in (*map(small, service.operations), *_OF_ALL):
            space[method] = named(_refusing(), method, name, self._module, _doc(service, method))
        if service.dry_runs:
            space["dryRun"] = named(_refusing(), "dryRun", name, self._module, "What EC2 says, without acting on it.")
        return type(name, (Interface,), space)

    def _async_interface(self, service: Service, name: str) -> type:
        space = self._space(name, f"The client of {_full_name(service)} whose calls return futures.")
        for operation in service.operations:
            method = f"{small(operation)}Async"
            space[method] = named(_refusing(), method, name, self._module, f"``{small(operation)}`` on another thread.")
        return type(name, (self.get(service.row.interface),), space)

    def _client(self, service: Service, name: str) -> type:
        space = self._space(name, f"Calls {_full_name(service)} and waits for its answer.")
        space.update(_service=service, _classes=self.classes)
        interface = service.row.interface
        space["_builders"] = Builders(*(partial(self._new, f"{interface}{role}") for role in (BUILDER, ASYNC_BUILDER)))
        for operation in service.operations:
            method = small(operation)
            space[method] = named(_calling(operation, method), method, name, self._module, _doc(service, method))
        if service.dry_runs:
            space["dryRun"] = named(
                _dry_running(), "dryRun", name, self._module, "What EC2 says, without acting on it."
            )
        return type(name, (RuledClient, self.get(service.row.interface)), space)

    def _async_client(self, service: Service, name: str) -> type:
        space = self._space(name, f"Calls {_full_name(service)} on threads of its own.")
        interface = service.row.interface
        for operation in service.operations:
            method = f"{small(operation)}Async"
            namesake = f"{operation}Async"
            call = _submitting(operation, small(operation), namesake if namesake in service.operations else None)
            space[method] = named(
                call, method, name, self._module, f"``{small(operation)}`` on another thread: a future."
            )
        from sts_sdk.services._rules._async_builders import RuledAsyncClient  # noqa: PLC0415 -- few programs ask for it

        # RuledAsyncClient first: its shutdown ends the threads, too.
        return type(name, (RuledAsyncClient, self.get(f"{interface}{CLIENT}"), self.get(f"{interface}{ASYNC}")), space)

    def _new(self, name: str) -> Any:
        return self.get(name).standard()

    def _builder(self, service: Service, name: str) -> type:
        return self._made_builder(service, name, CLIENT, RuledBuilder)

    def _async_builder(self, service: Service, name: str) -> type:
        from sts_sdk.services._rules._async_builders import RuledAsyncBuilder  # noqa: PLC0415 -- as above

        return self._made_builder(service, name, ASYNC_CLIENT, RuledAsyncBuilder)

    def _made_builder(self, service: Service, name: str, role: str, base: type) -> type:
        client = self.get(f"{service.row.interface}{role}")
        discovers = any("endpointdiscovery" in spec for spec in service.operations.values())
        bases = (base, EndpointDiscovery) if discovers else (base,)
        return type(
            name,
            bases,
            {**self._space(name, f"Makes {client.__name__}s."), "_client": client, "_botocore": service.row.botocore},
        )


_CLIENTS: Final[dict[str, Clients]] = {}


def clients_of(package: Package, module: str) -> Clients:
    """The clients of a package, the same ones however often its modules are loaded."""
    return _CLIENTS.setdefault(module, Clients(package, module))


def _full_name(service: Service) -> str:
    metadata: Mapping[str, str] = service.description["metadata"]
    return metadata.get("serviceFullName", service.row.interface)


def _doc(service: Service, method: str) -> str:
    operation = method[:1].upper() + method[1:]
    if operation not in service.operations:
        return "As of every client."
    result = service.result_name(operation)
    return f"Takes ``{operation}Request`` or its convenience forms; gives {f'``{result}``' if result else 'nothing'}."


def _refusing() -> Callable[..., Any]:
    def refuse(*_: object) -> Any:
        raise UnsupportedOperationException(_REFUSAL)

    return refuse


def _calling(operation: str, method: str) -> Callable[..., Any]:
    def call(self: RuledClient, *arguments: object) -> Any:
        return self._call(operation, self._request(operation, method, arguments))  # pyright: ignore[reportPrivateUsage] -- it is a method of that class

    return call


def _dry_running() -> Callable[..., Any]:
    def ask(self: RuledClient, request: Any) -> Any:
        return self._dry_run(request)  # pyright: ignore[reportPrivateUsage] -- it is a method of that class

    return ask


def _submitting(operation: str, method: str, namesake: str | None) -> Callable[..., Any]:
    """``namesake`` is an operation whose own method has this name: lambda's InvokeAsync. Its request tells it."""

    def submit(self: RuledAsyncClient, *arguments: object) -> Any:
        if namesake is not None and arguments and type(arguments[0]).__name__ == f"{namesake}Request":
            return self._call(namesake, arguments[0])  # pyright: ignore[reportPrivateUsage] -- it is a method of that class
        return self._submit(operation, method, arguments)  # pyright: ignore[reportPrivateUsage] -- it is a method of that class

    return submit
