"""Lifecycles, tags and access lists, with the lines that Java programs have for them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from sts_sdk import IllegalArgumentException
from sts_sdk.services.s3.model import (
    AbortIncompleteMultipartUpload,
    AccessControlList,
    AmazonS3Exception,
    BucketLifecycleConfiguration,
    BucketTaggingConfiguration,
    CannedAccessControlList,
    CanonicalGrantee,
    EmailAddressGrantee,
    GetBucketAclRequest,
    GetBucketLifecycleConfigurationRequest,
    GetObjectAclRequest,
    Grant,
    GroupGrantee,
    NoncurrentVersionExpiration,
    Owner,
    Permission,
    SetBucketAclRequest,
    SetBucketLifecycleConfigurationRequest,
    SetBucketTaggingConfigurationRequest,
    SetObjectAclRequest,
    StorageClass,
    Tag,
    TagSet,
)
from sts_sdk.services.s3.model.lifecycle import (
    LifecycleAndOperator,
    LifecycleFilter,
    LifecycleFilterPredicate,
    LifecycleObjectSizeGreaterThanPredicate,
    LifecycleObjectSizeLessThanPredicate,
    LifecyclePrefixPredicate,
    LifecycleTagPredicate,
)
from support.buckets import BUCKET, made_up, stubbed
from support.server import Answer, StubServer

if TYPE_CHECKING:
    from collections.abc import Callable

    from sts_sdk.services.s3 import AmazonS3

Rule = BucketLifecycleConfiguration.Rule
Transition = BucketLifecycleConfiguration.Transition


def test_a_lifecycle_is_written_and_read(s3: AmazonS3) -> None:
    """As AWS's example LifecycleConfiguration:

    BucketLifecycleConfiguration.Rule rule1 = new BucketLifecycleConfiguration.Rule()
        .withId("Archive immediately rule")
        .withFilter(new LifecycleFilter(new LifecyclePrefixPredicate("glacierobjects/")))
        .addTransition(new Transition().withDays(0).withStorageClass(StorageClass.Glacier))
        .withStatus(BucketLifecycleConfiguration.ENABLED);
    configuration = new BucketLifecycleConfiguration().withRules(Arrays.asList(rule1, rule2));
    s3Client.setBucketLifecycleConfiguration(bucketName, configuration);
    configuration = s3Client.getBucketLifecycleConfiguration(bucketName);
    configuration.getRules().add(new BucketLifecycleConfiguration.Rule().withId("NewRule")...);
    s3Client.deleteBucketLifecycleConfiguration(bucketName);
    """
    rule1 = (
        Rule()
        .withId("Archive immediately rule")
        .withFilter(LifecycleFilter(LifecyclePrefixPredicate("glacierobjects/")))
        .addTransition(Transition().withDays(0).withStorageClass(StorageClass.Glacier))
        .withStatus(BucketLifecycleConfiguration.ENABLED)
    )
    rule2 = (
        Rule()
        .withId("Archive and then delete rule")
        .withFilter(LifecycleFilter(LifecycleTagPredicate(Tag("archive", "true"))))
        .addTransition(Transition().withDays(30).withStorageClass(StorageClass.StandardInfrequentAccess))
        .addTransition(Transition().withDays(365).withStorageClass(StorageClass.Glacier))
        .withExpirationInDays(3650)
        .withStatus(BucketLifecycleConfiguration.ENABLED)
    )
    assert s3.getBucketLifecycleConfiguration(BUCKET) is None
    s3.setBucketLifecycleConfiguration(BUCKET, BucketLifecycleConfiguration().withRules([rule1, rule2]))
    configuration = s3.getBucketLifecycleConfiguration(BUCKET)
    assert configuration == BucketLifecycleConfiguration([rule1, rule2])
    assert configuration.getRules()[1].getTransitions()[0].getStorageClass() is StorageClass.StandardInfrequentAccess
    predicate = LifecyclePrefixPredicate("YearlyDocuments/")
    new = Rule().withId("NewRule").withFilter(LifecycleFilter(predicate)).withExpirationInDays(3650)
    configuration.getRules().append(new.withStatus(BucketLifecycleConfiguration.DISABLED))
    s3.setBucketLifecycleConfiguration(SetBucketLifecycleConfigurationRequest(BUCKET, configuration))
    found = s3.getBucketLifecycleConfiguration(GetBucketLifecycleConfigurationRequest(BUCKET))
    assert found is not None
    assert [rule.getId() for rule in found.getRules()][2] == "NewRule"
    s3.deleteBucketLifecycleConfiguration(BUCKET)
    assert s3.getBucketLifecycleConfiguration(BUCKET) is None


def test_rules_with_everything(s3: AmazonS3) -> None:
    noncurrent = BucketLifecycleConfiguration.NoncurrentVersionTransition().withDays(7).withStorageClass("GLACIER_IR")
    both = LifecycleAndOperator(
        [
            LifecyclePrefixPredicate("p/"),
            LifecycleTagPredicate(Tag("a", "1")),
            LifecycleTagPredicate(Tag("b", "2")),
        ]
    )
    full = (
        Rule(id="full", status="Enabled", filter=LifecycleFilter(both))
        .withExpirationInDays(40)
        .withNoncurrentVersionTransitions(noncurrent)
        .withNoncurrentVersionExpirationInDays(30)
        .withAbortIncompleteMultipartUpload(AbortIncompleteMultipartUpload().withDaysAfterInitiation(3))
    )
    older = Rule().withId("older").withPrefix("logs/").withStatus("Enabled").withExpiredObjectDeleteMarker(True)
    s3.setBucketLifecycleConfiguration(BUCKET, BucketLifecycleConfiguration().withRules(full, older))
    configuration = s3.getBucketLifecycleConfiguration(BUCKET)
    assert configuration is not None
    found, other = configuration.getRules()
    assert found.getFilter() == LifecycleFilter(both)
    assert found.getNoncurrentVersionTransition() == noncurrent
    assert found.getNoncurrentVersionExpiration() == NoncurrentVersionExpiration(days=30)
    assert (found.getExpirationInDays(), found.getNoncurrentVersionExpirationInDays()) == (40, 30)
    assert found.getAbortIncompleteMultipartUpload() == AbortIncompleteMultipartUpload(daysAfterInitiation=3)
    assert (other.getPrefix(), other.isExpiredObjectDeleteMarker()) == ("logs/", True)


def sent(rule: Any) -> str:
    with StubServer(Answer(200)) as server, stubbed(server) as s3:
        s3.setBucketLifecycleConfiguration(BUCKET, BucketLifecycleConfiguration([rule]))
    return str(server.requests[0].body)


def test_what_moto_does_not_know_is_sent() -> None:
    when = datetime(2030, 1, 2, tzinfo=UTC)
    rule = Rule(status="Enabled").withTransition(Transition().withDate(when).withStorageClass("DEEP_ARCHIVE"))
    text = sent(rule)
    assert "<Prefix />" in text
    assert "<Transition><Date>2030-01-02T00:00:00Z</Date><StorageClass>DEEP_ARCHIVE</StorageClass>" in text
    kept = NoncurrentVersionExpiration().withDays(5).withNewerNoncurrentVersions(2)
    kept_back = BucketLifecycleConfiguration.NoncurrentVersionTransition(9, StorageClass.Glacier, 4)
    rule = Rule(status="Enabled", filter=LifecycleFilter(), noncurrentVersionExpiration=kept)
    rule.setNoncurrentVersionTransition(kept_back)
    text = sent(rule)
    assert "<NoncurrentDays>5</NoncurrentDays><NewerNoncurrentVersions>2</NewerNoncurrentVersions>" in text
    assert "<NewerNoncurrentVersions>4</NewerNoncurrentVersions>" in text
    greater, less = LifecycleObjectSizeGreaterThanPredicate(10), LifecycleObjectSizeLessThanPredicate(99)
    text = sent(Rule(status="Enabled", filter=LifecycleFilter(LifecycleAndOperator([greater, less]))))
    assert "<And><ObjectSizeGreaterThan>10</ObjectSizeGreaterThan><ObjectSizeLessThan>99</ObjectSizeLessThan>" in text
    assert "<ObjectSizeLessThan>99<" in sent(Rule(status="Enabled", filter=LifecycleFilter(less)))


def test_what_moto_does_not_know_is_read() -> None:
    answer = """<LifecycleConfiguration><Rule><Status>Enabled</Status><Filter><ObjectSizeLessThan>9</ObjectSizeLessThan>
    </Filter><Transition><Date>2030-01-02T00:00:00Z</Date><StorageClass>YOUNGER</StorageClass></Transition></Rule>
    <Rule><Status>Enabled</Status><Filter><ObjectSizeGreaterThan>5</ObjectSizeGreaterThan></Filter></Rule>
    <Rule><Status>Disabled</Status><Filter><Prefix/></Filter><Expiration><Date>2031-01-01T00:00:00Z</Date></Expiration>
    </Rule></LifecycleConfiguration>"""
    with StubServer(Answer(200, answer)) as server, stubbed(server) as s3:
        configuration = s3.getBucketLifecycleConfiguration(BUCKET)
    assert configuration is not None
    first, second, third = configuration.getRules()
    assert first.getFilter() == LifecycleFilter(LifecycleObjectSizeLessThanPredicate(9))
    transition = first.getTransition()
    assert transition is not None
    assert (transition.getStorageClass(), transition.getStorageClassAsString()) == (None, "YOUNGER")
    assert transition.getDate() == datetime(2030, 1, 2, tzinfo=UTC)
    assert second.getFilter() == LifecycleFilter(LifecycleObjectSizeGreaterThanPredicate(5))
    assert third.getFilter() == LifecycleFilter()
    assert third.getExpirationDate() == datetime(2031, 1, 1, tzinfo=UTC)


def test_tags_of_a_bucket(s3: AmazonS3) -> None:
    """TagSet tagSet = new TagSet(); tagSet.setTag("team", "one");
    s3.setBucketTaggingConfiguration(bucket, new BucketTaggingConfiguration().withTagSets(tagSet));
    s3.getBucketTaggingConfiguration(bucket).getTagSet().getTag("team");
    """
    assert s3.getBucketTaggingConfiguration(BUCKET) is None
    tagSet = TagSet()
    tagSet.setTag("team", "one")
    s3.setBucketTaggingConfiguration(BUCKET, BucketTaggingConfiguration().withTagSets(tagSet))
    found = s3.getBucketTaggingConfiguration(BUCKET)
    assert found is not None
    assert found.getTagSet() == found.getTagSetAtIndex(0) == tagSet
    other = BucketTaggingConfiguration([TagSet({"stage": "test"})])
    s3.setBucketTaggingConfiguration(SetBucketTaggingConfigurationRequest(BUCKET, other))
    assert s3.getBucketTaggingConfiguration(BUCKET) == other
    s3.deleteBucketTaggingConfiguration(BUCKET)
    assert s3.getBucketTaggingConfiguration(BUCKET) is None


def test_a_refusal_of_a_setting_is_raised() -> None:
    refusal = "<Error><Code>AccessDenied</Code><Message>no</Message></Error>"
    with (
        StubServer(Answer(403, refusal)) as server,
        stubbed(server) as s3,
        pytest.raises(AmazonS3Exception) as refused,
    ):
        s3.getBucketTaggingConfiguration(BUCKET)
    assert refused.value.getErrorCode() == "AccessDenied"


def test_access_lists(s3: AmazonS3) -> None:
    """As AWS's example: AccessControlList acl = s3.getBucketAcl(bucket);
    acl.grantPermission(new EmailAddressGrantee(email), Permission.FullControl); s3.setBucketAcl(bucket, acl);
    s3.setObjectAcl(bucket, key, CannedAccessControlList.PublicRead);
    """
    s3.putObject(BUCKET, "key", "text")
    acl = s3.getBucketAcl(GetBucketAclRequest(BUCKET))
    owner = acl.getOwner()
    assert owner is not None
    before = acl.clone()
    acl.grantAllPermissions(Grant(GroupGrantee.LogDelivery, Permission.Write))
    s3.setBucketAcl(BUCKET, acl)
    assert s3.getBucketAcl(BUCKET).getGrantsAsList() == acl.getGrantsAsList()
    acl.revokeAllPermissions(GroupGrantee.LogDelivery)
    assert Grant(GroupGrantee.LogDelivery, Permission.Write) not in acl.getGrantsAsList()
    s3.setBucketAcl(SetBucketAclRequest(BUCKET, CannedAccessControlList.Private))
    assert before.getOwner() == s3.getBucketAcl(BUCKET).getOwner()

    s3.setObjectAcl(BUCKET, "key", CannedAccessControlList.PublicRead)
    found = s3.getObjectAcl(BUCKET, "key").getGrantsAsList()
    assert Grant(GroupGrantee.AllUsers, Permission.Read) in found
    assert CanonicalGrantee(str(owner.getId())) in [_nameless(grant.getGrantee()) for grant in found]
    s3.setObjectAcl(SetObjectAclRequest(BUCKET, "key", CannedAccessControlList.Private))
    assert len(s3.getObjectAcl(GetObjectAclRequest(BUCKET, "key")).getGrantsAsList()) == 1


def _nameless(grantee: Any) -> Any:
    if isinstance(grantee, CanonicalGrantee):
        grantee.setDisplayName(None)
    return grantee


def test_grantees_are_sent_and_read() -> None:
    acl = AccessControlList().withOwner(Owner("owner-id"))
    acl.grantPermission(CanonicalGrantee("account-id"), Permission.FullControl)
    acl.grantPermission(EmailAddressGrantee("a@example.com"), Permission.ReadAcp)
    with StubServer(Answer(200)) as server, stubbed(server) as s3:
        s3.setObjectAcl(BUCKET, "key", "version", acl)
    (request,) = server.requests
    assert "versionId=version" in str(request.target)
    text = str(request.body)
    assert "<ID>account-id</ID></Grantee><Permission>FULL_CONTROL</Permission>" in text
    assert "<EmailAddress>a@example.com</EmailAddress>" in text
    answer = """<AccessControlPolicy><Owner><ID>o</ID></Owner><AccessControlList>
    <Grant><Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="AmazonCustomerByEmail">
    <EmailAddress>a@example.com</EmailAddress></Grantee><Permission>READ</Permission></Grant>
    <Grant><Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="Group"><URI>young</URI></Grantee>
    <Permission>READ</Permission></Grant></AccessControlList></AccessControlPolicy>"""
    with StubServer(Answer(200, answer)) as server, stubbed(server) as s3:
        found = s3.getBucketAcl(BUCKET)
    assert found.getGrantsAsList() == [Grant(EmailAddressGrantee("a@example.com"), Permission.Read)]


def test_words_of_access() -> None:
    assert Permission.parsePermission("READ_ACP") is Permission.ReadAcp
    assert Permission.parsePermission("x") is GroupGrantee.parseGroupGrantee("x") is None
    assert str(Permission.Read) == Permission.Read.toString() == "READ"
    assert GroupGrantee.AllUsers.getIdentifier() == "http://acs.amazonaws.com/groups/global/AllUsers"
    assert GroupGrantee.AllUsers.getTypeIdentifier() == "uri"
    assert StorageClass.fromValue("GLACIER") is StorageClass.Glacier
    assert str(StorageClass.DeepArchive) == StorageClass.DeepArchive.toString() == "DEEP_ARCHIVE"
    with pytest.raises(IllegalArgumentException, match="Cannot create enum from x value!"):
        StorageClass.fromValue("x")


class _Odd(LifecycleFilterPredicate):
    pass


ONE = LifecyclePrefixPredicate("p")


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda s3: s3.setBucketLifecycleConfiguration(BUCKET), "BucketLifecycleConfiguration must be given"),
        (
            lambda s3: s3.setBucketLifecycleConfiguration(BUCKET, BucketLifecycleConfiguration()),
            "use deleteBucketLifecycleConfiguration",
        ),
        (lambda s3: set_rule(s3, Rule(id="r")), "status of rule 'r' must be 'Enabled' or 'Disabled'; it is None"),
        (
            lambda s3: set_rule(s3, Rule(status="Enabled", prefix="p", filter=LifecycleFilter(ONE))),
            "Prefix cannot be used with Filter",
        ),
        (
            lambda s3: set_rule(s3, Rule(status="Enabled", filter=LifecycleFilter(_Odd()))),
            "_Odd is no condition that S3 knows",
        ),
        (
            lambda s3: set_rule(
                s3,
                Rule(status="Enabled", filter=LifecycleFilter(LifecycleAndOperator([LifecycleAndOperator([ONE])]))),
            ),
            "cannot hold another one",
        ),
        (lambda s3: s3.setBucketTaggingConfiguration(BUCKET), "BucketTaggingConfiguration must be given"),
        (lambda s3: s3.setBucketTaggingConfiguration(BUCKET, BucketTaggingConfiguration()), "one TagSet, not 0"),
        (lambda s3: s3.setBucketAcl(BUCKET), "CannedAccessControlList or a AccessControlList must be given"),
        (lambda s3: s3.setBucketAcl(BUCKET, AccessControlList()), "access list must have an owner"),
        (lambda s3: s3.setObjectAcl(BUCKET, "k"), "takes bucketName, key, acl, or"),
        (lambda s3: s3.setObjectAcl(BUCKET, "k", "v"), "takes bucketName, key, acl, or"),
        (lambda s3: s3.setObjectAcl(BUCKET, "", CannedAccessControlList.Private), "key must be given"),
        (lambda s3: AccessControlList().grantPermission(GroupGrantee.AllUsers, "READ"), "must be a Permission"),
    ],
)
def test_what_cannot_be_set_is_refused(call: Callable[[Any], object], said: str) -> None:
    with made_up().build() as s3, pytest.raises(IllegalArgumentException, match=said):
        call(s3)


def set_rule(s3: AmazonS3, rule: Any) -> None:
    s3.setBucketLifecycleConfiguration(BUCKET, BucketLifecycleConfiguration([rule]))
