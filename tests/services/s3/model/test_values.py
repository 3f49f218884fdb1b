"""The values of S3: generated as checked in, with Java's getters and setters, equal by what they hold."""

from __future__ import annotations

import copy
import inspect
import operator
import pickle
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from codegen import s3
from sts_sdk import IllegalArgumentException
from sts_sdk.services.s3 import model
from sts_sdk.services.s3.model import (
    AmazonS3Exception,
    BucketLifecycleConfiguration,
    BucketTaggingConfiguration,
    CannedAccessControlList,
    GeneratePresignedUrlRequest,
    GetObjectRequest,
    ListObjectsRequest,
    ObjectListing,
    ObjectMetadata,
    Owner,
    PutObjectRequest,
    S3ObjectSummary,
    SSEAlgorithm,
    SSEAwsKeyManagementParams,
    StorageClass,
    Tag,
    TagSet,
)
from sts_sdk.services.s3.model.lifecycle import (
    LifecycleAndOperator,
    LifecycleFilter,
    LifecyclePrefixPredicate,
    LifecycleTagPredicate,
)

ROOT = Path(__file__).parents[4]
VALUES = sorted(
    name
    for name in model.__all__
    if name
    not in (
        "AmazonS3Exception",
        "CannedAccessControlList",
        "Grantee",
        "GroupGrantee",
        "MultiObjectDeleteException",
        "Permission",
        "Region",
        "SSEAlgorithm",
        "StorageClass",
        "S3ObjectInputStream",
    )
)


def named(name: str) -> Any:
    """The class, which Java may have inside another."""
    return operator.attrgetter(name)(model)


def made(name: str) -> Any:
    """One of a class, its required arguments made up."""
    cls = named(name)
    required = [
        p
        for p in inspect.signature(cls).parameters.values()
        if p.default is p.empty and p.kind is p.POSITIONAL_OR_KEYWORD
    ]
    return cls(*(p.name for p in required))


def settable(name: str) -> list[str]:
    cls = named(name)
    with_more = ("setHeader", "setRange", "setTag", "setTagSets")
    setters = [method for method in dir(cls) if method.startswith("set") and method not in with_more]
    return [method.removeprefix("set") for method in setters]


def test_the_file_is_up_to_date() -> None:
    assert {path: (ROOT / path).read_text(encoding="utf-8") for path in s3.generate()} == s3.generate()


@pytest.mark.parametrize(("name", "prop"), [(name, prop) for name in VALUES for prop in settable(name)])
def test_what_is_set_is_got(name: str, prop: str) -> None:
    value = made(name)
    getter = getattr(value, f"is{prop}", None) or getattr(value, f"get{prop}")
    given: Any = ["x"] if isinstance(getter(), list) else {"x": "y"} if isinstance(getter(), dict) else "x"

    assert getattr(value, f"set{prop}")(given) is None
    assert getter() == given
    fluent = getattr(value, f"with{prop}", None)
    if fluent is not None:
        assert fluent(given) is value


def listing(name: str) -> list[str]:
    """The lists among the properties of a class."""
    value = made(name)
    return [prop for prop in settable(name) if isinstance(getattr(value, f"get{prop}", lambda: None)(), list)]


# setTagSets is apart in ``settable``: its getter is getAllTagSets.
LISTS = [
    *((name, prop) for name in [*VALUES, "BucketLifecycleConfiguration.Rule"] for prop in listing(name)),
    ("BucketTaggingConfiguration", "TagSets"),
]


@pytest.mark.parametrize("given", [5, 0, False, "one", "", b"one", object(), list])
@pytest.mark.parametrize(("name", "prop"), LISTS)
def test_what_is_no_list_is_refused_by_name(name: str, prop: str, given: object) -> None:
    member = prop[0].lower() + prop[1:]
    refusal = rf"^{member} takes a list, not {type(given).__name__}\.$"
    value = made(name)
    before = str(value)
    for method in (f"set{prop}", f"with{prop}"):
        if hasattr(value, method) and not (method == "withKeys" and isinstance(given, str)):  # a key is a text
            with pytest.raises(IllegalArgumentException, match=refusal):
                getattr(value, method)(given)
    assert method == "withKeys" or str(value) == before
    if member in inspect.signature(named(name)).parameters:
        with pytest.raises(IllegalArgumentException, match=refusal):
            named(name)(**{member: given})


def test_every_generated_list_is_among_them() -> None:
    generated = {
        (item["name"].replace("LifecycleRule", "BucketLifecycleConfiguration.Rule"), prop["name"].lower())
        for item in tomllib.loads((ROOT / "codegen" / "s3_classes.toml").read_text(encoding="utf-8"))["class"]
        for prop in item["properties"]
        if prop["type"].startswith("list")
    }
    assert generated
    assert generated <= {(name, prop.lower()) for name, prop in LISTS}


@pytest.mark.parametrize("name", [name for name in VALUES if name != "S3Object"])
def test_values_are_equal_by_what_they_hold(name: str) -> None:
    value, same = made(name), made(name)
    assert value == same == copy.copy(value) == value.clone()
    assert value.clone() is not value
    assert value != object()
    if name != "PutObjectRequest":
        assert pickle.loads(pickle.dumps(value)) == value
    assert str(value) == repr(value) == value.toString()
    assert value.toString().startswith(f"{name}(")


def test_a_copy_can_be_changed_on_its_own() -> None:
    metadata = ObjectMetadata()
    metadata.addUserMetadata("a", "1")
    twin = metadata.clone()
    twin.addUserMetadata("b", "2")
    twin.setContentType("text/css")
    assert (metadata.getUserMetadata(), metadata.getContentType()) == ({"a": "1"}, None)
    assert twin != metadata


