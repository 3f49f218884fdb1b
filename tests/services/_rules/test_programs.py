"""Ten usual Java programs of ten other services, ported line for line, against a server that another project wrote."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest

from support.services import class_of

if TYPE_CHECKING:
    from collections.abc import Callable

    Build = Callable[[Any], Any]

POLICY = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}'
TRUST = (
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},'
    '"Action":"sts:AssumeRole"}]}'
)


def imported(service: str, names: str) -> list[Any]:
    """``from ...services.X.model import names``, for services without stubs here."""
    return [class_of(service, f"model.{name}") for name in names.split()]


def builder(service: str, interface: str) -> Any:
    return class_of(service, f"{interface}ClientBuilder")


def made_role(iam: Any, name: str) -> str:
    (CreateRoleRequest,) = imported("identitymanagement", "CreateRoleRequest")
    request = CreateRoleRequest().withRoleName(name).withAssumeRolePolicyDocument(TRUST)
    return str(iam.createRole(request).getRole().getArn())


def test_iam_users_and_policies(built: Build) -> None:
    """
    boolean done = false;
    ListUsersRequest request = new ListUsersRequest();
    while (!done) {
        ListUsersResult response = iam.listUsers(request);
        for (User user : response.getUsers()) { System.out.format("Retrieved user %s", user.getUserName()); }
        request.setMarker(response.getMarker());
        if (!response.getIsTruncated()) { done = true; }
    }
    """
    names = (
        "ListUsersRequest CreateUserRequest EntityAlreadyExistsException NoSuchEntityException GetRoleRequest"
        " PutRolePolicyRequest GetRolePolicyRequest CreateAccessKeyRequest UpdateAccessKeyRequest StatusType"
    )
    (ListUsersRequest, CreateUserRequest, EntityAlreadyExistsException, NoSuchEntityException, GetRoleRequest,
     PutRolePolicyRequest, GetRolePolicyRequest, CreateAccessKeyRequest, UpdateAccessKeyRequest,
     StatusType) = imported("identitymanagement", names)  # fmt: skip
    iam = built(builder("identitymanagement", "AmazonIdentityManagement"))
    iam.createUser(CreateUserRequest("alice"))
    with pytest.raises(EntityAlreadyExistsException) as there:
        iam.createUser(CreateUserRequest().withUserName("alice"))
    assert (there.value.getErrorCode(), there.value.getStatusCode()) == ("EntityAlreadyExists", 409)

    done, users = False, []
    request = ListUsersRequest()
    while not done:
        response = iam.listUsers(request)
        users += [user.getUserName() for user in response.getUsers()]
        request.setMarker(response.getMarker())
        if not response.getIsTruncated():
            done = True
    assert users == ["alice"]
    assert iam.listUsers().isTruncated() is False

    made_role(iam, "reader")
    iam.putRolePolicy(PutRolePolicyRequest().withRoleName("reader").withPolicyName("p").withPolicyDocument(POLICY))
    document = iam.getRolePolicy(GetRolePolicyRequest().withRoleName("reader").withPolicyName("p")).getPolicyDocument()
    assert json.loads(unquote(document)) == json.loads(POLICY)
    key = iam.createAccessKey(CreateAccessKeyRequest("alice")).getAccessKey()
    assert key.getSecretAccessKey() not in str(key)
    iam.updateAccessKey(UpdateAccessKeyRequest("alice", key.getAccessKeyId(), StatusType.Inactive))
    with pytest.raises(NoSuchEntityException):
        iam.getRole(GetRoleRequest().withRoleName("none"))


def test_lambda_functions(built: Build) -> None:
    """
    InvokeRequest request = new InvokeRequest().withFunctionName(name).withPayload("{\\"Hello\\": \\"Paris\\"}");
    try { InvokeResult result = awsLambda.invoke(request); } catch (ResourceNotFoundException e) { ... }
    """
    (CreateFunctionRequest, FunctionCode, InvokeRequest, Runtime, ResourceNotFoundException, Environment) = imported(
        "lambda", "CreateFunctionRequest FunctionCode InvokeRequest Runtime ResourceNotFoundException Environment"
    )
    role = made_role(built(builder("identitymanagement", "AmazonIdentityManagement")), "runner")
    functions = built(builder("lambda", "AWSLambda"))
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("m.py", "def h(event, context): return event")
    request = CreateFunctionRequest().withFunctionName("f").withRuntime(Runtime.Python38).withRole(role)
    request.withHandler("m.h").withCode(FunctionCode().withZipFile(archive.getvalue())).withTimeout(5)
    created = functions.createFunction(request.withEnvironment(Environment().addVariablesEntry("A", "B")))

    assert created.getEnvironment().getVariables() == {"A": "B"}
    assert [each.getHandler() for each in functions.listFunctions().getFunctions()] == ["m.h"]
    with pytest.raises(ResourceNotFoundException) as missing:
        functions.invoke(InvokeRequest().withFunctionName("none").withPayload('{"Hello": "Paris"}'))
    assert missing.value.getServiceName() == "AWSLambda"


def test_kinesis_records(built: Build) -> None:
    """
    for (int i = 0; i < 100; i++) {
        PutRecordsRequestEntry entry = new PutRecordsRequestEntry();
        entry.setData(ByteBuffer.wrap(String.valueOf(i).getBytes()));
        entry.setPartitionKey(String.format("partitionKey-%d", i));
        putRecordsRequestEntryList.add(entry);
    }
    putRecordsRequest.setRecords(putRecordsRequestEntryList);
    """
    (PutRecordsRequest, PutRecordsRequestEntry, GetShardIteratorRequest, GetRecordsRequest, ShardIteratorType,
     ResourceNotFoundException) = imported(
        "kinesis",
        "PutRecordsRequest PutRecordsRequestEntry GetShardIteratorRequest GetRecordsRequest ShardIteratorType"
        " ResourceNotFoundException",
    )  # fmt: skip
    kinesis = built(builder("kinesis", "AmazonKinesis"))
    kinesis.createStream("s", 1)
    request = PutRecordsRequest()
    request.setStreamName("s")
    entries = []
    for i in range(100):
        entry = PutRecordsRequestEntry()
        entry.setData(bytearray(str(i).encode()))
        entry.setPartitionKey(f"partitionKey-{i}")
        entries.append(entry)
    request.setRecords(entries)
    assert kinesis.putRecords(request).getFailedRecordCount() == 0

    shard = kinesis.describeStream("s").getStreamDescription().getShards()[0].getShardId()
    wanted = GetShardIteratorRequest().withStreamName("s").withShardId(shard)
    iterator = kinesis.getShardIterator(wanted.withShardIteratorType(ShardIteratorType.TRIM_HORIZON))
    page = kinesis.getRecords(GetRecordsRequest().withShardIterator(iterator.getShardIterator()).withLimit(25))
    assert [record.getData() for record in page.getRecords()] == [str(i).encode() for i in range(25)]
    rest = kinesis.getRecords(GetRecordsRequest().withShardIterator(page.getNextShardIterator()))
    assert len(rest.getRecords()) == 75
    with pytest.raises(ResourceNotFoundException):
        kinesis.describeStream("none")


def test_cloudwatch_metrics_and_alarms(built: Build) -> None:
    """
    MetricDatum datum = new MetricDatum().withMetricName("PAGES_VISITED").withUnit(StandardUnit.None)
        .withValue(dataPoint).withDimensions(dimension);
    cw.putMetricData(new PutMetricDataRequest().withNamespace("SITE/TRAFFIC").withMetricData(datum));
    """
    (Dimension, MetricDatum, PutMetricDataRequest, StandardUnit, PutMetricAlarmRequest, ComparisonOperator, Statistic,
     GetMetricStatisticsRequest, DescribeAlarmsRequest) = imported(
        "cloudwatch",
        "Dimension MetricDatum PutMetricDataRequest StandardUnit PutMetricAlarmRequest ComparisonOperator Statistic"
        " GetMetricStatisticsRequest DescribeAlarmsRequest",
    )  # fmt: skip
    watch = built(builder("cloudwatch", "AmazonCloudWatch"))
    dimension = Dimension().withName("UNIQUE_PAGES").withValue("URLS")
    datum = MetricDatum().withMetricName("PAGES_VISITED").withUnit(StandardUnit.None_).withValue(3.5)
    watch.putMetricData(
        PutMetricDataRequest().withNamespace("SITE/TRAFFIC").withMetricData(datum.withDimensions(dimension))
    )
    alarm = PutMetricAlarmRequest().withAlarmName("a").withComparisonOperator(ComparisonOperator.GreaterThanThreshold)
    alarm.withEvaluationPeriods(1).withMetricName("CPUUtilization").withNamespace("AWS/EC2").withPeriod(60)
    alarm.withStatistic(Statistic.Average).withThreshold(70.0).withActionsEnabled(False).withUnit("Seconds")
    watch.putMetricAlarm(alarm)

    (found,) = watch.describeAlarms(DescribeAlarmsRequest().withAlarmNames("a")).getMetricAlarms()
    assert (found.isActionsEnabled(), found.getThreshold(), found.getUnit()) == (False, 70.0, "Seconds")
    now = datetime.now(UTC)
    wanted = GetMetricStatisticsRequest().withNamespace("SITE/TRAFFIC").withMetricName("PAGES_VISITED")
    wanted.withDimensions(dimension).withStartTime(now - timedelta(hours=1)).withEndTime(now + timedelta(hours=1))
    (point,) = watch.getMetricStatistics(
        wanted.withPeriod(7200).withStatistics("Sum", Statistic.Average)
    ).getDatapoints()
    assert (point.getSum(), point.getAverage(), point.getUnit()) == (3.5, 3.5, StandardUnit.None_.toString())
    assert point.getTimestamp().tzinfo is UTC


def test_ec2_instances(built: Build) -> None:
    """
    boolean done = false;
    DescribeInstancesRequest request = new DescribeInstancesRequest();
    while (!done) {
        DescribeInstancesResult response = ec2.describeInstances(request);
        for (Reservation reservation : response.getReservations()) {
            for (Instance instance : reservation.getInstances()) { ... instance.getState().getName() ... }
        }
        request.setNextToken(response.getNextToken());
        if (response.getNextToken() == null) { done = true; }
    }
    """
    (DescribeInstancesRequest, RunInstancesRequest, InstanceType, Filter, Tag, TerminateInstancesRequest,
     CreateSecurityGroupRequest, AuthorizeSecurityGroupIngressRequest, IpPermission, IpRange, CreateKeyPairRequest,
     DescribeImagesRequest, AmazonEC2Exception, StartInstancesRequest, CreateTagsRequest) = imported(
        "ec2",
        "DescribeInstancesRequest RunInstancesRequest InstanceType Filter Tag TerminateInstancesRequest"
        " CreateSecurityGroupRequest AuthorizeSecurityGroupIngressRequest IpPermission IpRange CreateKeyPairRequest"
        " DescribeImagesRequest AmazonEC2Exception StartInstancesRequest CreateTagsRequest",
    )  # fmt: skip
    ec2 = built(builder("ec2", "AmazonEC2"))
    image = ec2.describeImages(DescribeImagesRequest().withOwners("amazon")).getImages()[0].getImageId()
    group = ec2.createSecurityGroup(CreateSecurityGroupRequest().withGroupName("g").withDescription("d")).getGroupId()
    ssh = IpPermission().withIpProtocol("tcp").withFromPort(22).withToPort(22)
    ssh.withIpv4Ranges([IpRange().withCidrIp("192.0.2.0/24")])
    http = IpPermission().withIpProtocol("tcp").withFromPort(80).withToPort(80).withIpRanges("10.0.0.0/8")
    ec2.authorizeSecurityGroupIngress(
        AuthorizeSecurityGroupIngressRequest().withGroupName("g").withIpPermissions(ssh, http)
    )
    pair = ec2.createKeyPair(CreateKeyPairRequest().withKeyName("k")).getKeyPair()
    assert pair.getKeyMaterial()[40:60] not in str(pair)
    run = RunInstancesRequest(image, 1, 1).withInstanceType(InstanceType.T2Micro).withKeyName("k")
    run.withUserData(base64.b64encode(b"#!/bin/sh").decode()).withSecurityGroupIds(group)
    started = ec2.runInstances(run).getReservation().getInstances()[0].getInstanceId()
    ec2.createTags(CreateTagsRequest().withResources(started).withTags(Tag("Name", "x")))

    done, seen = False, []
    request = DescribeInstancesRequest().withFilters(Filter("instance-state-name", ["running"]))
    while not done:
        response = ec2.describeInstances(request)
        for reservation in response.getReservations():
            for instance in reservation.getInstances():
                seen.append((instance.getInstanceId(), instance.getInstanceType(), instance.getTags()[0].getValue()))
                assert instance.getState().getName() == "running"
                assert instance.getMonitoring().getState() == "disabled"
        request.setNextToken(response.getNextToken())
        if response.getNextToken() is None:
            done = True
    assert seen == [(started, "t2.micro", "x")]
    ended = ec2.terminateInstances(TerminateInstancesRequest().withInstanceIds(started)).getTerminatingInstances()[0]
    assert ended.getPreviousState().getName() == "running"
    with pytest.raises(AmazonEC2Exception) as missing:
        ec2.describeInstances(DescribeInstancesRequest().withInstanceIds("i-0000000000000000a"))
    assert missing.value.getErrorCode() == "InvalidInstanceID.NotFound"
    assert ec2.dryRun(StartInstancesRequest([started])).isSuccessful() is True


def test_ses_mail(built: Build) -> None:
    """
    SendEmailRequest request = new SendEmailRequest().withDestination(new Destination().withToAddresses(TO))
        .withMessage(new Message().withBody(new Body().withHtml(new Content().withCharset("UTF-8").withData(HTML)))
            .withSubject(new Content().withCharset("UTF-8").withData(SUBJECT))).withSource(FROM);
    client.sendEmail(request);
    """
    (Body, Content, Destination, Message, SendEmailRequest, SendRawEmailRequest, RawMessage,
     VerifyEmailIdentityRequest, MessageRejectedException) = imported(
        "simpleemail",
        "Body Content Destination Message SendEmailRequest SendRawEmailRequest RawMessage VerifyEmailIdentityRequest"
        " MessageRejectedException",
    )  # fmt: skip
    client = built(builder("simpleemail", "AmazonSimpleEmailService"))
    client.verifyEmailIdentity(VerifyEmailIdentityRequest().withEmailAddress("a@example.com"))
    body = Body().withHtml(Content().withCharset("UTF-8").withData("<h1>x</h1>"))
    message = Message().withBody(body).withSubject(Content().withCharset("UTF-8").withData("s"))
    to = Destination().withToAddresses("b@example.com")
    request = SendEmailRequest().withDestination(to).withMessage(message).withSource("a@example.com")

    assert client.sendEmail(request).getMessageId()
    raw = RawMessage(b"From: a@example.com\nTo: b@example.com\nSubject: x\n\nhi")
    assert client.sendRawEmail(SendRawEmailRequest(raw).withSource("a@example.com")).getMessageId()
    assert client.listIdentities().getIdentities() == ["a@example.com"]
    with pytest.raises(MessageRejectedException):
        client.sendEmail(SendEmailRequest("z@example.com", Destination(["b@example.com"]), message))


def test_rekognition_labels(built: Build) -> None:
    """
    DetectLabelsRequest request = new DetectLabelsRequest()
        .withImage(new Image().withS3Object(new S3Object().withName(photo).withBucket(bucket)))
        .withMaxLabels(10).withMinConfidence(75F);
    for (Label label : rekognition.detectLabels(request).getLabels()) { ... }
    """
    (DetectLabelsRequest, DetectTextRequest, Image, S3Object) = imported(
        "rekognition", "DetectLabelsRequest DetectTextRequest Image S3Object"
    )
    rekognition = built(builder("rekognition", "AmazonRekognition"))
    stored = Image().withS3Object(S3Object().withName("photo").withBucket("bucket"))
    labels = rekognition.detectLabels(DetectLabelsRequest().withImage(stored).withMaxLabels(10).withMinConfidence(75.0))
    assert all(label.getConfidence() > 75 for label in labels.getLabels())
    text = rekognition.detectText(DetectTextRequest().withImage(Image().withBytes(b"png")))
    assert all(isinstance(each.getDetectedText(), str) for each in text.getTextDetections())


def test_cognito_users(built: Build) -> None:
    """
    AdminInitiateAuthRequest request = new AdminInitiateAuthRequest().withAuthFlow(AuthFlowType.ADMIN_NO_SRP_AUTH)
        .withUserPoolId(pool).withClientId(app).withAuthParameters(authParams);
    AuthenticationResultType tokens = idp.adminInitiateAuth(request).getAuthenticationResult();
    """
    (AdminCreateUserRequest, AttributeType, AdminInitiateAuthRequest, AuthFlowType, UserNotFoundException,
     CreateUserPoolRequest, CreateUserPoolClientRequest, AdminGetUserRequest, AdminSetUserPasswordRequest,
     ExplicitAuthFlowsType) = imported(
        "cognitoidp",
        "AdminCreateUserRequest AttributeType AdminInitiateAuthRequest AuthFlowType UserNotFoundException"
        " CreateUserPoolRequest CreateUserPoolClientRequest AdminGetUserRequest AdminSetUserPasswordRequest"
        " ExplicitAuthFlowsType",
    )  # fmt: skip
    idp = built(builder("cognitoidp", "AWSCognitoIdentityProvider"))
    pool = idp.createUserPool(CreateUserPoolRequest().withPoolName("p")).getUserPool().getId()
    client = CreateUserPoolClientRequest().withUserPoolId(pool).withClientName("c")
    client.withExplicitAuthFlows(ExplicitAuthFlowsType.ADMIN_NO_SRP_AUTH)
    app = idp.createUserPoolClient(client).getUserPoolClient().getClientId()
    wanted = AdminCreateUserRequest().withUserPoolId(pool).withUsername("u").withMessageAction("SUPPRESS")
    wanted.withUserAttributes(AttributeType().withName("email").withValue("u@example.com"))
    user = idp.adminCreateUser(wanted).getUser()
    password = AdminSetUserPasswordRequest().withUserPoolId(pool).withUsername("u").withPassword("Passw0rd!y")
    idp.adminSetUserPassword(password.withPermanent(True))
    login = AdminInitiateAuthRequest().withAuthFlow(AuthFlowType.ADMIN_NO_SRP_AUTH).withUserPoolId(pool)
    login.withClientId(app).withAuthParameters({"USERNAME": "u", "PASSWORD": "Passw0rd!y"})
    result = idp.adminInitiateAuth(login)

    assert (user.isEnabled(), user.getEnabled(), user.getUserStatus()) == (True, True, "FORCE_CHANGE_PASSWORD")
    assert "u@example.com" not in f"{user} {wanted!r}"
    assert "Passw0rd!y" not in f"{password} {login!r}"
    assert result.getAuthenticationResult().getAccessToken() not in str(result)
    with pytest.raises(UserNotFoundException):
        idp.adminGetUser(AdminGetUserRequest().withUserPoolId(pool).withUsername("none"))


def test_route53_records(built: Build) -> None:
    """
    ChangeBatch batch = new ChangeBatch(Arrays.asList(new Change(ChangeAction.UPSERT, recordSet)));
    route53.changeResourceRecordSets(new ChangeResourceRecordSetsRequest(zone.getId(), batch));
    """
    (CreateHostedZoneRequest, ChangeResourceRecordSetsRequest, ChangeBatch, Change, ChangeAction, ResourceRecordSet,
     RRType, ResourceRecord, ListResourceRecordSetsRequest, GetHostedZoneRequest,
     NoSuchHostedZoneException) = imported(
        "route53",
        "CreateHostedZoneRequest ChangeResourceRecordSetsRequest ChangeBatch Change ChangeAction ResourceRecordSet"
        " RRType ResourceRecord ListResourceRecordSetsRequest GetHostedZoneRequest NoSuchHostedZoneException",
    )  # fmt: skip
    route53 = built(builder("route53", "AmazonRoute53"))
    zone = route53.createHostedZone(CreateHostedZoneRequest("example.com", "ref")).getHostedZone()
    records = ResourceRecordSet("a.example.com", RRType.A).withTTL(60).withResourceRecords(ResourceRecord("192.0.2.1"))
    batch = ChangeBatch([Change(ChangeAction.UPSERT, records)])
    route53.changeResourceRecordSets(ChangeResourceRecordSetsRequest(zone.getId(), batch))

    request, found = ListResourceRecordSetsRequest().withHostedZoneId(zone.getId()), []
    while True:
        page = route53.listResourceRecordSets(request)
        found += page.getResourceRecordSets()
        if not page.isTruncated():
            break
        request.setStartRecordName(page.getNextRecordName())
        request.setStartRecordType(page.getNextRecordType())
    assert found[-1] == ResourceRecordSet("a.example.com.", "A").withTTL(60).withResourceRecords(
        ResourceRecord("192.0.2.1")
    )
    assert "/" not in zone.getId()
    assert [each.getId() for each in route53.listHostedZones().getHostedZones()] == [zone.getId()]
    with pytest.raises(NoSuchHostedZoneException):
        route53.getHostedZone(GetHostedZoneRequest("ZNONE"))


def test_rds_instances(built: Build) -> None:
    """
    DBInstance made = rds.createDBInstance(new CreateDBInstanceRequest(id, 10, type, "mysql", user, password));
    for (DBInstance each : rds.describeDBInstances().getDBInstances()) { ... each.getEndpoint().getAddress() ... }
    """
    (CreateDBInstanceRequest, DBInstance, DescribeDBInstancesRequest, DBInstanceNotFoundException,
     DeleteDBInstanceRequest) = imported(
        "rds",
        "CreateDBInstanceRequest DBInstance DescribeDBInstancesRequest DBInstanceNotFoundException"
        " DeleteDBInstanceRequest",
    )  # fmt: skip
    rds = built(builder("rds", "AmazonRDS"))
    request = CreateDBInstanceRequest("db", 10, "db.t2.micro", "mysql", "root", "hunter2hunter2")
    made = rds.createDBInstance(request)

    assert isinstance(made, DBInstance)
    assert "hunter2" not in f"{request} {request!r}"
    (found,) = rds.describeDBInstances().getDBInstances()
    assert (found.getDBInstanceIdentifier(), found.isMultiAZ(), found.getEndpoint().getPort()) == ("db", False, 3306)
    with pytest.raises(DBInstanceNotFoundException):
        rds.describeDBInstances(DescribeDBInstancesRequest().withDBInstanceIdentifier("none"))
    gone = rds.deleteDBInstance(DeleteDBInstanceRequest("db").withSkipFinalSnapshot(True))
    assert gone.getDBInstanceStatus() == "deleting"
