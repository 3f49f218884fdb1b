"""The gate of a port: it turns foreign pages away, serves ``/_local/`` and the sign-in, and tells of each request."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

from sts_sdk.testing._front import Front
from sts_sdk.testing.local._desk import Desk, is_of_desk, said
from sts_sdk.testing.local._other_services import OtherService, other_service, refusal_of_service
from sts_sdk.testing.local._signin import SignIn, is_sign_in
from sts_sdk.testing.server._hosts import Hosts
from sts_sdk.testing.server._request_log import LoggedRequest
from sts_sdk.testing.server._wire import Answer, Received

Told = Callable[[LoggedRequest], object]

_MESSAGE = re.compile(rb"<Message>([^<]*)</Message>")
_DENIED = ("AccessDenied", "AccessDeniedException")


class Gate:
    """Every request to a port comes here first. ``front`` is replaced when the local AWS starts anew."""

    def __init__(self, front: Front, hosts: Hosts, desk: Desk, sign_in: SignIn, told: Told | None) -> None:
        self.front = front
        self._hosts = hosts
        self._desk = desk
        self._sign_in = sign_in
        self._told = told

    def respond(self, received: Received) -> Answer:
        """The answer to a request; raises Cut if a fault drops the connection."""
        of_desk = is_of_desk(received)
        if objection := self._hosts.objection(received, same_origin=of_desk):
            return said(403, objection)
        if of_desk:
            return self._desk.answer(received)
        if is_sign_in(received):
            return self._sign_in.answer(received)
        try:
            service = other_service(received)
            answer = self._refuse(service, received) if service else self.front.respond(received)
        except BaseException:
            self._tell(None)
            raise
        self._tell(answer)
        return answer

    def _refuse(self, service: OtherService, received: Received) -> Answer:
        answer = refusal_of_service(service, received)
        entry = LoggedRequest(service.name, self.front.region, received)
        entry.operation, entry.code, entry.status = service.operation, "NotImplemented", answer.status
        self._desk.state.requests.append(entry)
        return answer

    def _tell(self, answer: Answer | None) -> None:
        entry = self._desk.state.requests.finish()
        if entry is None:
            return
        if answer is not None and entry.code in _DENIED and (found := _MESSAGE.search(answer.body)):
            entry.reason = html.unescape(found[1].decode("utf-8", "replace"))
        if self._told is not None:
            self._told(entry)


def log_line(entry: LoggedRequest) -> str:
    """One line about a request: when, whether it was allowed, what it asked for, who asked, and why it was refused."""
    when = f"{entry.time:%H:%M:%S} " if entry.time else ""
    what = f"{entry.service} {entry.operation or f'{entry.method} {entry.path}'}"
    who = entry.principal or (f"key ****{entry.accessKey[-4:]}" if entry.accessKey else "nobody")
    line = f"{when}{'refused' if entry.refused else 'allowed'} {entry.status} {what} by {who} in {entry.region}"
    why = entry.why()
    one_line = f"{line}: {why}" if why else line
    return "".join(character if character.isprintable() else "?" for character in one_line)
