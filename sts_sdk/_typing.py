"""What of ``typing`` is needed while a program runs, without loading it: that takes longer than building a client.

Type checkers are shown ``typing`` itself. A module that is loaded before the first request goes out has its annotations
written as text (``from __future__ import annotations``), imports their names under ``TYPE_CHECKING``, and the few that
are called or inherited from, here.
"""

from __future__ import annotations

import sys

__all__ = ["TYPE_CHECKING", "Generic", "TypeVar", "cast", "overload"]

TYPE_CHECKING = False

if TYPE_CHECKING:
    from typing import Generic, TypeVar, cast, overload
else:
    from types import GenericAlias

    class Generic:
        """A class that can be written with its parameters, ``Builder[Client]``."""

        __slots__ = ()
        __class_getitem__ = classmethod(GenericAlias)

    def TypeVar(name, **_bounds):
        """A parameter of a generic class."""
        return name

    def cast(_kind, value):
        """The value as it is."""
        return value

    def overload(function):
        """One signature of several; ``typing.get_overloads`` knows it if ``typing`` was loaded before."""
        typing = sys.modules.get("typing")
        return function if typing is None else typing.overload(function)
