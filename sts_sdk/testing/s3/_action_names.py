"""Every action of S3 that a bucket policy may name, and whether it is about buckets or about objects."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from sts_sdk.testing.iam._patterns import matches
from sts_sdk.testing.s3._actions import actions_of
from sts_sdk.testing.s3._operations import Level, all_operations

_OTHERS: Mapping[Level, str] = {
    "bucket": "ListTagsForResource TagResource UntagResource",
    "object": """
        BypassGovernanceRetention DeleteObjectVersion GetObjectVersionForReplication InitiateReplication
        ObjectOwnerOverrideToBucketOwner ReplicateDelete ReplicateObject ReplicateTags
    """,
}
"""Those that no operation is named after."""


def levels_of(pattern: str) -> set[Level]:
    """What an action of a policy, which may have wildcards, is about; nothing if there is no such action."""
    return {
        level for level, names in _names().items() if any(matches(pattern, name, fold=True) for name in names)
    }  # fmt: skip


@cache
def _names() -> Mapping[Level, frozenset[str]]:
    found: dict[Level, set[str]] = {level: {f"s3:{name}" for name in text.split()} for level, text in _OTHERS.items()}
    for operation in all_operations():
        for versioned in (False, True):
            found.setdefault(operation.level or "service", set()).update(actions_of(operation, versioned=versioned))
    return {level: frozenset(names) for level, names in found.items()}
