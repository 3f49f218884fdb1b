"""A package's classes by name, from botocore's models of its services."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache, cached_property
from typing import Any, Final, NamedTuple

from botocore.loaders import Loader

from sts_sdk.services._botocore._loader import shared_loader
from sts_sdk.services._rules._names import cap, class_name, exception_name, spelling
from sts_sdk.services._rules._table import Fact, Package, Row, recorded

REQUEST: Final = "request"
RESULT: Final = "result"
SHAPE: Final = "structure"
EXCEPTION: Final = "exception"
ENUM: Final = "enum"
BASE_EXCEPTION: Final = "base exception"
BY_HAND: Final = "hand-written"


class Entry(NamedTuple):
    """What a name of the package ``model`` stands for. ``shape`` None: a class without members."""

    kind: str
    service: Service
    shape: str | None = None


@cache
def loader() -> Loader:
    """botocore's loader of the search path that the environment names when the first model is read."""
    return shared_loader(os.environ.get("AWS_DATA_PATH"))


class Service:
    """One of botocore's services under Java's name of its client."""

    def __init__(self, row: Row, package: Package) -> None:
        self.row = row
        self.package = package

    @cached_property
    def description(self) -> dict[str, Any]:
        """The service model, as botocore has it."""
        return loader().load_service_model(self.row.botocore or "", "service-2")

    @property
    def shapes(self) -> dict[str, dict[str, Any]]:
        """The shapes of the model by name."""
        shapes: dict[str, dict[str, Any]] = self.description["shapes"]
        return shapes

    @cached_property
    def operations(self) -> dict[str, dict[str, Any]]:
        """The operations of the model by name, but those that Java's client has not."""
        operations: dict[str, dict[str, Any]] = self.description["operations"]
        absent = {fact["operation"] for fact in self.package.facts_of("operation_absent")}
        return {name: spec for name, spec in operations.items() if name not in absent} if absent else operations

    @cached_property
    def errors(self) -> set[str]:
        """The names of the shapes that operations may fail with."""
        return {error["shape"] for spec in self.operations.values() for error in spec.get("errors", ())}

    @cached_property
    def replaced(self) -> dict[str, Fact]:
        """The shapes for which Java has another type, by name, and those that botocore has in their place now."""
        found = {fact["shape"]: fact for fact in self.package.facts_of("shape_replaced")}
        now = {fact["botocore"]: fact["java"] for fact in self.package.facts_of("changed_in_botocore")}
        return found | {shape: found[java] for shape, java in now.items() if java in found}

    @cached_property
    def wrapped_results(self) -> dict[str, Fact]:
        """The operations whose result holds the output as its one member."""
        return {fact["operation"]: fact for fact in self.package.facts_of("result_wrapped")}

    @cached_property
    def results_are_outputs(self) -> bool:
        """Whether there are no classes of results: methods return the class of the output shape."""
        return bool(self.package.facts_of("result_is_output_shape"))

    def is_structure(self, name: str) -> bool:
        """Whether a member, an element or a value is of a structure of that name."""
        return self.shapes.get(name, {}).get("type") == "structure" and name in self._reached()

    def input_of(self, operation: str) -> str | None:
        """The input shape."""
        shape: str | None = self.operations[operation].get("input", {}).get("shape")
        return shape

    def output_of(self, operation: str) -> str | None:
        """The output shape."""
        shape: str | None = self.operations[operation].get("output", {}).get("shape")
        return shape

    def unwrapped(self, operation: str) -> tuple[str, str] | None:
        """Member and shape of an output that is only a wrapper of it: the method returns the structure itself."""
        output = self.output_of(operation)
        members: dict[str, dict[str, Any]] = self.shapes[output].get("members", {}) if output else {}
        if len(members) != 1:
            return None
        ((member, spec),) = members.items()
        return (member, spec["shape"]) if self.shapes[spec["shape"]].get("wrapper") else None

    def structure_name(self, shape: str) -> str:
        """Java's class of a structure or enumeration."""
        for fact in self.package.facts_of("shape_renamed"):
            if fact["shape"] == shape:
                return str(fact["java"])
        replaced = self.replaced.get(shape)
        return class_name(shape) if replaced is None else str(replaced["java"])

    @property
    def dry_runs(self) -> bool:
        """Whether requests can be judged without being acted on: EC2's."""
        return "dryRun" in self.row.simple

    def error_name(self, shape: str) -> str:
        """Java's class of an error."""
        return exception_name(self.structure_name(shape))

    def result_name(self, operation: str) -> str | None:
        """Java's class of what the operation's method returns; None: nothing."""
        unwrapped = self.unwrapped(operation)
        if unwrapped is not None:
            return self.structure_name(unwrapped[1])
        if self.results_are_outputs:
            output = self.output_of(operation)
            return None if output is None else class_name(output)
        return f"{cap(operation)}Result"

    def has_result(self, operation: str) -> bool:
        """Whether there is a class of the operation's own for what its method returns."""
        return not self.results_are_outputs and self.unwrapped(operation) is None

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """Every class of the package ``model`` that this service needs. Of two of one name the first is meant."""
        yield self.row.base_exception, Entry(BASE_EXCEPTION, self)
        if self.dry_runs:
            yield "DryRunResult", Entry(BY_HAND, self)
            yield "DryRunSupportedRequest", Entry(BY_HAND, self)
        for operation in self.operations:
            yield f"{cap(operation)}Request", Entry(REQUEST, self, self.input_of(operation))
        for operation in self.operations:
            name = self.result_name(operation)
            if name is not None and self.unwrapped(operation) is None:
                yield name, Entry(RESULT, self, self.output_of(operation))
        for shape in sorted(self.errors, key=self._fullness):
            yield self.error_name(shape), Entry(EXCEPTION, self, shape)
        yield from self._structures()
        for fact in self.package.facts_of("exception_without_operation"):
            shape = fact["java_class"]
            yield shape, Entry(EXCEPTION, self, shape if shape in self.shapes else None)

    def _fullness(self, shape: str) -> int:
        return -len(self.shapes[shape].get("members", ()))

    def _structures(self) -> Iterator[tuple[str, Entry]]:
        for shape in sorted(self._reached() - self.errors):
            spec = self.shapes[shape]
            if shape in self.replaced:
                continue
            if spec["type"] == "structure" and not spec.get("document"):
                yield self.structure_name(shape), Entry(SHAPE, self, shape)
            elif "enum" in spec:
                yield self.structure_name(shape), Entry(ENUM, self, shape)

    def _reached(self) -> set[str]:
        """The shapes that are a member, an element, a key or a value of what operations take and give."""
        reached = {output for output in map(self.output_of, self.wrapped_results) if output is not None}
        ends = [spec[end]["shape"] for spec in self.operations.values() for end in ("input", "output") if end in spec]
        left = [*ends, *self.errors]
        looked_at = set(left)
        while left:
            for name in _named_in(self.shapes[left.pop()]):
                reached.add(name)
                if name not in looked_at:
                    looked_at.add(name)
                    left.append(name)
        return reached


