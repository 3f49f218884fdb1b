"""The tags of a bucket."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Self

from sts_sdk.services.s3.model._base import S3Value, each_of, list_of


class TagSet(S3Value):
    """Tags by their names (com.amazonaws.services.s3.model.TagSet)."""

    __slots__ = ("_tags",)

    def __init__(self, tags: Mapping[str, str] | None = None) -> None:
        self._tags = dict(tags or {})

    def getTag(self, key: str) -> str | None:
        """The value of a tag, or None."""
        return self._tags.get(key)

    def setTag(self, key: str, value: str) -> None:
        """The value of a tag, or None."""
        self._tags[key] = value

    def getAllTags(self) -> dict[str, str]:
        """A copy of all tags."""
        return dict(self._tags)


class BucketTaggingConfiguration(S3Value):
    """The tags of a bucket (com.amazonaws.services.s3.model.BucketTaggingConfiguration): S3 keeps one set."""

    __slots__ = ("_tag_sets",)

    def __init__(self, tagSets: Iterable[TagSet] = ()) -> None:
        self._tag_sets = list_of("tagSets", tagSets)

    def getTagSet(self) -> TagSet | None:
        """The first set, or None."""
        return self._tag_sets[0] if self._tag_sets else None

    def getTagSetAtIndex(self, index: int) -> TagSet:
        """The set of that number, counted from 0; IndexError if there are fewer."""
        return self._tag_sets[index]

    def getAllTagSets(self) -> list[TagSet]:
        """The sets, live."""
        return self._tag_sets

    def setTagSets(self, tagSets: Iterable[TagSet]) -> None:
        """Replace the sets."""
        self._tag_sets = list_of("tagSets", tagSets)

    def withTagSets(self, *tagSets: TagSet | Iterable[TagSet]) -> Self:
        """Replace the sets: one list, or sets each as an argument."""
        self._tag_sets = each_of("tagSets", tagSets)
        return self
