"""The front of a port: it logs a request, applies a fault, and hands the request to STS or S3."""

from __future__ import annotations

import traceback
from urllib.parse import quote

from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing._state import State
from sts_sdk.testing.iam._authorization_message import encoded_decision
from sts_sdk.testing.management._service import VERSION, answer_iam
from sts_sdk.testing.s3._refusals import s3_error
from sts_sdk.testing.s3._service import S3
from sts_sdk.testing.server._faults import Fault
from sts_sdk.testing.server._http import Cut
from sts_sdk.testing.server._request_log import LoggedRequest
from sts_sdk.testing.server._wire import Answer, Received, date_header
from sts_sdk.testing.sts._answers import sts_error
from sts_sdk.testing.sts._service import answer_sts, describe_sts

_UNKNOWN = "The request processing has failed because of an unknown error, exception or failure."
_OVERLOADED = "The request has failed due to a temporary failure of the server."
_FAILURES = {
    ("sts", 500): ("InternalFailure", _UNKNOWN),
    ("sts", 503): ("ServiceUnavailable", _OVERLOADED),
    ("s3", 500): ("InternalError", "We encountered an internal error. Please try again."),
    ("s3", 503): ("ServiceUnavailable", "Service is unable to handle request."),
}
_THROTTLED = {
    "sts": Refusal("Throttling", "Rate exceeded", 400),
    "s3": Refusal("SlowDown", "Please reduce your request rate.", 503),
}

_MESSAGE_HEADER = "x-local-authorization-message"
"""A header that AWS does not send: why a request was refused, for DecodeAuthorizationMessage."""
_READABLE = " !\"#$&'()*+,-./:;<=>?@[]^_`{|}~"
_DECISION_HEADER, _LONGEST_DECISION = "x-local-decision", 2000
"""The same to read, in URL encoding; it is short, for some clients take no long header. Ours make it a note."""


class Front:
    """Answers the requests to one port, which serves STS and S3 of one region, and IAM."""

    def __init__(self, state: State, region: str, s3: S3 | None) -> None:
        self.region = region
        self._state = state
        self._s3 = s3

    def respond(self, received: Received) -> Answer:
        """The answer to a request; raises Cut if a fault drops the connection."""
        if document := self._published(received):
            return document
        service = service_of(received)
        entry = LoggedRequest(service, self.region, received)
        self._state.requests.append(entry)
        fault = self._state.faults.take()
        if fault is not None:
            self._state.closing.wait(fault.delay)
            if fault.drop == "at-once":
                raise Cut(fault.drop)
        answer = self._refused(received, entry, fault) if fault and fault.refuses else self._served(received, entry)
        if fault is not None and fault.drop is not None:
            raise Cut(fault.drop, answer)
        entry.status = answer.status
        if entry.decision is not None and not entry.decision.allowed:
            told = "; ".join(entry.trace()).encode("ascii", "replace")[:_LONGEST_DECISION]
            answer.headers.append((_MESSAGE_HEADER, encoded_decision(entry.decision, self._state.seal)))
            answer.headers.append((_DECISION_HEADER, quote(told, safe=_READABLE)))
        return answer

    def _served(self, received: Received, entry: LoggedRequest) -> Answer:
        try:
            if entry.service == "sts":
                return answer_sts(self._state, self.region, received, entry)
            if entry.service == "iam":
                return answer_iam(self._state, self.region, received, entry)
            if self._s3 is not None:
                return self._s3.answer(self.region, received, entry)
            return self._error(entry, Refusal("NotImplemented", "This local AWS was started with s3=False.", 501))
        except Exception:  # noqa: BLE001 -- whatever it is, the client gets an answer and the developer a traceback
            traceback.print_exc()
            return self._error(entry, Refusal(*_FAILURES[_words(entry), 500], 500))

    def _refused(self, received: Received, entry: LoggedRequest, fault: Fault) -> Answer:
        if entry.service != "s3":
            describe_sts(received, entry)
        elif self._s3 is not None:
            self._s3.describe(received, entry)
        if fault.throttle:
            return self._error(entry, _THROTTLED[_words(entry)])
        status = fault.status or 400
        code, message = _FAILURES.get((_words(entry), status), (None, None))
        if fault.body is not None or (fault.code or code) is None:
            headers = [("Date", date_header(self._state.clock.now())), ("Content-Type", "text/html")]
            return Answer(status, headers, fault.body or b"")
        return self._error(entry, Refusal(fault.code or str(code), fault.message or message, status))

    def _error(self, entry: LoggedRequest, refusal: Refusal) -> Answer:
        entry.code = refusal.code
        envelope = s3_error if entry.service == "s3" else sts_error
        return envelope(refusal, self._state.clock.now())

    def _published(self, received: Received) -> Answer | None:
        issuer = self._state.issuer
        body = issuer.document(received.path) if issuer and received.method == "GET" else None
        return None if body is None else Answer(200, [("Content-Type", "application/json")], body)


def _words(entry: LoggedRequest) -> str:
    """Whose words an error is in: IAM and STS speak alike."""
    return "s3" if entry.service == "s3" else "sts"


def service_of(received: Received) -> str:
    """Which service a request is for. The credential scope does not decide: it may be wrong, and is then refused.

    A host named after the service decides. Else STS or IAM is what is posted to the root as anything but a browser's
    form, or names an action in the query; IAM has a version of its own. The rest is S3.
    """
    host = (received.header("host") or "").lower()
    if host.startswith(("sts.", "s3.", "iam.")):
        return host.partition(".")[0]
    if received.path != "/" or ".localhost" in host or ".s3." in host:
        return "s3"
    form = (received.header("content-type") or "").lower().startswith("multipart/")
    if (received.method != "POST" or form) and received.parameter("Action") is None:
        return "s3"
    iam = received.parameter("Version") == VERSION or f"Version={VERSION}".encode() in received.body
    return "iam" if iam else "sts"
