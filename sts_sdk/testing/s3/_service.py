"""S3: authentication and permissions are checked here, moto does the rest."""

from __future__ import annotations

import contextlib
import re
import threading
from typing import TYPE_CHECKING

from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing._state import State
from sts_sdk.testing.iam._permissions import objection
from sts_sdk.testing.iam._sessions import Caller
from sts_sdk.testing.s3._actions import Needed
from sts_sdk.testing.s3._authentication import authenticate
from sts_sdk.testing.s3._delete import add_errors, delete_result_of_nothing, keys_to_delete, leave_out
from sts_sdk.testing.s3._form import authenticate_form
from sts_sdk.testing.s3._payload import unpack
from sts_sdk.testing.s3._refusals import access_denied, invalid_argument, s3_error
from sts_sdk.testing.s3._request import S3Request
from sts_sdk.testing.server._request_log import LoggedRequest
from sts_sdk.testing.server._wire import Answer, Received

if TYPE_CHECKING:  # the first request to S3 imports moto: it takes a second, and s3=False does without it
    from sts_sdk.testing.s3._moto import Moto


class S3:
    """The S3 of one local AWS, with buckets of its own."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._moto: Moto | None = None
        self._lock = threading.Lock()

    def answer(self, region: str, received: Received, entry: LoggedRequest) -> Answer:
        """S3's answer to a request; writes the operation, the caller and the error code into the log entry."""
        try:
            request = S3Request(received)
            self._describe(request, entry)
            caller = self._authenticate(region, request)
            entry.principal = caller.arn
            if request.deletes_many:
                return self._delete_many(region, request, caller, entry)
            for needed in request.needed(self._state.partition):
                self._authorize(caller, needed)
            _check_wanted_headers(received)
            return self._loaded_moto().answer(region, received, request.bucket, request.key, entry)
        except Refusal as refusal:
            entry.code = refusal.code
            return s3_error(refusal, self._state.clock.now())

    def describe(self, received: Received, entry: LoggedRequest) -> None:
        """Write the operation of a request into its log entry, for a request that a fault refuses."""
        self._describe(S3Request(received), entry)

    def close(self) -> None:
        """Forget the buckets."""
        if self._moto is not None:
            self._moto.forget()

    def _describe(self, request: S3Request, entry: LoggedRequest) -> None:
        if request.form is not None:
            entry.accessKey = request.form.access_key
        with contextlib.suppress(Refusal):
            entry.operation = next((needed.action for needed in request.needed(self._state.partition)), None)

    def _authenticate(self, region: str, request: S3Request) -> Caller:
        """The caller that the form or the signature proves. Replaces a body in chunks by its plain form."""
        state = self._state
        if request.form is not None:
            return authenticate_form(request.form, request.bucket, region, state.clock, state.keys)
        proof = authenticate(request.received, request.resource, region, state.clock, state.keys)
        unpack(request.received, proof)
        return proof.caller

    def _delete_many(self, region: str, request: S3Request, caller: Caller, entry: LoggedRequest) -> Answer:
        """Delete the objects that the caller may delete; the result has an error for each of the others."""
        received = request.received
        denied: dict[str, str] = {}
        for key, needed in zip(keys_to_delete(received.body), request.needed(self._state.partition), strict=True):
            try:
                self._authorize(caller, needed)
            except Refusal as refusal:
                denied[key] = refusal.message or ""
        if not denied or leave_out(received, denied):
            answer = self._loaded_moto().answer(region, received, request.bucket, "", entry)
        else:
            answer = delete_result_of_nothing(self._state.clock.now())
        add_errors(answer, denied)
        return answer

    def _authorize(self, caller: Caller, needed: Needed) -> None:
        """AccessDenied unless the caller's policies allow the action."""
        why = objection(caller, needed.action, needed.resource or "*", self._state.clock, needed.context)
        if why is not None:
            where = f' on resource: "{needed.resource}"' if needed.resource else ""
            raise access_denied(f"User: {caller.arn} is not authorized to perform: {needed.action}{where}{why}")

    def _loaded_moto(self) -> Moto:
        """moto, imported by the first request that needs it."""
        with self._lock:
            if self._moto is None:
                from sts_sdk.testing.s3._moto import Moto  # noqa: PLC0415 -- slow to load; a client of STS never asks for it

                self._moto = Moto(self._state)
            return self._moto


def _check_wanted_headers(received: Received) -> None:
    """InvalidArgument if the headers that a query asks for (``response-content-disposition``) could not be sent."""
    for name, value in received.query:
        if name.startswith("response-") and not re.fullmatch("[\t\x20-\xff]*", value):
            raise invalid_argument("Header value cannot be represented using ISO-8859-1.", name, value)