def test_headers_are_found_whatever_their_case() -> None:
    metadata = ObjectMetadata()
    metadata.setHeader("content-TYPE", "text/css")
    metadata.setHeader("X-Amz-Storage-Class", "GLACIER")
    assert (metadata.getContentType(), metadata.getStorageClass()) == ("text/css", "GLACIER")
    assert metadata.getRawMetadata() == {"Content-Type": "text/css", "x-amz-storage-class": "GLACIER"}
    assert metadata.getRawMetadataValue("CONTENT-type") == "text/css"
    assert metadata.getContentLength() == 0


def test_positions_of_javas_constructors() -> None:
    request = ListObjectsRequest("bucket", "prefix", "marker", "/", 5)
    assert (request.getBucketName(), request.getPrefix(), request.getMarker()) == ("bucket", "prefix", "marker")
    assert (request.getDelimiter(), request.getMaxKeys()) == ("/", 5)
    assert GetObjectRequest("bucket", "key", "version").getVersionId() == "version"
    assert GetObjectRequest("bucket", "key").withRange(1, 2).getRange() == (1, 2)
    assert PutObjectRequest("bucket", "key", Path("file")).getFile() == Path("file")


def test_a_summary_shows_itself() -> None:
    summary = S3ObjectSummary(key="k", size=3, owner=Owner("id"), lastModified=datetime(2026, 1, 2, tzinfo=UTC))
    assert "key='k'" in str(summary)
    assert ObjectListing(objectSummaries=[summary]).getObjectSummaries() == [summary]


def test_acls_are_written_as_s3_has_them() -> None:
    acl = CannedAccessControlList
    assert str(acl.BucketOwnerFullControl) == acl.BucketOwnerFullControl.toString() == "bucket-owner-full-control"


def test_an_exception_of_a_callers_own() -> None:
    error = AmazonS3Exception("no", ValueError("cause"))
    error.setExtendedRequestId("extended")
    error.setRequestId("short")
    assert str(error) == (
        "no (Service: null; Status Code: 0; Error Code: null; Request ID: short; "
        "S3 Extended Request ID: extended; Proxy: null)"
    )
    assert error.getExtendedRequestId() == "extended"
    assert str(pickle.loads(pickle.dumps(error))) == str(error)


def test_names_of_user_metadata_have_no_case() -> None:
    metadata = ObjectMetadata()
    metadata.setUserMetadata({"Author": "alice", "AUTHOR": "bob"})
    metadata.addUserMetadata("author", "carol")
    held = metadata.getUserMetadata()
    assert held == {"Author": "carol"}
    assert (held["AUTHOR"], held.get("aUthor"), held.get("other"), "author" in held) == ("carol", "carol", None, True)
    held.update({"AUTHOR": "dave"}, other="x")
    held.setdefault("OTHER", "y")
    assert held.pop("OTHER") == "x"
    assert held.pop("other", None) is None
    assert metadata.clone().getUserMetadata()["author"] == "dave"
    assert pickle.loads(pickle.dumps(metadata)) == metadata
    assert copy.deepcopy(metadata).getUserMetadata()["AUTHOR"] == "dave"
    del held["author"]
    assert held == {}
    with pytest.raises(KeyError, match="author"):
        held["author"]


def test_elements_are_set_as_a_list_or_each_as_an_argument() -> None:
    """new BucketLifecycleConfiguration().withRules(rule) and .withRules(Arrays.asList(rule)), as Java overloads it"""
    rule = BucketLifecycleConfiguration.Rule(id="one")
    configuration = BucketLifecycleConfiguration().withRules(rule, [rule])
    assert configuration.getRules() == [rule, rule]
    configuration.setRules([rule])
    assert configuration == BucketLifecycleConfiguration([rule]) == configuration.clone()
    sets = BucketTaggingConfiguration().withTagSets([TagSet({"a": "1"})])
    assert sets.getAllTagSets() == [TagSet({"a": "1"})]
    sets.setTagSets([])
    assert sets.getTagSet() is None


def test_words_of_encryption() -> None:
    assert SSEAlgorithm.fromString("aws:kms") is SSEAlgorithm.KMS
    assert SSEAlgorithm.fromString(None) is None
    assert str(SSEAlgorithm.getDefault()) == SSEAlgorithm.AES256.getAlgorithm() == SSEAlgorithm.AES256.toString()
    with pytest.raises(IllegalArgumentException, match="Unsupported algorithm x"):
        SSEAlgorithm.fromString("x")
    key = SSEAwsKeyManagementParams().withAwsKmsKeyId("id").withAwsKmsEncryptionContext("e30=")
    assert key == SSEAwsKeyManagementParams("id", "e30=")
    assert key.getEncryption() == "aws:kms"
    with pytest.raises(IllegalArgumentException, match="Key id cannot be null"):
        SSEAwsKeyManagementParams("")
    assert GeneratePresignedUrlRequest("b", "k").withSSEAlgorithm(SSEAlgorithm.KMS).getSSEAlgorithm() == "aws:kms"
    assert PutObjectRequest("b", "k", "f").withStorageClass(StorageClass.Glacier).getStorageClass() == "GLACIER"


def test_conditions_of_a_lifecycle_are_equal_by_what_they_hold() -> None:
    both = [LifecyclePrefixPredicate("p"), LifecycleTagPredicate(Tag("a", "1"))]
    one = LifecycleFilter(LifecycleAndOperator(both))
    assert one == LifecycleFilter().withPredicate(LifecycleAndOperator(list(both))) == pickle.loads(pickle.dumps(one))
    assert one != LifecycleFilter(both[0])
    assert "prefix='p'" in str(one)
    one.setPredicate(None)
    assert one.getPredicate() is None
