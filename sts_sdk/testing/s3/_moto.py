"""moto's S3, called in this process. This is the only module that imports moto."""

from __future__ import annotations

import hashlib
import io
import re
import secrets
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Final, Protocol, cast
from urllib.parse import quote

from moto.core.model_instances import model_data
from moto.core.request import (
    PRESERVED_HEADER_NAMES_ENVIRON_KEY,
    environ_key_for_header,
    should_preserve_original_header_name,
)
from moto.moto_server.werkzeug_app import (  # pyright: ignore[reportMissingTypeStubs] -- moto types the rest
    create_backend_app,
)
from moto.s3.models import FakeBucket, FakeKey, get_canned_acl, s3_backends

from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing._state import State
from sts_sdk.testing.s3._reading import Reading
from sts_sdk.testing.s3._refusals import own_headers
from sts_sdk.testing.server._request_log import LoggedRequest
from sts_sdk.testing.server._wire import Answer

_APP: Final = create_backend_app("s3")
_APP.config["PROPAGATE_EXCEPTIONS"] = True  # to us, who answer: flask would print them
# moto keeps one table of bucket names for the whole process. Only one request at a time is in moto, with the table of
# its own local AWS in place, so that two of them never see each other's buckets.
_LOCK: Final = threading.Lock()

_DROPPED_HEADERS = ("connection", "date", "server", "x-amz-request-id", "x-amzn-requestid")
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
_OWNERS = (
    b"75aa57f09aa0c8caeab4f8c24e99d10f8e7faeebf76c078efc7c6caea54ba06a",
    b"bcaf1ffd86f41161ca5fb16fd081034f",
)
"""The ids that moto gives owners."""
_NOT_IMPLEMENTED = "A header you provided implies functionality that is not implemented"
_IMPLEMENTED = """
    AbortMultipartUpload CompleteMultipartUpload CopyObject CreateBucket CreateMultipartUpload DeleteBucket
    DeleteBucketCors DeleteBucketEncryption DeleteBucketLifecycle DeleteBucketOwnershipControls
    DeleteBucketReplication DeleteBucketTagging DeleteBucketWebsite DeleteObject DeleteObjectTagging DeleteObjects
    DeletePublicAccessBlock GetBucketAccelerateConfiguration GetBucketAcl GetBucketCors GetBucketEncryption
    GetBucketInventoryConfiguration GetBucketLifecycleConfiguration GetBucketLocation GetBucketLogging
    GetBucketNotificationConfiguration GetBucketOwnershipControls GetBucketReplication GetBucketTagging
    GetBucketVersioning GetBucketWebsite GetObject GetObjectAcl GetObjectAttributes GetObjectLegalHold
    GetObjectLockConfiguration GetObjectTagging GetPublicAccessBlock HeadBucket HeadObject
    ListBucketInventoryConfigurations ListBuckets ListMultipartUploads ListObjectVersions ListObjects ListObjectsV2
    ListParts PutBucketAccelerateConfiguration PutBucketAcl PutBucketCors PutBucketEncryption
    PutBucketInventoryConfiguration PutBucketLifecycleConfiguration PutBucketLogging
    PutBucketNotificationConfiguration PutBucketOwnershipControls PutBucketReplication PutBucketTagging
    PutBucketVersioning PutBucketWebsite PutObject PutObjectAcl PutObjectLegalHold PutObjectLockConfiguration
    PutObjectRetention PutObjectTagging PutPublicAccessBlock RestoreObject SelectObjectContent UploadPart
    UploadPartCopy
"""
"""The operations that moto has. It would carry out another one where it is asked for one that it has not."""
# moto does not check a signature; a request with any Authorization header is served.
_LET_THROUGH = "AWS4-HMAC-SHA256 Credential=AKIALOCALAWSLOCALAWS/20200101/{}/s3/aws4_request, "


