"""What Java's request handlers do with what a few services are sent and answer, beyond the rules."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator, Mapping
from typing import Any, Final

from sts_sdk._exceptions import AmazonClientException

_ROUTE53_PREFIXES: Final = ("/hostedzone/", "/change/", "/delegationset/", "/healthcheck/")
# The ids that Java makes up where the program leaves them to it, and the model does not say so.
_MADE_UP: Final = {
    "CreateBatchPrediction": "BatchPredictionId",
    "CreateDataSourceFromRDS": "DataSourceId",
    "CreateDataSourceFromRedshift": "DataSourceId",
    "CreateDataSourceFromS3": "DataSourceId",
    "CreateEvaluation": "EvaluationId",
    "CreateMLModel": "MLModelId",
    "ModifyReservedInstances": "ClientToken",
}


def before_call(operation: str, parameters: dict[str, Any]) -> None:
    """Make up the ids of machinelearning, and the token of EC2 without which a second try would buy twice."""
    made_up = _MADE_UP.get(operation)
    if made_up is not None:
        parameters.setdefault(made_up, str(uuid.uuid4()))


def after_call(package: str, operation: str, parameters: Mapping[str, Any], answer: Any) -> None:
    """Trim the ids of route53; check the sums of sqs."""
    if package == "route53":
        _trim_ids(answer)
    elif package == "sqs":
        for what, said, content in _sums(operation, parameters, answer):
            _check_digest(what, said, content)


def _trim_ids(value: Any) -> None:
    """Leave the last part of each id: what the next request takes."""
    parts: Any = value
    if isinstance(value, list):
        for each in parts:
            _trim_ids(each)
    elif isinstance(value, dict):
        for name, each in parts.items():
            if isinstance(each, str) and each.startswith(_ROUTE53_PREFIXES):
                parts[name] = each.rpartition("/")[2]
            else:
                _trim_ids(each)


def _sums(
    operation: str, sent: Mapping[str, Any], answer: Mapping[str, Any]
) -> Iterator[tuple[str, str | None, bytes]]:
    """What a sum is of, what SQS says that it is, and what it must be the sum of."""
    if operation == "SendMessage":
        yield from _of_sent(sent, answer)
    elif operation == "SendMessageBatch":
        entries = {entry["Id"]: entry for entry in sent["Entries"]}
        for done in answer.get("Successful", ()):
            yield from _of_sent(entries[done["Id"]], done)
    elif operation == "ReceiveMessage":
        for message in answer.get("Messages", ()):
            yield "message body", message.get("MD5OfBody"), message.get("Body", "").encode()
            yield from _of_attributes(message.get("MD5OfMessageAttributes"), message.get("MessageAttributes"))


def _of_sent(sent: Mapping[str, Any], done: Mapping[str, Any]) -> Iterator[tuple[str, str | None, bytes]]:
    yield "message body", done.get("MD5OfMessageBody"), sent["MessageBody"].encode()
    yield from _of_attributes(done.get("MD5OfMessageAttributes"), sent.get("MessageAttributes"))


def _of_attributes(said: str | None, attributes: Mapping[str, Any] | None) -> Iterator[tuple[str, str | None, bytes]]:
    if attributes:
        yield "message attributes", said, b"".join(_attribute(name, attributes[name]) for name in sorted(attributes))


def _attribute(name: str, value: Mapping[str, Any]) -> bytes:
    """An attribute as SQS sums it up: lengths before names, types and values."""
    text = value.get("StringValue")
    content = value.get("BinaryValue", b"") if text is None else text.encode()
    kind = b"\x02" if text is None else b"\x01"
    return b"".join((_sized(name.encode()), _sized(value["DataType"].encode()), kind, _sized(content)))


def _sized(content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + content


def _check_digest(what: str, said: str | None, content: bytes) -> None:
    found = hashlib.md5(content, usedforsecurity=False).hexdigest()
    if said is not None and said != found:
        raise AmazonClientException(
            "MD5 returned by SQS does not match the calculation on the original request. "
            f'(MD5 calculated by the {what}: "{found}", MD5 checksum returned: "{said}")'
        )
