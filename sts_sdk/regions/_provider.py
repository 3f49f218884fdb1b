"""What a source of a region is."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Protocol

    class ProvidesRegion(Protocol):
        """Anything with ``getRegion``: what a chain accepts."""

        def getRegion(self) -> str | None: ...


class AwsRegionProvider(ABC):
    """Something that may know the region to use (com.amazonaws.regions.AwsRegionProvider)."""

    @abstractmethod
    def getRegion(self) -> str | None:
        """The region's name; None if it is not known here. IllegalArgumentException if it is no region's name."""
