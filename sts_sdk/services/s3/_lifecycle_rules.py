"""Rules of a bucket's lifecycle, to and from botocore's shapes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.services.s3 import _answers as answers
from sts_sdk.services.s3._parameters import set_parameters
from sts_sdk.services.s3.model._lifecycle import BucketLifecycleConfiguration
from sts_sdk.services.s3.model._rule_values import (
    AbortIncompleteMultipartUpload,
    LifecycleRule,
    NoncurrentVersionExpiration,
)
from sts_sdk.services.s3.model._transition import NoncurrentVersionTransition, Transition
from sts_sdk.services.s3.model._values import Tag
from sts_sdk.services.s3.model.lifecycle._filter import (
    LifecycleAndOperator,
    LifecycleFilter,
    LifecycleFilterPredicate,
    LifecycleObjectSizeGreaterThanPredicate,
    LifecycleObjectSizeLessThanPredicate,
    LifecyclePrefixPredicate,
    LifecycleTagPredicate,
)

_STATUSES = (BucketLifecycleConfiguration.ENABLED, BucketLifecycleConfiguration.DISABLED)


def rule_parameters(rule: LifecycleRule) -> dict[str, object]:
    """A rule as S3 takes it; IllegalArgumentException for one that S3 cannot understand."""
    if rule.getStatus() not in _STATUSES:
        raise IllegalArgumentException(
            f"The status of rule {rule.getId()!r} must be 'Enabled' or 'Disabled'; it is {rule.getStatus()!r}."
        )
    abort = rule.getAbortIncompleteMultipartUpload()
    return {
        **_scope(rule),
        **set_parameters(
            ID=rule.getId(),
            Status=rule.getStatus(),
            Expiration=_expiration(rule),
            NoncurrentVersionExpiration=_noncurrent_expiration(rule),
            Transitions=[_transition(each) for each in rule.getTransitions()] or None,
            NoncurrentVersionTransitions=[_noncurrent(each) for each in rule.getNoncurrentVersionTransitions()] or None,
            AbortIncompleteMultipartUpload=None
            if abort is None
            else {"DaysAfterInitiation": abort.getDaysAfterInitiation()},
        ),
    }


def _scope(rule: LifecycleRule) -> dict[str, object]:
    chosen = rule.getFilter()
    if chosen is None:
        return {"Prefix": rule.getPrefix() or ""}
    if rule.getPrefix() is not None:
        raise IllegalArgumentException(
            "Prefix cannot be used with Filter. Use LifecyclePrefixPredicate to create a LifecycleFilter"
        )
    predicate = chosen.getPredicate()
    return {"Filter": {"Prefix": ""} if predicate is None else _condition(predicate)}


def _condition(predicate: LifecycleFilterPredicate) -> dict[str, object]:
    match predicate:
        case LifecyclePrefixPredicate():
            return {"Prefix": predicate.getPrefix()}
        case LifecycleTagPredicate():
            return {"Tag": {"Key": predicate.getTag().getKey(), "Value": predicate.getTag().getValue()}}
        case LifecycleObjectSizeGreaterThanPredicate():
            return {"ObjectSizeGreaterThan": predicate.getObjectSizeGreaterThan()}
        case LifecycleObjectSizeLessThanPredicate():
            return {"ObjectSizeLessThan": predicate.getObjectSizeLessThan()}
        case LifecycleAndOperator():
            return {"And": _all_of(predicate)}
        case _:
            raise IllegalArgumentException(f"A {type(predicate).__name__} is no condition that S3 knows.")


def _all_of(operator: LifecycleAndOperator) -> dict[str, object]:
    joined: dict[str, object] = {}
    tags: list[object] = []
    for operand in operator.getOperands():
        condition = _condition(operand)
        if "And" in condition:
            raise IllegalArgumentException("A LifecycleAndOperator cannot hold another one.")
        tags += [condition.pop("Tag")] if "Tag" in condition else []
        joined |= condition
    return {**joined, "Tags": tags} if tags else joined


def _set(number: int) -> int | None:
    return None if number == -1 else number


def _expiration(rule: LifecycleRule) -> dict[str, object] | None:
    return (
        set_parameters(
            Days=_set(rule.getExpirationInDays()),
            Date=rule.getExpirationDate(),
            ExpiredObjectDeleteMarker=rule.isExpiredObjectDeleteMarker() or None,
        )
        or None
    )


def _noncurrent_expiration(rule: LifecycleRule) -> dict[str, object] | None:
    given = rule.getNoncurrentVersionExpiration() or NoncurrentVersionExpiration(
        days=rule.getNoncurrentVersionExpirationInDays()
    )
    return (
        set_parameters(
            NoncurrentDays=_set(given.getDays()), NewerNoncurrentVersions=_set(given.getNewerNoncurrentVersions())
        )
        or None
    )


def _transition(transition: Transition) -> dict[str, object]:
    return set_parameters(
        Days=_set(transition.getDays()),
        Date=transition.getDate(),
        StorageClass=transition.getStorageClassAsString(),
    )


def _noncurrent(transition: NoncurrentVersionTransition) -> dict[str, object]:
    return set_parameters(
        NoncurrentDays=_set(transition.getDays()),
        NewerNoncurrentVersions=_set(transition.getNewerNoncurrentVersions()),
        StorageClass=transition.getStorageClassAsString(),
    )


def rule_of(item: Mapping[str, Any]) -> BucketLifecycleConfiguration.Rule:
    """A rule as S3 gives it."""
    expiration: Mapping[str, Any] = item.get("Expiration", {})
    noncurrent: Mapping[str, Any] | None = item.get("NoncurrentVersionExpiration")
    abort: Mapping[str, Any] | None = item.get("AbortIncompleteMultipartUpload")
    return BucketLifecycleConfiguration.Rule(
        id=item.get("ID"),
        prefix=item.get("Prefix"),
        status=item.get("Status"),
        filter=LifecycleFilter(_predicate(item["Filter"])) if "Filter" in item else None,
        expirationInDays=expiration.get("Days", -1),
        expirationDate=answers.moment(expiration.get("Date")),
        expiredObjectDeleteMarker=expiration.get("ExpiredObjectDeleteMarker", False),
        noncurrentVersionExpirationInDays=-1 if noncurrent is None else noncurrent.get("NoncurrentDays", -1),
        noncurrentVersionExpiration=None if noncurrent is None else _expiration_of(noncurrent),
        transitions=[_transition_of(each) for each in item.get("Transitions", ())],
        noncurrentVersionTransitions=[_noncurrent_of(each) for each in item.get("NoncurrentVersionTransitions", ())],
        abortIncompleteMultipartUpload=None
        if abort is None
        else AbortIncompleteMultipartUpload(daysAfterInitiation=abort.get("DaysAfterInitiation", 0)),
    )


def _expiration_of(item: Mapping[str, Any]) -> NoncurrentVersionExpiration:
    return NoncurrentVersionExpiration(
        days=item.get("NoncurrentDays", -1), newerNoncurrentVersions=item.get("NewerNoncurrentVersions", -1)
    )


def _transition_of(item: Mapping[str, Any]) -> Transition:
    return Transition(item.get("Days", -1), item.get("StorageClass"), answers.moment(item.get("Date")))


def _noncurrent_of(item: Mapping[str, Any]) -> NoncurrentVersionTransition:
    return NoncurrentVersionTransition(
        item.get("NoncurrentDays", -1), item.get("StorageClass"), item.get("NewerNoncurrentVersions", -1)
    )


def _predicate(item: Mapping[str, Any]) -> LifecycleFilterPredicate | None:
    found: list[LifecycleFilterPredicate] = []
    if "And" in item:
        conditions: Mapping[str, Any] = item["And"]
        parts = [{name: value} for name, value in conditions.items() if name != "Tags"]
        parts += [{"Tag": tag} for tag in conditions.get("Tags", ())]
        return LifecycleAndOperator(each for part in parts if (each := _predicate(part)) is not None)
    if item.get("Prefix"):
        found.append(LifecyclePrefixPredicate(item["Prefix"]))
    if "Tag" in item:
        found.append(LifecycleTagPredicate(Tag(item["Tag"].get("Key"), item["Tag"].get("Value"))))
    if "ObjectSizeGreaterThan" in item:
        found.append(LifecycleObjectSizeGreaterThanPredicate(item["ObjectSizeGreaterThan"]))
    if "ObjectSizeLessThan" in item:
        found.append(LifecycleObjectSizeLessThanPredicate(item["ObjectSizeLessThan"]))
    return next(iter(found), None)
