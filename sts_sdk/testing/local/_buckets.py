"""Buckets that are there from the start: filled by signed requests, as by any client, but without a connection."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from os import PathLike
from pathlib import Path
from urllib.parse import quote

from botocore.auth import S3SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.testing._front import Front
from sts_sdk.testing.iam._principals import LongTerm
from sts_sdk.testing.server._request_log import RequestLog
from sts_sdk.testing.server._wire import Received

_HOST = "localhost"
_LOCATION = "<CreateBucketConfiguration><LocationConstraint>{}</LocationConstraint></CreateBucketConfiguration>"


class Buckets:
    """Makes buckets in a region, in the name of an account's root user."""

    def __init__(self, front: Front, region: str, owner: LongTerm, log: RequestLog) -> None:
        self._front = front
        self._log = log
        self._region = region
        self._keys = Credentials(owner.accessKeyId, owner.secretKey)

    def make(self, name: str, objects: Mapping[str, str | bytes], files: str | PathLike[str] | None) -> None:
        """Create a bucket, and in it objects by key and the files of a directory."""
        found = dict(_files(Path(files))) if files is not None else {}
        self._put(f"/{name}", b"" if self._region == "us-east-1" else _LOCATION.format(self._region).encode())
        for key, text in objects.items():
            self._put(f"/{name}/{quote(key, safe='/~')}", text.encode() if isinstance(text, str) else text)
        for key, path in found.items():
            self._put(f"/{name}/{quote(key, safe='/~')}", path.read_bytes())

    def _put(self, path: str, body: bytes) -> None:
        request = AWSRequest("PUT", f"http://{_HOST}{path}", {"Host": _HOST}, body)
        S3SigV4Auth(self._keys, "s3", self._region).add_auth(request)
        headers = [(name, str(value)) for name, value in request.headers.items()]
        answer = self._front.respond(Received("PUT", path, headers, body))
        self._log.forget()
        if answer.status != 200:
            found = re.search(rb"<Message>([^<]*)", answer.body)
            why = found[1].decode() if found else f"status {answer.status}"
            raise IllegalArgumentException(f"the local S3 refuses {path}: {why}")


def _files(path: Path) -> Iterator[tuple[str, Path]]:
    """The files of a directory with their keys, which have slashes on every system; or the one file that it is."""
    if path.is_file():
        yield path.name, path
    elif path.is_dir():
        for file in sorted(path.rglob("*")):
            if file.is_file():
                yield file.relative_to(path).as_posix(), file
    else:
        raise IllegalArgumentException(f"files is {str(path)!r}; there is no such directory or file")
