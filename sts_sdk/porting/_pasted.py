"""Lines that were copied without their imports: which class a simple name means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sts_sdk.porting import _listing
from sts_sdk.porting._library import _types
from sts_sdk.services._rules._table import interfaces

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_SERVICES: Final = "com.amazonaws.services."
_CLIENT_ENDINGS: Final = "AsyncClientBuilder", "ClientBuilder", "AsyncClient", "Client", "Async", ""
_MODEL_ENDINGS: Final = "Request", "Result", "Exception"


def services_of(names: Iterable[str]) -> frozenset[str]:
    """The services whose clients are among the names, by the last part of their Java package: ``sqs``."""
    homes = (found[0] for found in map(_homes_of, names) if len(found) == 1)
    return frozenset(filter(None, map(_service_of, homes)))


def full_name(name: str, services: Collection[str]) -> str | None:
    """The full Java name of a class; None if it is neither Java's nor the SDK's.

    Java's own classes come first, because an SDK class of such a name (``Base64``) is the rarer one. Of several classes
    of one name the one that is of no service is meant, then one of a service whose client the lines name.
    """
    java = next((package for package, names in _types.PACKAGES.items() if name in names), None)
    if java is not None:
        return f"{java}.{name}"
    homes = _homes_of(name) + [f"{_SERVICES}{each}.model" for each in services if _is_of_model(each, name)]
    return f"{min(homes, key=lambda home: _distance(home, services))}.{name}" if homes else None


def _distance(home: str, services: Collection[str]) -> tuple[int, str]:
    service = _service_of(home)
    return (0 if not service else 1 if service in services else 2), home


def _service_of(home: str) -> str:
    """The service that a package is of; empty if it is of none."""
    return home.removeprefix(_SERVICES).partition(".")[0] if home.startswith(_SERVICES) else ""


def _homes_of(name: str) -> list[str]:
    by_hand = _listing.packages_of(name)
    client = next((interfaces()[each] for each in _interfaces_of(name) if each in interfaces()), None)
    return by_hand or ([] if client is None else [f"{_SERVICES}{client}"])


def _interfaces_of(name: str) -> Iterable[str]:
    bare = name.removeprefix("Abstract")
    return (bare.removesuffix(ending) for ending in _CLIENT_ENDINGS if bare.endswith(ending))


def _is_of_model(service: str, name: str) -> bool:
    found = _listing.find(f"{_SERVICES}{service}.model.{name}")
    # Without botocore each name may be one of a service that is made by rule.
    return found is not None and (found.complete or name.endswith(_MODEL_ENDINGS))
