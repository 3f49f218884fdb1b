"""An access control policy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from sts_sdk.auth.policy import _reader, _writer
from sts_sdk.auth.policy._reader_options import PolicyReaderOptions
from sts_sdk.auth.policy._value import Value, having, spread

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sts_sdk.auth.policy._statement import Statement


class Policy(Value):
    """An access control policy, to be built by methods or read from text (com.amazonaws.auth.policy.Policy).

    Statements without an id are numbered when they are set. The version is always 2012-10-17.
    """

    def __init__(self, id: str | None = None, statements: Iterable[Statement] = ()) -> None:  # noqa: A002 -- Java's name
        self._id = id
        self._statements: list[Statement] = []
        self.setStatements(statements)

    def getId(self) -> str | None:
        """The policy's id, or None."""
        return self._id

    def setId(self, id: str | None) -> None:  # noqa: A002 -- Java's name
        self._id = id

    def withId(self, id: str | None) -> Self:  # noqa: A002 -- Java's name
        self.setId(id)
        return self

    def getVersion(self) -> str:
        """The version of the policy language: 2012-10-17."""
        return _writer.VERSION

    def getStatements(self) -> list[Statement]:
        """The rules of this policy."""
        return self._statements

    def setStatements(self, statements: Iterable[Statement]) -> None:
        """Replace the statements, and number those that have no id."""
        self._statements = having("getEffect", statements, "withStatements", "statements")
        _number(self._statements)

    def withStatements(self, *statements: Statement | Iterable[Statement]) -> Self:
        self.setStatements(spread(statements))
        return self

    def toJson(self) -> str:
        """The policy as text, as Java writes it: no white space, actions and resources always in lists."""
        return _writer.written(self._id, self._statements)

    @staticmethod
    def fromJson(jsonString: str, options: PolicyReaderOptions | None = None) -> Policy:
        """A policy from its text.

        IllegalArgumentException if it is no JSON, if a statement has no Effect or one that there is not, or if a
        Principal (other than ``*``) or a Condition is no object, which Java drops. NotAction and NotPrincipal are kept
        as actions and principals whose ``isNotType()`` is True. Elements that are not known are dropped.
        """
        return Policy(*_reader.read(jsonString, options or PolicyReaderOptions()))

    def _values(self) -> tuple[object, ...]:
        return self._id, tuple(self._statements)


def _number(statements: list[Statement]) -> None:
    used = {statement.getId() for statement in statements}
    counter = 0
    for statement in statements:
        if statement.getId() is None:
            counter += 1
            while str(counter) in used:
                counter += 1
            statement.setId(str(counter))
