"""What becomes of a bucket's objects with time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Self, TypeAlias

from sts_sdk.services.s3.model import _transition as transition
from sts_sdk.services.s3.model._base import S3Value, each_of, list_of
from sts_sdk.services.s3.model._rule_values import LifecycleRule


class _Rule(LifecycleRule):
    """One rule (com.amazonaws.services.s3.model.BucketLifecycleConfiguration.Rule)."""

    __slots__ = ()

    def getTransition(self) -> transition.Transition | None:
        """The last transition, or None: Java's older form, of when there was one."""
        return self._transitions[-1] if self._transitions else None

    def setTransition(self, transition: transition.Transition) -> None:
        """The last transition, or None: Java's older form, of when there was one."""
        self._transitions = [transition]

    def withTransition(self, transition: transition.Transition) -> Self:
        """The last transition, or None: Java's older form, of when there was one."""
        self._transitions = [transition]
        return self

    def getNoncurrentVersionTransition(self) -> transition.NoncurrentVersionTransition | None:
        """The last of them, or None: Java's older form, of when there was one."""
        return self._noncurrent_version_transitions[-1] if self._noncurrent_version_transitions else None

    def setNoncurrentVersionTransition(
        self, nonCurrentVersionTransition: transition.NoncurrentVersionTransition
    ) -> None:
        """The last of them, or None: Java's older form, of when there was one."""
        self._noncurrent_version_transitions = [nonCurrentVersionTransition]

    def withNoncurrentVersionTransition(
        self, nonCurrentVersionTransition: transition.NoncurrentVersionTransition
    ) -> Self:
        """The last of them, or None: Java's older form, of when there was one."""
        self._noncurrent_version_transitions = [nonCurrentVersionTransition]
        return self


class BucketLifecycleConfiguration(S3Value):
    """What becomes of a bucket's objects with time (com.amazonaws.services.s3.model.BucketLifecycleConfiguration)."""

    ENABLED: ClassVar[str] = "Enabled"
    DISABLED: ClassVar[str] = "Disabled"
    Rule: TypeAlias = _Rule
    Transition: TypeAlias = transition.Transition
    NoncurrentVersionTransition: TypeAlias = transition.NoncurrentVersionTransition

    __slots__ = ("_rules",)

    def __init__(self, rules: Iterable[_Rule] = ()) -> None:
        self._rules = list_of("rules", rules)

    def getRules(self) -> list[_Rule]:
        """The rules, live: at most 1000."""
        return self._rules

    def setRules(self, rules: Iterable[_Rule]) -> None:
        """The rules, live: at most 1000."""
        self._rules = list_of("rules", rules)

    def withRules(self, *rules: _Rule | Iterable[_Rule]) -> Self:
        """Replace the rules: one list, or rules each as an argument."""
        self._rules = each_of("rules", rules)
        return self
