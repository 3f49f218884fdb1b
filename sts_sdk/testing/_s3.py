"""S3: authentication and permissions here, the rest in moto."""

from __future__ import annotations

import importlib
import threading
from typing import TYPE_CHECKING, cast

from sts_sdk.testing import _answers, _s3_actions, _s3_authentication, _s3_payload, _s3_refusals
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
        state = self._state
        bucket, key = _s3_actions.target(received)
        try:
            self.describe(received, entry)
            resource = received.raw_path if received.path.startswith(f"/{bucket}") else f"/{bucket}{received.raw_path}"
            proof = _s3_authentication.authenticate(received, resource, region, state.clock, state.keys)
            entry.principal = proof.caller.arn
            _s3_payload.unpack(received, proof)
            self._authorize(proof.caller, received, bucket, key)
        except Refusal as refusal:
            entry.code = refusal.code
            return _answers.s3_error(refusal, state.clock.now())
        return self._hosted().answer(region, received, bucket, key, entry)

    def describe(self, received: Received, entry: LoggedRequest) -> None:
        """Note in the log what is asked for."""
        found = _s3_actions.needed(received, *_s3_actions.target(received), self._state.partition)
        entry.operation = found[0].action if found else None

    def close(self) -> None:
        """Forget the buckets."""
        if self._moto is not None:
            self._moto.forget()

    def _authorize(self, caller: Caller, received: Received, bucket: str, key: str) -> None:
        for needed in _s3_actions.needed(received, bucket, key, self._state.partition):
            why = objection(caller, needed.action, needed.resource or "*", needed.context)
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