class Moto:
    """The buckets of one local AWS. moto keeps those of each account under a number that nobody else has."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._accounts: dict[str, str] = {}
        self._names: dict[str, tuple[str, str]] = {}

    def answer(self, region: str, reading: Reading, account: str, entry: LoggedRequest) -> Answer:
        """moto's answer to a request of an account that was authenticated and allowed."""
        operation = reading.operation.name
        if operation not in _IMPLEMENTED.split():
            raise Refusal("NotImplemented", _NOT_IMPLEMENTED, 501)
        owner = None if operation == "CreateBucket" else self.owner(reading.bucket)
        with self._buckets():
            self._check_region(region, reading.bucket)
            self._prepare(reading)
            try:
                answer = _called(self._environ(region, reading, self._number(owner or account)))
            except Exception as error:
                raise Refusal("InternalError", f"moto failed in {operation}: {error!r}", 500) from error
            self._finish(reading, answer)
        if answer.status >= 400:
            code = re.search(rb"<Code>([^<]*)</Code>", answer.body)
            entry.code = code[1].decode() if code else str(answer.status)
        return self._as_s3(answer, reading, owner or account)

    def owner(self, bucket: str) -> str | None:
        """The account that a bucket belongs to; None if there is no such bucket."""
        number = self._names[bucket][1] if bucket in self._names else None
        return next((account for account, each in self._accounts.items() if each == number), None)

    def tags(self, bucket: str, key: str, version: str | None) -> dict[str, str]:
        """The tags of an object; none if there is no such object."""
        with self._buckets():
            found = self._object(bucket, key, version)
            if found is None:
                return {}
            partition, number = self._names[bucket]
            return s3_backends[number][partition].tagger.get_tag_dict_for_resource(found.arn)

    def forget(self) -> None:
        """Delete the buckets and their temporary files."""
        with self._buckets():
            for number in self._accounts.values():
                if number in list(s3_backends.keys()):
                    s3_backends[number].reset()
                    del s3_backends[number]

    @contextmanager
    def _buckets(self) -> Generator[None, None, None]:
        """Alone in moto, with this local AWS's table of bucket names in place."""
        with _LOCK, _untracked():
            shared, s3_backends.bucket_accounts = s3_backends.bucket_accounts, self._names
            try:
                yield
            finally:
                s3_backends.bucket_accounts = shared

    def _number(self, account: str) -> str:
        """The number under which moto keeps an account's buckets."""
        return self._accounts.setdefault(account, f"{secrets.randbelow(10**12):012d}")

    def _bucket(self, name: str) -> FakeBucket | None:
        found = self._names.get(name)
        return None if found is None else s3_backends[found[1]][found[0]].buckets.get(name)

    def _object(self, bucket: str, key: str, version: str | None) -> FakeKey | None:
        found = self._names.get(bucket)
        if found is None:
            return None
        try:
            return s3_backends[found[1]][found[0]].get_object(bucket, key, version_id=version)
        except Exception:  # noqa: BLE001 -- moto raises errors of many kinds for what is not there
            return None

    def _prepare(self, reading: Reading) -> None:
        """Put right beforehand what moto would answer otherwise than S3."""
        bucket = self._bucket(reading.bucket)
        if bucket is None:
            return
        if not bucket.is_versioned and reading.query.get("versionId") == "null":
            del reading.query["versionId"]
        upload = reading.query.get("uploadId")
        if upload is not None:
            found, done = bucket.multiparts.get(upload), self._object(reading.bucket, reading.key, None)
            finished = done is not None and done.multipart is not None and done.multipart.id == upload
            if (found is None or found.key_name != reading.key) and not (
                finished and reading.operation.name == "CompleteMultipartUpload"
            ):
                raise _no_such_upload(upload)
        if reading.operation.name == "GetObjectAcl":
            key = self._object(reading.bucket, reading.key, reading.query.get("versionId"))
            if key is not None and key.acl is None:
                key.set_acl(get_canned_acl("private"))

    def _finish(self, reading: Reading, answer: Answer) -> None:
        """Give a new object the content type of a form, which moto does not get to see: it would read the body."""
        kind = reading.header("content-type") or ""
        if answer.status < 300 and reading.operation.name in ("PutObject", "CopyObject") and kind.startswith(_FORMS):
            key = self._object(reading.bucket, reading.key, None)
            if key is not None:
                key.metadata["Content-Type"] = kind

    def _as_s3(self, answer: Answer, reading: Reading, account: str) -> Answer:
        """moto's answer with S3's headers, and one id for each owner."""
        bucket = self._bucket(reading.bucket)
        never = bucket is None or not bucket.is_versioned
        kept = [
            (name, value)
            for name, value in answer.headers
            if name.lower() not in _DROPPED_HEADERS
            and not (never and name.lower().endswith("version-id") and value in ("null", "None"))
        ]
        body = answer.body
        if reading.operation.name != "GetObject":
            for number in _OWNERS:
                body = body.replace(number, canonical_id(account).encode())
            kept = [pair for pair in kept if pair[0].lower() != "content-length" or not body]
        return Answer(answer.status, [*kept, *own_headers(self._state.clock.now())], body)

    def _check_region(self, region: str, bucket: str) -> None:
        """PermanentRedirect if the bucket is in another region; moto would answer in any region."""
        found = self._bucket(bucket)
        home = found.region_name if found is not None else region
        if home != region:
            raise Refusal(
                "PermanentRedirect",
                "The bucket you are attempting to access must be addressed using the specified endpoint. Please send "
                "all future requests to this endpoint.",
                301,
                extra=[("Endpoint", f"{bucket}.s3.{home}.amazonaws.com"), ("Bucket", bucket)],
                headers=[("x-amz-bucket-region", home)],
            )

    def _environ(self, region: str, reading: Reading, number: str) -> dict[str, object]:
        suffix = "amazonaws.com.cn" if region.startswith("cn-") else "amazonaws.com"
        host = f"s3.{region}.{suffix}"
        path = f"/{reading.bucket}/{reading.key}" if reading.bucket else "/"
        environ: dict[str, object] = {
            "REQUEST_METHOD": reading.operation.method,
            "SCRIPT_NAME": "",
            "PATH_INFO": path.encode().decode("latin-1"),
            "QUERY_STRING": reading.query_string,
            "RAW_URI": quote(path, safe="/~") + f"?{reading.query_string}",
            "SERVER_NAME": host,
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "CONTENT_LENGTH": str(len(reading.body)),
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(reading.body),
            "wsgi.errors": io.StringIO(),
            "wsgi.multithread": True,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
        }
        environ |= _header_variables(reading)
        return environ | {
            "HTTP_HOST": host,
            "HTTP_X_MOTO_ACCOUNT_ID": number,
            "HTTP_AUTHORIZATION": _LET_THROUGH.format(region),
        }


