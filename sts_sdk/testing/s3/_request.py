"""One request to S3, parsed once: its bucket, its key, and its form if a browser posts one."""

from __future__ import annotations

from sts_sdk.testing.s3._actions import Needed, needed, target
from sts_sdk.testing.s3._delete import is_delete
from sts_sdk.testing.s3._form import Form, is_form
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

    @property
    def deletes_many(self) -> bool:
        """Whether the request is DeleteObjects."""
        return is_delete(self.received, self.bucket, self.key)

    def needed(self, partition: str) -> list[Needed]:
        """Every permission that the request needs; MalformedXML if it is DeleteObjects and its body lists no keys."""
        if self.form is not None:
            key = self.form.fields.get("key", "")
            return [Needed("s3:PutObject", f"arn:{partition}:s3:::{self.bucket}/{key}")]
        return needed(self.received, self.bucket, self.key, partition)
