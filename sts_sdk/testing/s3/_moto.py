"""moto's S3, called in this process. This is the only module that imports moto."""

from __future__ import annotations

import io
import re
import secrets
import sys
import threading
from collections.abc import Callable
from typing import Final
from urllib.parse import quote

from moto.core.request import (
    PRESERVED_HEADER_NAMES_ENVIRON_KEY,
    environ_key_for_header,
    should_preserve_original_header_name,
)
from moto.moto_server.werkzeug_app import (  # pyright: ignore[reportMissingTypeStubs] -- moto types the rest
    create_backend_app,
)
from moto.s3.models import s3_backends

from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing._state import State
from sts_sdk.testing.server._request_log import LoggedRequest
from sts_sdk.testing.server._wire import Answer, Received, date_header

_APP: Final = create_backend_app("s3")
# moto keeps one table of bucket names for the whole process. Only one request at a time is in moto, with the table of
# its own local AWS in place, so that two of them never see each other's buckets.
_LOCK: Final = threading.Lock()

_DROPPED_HEADERS = ("connection", "date", "server", "x-amz-request-id")
_SIGNATURE = re.compile(
    "(X-Amz-(Algorithm|Credential|Date|Expires|SignedHeaders|Signature|Security-Token)|AWSAccessKeyId|Signature|Expires)="
    "|x-amz-security-token=",
)
# moto does not check a signature; a request with any Authorization header is served.
_LET_THROUGH = "AWS4-HMAC-SHA256 Credential=AKIALOCALAWSLOCALAWS/20200101/{}/s3/aws4_request, "


class Moto:
    """The buckets of one local AWS. moto keeps them under an account number that no other local AWS has."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._account = f"{secrets.randbelow(10**12):012d}"
        self._names: dict[str, tuple[str, str]] = {}

    def answer(self, region: str, received: Received, bucket: str, key: str, entry: LoggedRequest) -> Answer:
        """moto's answer to a request that was authenticated and allowed."""
        environ = self._environ(region, received, bucket, key)
        with _LOCK:
            self._check_region(region, bucket)
            shared, s3_backends.bucket_accounts = s3_backends.bucket_accounts, self._names
            try:
                status, headers, body = _called(environ)
            finally:
                s3_backends.bucket_accounts = shared
        if status >= 400:
            code = re.search(rb"<Code>([^<]*)</Code>", body)
            entry.code = code[1].decode() if code else str(status)
        kept = [(name, value) for name, value in headers if name.lower() not in _DROPPED_HEADERS]
        own = [
            ("x-amz-request-id", secrets.token_hex(8).upper()),
            ("Date", date_header(self._state.clock.now())),
            ("Server", "AmazonS3"),
        ]
        return Answer(status, [*kept, *own], body)

    def forget(self) -> None:
        """Delete the buckets and their temporary files."""
        with _LOCK:
            if self._account in list(s3_backends.keys()):
                s3_backends[self._account].reset()
                del s3_backends[self._account]

    def _check_region(self, region: str, bucket: str) -> None:
        """PermanentRedirect if the bucket is in another region; moto would answer in any region."""
        found = self._names.get(bucket)
        home = s3_backends[self._account][found[0]].buckets[bucket].region_name if found else region
        if home != region:
            raise Refusal(
                "PermanentRedirect",
                "The bucket you are attempting to access must be addressed using the specified endpoint. Please send "
                "all future requests to this endpoint.",
                301,
                extra=[("Endpoint", f"{bucket}.s3.{home}.amazonaws.com"), ("Bucket", bucket)],
                headers=[("x-amz-bucket-region", home)],
            )

    def _environ(self, region: str, received: Received, bucket: str, key: str) -> dict[str, object]:
        suffix = "amazonaws.com.cn" if region.startswith("cn-") else "amazonaws.com"
        host = f"s3.{region}.{suffix}"
        path = f"/{bucket}/{key}" if bucket else "/"
        query = "&".join(pair for pair in received.raw_query.split("&") if not _SIGNATURE.match(pair))
        environ: dict[str, object] = {
            "REQUEST_METHOD": received.method,
            "SCRIPT_NAME": "",
            "PATH_INFO": path.encode().decode("latin-1"),
            "QUERY_STRING": query,
            "RAW_URI": quote(path, safe="/~") + (f"?{query}" if query else ""),
            "SERVER_NAME": host,
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "CONTENT_LENGTH": str(len(received.body)),
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(received.body),
            "wsgi.errors": sys.stderr,
            "wsgi.multithread": True,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
        }
        environ |= _header_variables(received)
        return environ | {
            "HTTP_HOST": host,
            "HTTP_X_MOTO_ACCOUNT_ID": self._account,
            "HTTP_AUTHORIZATION": _LET_THROUGH.format(region),
        }


def _header_variables(received: Received) -> dict[str, object]:
    names: dict[str, str] = {}
    variables: dict[str, object] = {PRESERVED_HEADER_NAMES_ENVIRON_KEY: names}
    for name, value in received.headers:
        if name.lower() in ("content-length", "transfer-encoding", "expect", "connection"):
            continue
        key = environ_key_for_header(name)
        if should_preserve_original_header_name(name):
            names[key] = name
        variables[key] = f"{variables[key]},{value}" if key in variables else value
    return variables


def _called(environ: dict[str, object]) -> tuple[int, list[tuple[str, str]], bytes]:
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
    return int(status.split(" ", 1)[0]), headers, body
