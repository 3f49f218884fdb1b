"""Where the rules of names are easily got wrong, one test each; some have whole files of their own beside this one."""

from __future__ import annotations

import base64
import json
from typing import Any
from urllib.parse import parse_qsl

import pytest

from sts_sdk._credentials import BasicAWSCredentials
from sts_sdk._exceptions import AmazonServiceException
from sts_sdk.auth._static import AWSStaticCredentialsProvider
from sts_sdk.client.builder._client_builder import EndpointConfiguration
from support.server import Answer, StubServer
from support.services import class_of


def client(server: StubServer, service: str, interface: str) -> Any:
    made = class_of(service, f"{interface}ClientBuilder").standard()
    made.withCredentials(AWSStaticCredentialsProvider(BasicAWSCredentials("AKID", "secret")))
    return made.withEndpointConfiguration(EndpointConfiguration(server.url, "us-east-1")).build()


@pytest.mark.parametrize(
    ("service", "name"),
    [
        ("clouddirectory", "BatchReadException"),
        ("config", "RemediationException"),
        ("dynamodbv2", "FailureException"),
        ("xray", "RootCauseException"),
    ],
)
def test_a_structure_whose_name_ends_in_exception_is_none(service: str, name: str) -> None:
    cls = class_of(service, f"model.{name}")
    assert not issubclass(cls, BaseException)
    assert cls().clone() == cls()


def test_client_names_cannot_be_derived() -> None:
    """The table has them: three that no rule gives."""
    for service, interface in (
        ("simplesystemsmanagement", "AWSSimpleSystemsManagement"),
        ("cognitoidp", "AWSCognitoIdentityProvider"),
        ("logs", "AWSLogs"),
    ):
        assert class_of(service, f"{interface}AsyncClientBuilder").standard()


def test_members_of_an_enumeration_hold_plain_text_known_or_not() -> None:
    """
    new PutMetricAlarmRequest().withUnit(StandardUnit.None); // and .withUnit("Furlongs")
    """
    unit, request = class_of("cloudwatch", "model.StandardUnit"), class_of("cloudwatch", "model.PutMetricAlarmRequest")
    assert request().withUnit(unit.None_).getUnit() == "None"
    assert request().withUnit(unit["None"]) == request().withUnit("None") == request(unit=unit.None_)
    assert request().withUnit("Furlongs").getUnit() == "Furlongs"
    assert unit.fromValue("None") is unit.valueOf("None_") is unit.None_
    with pytest.raises(ValueError, match="Furlongs"):
        unit.fromValue("Furlongs")


@pytest.mark.parametrize(
    ("service", "interface", "operation", "returned", "required"),
    [
        (
            "redshift",
            "AmazonRedshift",
            "CreateCluster",
            "Cluster",
            {"clusterIdentifier": "x", "nodeType": "n", "masterUsername": "u"},
        ),
        ("elasticache", "AmazonElastiCache", "CreateSnapshot", "Snapshot", {"snapshotName": "x"}),
        (
            "rds",
            "AmazonRDS",
            "CreateDBSnapshot",
            "DBSnapshot",
            {"dBSnapshotIdentifier": "x", "dBInstanceIdentifier": "y"},
        ),
    ],
)
def test_a_result_that_only_wraps_is_its_structure(
    service: str, interface: str, operation: str, returned: str, required: dict[str, str]
) -> None:
    member = next(iter(required))
    wire = member[:1].upper() + member[1:]
    inner = f"<{returned}><{wire}>x</{wire}></{returned}>"
    body = f"<{operation}Response><{operation}Result>{inner}</{operation}Result></{operation}Response>"
    with StubServer(Answer(body=body)) as server, client(server, service, interface) as made:
        method = getattr(made, operation[:1].lower() + operation[1:])
        result = method(class_of(service, f"model.{operation}Request")(**required))
    assert type(result) is class_of(service, f"model.{returned}")
    assert getattr(result, f"get{wire}")() == "x"
    with pytest.raises((ImportError, AttributeError)):
        class_of(service, f"model.{operation}Result")


def test_ec2_wraps_the_other_way() -> None:
    body = "<CreateVolumeResponse><volumeId>vol-1</volumeId><size>8</size></CreateVolumeResponse>"
    with StubServer(Answer(body=body)) as server, client(server, "ec2", "AmazonEC2") as ec2:
        request = class_of("ec2", "model.CreateVolumeRequest")().withAvailabilityZone("us-east-1a")
        volume = ec2.createVolume(request).getVolume()
    assert (volume.getVolumeId(), volume.getSize(), volume.getTags()) == ("vol-1", 8, [])


