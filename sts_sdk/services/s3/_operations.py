"""botocore's S3 client as this package uses it, and its errors as Java's exceptions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from botocore.exceptions import ClientError

from sts_sdk._exceptions import AmazonServiceException
from sts_sdk.services._botocore._errors import Translation, details_of, fill_exception
from sts_sdk.services.s3.model._base import AmazonS3Exception

Answer = dict[str, Any]


class BotocoreS3(Protocol):
    """The client that botocore makes at run time: the operations in use here, and whatever else it has."""

    def close(self) -> None: ...
    def list_buckets(self) -> Answer: ...
    def create_bucket(self, **parameters: object) -> Answer: ...
    def delete_bucket(self, **parameters: object) -> Answer: ...
    def get_bucket_acl(self, **parameters: object) -> Answer: ...
    def list_objects(self, **parameters: object) -> Answer: ...
    def list_objects_v2(self, **parameters: object) -> Answer: ...
    def put_object(self, **parameters: object) -> Answer: ...
    def get_object(self, **parameters: object) -> Answer: ...
    def head_object(self, **parameters: object) -> Answer: ...
    def copy_object(self, **parameters: object) -> Answer: ...
    def delete_object(self, **parameters: object) -> Answer: ...
    def generate_presigned_url(
        self, ClientMethod: str, Params: Mapping[str, object], ExpiresIn: int, HttpMethod: str
    ) -> str: ...

    def __getattr__(self, name: str, /) -> Any: ...


class translated_errors(Translation):
    """Turns what botocore raises into what Java's S3 client raises, the cause kept."""

    __slots__ = ()

    def exception(self, error: ClientError) -> AmazonServiceException:
        """The exception for an answer of S3's that says no."""
        return s3_exception(error)


def s3_exception(error: ClientError) -> AmazonS3Exception:
    """The exception for an answer of S3's that says no."""
    details = details_of(error)
    metadata: Mapping[str, Any] = error.response.get("ResponseMetadata", {})
    exception = AmazonS3Exception(details.get("Message"))
    fill_exception(exception, error)
    exception.setServiceName("Amazon S3")
    exception.setExtendedRequestId(metadata.get("HostId") or None)
    exception.setAdditionalDetails({name: text for name, text in details.items() if name not in _SAID_ALREADY})
    return exception


_SAID_ALREADY = frozenset({"Code", "Message", "RequestId", "HostId"})
