"""``Policy``: statements with an id, to be built by methods, read from text and written as text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from sts_sdk.auth.policy._reader import PolicyReaderOptions, read_policy
from sts_sdk.auth.policy._statement import Statement
from sts_sdk.auth.policy._value import PolicyPart, having, spread
from sts_sdk.auth.policy._writer import VERSION, write_policy


class Policy(PolicyPart):
    """An access control policy, to be built by methods or read from text (com.amazonaws.auth.policy.Policy).

    A policy numbers the statements that have no id. The version is always 2012-10-17.
    """

    def __init__(self, id: str | None = None, statements: Iterable[Statement] = ()) -> None:  # noqa: A002 -- Java's name
        self._id = id
        self._statements: list[Statement] = []
        self.setStatements(statements)

    def getId(self) -> str | None:
        """The policy's id, or None."""
        return self._id

    def setId(self, id: str | None) -> None:  # noqa: A002 -- Java's name
        """The policy's id, or None."""
        self._id = id

    def withId(self, id: str | None) -> Self:  # noqa: A002 -- Java's name
        """The policy's id, or None."""
        self.setId(id)
        return self

    def getVersion(self) -> str:
        """The version of the policy language: 2012-10-17."""
        return VERSION

    def getStatements(self) -> list[Statement]:
        """The statements of this policy."""
        return self._statements

    def setStatements(self, statements: Iterable[Statement]) -> None:
        """Replace the statements, and number those that have no id."""
        self._statements = having("getEffect", statements, "withStatements", "statements")
        _number_statements(self._statements)

    def withStatements(self, *statements: Statement | Iterable[Statement]) -> Self:
        """Replace the statements, given one by one or as one collection, and number those that have no id."""
        self.setStatements(spread(statements))
        return self

    def toJson(self) -> str:
        """The policy as JSON, as Java writes it: no white space; actions and resources always in lists."""
        return write_policy(self._id, self._statements)

    @staticmethod
    def fromJson(jsonString: str, options: PolicyReaderOptions | None = None) -> Policy:
        """Read a policy from JSON.

        IllegalArgumentException if the text is not JSON, if a statement's Effect is missing or neither Allow nor Deny,
        or if a Condition or a Principal (other than ``*``) is not an object, which Java drops. NotAction and
        NotPrincipal become actions and principals whose ``isNotType()`` is True. Unknown elements are dropped.
        """
        return Policy(*read_policy(jsonString, options or PolicyReaderOptions()))

    def _values(self) -> tuple[object, ...]:
        return self._id, tuple(self._statements)


def _number_statements(statements: list[Statement]) -> None:
    used = {statement.getId() for statement in statements}
    counter = 0
    for statement in statements:
        if statement.getId() is None:
            counter += 1
            while str(counter) in used:
                counter += 1
            statement.setId(str(counter))