def sent_to_ec2(operation: str, request: Any, body: str = "") -> tuple[dict[str, str], Any]:
    with StubServer(Answer(body=body or f"<{operation}/>")) as server, client(server, "ec2", "AmazonEC2") as ec2:
        result = getattr(ec2, operation[:1].lower() + operation[1:])(request)
    return dict(parse_qsl(server.requests[0].body.decode())), result


def test_a_public_key_is_handed_over_as_it_is_in_its_file() -> None:
    """
    ec2.importKeyPair(new ImportKeyPairRequest("mine", "ssh-rsa AAAAB3Nz me@here"));
    """
    key = "ssh-rsa AAAAB3Nz me@here"
    sent, _ = sent_to_ec2("ImportKeyPair", class_of("ec2", "model.ImportKeyPairRequest")("mine", key))
    assert base64.b64decode(sent["PublicKeyMaterial"]).decode() == key


def test_a_spot_request_names_its_groups_by_id_or_by_name() -> None:
    """
    launchSpecification.setSecurityGroups(securityGroups);
    launchSpecification.withAllSecurityGroups(new GroupIdentifier().withGroupId("sg-1"));
    """
    specification = class_of("ec2", "model.LaunchSpecification")().withImageId("ami-1").withMonitoringEnabled(True)
    specification.setSecurityGroups(["one"])
    group = class_of("ec2", "model.GroupIdentifier")
    specification.withAllSecurityGroups(group().withGroupId("sg-1"), group().withGroupName("two"))
    request = class_of("ec2", "model.RequestSpotInstancesRequest")().withLaunchSpecification(specification)

    sent, _ = sent_to_ec2("RequestSpotInstances", request)
    groups = {name.removeprefix("LaunchSpecification."): value for name, value in sent.items() if "Group" in name}
    assert groups == {"SecurityGroup.1": "one", "SecurityGroup.2": "two", "SecurityGroupId.1": "sg-1"}
    assert sent["LaunchSpecification.Monitoring.Enabled"] == "true"


def test_a_spot_request_without_groups() -> None:
    specification = class_of("ec2", "model.LaunchSpecification")(imageId="ami-1")
    request = class_of("ec2", "model.RequestSpotInstancesRequest")(launchSpecification=specification)
    assert "Group" not in " ".join(sent_to_ec2("RequestSpotInstances", request)[0])


@pytest.mark.parametrize("groups", [["default", "web"], []])
def test_names_of_groups_are_beside_the_groups(groups: list[str]) -> None:
    found = "".join(f"<item><groupId>sg</groupId><groupName>{name}</groupName></item>" for name in groups)
    answer = f"<reservationSet><item><groupSet>{found}</groupSet></item></reservationSet>"
    request = class_of("ec2", "model.DescribeInstancesRequest")()
    _, result = sent_to_ec2(
        "DescribeInstances", request, f"<DescribeInstancesResponse>{answer}</DescribeInstancesResponse>"
    )
    (reservation,) = result.getReservations()
    assert reservation.getGroupNames() == groups == [each.getGroupName() for each in reservation.getGroups()]

    spec = f"<launchSpecification><groupSet>{found}</groupSet></launchSpecification>"
    answer = f"<spotInstanceRequestSet><item>{spec}</item></spotInstanceRequestSet>"
    request = class_of("ec2", "model.DescribeSpotInstanceRequestsRequest")()
    _, result = sent_to_ec2("DescribeSpotInstanceRequests", request, f"<r>{answer}</r>")
    (spot,) = result.getSpotInstanceRequests()
    assert spot.getLaunchSpecification().getSecurityGroups() == groups


