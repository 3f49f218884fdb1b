"""S3's answers are read with limits: their size, their elements, what their dates and error documents are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final
from xml.etree import ElementTree

from botocore.exceptions import ConnectionClosedError, HTTPClientError, ReadTimeoutError
from urllib3.exceptions import ProtocolError
from urllib3.exceptions import ReadTimeoutError as Late

from sts_sdk._exceptions import SdkClientException
from sts_sdk.internal._xml import check_document

_LARGEST: Final = 10 * 1024 * 1024  # of an answer that is no content; a page of a listing has some 500,000 bytes
_MOST_ELEMENTS: Final = 200_000
_TEXTS: Final = frozenset({"Code", "Message", "RequestId", "HostId"})


class BoundedSession:
    """botocore's HTTP session, whose answers are read to their end here, or given up if they are too large."""

    def __init__(self, session: Any) -> None:
        self._session = session

    def send(self, request: Any) -> Any:
        """The answer. A content that was asked for is left to be read by who asked, unless it is a refusal."""
        streams, request.stream_output = request.stream_output, True
        try:
            response = self._session.send(request)
        finally:
            request.stream_output = streams
        if not streams or response.status_code >= 300:
            raw, response.raw = response.raw, _BoundedBody(response.raw)
            _read_body(request, response)
            response.raw = raw
        return response

    def close(self) -> None:
        """Close the connections."""
        self._session.close()


class _BoundedBody:
    """The raw body of an answer, as far as it may be read."""

    def __init__(self, raw: Any) -> None:
        self._raw = raw

    def stream(self, *arguments: Any, **options: Any) -> Iterator[bytes]:
        read = 0
        for piece in self._raw.stream(*arguments, **options):
            read += len(piece)
            if read > _LARGEST:
                self._raw.close()
                raise SdkClientException(f"The answer is larger than {_LARGEST} bytes")
            yield piece


def _read_body(request: Any, response: Any) -> None:
    """Have botocore read the body and keep it; failures as its own session raises them."""
    try:
        response.content  # noqa: B018 -- a property that reads
    except SdkClientException:
        raise
    except Late as error:
        raise ReadTimeoutError(endpoint_url=request.url, error=error) from None
    except ProtocolError as error:
        raise ConnectionClosedError(error=error, request=request, endpoint_url=request.url) from None
    except Exception as error:  # noqa: BLE001 -- whatever it is
        raise HTTPClientError(error=error) from None


def check_answer(response_dict: dict[str, Any], **_: object) -> None:
    """Refuse a document that would take long to read, and drop a refusal whose code or message is no text.

    botocore's reader has no limits, and takes codes for text.
    """
    body: object = response_dict["body"]
    if not isinstance(body, bytes) or body.lstrip()[:1] != b"<":
        return
    check_document(body, _MOST_ELEMENTS)
    if response_dict["status_code"] >= 300 and _is_odd(body):
        response_dict["body"] = b""  # then botocore has the status for a code


def _is_odd(body: bytes) -> bool:
    try:
        document = ElementTree.fromstring(body)  # noqa: S314 -- bounded and without a DOCTYPE, as was just checked
    except ElementTree.ParseError:
        return False  # botocore says so
    return any(_is_odd_parent(element) for element in document.iter())


def _is_odd_parent(element: ElementTree.Element) -> bool:
    texts = [child for child in element if child.tag.rpartition("}")[2] in _TEXTS]
    return any(len(text) for text in texts) or len({text.tag for text in texts}) < len(texts)
