"""One request to S3, read once: its bucket, its key, and the browser's form if it is an upload by one."""

from __future__ import annotations

from sts_sdk.testing.s3._actions import Needed, needed, target
from sts_sdk.testing.s3._delete import is_delete
from sts_sdk.testing.s3._form import Form, is_form
from sts_sdk.testing.server._wire import Received


class S3Request:
    """A request as the service sees it; ``form`` is None unless a browser's form is posted.

    ``key`` is the one in the URL, which a form leaves out. ``resource`` is the path that signatures cover.
    """

    __slots__ = ("bucket", "form", "key", "received")

    def __init__(self, received: Received) -> None:
        self.received = received
        self.bucket, self.key = target(received)
        self.form = Form(received) if is_form(received) else None

    @property
    def resource(self) -> str:
        """``/bucket/key`` as it was sent, also where the host names the bucket."""
        bucket_in_host = self.bucket and self.received.path == f"/{self.key}"
        return f"/{self.bucket}{self.received.raw_path}" if bucket_in_host else self.received.raw_path

    @property
    def deletes_many(self) -> bool:
        """Whether many objects of the bucket are to be deleted."""
        return is_delete(self.received, self.bucket, self.key)

    def needed(self, partition: str) -> list[Needed]:
        """Every permission that the request needs; MalformedXML if the body should list keys and does not."""
        if self.form is not None:
            key = self.form.fields.get("key", "")
            return [Needed("s3:PutObject", f"arn:{partition}:s3:::{self.bucket}/{key}")]
        return needed(self.received, self.bucket, self.key, partition)