def test_ranges_as_texts_are_a_view_of_the_structures() -> None:
    """
    new IpPermission().withIpRanges("10.0.0.0/8").withIpv4Ranges(new IpRange().withCidrIp("1.2.3.4/32"))
    """
    permission, made = class_of("ec2", "model.IpPermission"), class_of("ec2", "model.IpRange")
    both = permission().withIpRanges("10.0.0.0/8").withIpv4Ranges(made(cidrIp="1.2.3.4/32", description="mine"))
    assert both.getIpv4Ranges() == [made(cidrIp="10.0.0.0/8"), made(cidrIp="1.2.3.4/32", description="mine")]
    assert both.getIpRanges() == ["10.0.0.0/8", "1.2.3.4/32"]
    assert both.clone() == both != permission(ipRanges=["10.0.0.0/8", "1.2.3.4/32"])
    assert "IpRanges" not in str(both).replace("UserIdGroupPairs", "")
    request = class_of("ec2", "model.AuthorizeSecurityGroupIngressRequest")(ipPermissions=[both], groupId="sg-1")
    sent, _ = sent_to_ec2("AuthorizeSecurityGroupIngress", request)
    assert {name: value for name, value in sent.items() if "IpRanges" in name} == {
        "IpPermissions.1.IpRanges.1.CidrIp": "10.0.0.0/8",
        "IpPermissions.1.IpRanges.2.CidrIp": "1.2.3.4/32",
        "IpPermissions.1.IpRanges.2.Description": "mine",
    }
    both.setIpRanges(None)
    assert both.getIpRanges() == both.getIpv4Ranges() == []


def test_a_structure_that_is_called_like_a_result_shares_its_class() -> None:
    """AWS has such a pair since: mediaconvert's operation Probe gives structures ProbeResult."""
    answer = {"probeResults": [{"container": {"format": "mp4"}}]}
    with (
        StubServer(Answer(body=json.dumps(answer))) as server,
        client(server, "mediaconvert", "AWSMediaConvert") as made,
    ):
        result = made.probe(class_of("mediaconvert", "model.ProbeRequest")())
    (found,) = result.getProbeResults()
    assert found.getContainer().getFormat() == "mp4"
    assert type(found) is type(result)


def test_codes_of_mfa_devices_are_not_shown() -> None:
    request = class_of("identitymanagement", "model.EnableMFADeviceRequest")().withAuthenticationCode1("123456")
    assert "123456" not in f"{request} {request!r}"


def test_an_unmodelled_error_is_the_base_exception_of_the_service() -> None:
    """And one that the service models is caught by its own class, by the base, and by Java's ancestors."""
    base, own = class_of("kms", "model.AWSKMSException"), class_of("kms", "model.NotFoundException")
    answers = [
        Answer(400, json.dumps({"__type": code, "message": "m"}), reason="Bad Request")
        for code in ("AccessDeniedException", "NotFoundException")
    ]
    with StubServer(*answers) as server, client(server, "kms", "AWSKMS") as kms:
        request = class_of("kms", "model.DescribeKeyRequest")().withKeyId("k")
        with pytest.raises(base) as unmodelled:
            kms.describeKey(request)
        with pytest.raises(own) as modelled:
            kms.describeKey(request)
    assert type(unmodelled.value) is base
    assert unmodelled.value.getErrorCode() == "AccessDeniedException"
    assert issubclass(own, base)
    assert issubclass(base, AmazonServiceException)
    assert modelled.value.getErrorMessage() == "m"


def test_keywords_of_java_s_and_of_python_s() -> None:
    """Java has ``defaultValue`` for a member ``Default``; a keyword of Python's alone has an underscore behind it."""
    attribute = class_of("dynamodbv2", "model.AttributeValue")
    assert attribute(nULLValue=True).isNULL() is True
    assert class_of("ec2", "model.Filter")("n", ["v"]) == class_of("ec2", "model.Filter")(name="n", values=["v"])
    export = class_of("logs", "model.CreateExportTaskRequest")
    assert export(from_=1).getFrom() == export().withFrom(1).getFrom() == 1


def test_booleans_have_two_getters_and_lists_two_setters() -> None:
    result = class_of("identitymanagement", "model.ListUsersResult")().withIsTruncated(True)
    assert result.isTruncated() is result.getIsTruncated() is True
    request = class_of("sqs", "model.ReceiveMessageRequest")().withAttributeNames("a", "b").withAttributeNames("c")
    assert request.getAttributeNames() == ["a", "b", "c"]
    assert request.withAttributeNames(["d"]).getAttributeNames() == ["d"]


def test_a_token_that_the_service_wants_is_made_up() -> None:
    with StubServer(Answer(body="{}")) as server, client(server, "secretsmanager", "AWSSecretsManager") as secrets:
        secrets.createSecret(class_of("secretsmanager", "model.CreateSecretRequest")().withName("n"))
    assert len(json.loads(server.requests[0].body)["ClientRequestToken"]) == 36
