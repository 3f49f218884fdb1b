"""S3: authentication and permissions are checked here, moto does the rest."""

from __future__ import annotations

import contextlib
import re
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing._state import State
from sts_sdk.testing.iam._permissions import ActedOn, decide, surroundings
from sts_sdk.testing.iam._policies import PolicyDocument
from sts_sdk.testing.iam._principals import Root
from sts_sdk.testing.iam._sessions import Caller
from sts_sdk.testing.s3._actions import Needed, bypass, listing, needed, remaining_days, source_tags
from sts_sdk.testing.s3._authentication import authenticate_s3
from sts_sdk.testing.s3._bucket_policies import BucketPolicies
from sts_sdk.testing.s3._delete import add_errors, delete_result_of_nothing, document_without, without_digests
from sts_sdk.testing.s3._form import authenticate_form, form_answer
from sts_sdk.testing.s3._payload import unpack
from sts_sdk.testing.s3._reading import Reading
from sts_sdk.testing.s3._refusals import access_denied, invalid_argument, s3_error
from sts_sdk.testing.s3._request import S3Request
from sts_sdk.testing.s3._signing import signature_context
from sts_sdk.testing.server._request_log import LoggedRequest
from sts_sdk.testing.server._wire import Answer, Received

if TYPE_CHECKING:  # the first request to S3 imports moto: it takes a second, and s3=False does without it
    from sts_sdk.testing.s3._moto import Moto

_TELLS_OF_AN_OBJECT = ("CopyObject", "GetObject", "GetObjectAttributes", "HeadObject", "UploadPartCopy")
"""Operations by which one could find out whether an object is there."""
_OF_POLICIES = ("s3:GetBucketPolicy", "s3:PutBucketPolicy", "s3:DeleteBucketPolicy")


