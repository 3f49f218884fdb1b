"""The policies of buckets, read as S3 reads them and kept here: moto, which knows no caller, must not judge by them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing.iam._policies import PolicyDocument, PolicyStatement
from sts_sdk.testing.iam._principal_element import Identity
from sts_sdk.testing.s3._action_names import levels_of
from sts_sdk.testing.s3._operations import Level
from sts_sdk.testing.s3._reading import Reading
from sts_sdk.testing.s3._refusals import own_headers
from sts_sdk.testing.server._wire import Answer

_NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/"
_NO_JSON = "Policies must be valid JSON and the first byte must be '{'"
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'


class BucketPolicies:
    """The policy of each bucket that has one."""

    def __init__(self, bind: Callable[[PolicyDocument, str], None]) -> None:
        """``bind`` has a policy of a bucket hold on to the users and roles that it names, or refuses it."""
        self._bind = bind
        self._policies: dict[str, PolicyDocument] = {}

    def of(self, bucket: str) -> PolicyDocument | None:
        """The policy of a bucket; None if it has none."""
        return self._policies.get(bucket)

    def forget(self, bucket: str) -> None:
        """Forget the policy of a bucket that is gone."""
        self._policies.pop(bucket, None)

    def answer(self, reading: Reading, partition: str, now: datetime, *, exists: bool) -> Answer | None:
        """The answer to an operation on policies or on who pays; None for all other operations.

        NoSuchBucket if it is one, and there is no such bucket.
        """
        operations: dict[str, Callable[[], tuple[int, str, str]]] = {
            "PutBucketPolicy": lambda: self._put(reading, partition),
            "GetBucketPolicy": lambda: (200, "application/json", self._found(reading.bucket).text),
            "DeleteBucketPolicy": lambda: self._delete(reading.bucket),
            "GetBucketPolicyStatus": lambda: self._status(reading.bucket),
            "GetBucketRequestPayment": _payer,
        }
        operation = operations.get(reading.operation.name)
        if operation is None:
            return None
        if not exists:
            extra = [("BucketName", reading.bucket)]
            raise Refusal("NoSuchBucket", "The specified bucket does not exist", 404, extra=extra)
        status, kind, body = operation()
        return Answer(status, [*own_headers(now), *([("Content-Type", kind)] if body else [])], body.encode())

    def _found(self, bucket: str) -> PolicyDocument:
        policy = self._policies.get(bucket)
        if policy is None:
            raise Refusal("NoSuchBucketPolicy", "The bucket policy does not exist", 404, extra=[("BucketName", bucket)])
        return policy

    def _put(self, reading: Reading, partition: str) -> tuple[int, str, str]:
        policy = read_bucket_policy(reading.body, f"arn:{partition}:s3:::{reading.bucket}")
        try:
            self._bind(policy, reading.bucket)
        except Refusal as refusal:
            raise _malformed("Invalid principal in policy") from refusal
        self._policies[reading.bucket] = policy
        return 204, "", ""

    def _delete(self, bucket: str) -> tuple[int, str, str]:
        self.forget(bucket)
        return 204, "", ""

    def _status(self, bucket: str) -> tuple[int, str, str]:
        found = [each.principals for each in self._found(bucket).statements if each.effect == "Allow"]
        stranger = Identity("", "", "", "")
        public = str(any(each is not None and each.names(stranger) for each in found)).lower()
        body = f'<PolicyStatus xmlns="{_NAMESPACE}"><IsPublic>{public}</IsPublic></PolicyStatus>'
        return 200, "application/xml", _XML + body


def read_bucket_policy(body: bytes, bucket_arn: str) -> PolicyDocument:
    """A bucket policy; MalformedPolicy, in S3's words, if it is none for this bucket."""
    text = body.decode("utf-8", "replace")
    if not text.startswith("{"):
        raise _malformed(_NO_JSON)
    try:
        policy = PolicyDocument.parse(text, kind="bucket", name=f"of {bucket_arn}")
    except Refusal as refusal:
        unread = refusal.message is not None and refusal.message.startswith("Unexpected")
        raise _malformed(_NO_JSON if unread else refusal.message or "") from refusal
    for statement in policy.statements:
        _check_statement(statement, bucket_arn)
    return policy


def _check_statement(statement: PolicyStatement, bucket_arn: str) -> None:
    """MalformedPolicy for an action that S3 does not have, a resource elsewhere, and an action on none of them."""
    inside = (f"{bucket_arn}/", f"{bucket_arn}*")
    if not all(wanted == bucket_arn or wanted.startswith(inside) for wanted in statement.places):
        raise _malformed("Policy has invalid resource")
    placed: set[Level] = {"bucket"} if bucket_arn in statement.places else set()
    if any(wanted != bucket_arn for wanted in statement.places):
        placed.add("object")
    for action in statement.actions:
        levels = levels_of(action)
        if not levels:
            raise _malformed("Policy has invalid action")
        # A wildcard after the bucket's name is for the bucket too.
        anywhere = statement.excludes or any(wanted.startswith(f"{bucket_arn}*") for wanted in statement.places)
        if not anywhere and placed.isdisjoint(levels):
            raise _malformed("Action does not apply to any resource(s) in statement")


def _malformed(message: str) -> Refusal:
    return Refusal("MalformedPolicy", message)


def _payer() -> tuple[int, str, str]:
    body = f'<RequestPaymentConfiguration xmlns="{_NAMESPACE}"><Payer>BucketOwner</Payer></RequestPaymentConfiguration>'
    return 200, "application/xml", _XML + body
