"""One package a service (com.amazonaws.services). Those without a folder are made by rule when they are imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sts_sdk.internal._face import add_finder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType


class ServiceFinder:
    """Asked by ``import`` after all others: finds ``sts_sdk.services.sqs`` and ``sts_sdk.services.sqs.model``."""

    @staticmethod
    def find_spec(
        fullname: str,
        path: Sequence[str] | None = None,  # noqa: ARG004 -- what ``import`` hands over
        target: ModuleType | None = None,  # noqa: ARG004 -- as above
    ) -> ModuleSpec | None:
        """What is imported under a name below this package that has no file; None for all other names."""
        if not fullname.startswith(f"{__name__}.") or "._" in fullname:
            return None
        from sts_sdk.services._rules._packages import spec_of  # noqa: PLC0415 -- only programs that import such a service

        return spec_of(fullname)


add_finder(ServiceFinder)