@contextmanager
def _untracked() -> Generator[None, None, None]:
    """Have moto keep no list of what it makes meanwhile.

    It would keep all that was ever deleted, and close the objects of every local AWS when one of them ends.
    """
    models = [cast("_Tracked", model) for model in model_data["s3"].values()]
    before = [model.instances_tracked for model in models]
    try:
        for model in models:
            model.instances_tracked = []
        yield
        for made in cast("_Tracked", FakeKey).instances_tracked:
            cast("FakeKey", made).disposed = True  # it closes its file when it goes, and does not warn that it does
    finally:
        for model, instances in zip(models, before, strict=True):
            model.instances_tracked = instances


class _Tracked(Protocol):
    """A class of moto, with every instance that was made of it."""

    instances_tracked: list[object]


def canonical_id(account: str) -> str:
    """The id of an account as the owner of buckets and objects, 64 hex digits."""
    return hashlib.sha256(f"owner {account}".encode()).hexdigest()


def _no_such_upload(upload: str) -> Refusal:
    return Refusal(
        "NoSuchUpload",
        "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or "
        "completed.",
        404,
        extra=[("UploadId", upload)],
    )


def _header_variables(reading: Reading) -> dict[str, object]:
    names: dict[str, str] = {}
    variables: dict[str, object] = {PRESERVED_HEADER_NAMES_ENVIRON_KEY: names}
    for name, value in reading.headers:
        if name in ("content-length", "transfer-encoding", "expect", "connection", "x-moto-account-id"):
            continue
        if name == "content-type" and value.lower().startswith(_FORMS):
            continue
        key = environ_key_for_header(name)
        if should_preserve_original_header_name(name):
            names[key] = name
        variables[key] = f"{variables[key]},{value}" if key in variables else value
    return variables


def _called(environ: dict[str, object]) -> Answer:
    answered: list[tuple[str, list[tuple[str, str]]]] = []

    def start(status: str, headers: list[tuple[str, str]], _exc: object = None) -> Callable[[bytes], None]:
        answered.append((status, headers))
        return lambda _: None

    parts = _APP(environ, start)
    try:
        body = b"".join(parts)
    finally:
        close = getattr(parts, "close", None)
        if close:
            close()
    status, headers = answered[-1]
    return Answer(int(status.split(" ", 1)[0]), headers, body)
