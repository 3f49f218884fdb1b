"""For which objects a rule of a bucket's lifecycle is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from sts_sdk.services.s3.model._base import S3Value, list_of
from sts_sdk.services.s3.model._values import Tag


class LifecycleFilterPredicate(S3Value):
    """A condition on objects (com.amazonaws.services.s3.model.lifecycle.LifecycleFilterPredicate)."""

    __slots__ = ()


class LifecyclePrefixPredicate(LifecycleFilterPredicate):
    """The key begins with a text (...lifecycle.LifecyclePrefixPredicate)."""

    __slots__ = ("_prefix",)

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix

    def getPrefix(self) -> str:
        """What keys begin with."""
        return self._prefix


class LifecycleTagPredicate(LifecycleFilterPredicate):
    """The object has a tag (...lifecycle.LifecycleTagPredicate)."""

    __slots__ = ("_tag",)

    def __init__(self, tag: Tag) -> None:
        self._tag = tag

    def getTag(self) -> Tag:
        """The tag, its value included."""
        return self._tag


class LifecycleObjectSizeGreaterThanPredicate(LifecycleFilterPredicate):
    """The object is larger (...lifecycle.LifecycleObjectSizeGreaterThanPredicate)."""

    __slots__ = ("_object_size_greater_than",)

    def __init__(self, objectSizeGreaterThan: int) -> None:
        self._object_size_greater_than = objectSizeGreaterThan

    def getObjectSizeGreaterThan(self) -> int:
        """Than so many bytes."""
        return self._object_size_greater_than


class LifecycleObjectSizeLessThanPredicate(LifecycleFilterPredicate):
    """The object is smaller (...lifecycle.LifecycleObjectSizeLessThanPredicate)."""

    __slots__ = ("_object_size_less_than",)

    def __init__(self, objectSizeLessThan: int) -> None:
        self._object_size_less_than = objectSizeLessThan

    def getObjectSizeLessThan(self) -> int:
        """Than so many bytes."""
        return self._object_size_less_than


class LifecycleAndOperator(LifecycleFilterPredicate):
    """All of these hold (...lifecycle.LifecycleAndOperator)."""

    __slots__ = ("_operands",)

    def __init__(self, operands: Iterable[LifecycleFilterPredicate]) -> None:
        self._operands = list_of("operands", operands)

    def getOperands(self) -> list[LifecycleFilterPredicate]:
        """The conditions: at most one prefix, and tags of different names."""
        return self._operands


class LifecycleFilter(S3Value):
    """For which objects a rule is (com.amazonaws.services.s3.model.lifecycle.LifecycleFilter)."""

    __slots__ = ("_predicate",)

    def __init__(self, predicate: LifecycleFilterPredicate | None = None) -> None:
        self._predicate = predicate

    def getPredicate(self) -> LifecycleFilterPredicate | None:
        """The condition; None for all objects."""
        return self._predicate

    def setPredicate(self, predicate: LifecycleFilterPredicate | None) -> None:
        """The condition; None for all objects."""
        self._predicate = predicate

    def withPredicate(self, predicate: LifecycleFilterPredicate | None) -> Self:
        """The condition; None for all objects."""
        self._predicate = predicate
        return self