def _named_in(spec: dict[str, Any]) -> Iterator[str]:
    for member in spec.get("members", {}).values():
        yield member["shape"]
    for part in ("member", "key", "value"):
        if part in spec:
            yield spec[part]["shape"]


class Model:
    """The classes of one package ``model``: those of all its services under one roof."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.services = [Service(row, package) for row in package.rows if row.botocore is not None]

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """What each name of the package stands for."""
        found: dict[str, Entry] = {}
        for service in self.services:
            for name, entry in service.entries():
                found.setdefault(name, entry)
        return found

    def entry(self, name: str) -> Entry | None:
        """What a name stands for; None if it is none of the package's. Requests and results need no look at others."""
        for service in self.services:
            operation = name.removesuffix("Request")
            if name != operation and operation in service.operations:
                return Entry(REQUEST, service, service.input_of(operation))
        for service in self.services:
            operation = name.removesuffix("Result")
            if name != operation and operation in service.operations and service.has_result(operation):
                return Entry(RESULT, service, service.output_of(operation))
        return self.entries.get(name)


def younger(package: str) -> Package | None:
    """A package that is younger than what is recorded: botocore's service of that name, without its hyphens."""
    for name in loader().list_available_services("service-2"):
        if name.replace("-", "") == package:
            return Package(package, (_row_by_rule(name),))
    return None


def known(package: str) -> Package | None:
    """What is known of a package, recorded or not."""
    return recorded(package) or younger(package)


def _row_by_rule(name: str) -> Row:
    metadata: dict[str, str] = loader().load_service_model(name, "service-2")["metadata"]
    base = metadata.get("serviceAbbreviation") or metadata["serviceFullName"]
    interface = class_name(base) if base.startswith(("Amazon", "AWS")) else f"AWS{class_name(base)}"
    return Row(interface, name, f"{interface}Exception", interface)


def spellings(service: Service) -> set[str]:
    """What programs may call a service whose Java name is not recorded."""
    metadata: dict[str, str] = service.description["metadata"]
    names = [metadata.get(key, "") for key in ("serviceAbbreviation", "serviceFullName", "serviceId")]
    return {spelling(name) for name in (*names, service.row.botocore or "", service.row.interface) if name}
