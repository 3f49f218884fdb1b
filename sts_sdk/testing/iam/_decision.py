"""What was decided about a request, and why: every statement that was looked at, and which one decided."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from sts_sdk.testing.iam._patterns import Context
from sts_sdk.testing.iam._policies import Miss, PolicyDocument, PolicyStatement, Question

Layer = Literal["identity-based policy", "permissions boundary", "session policy", "resource-based policy"]


class Looked:
    """One statement that was looked at: where it stands, and why it did not apply if it did not."""

    __slots__ = ("_context", "_document", "_miss", "_statement", "layer")

    def __init__(
        self, layer: Layer, document: PolicyDocument, statement: PolicyStatement, miss: Miss | None, context: Context
    ) -> None:
        self.layer: Layer = layer
        self._document = document
        self._statement = statement
        self._miss = miss
        self._context = context

    @property
    def applies(self) -> bool:
        """Whether the statement applies to the request."""
        return self._miss is None

    @property
    def effect(self) -> str:
        """Allow or Deny."""
        return str(self._statement.effect)

    @property
    def policy(self) -> str:
        """The name of the policy."""
        return self._document.name

    @property
    def line(self) -> int:
        """The line where the statement begins, from 1."""
        return self._statement.line

    @property
    def column(self) -> int:
        """The column where the statement begins, from 1."""
        return self._statement.column

    @property
    def place(self) -> str:
        """The layer, the name of the policy, the statement's number or Sid, its line and its column."""
        name = f" {self._document.name}" if self._document.name else ""
        which = f"statement {self._statement.sid or self._statement.number}"
        return f"{self.layer}{name}, {which} (line {self._statement.line}, column {self._statement.column})"

    @property
    def why(self) -> str:
        """What about the statement did not fit; empty if it applies."""
        if self._miss is None:
            return ""
        condition = self._miss.condition
        if condition is None:
            return f"the {self._miss.part} does not fit"
        wanted, found = ", ".join(condition.values), self._context.get(condition.key.lower())
        had = "has none" if found is None else f"has {found if isinstance(found, str) else ', '.join(found)}"
        return f"the condition {condition.operator} {condition.key}: {wanted} does not hold: the request {had}"

    def toJson(self) -> dict[str, object]:
        """The same as a JSON object."""
        return {
            "layer": self.layer,
            "policy": self._document.name,
            "sid": self._statement.sid,
            "statement": self._statement.number,
            "line": self._statement.line,
            "column": self._statement.column,
            "effect": self.effect,
            "applies": self.applies,
            "why": self.why,
        }

    def __repr__(self) -> str:
        return f"{self.effect} of the {self.place}: {self.why or 'applies'}"


class Decision:
    """Whether a caller may do an action on a resource.

    ``looked`` are all statements that were looked at, ``decidedBy`` the one that decided, None where none applied.
    ``reason`` says it in the words of AWS's message, and is empty where the request is allowed. ``str`` of a decision
    is the whole trace, ``toJson`` the same for programs.
    """

    __slots__ = ("_context", "action", "allowed", "caller", "decidedBy", "explicit", "looked", "reason", "resource")

    def __init__(
        self, question: Question, caller: str, reason: str, looked: Sequence[Looked], decided_by: Looked | None
    ) -> None:
        self.action: str = question.action
        self.resource: str = question.resource
        self.caller: str = caller
        self.allowed: bool = not reason
        self.explicit: bool = "explicit deny" in reason
        self.reason: str = reason
        self.looked: tuple[Looked, ...] = tuple(looked)
        self.decidedBy: Looked | None = decided_by
        self._context = question.context

    def toJson(self) -> dict[str, object]:
        """The decision in the form of AWS's decoded authorization messages, with the trace besides."""
        matched = [] if self.decidedBy is None else [self.decidedBy.toJson()]
        conditions = [{"key": key, "values": {"items": _items(found)}} for key, found in sorted(self._context.items())]
        return {
            "allowed": self.allowed,
            "explicitDeny": self.explicit,
            "matchedStatements": {"items": matched},
            "failures": {"items": [each.toJson() for each in self.looked if not each.applies]},
            "context": {
                "principal": {"arn": self.caller},
                "action": self.action,
                "resource": self.resource,
                "conditions": {"items": conditions},
            },
            "reason": self.reason.strip(),
        }

    def __str__(self) -> str:
        verdict = "allowed" if self.allowed else f"refused{self.reason}"
        lines = [f"{self.action} on {self.resource} by {self.caller}: {verdict}"]
        if self.decidedBy is not None:
            lines.append(f"decided by the {self.decidedBy.place}")
        return "\n".join([*lines, *(f"- {each!r}" for each in self.looked)])

    def __repr__(self) -> str:
        outcome = "allowed" if self.allowed else "refused"
        return f"Decision({self.action} on {self.resource} by {self.caller}: {outcome})"


def _items(found: str | Sequence[str]) -> list[dict[str, str]]:
    return [{"value": value} for value in ([found] if isinstance(found, str) else found)]