class S3:
    """The S3 of one local AWS, with buckets of its own."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._moto: Moto | None = None
        self._policies = BucketPolicies(lambda policy, bucket: state.bind_principals(policy, self._owner(bucket) or ""))
        self._lock = threading.Lock()

    def answer(self, region: str, received: Received, entry: LoggedRequest) -> Answer:
        """S3's answer to a request; writes the operation, the caller and the error code into the log entry."""
        try:
            request = S3Request(received)
            self._describe(request, entry)
            caller = self._authenticate(region, request)
            entry.principal = caller.arn
            reading = request.read()
            reading.signature_context = signature_context(received, request.form is not None, self._state.clock)
            answer = self._done(region, reading, caller, entry)
            return answer if request.form is None else form_answer(request.form, answer, request.bucket)
        except Refusal as refusal:
            entry.code = refusal.code
            return s3_error(refusal, self._state.clock.now())

    def describe(self, received: Received, entry: LoggedRequest) -> None:
        """Write the operation of a request into its log entry, for a request that a fault refuses."""
        self._describe(S3Request(received), entry)

    def close(self) -> None:
        """Forget the buckets."""
        if self._moto is not None:
            self._moto.forget()

    def _describe(self, request: S3Request, entry: LoggedRequest) -> None:
        if request.form is not None:
            entry.accessKey = request.form.access_key
        with contextlib.suppress(Refusal):
            entry.operation = next((each.action for each in needed(request.read(), self._state.partition)), None)

    def _authenticate(self, region: str, request: S3Request) -> Caller:
        """The caller that the form or the signature proves. Replaces a body in chunks by its plain form."""
        state = self._state
        if request.form is not None:
            return authenticate_form(request.form, request.bucket, region, state.clock, state.keys)
        proof = authenticate_s3(request.received, request.resource, region, state.clock, state.keys)
        unpack(request.received, proof)
        return proof.caller

    def _done(self, region: str, reading: Reading, caller: Caller, entry: LoggedRequest) -> Answer:
        """Decide about a request, and carry it out."""
        wanted = needed(reading, self._state.partition)
        if reading.operation.name == "DeleteObjects":
            return self._delete_many(region, reading, wanted, caller, entry)
        if reading.source is not None and self._tags(reading.source.bucket, reading.source.key, reading.source.version):
            replaced = (reading.header("x-amz-tagging-directive") or "").upper() == "REPLACE"
            wanted += [] if replaced else source_tags(reading.source, reading, self._state.partition)
        for each in wanted:
            self._authorize(caller, each, entry)
        self._check_owners(reading)
        _check_wanted_headers(reading)
        answer = self._carried_out(region, reading, caller, entry)
        if answer.status == 404 and self._is_missing(reading):
            self._authorize(caller, listing(reading, self._state.partition), entry)
        return answer

    def _is_missing(self, reading: Reading) -> bool:
        """Whether the object that a request wants to read is missing, and not its bucket."""
        bucket = reading.source.bucket if reading.source else reading.bucket
        return reading.operation.name in _TELLS_OF_AN_OBJECT and self._owner(bucket) is not None

    def _carried_out(self, region: str, reading: Reading, caller: Caller, entry: LoggedRequest) -> Answer:
        moto, now = self._loaded_moto(), self._state.clock.now()
        exists = moto.owner(reading.bucket) is not None
        own = self._policies.answer(reading, self._state.partition, now, exists=exists)
        answer = own or moto.answer(region, reading, caller.account, entry)
        if reading.operation.name == "DeleteBucket" and answer.status < 300:
            self._policies.forget(reading.bucket)
        return answer

    def _delete_many(
        self, region: str, reading: Reading, wanted: Sequence[Needed], caller: Caller, entry: LoggedRequest
    ) -> Answer:
        """Delete the objects that the caller may delete; the result has an error for each of the others."""
        denied: dict[int, str] = {}
        for number, each in enumerate(wanted):
            try:
                self._authorize(caller, each, entry)
                if (also := bypass(reading, each, self._state.partition)) is not None:
                    self._authorize(caller, also, entry)
            except Refusal as refusal:
                denied[number] = refusal.message or ""
        body = document_without(reading.body, denied)
        if body is not None:
            reading.body, reading.headers = body, without_digests(reading.headers)
            answer = self._carried_out(region, reading, caller, entry)
        else:
            answer = delete_result_of_nothing(self._state.clock.now())
        add_errors(answer, [(wanted[number].key, message) for number, message in denied.items()])
        return answer

    def _authorize(self, caller: Caller, wanted: Needed, entry: LoggedRequest) -> None:
        """AccessDenied unless the policies that have a say allow the action."""
        # A bucket that is to be made has no owner yet; that somebody else has one of the name is told later.
        owner = None if wanted.action == "s3:CreateBucket" else self._owner(wanted.bucket)
        tags = self._tags(wanted.bucket, wanted.key, wanted.version)
        days = remaining_days(wanted.context, self._state.clock.now())
        context = {
            **surroundings(self._state.clock, entry.region, entry.headers),
            **({"aws:resourceaccount": owner, "s3:resourceaccount": owner} if owner else {}),
            **wanted.context,
            **days,
            **{f"s3:existingobjecttag/{name.lower()}": value for name, value in tags.items()},
        }
        place = wanted.resource or f"arn:{self._state.partition}:s3:::*"
        resource = ActedOn(place, owner, self._policy(caller, wanted, owner))
        decision = decide(caller, wanted.action, resource, context)
        if entry.decision is None or not decision.allowed:
            entry.decision = decision
        if not decision.allowed:
            where = f' on resource: "{wanted.resource}"' if wanted.resource else ""
            message = f"User: {caller.arn} is not authorized to perform: {wanted.action}{where}{decision.reason}"
            raise access_denied(message)

    def _policy(self, caller: Caller, wanted: Needed, owner: str | None) -> PolicyDocument | None:
        """The bucket's policy, but for the root user of its account, whom no policy keeps from changing it."""
        if isinstance(caller.principal, Root) and caller.account == owner and wanted.action in _OF_POLICIES:
            return None
        return self._policies.of(wanted.bucket)

    def _tags(self, bucket: str, key: str, version: str | None) -> dict[str, str]:
        return self._moto.tags(bucket, key, version) if self._moto is not None and key else {}

    def _owner(self, bucket: str) -> str | None:
        return self._moto.owner(bucket) if self._moto is not None else None

    def _check_owners(self, reading: Reading) -> None:
        """AccessDenied if a bucket belongs to another account than the request says."""
        pairs = [("x-amz-expected-bucket-owner", reading.bucket)]
        if reading.source is not None:
            pairs.append(("x-amz-source-expected-bucket-owner", reading.source.bucket))
        for header, bucket in pairs:
            wanted, owner = reading.header(header), self._owner(bucket)
            if wanted is not None and owner is not None and wanted != owner:
                raise access_denied()

    def _loaded_moto(self) -> Moto:
        """moto, imported by the first request that needs it."""
        with self._lock:
            if self._moto is None:
                from sts_sdk.testing.s3._moto import Moto  # noqa: PLC0415 -- slow to load; a client of STS never asks for it

                self._moto = Moto(self._state)
            return self._moto


def _check_wanted_headers(reading: Reading) -> None:
    """InvalidArgument if the headers that a query asks for (``response-content-disposition``) could not be sent."""
    for name, value in reading.query.items():
        if name.startswith("response-") and not re.fullmatch("[\t\x20-\xff]*", value):
            raise invalid_argument("Header value cannot be represented using ISO-8859-1.", name, value)
