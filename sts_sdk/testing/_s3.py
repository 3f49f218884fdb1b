"""S3: authentication and permissions here, the rest in moto."""

from __future__ import annotations

import contextlib
import importlib
import re
import threading
from typing import TYPE_CHECKING, cast

from sts_sdk.testing import _answers, _s3_actions, _s3_authentication, _s3_delete, _s3_form, _s3_payload, _s3_refusals
from sts_sdk.testing._call import objection
from sts_sdk.testing._refusals import Refusal

if TYPE_CHECKING:
    from sts_sdk.testing._moto import Moto
    from sts_sdk.testing._principals import Caller
    from sts_sdk.testing._requests_log import LoggedRequest
    from sts_sdk.testing._state import State
    from sts_sdk.testing._wire import Answer, Received


class S3:
    """The S3 of one local AWS, with buckets of its own."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._moto: Moto | None = None
        self._lock = threading.Lock()

    def answer(self, region: str, received: Received, entry: LoggedRequest) -> Answer:
        """What S3 says to a request; the log entry learns what it was."""
        bucket, key = _s3_actions.target(received)
        try:
            self.describe(received, entry)
            if _s3_form.is_form(received):
                caller = self._from_form(region, received, bucket)
            else:
                caller = self._from_signature(region, received, bucket, key)
            entry.principal = caller.arn
            if _s3_delete.is_delete(received, bucket, key):
                return self._deleted(region, received, bucket, caller, entry)
            for needed in self._needed(received):
                self._authorize(caller, needed)
            _check_wanted_headers(received)
            return self._hosted().answer(region, received, bucket, key, entry)
        except Refusal as refusal:
            entry.code = refusal.code
            return _answers.s3_error(refusal, self._state.clock.now())

    def describe(self, received: Received, entry: LoggedRequest) -> None:
        """Note in the log what is asked for."""
        if _s3_form.is_form(received):
            entry.accessKey = _s3_form.Form(received).access_key
        with contextlib.suppress(Refusal):
            entry.operation = next((needed.action for needed in self._needed(received)), None)

    def close(self) -> None:
        """Forget the buckets."""
        if self._moto is not None:
            self._moto.forget()

    def _needed(self, received: Received) -> list[_s3_actions.Needed]:
        bucket, key = _s3_actions.target(received)
        if _s3_form.is_form(received):
            key = _s3_form.Form(received).fields.get("key", "")
            return [_s3_actions.Needed("s3:PutObject", f"arn:{self._state.partition}:s3:::{bucket}/{key}")]
        return _s3_actions.needed(received, bucket, key, self._state.partition)

    def _from_form(self, region: str, received: Received, bucket: str) -> Caller:
        form = _s3_form.Form(received)
        return _s3_form.authenticate(form, bucket, region, self._state.clock, self._state.keys)

    def _from_signature(self, region: str, received: Received, bucket: str, key: str) -> Caller:
        in_host = bucket and received.path == f"/{key}"
        resource = f"/{bucket}{received.raw_path}" if in_host else received.raw_path
        state = self._state
        proof = _s3_authentication.authenticate(received, resource, region, state.clock, state.keys)
        _s3_payload.unpack(received, proof)
        return proof.caller

    def _deleted(self, region: str, received: Received, bucket: str, caller: Caller, entry: LoggedRequest) -> Answer:
        """The objects that the caller may delete are, and the others are told apart in the result."""
        denied: dict[str, str] = {}
        for key, needed in zip(_s3_delete.keys(received.body), self._needed(received), strict=True):
            try:
                self._authorize(caller, needed)
            except Refusal as refusal:
                denied[key] = refusal.message or ""
        if not denied or _s3_delete.leave_out(received, denied):
            answer = self._hosted().answer(region, received, bucket, "", entry)
        else:
            answer = _s3_delete.nothing(self._state.clock.now())
        _s3_delete.tell(answer, denied)
        return answer

    def _authorize(self, caller: Caller, needed: _s3_actions.Needed) -> None:
        why = objection(caller, needed.action, needed.resource or "*", self._state.clock, needed.context)
        if why is not None:
            where = f' on resource: "{needed.resource}"' if needed.resource else ""
            raise _s3_refusals.access_denied(
                f"User: {caller.arn} is not authorized to perform: {needed.action}{where}{why}"
            )

    def _hosted(self) -> Moto:
        """moto, which takes a while to load and is loaded by the first request that needs it."""
        with self._lock:
            if self._moto is None:
                make = cast("type[Moto]", importlib.import_module("sts_sdk.testing._moto").Moto)
                self._moto = make(self._state)
            return self._moto


def _check_wanted_headers(received: Received) -> None:
    """InvalidArgument if the headers that a query asks for (``response-content-disposition``) could not be sent."""
    for name, value in received.query:
        if name.startswith("response-") and not re.fullmatch("[\t\x20-\xff]*", value):
            raise _s3_refusals.invalid_argument("Header value cannot be represented using ISO-8859-1.", name, value)
