"""One request to S3: its bucket, its key, and its form if a browser posts one."""

from __future__ import annotations

from sts_sdk.testing.s3._form import Form, is_form
from sts_sdk.testing.s3._reading import Reading, read_request
from sts_sdk.testing.server._wire import Received


class S3Request:
    """A request with what was parsed from it; ``form`` is None unless the request posts a form.

    ``key`` is the one in the URL, which a form leaves out. ``resource`` is the path that signatures cover.
    """

    __slots__ = ("bucket", "form", "key", "received")

    def __init__(self, received: Received) -> None:
        self.received = received
        self.bucket, self.key = target(received)
        self.form = Form(received) if is_form(received) else None

    @property
    def resource(self) -> str:
        """``/bucket/key`` as it was sent; the bucket is there also if the host names it."""
        bucket_in_host = self.bucket and self.received.path == f"/{self.key}"
        return f"/{self.bucket}{self.received.raw_path}" if bucket_in_host else self.received.raw_path

    def read(self) -> Reading:
        """What the request asks for; a Refusal if that is nothing, or more than one thing."""
        if self.form is not None:
            return self.form.read(self.received, self.bucket, self.key)
        return read_request(self.received, self.bucket, self.key)


def target(received: Received) -> tuple[str, str]:
    """The bucket and the key of a request; the bucket stands in the path or in the host (``bucket.localhost``)."""
    host = (received.header("host") or "").partition(":")[0].lower()
    path = received.path.removeprefix("/")
    for ending in (".localhost", ".s3.amazonaws.com"):
        bucket = host.removesuffix(ending)
        if host.endswith(ending) and bucket not in ("s3", "sts"):
            return bucket.removesuffix(".s3"), path
    bucket, _, key = path.partition("/")
    return bucket, key
