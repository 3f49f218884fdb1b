"""What the page shows of a local AWS, as JSON: no secret is in it, and of each key only the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from sts_sdk._credentials import masked_key
from sts_sdk.testing._state import State
from sts_sdk.testing.iam._principals import LongTerm
from sts_sdk.testing.iam._roles import Role
from sts_sdk.testing.iam._sessions import Session
from sts_sdk.testing.server._request_log import LoggedRequest

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]

_KEYS = ("AccessKeyId", "AWSAccessKeyId", "X-Amz-Credential")
_MOST = 200
"""How many sessions and new requests an answer holds: the newest."""


def view(state: State, since: int = 0) -> Json:
    """Identities, roles, sessions, and the requests that were done after the one with the number ``since``."""
    requests = [entry for entry in list(state.requests)[-_MOST:] if entry.finished > since]
    return {
        "now": state.clock.now().isoformat(),
        "region": state.region,
        "account": state.account,
        "identities": [_identity_view(owner) for owner in _owners(state) if not owner.deleted],
        "roles": [_role_view(role) for role in list(state.roles.values()) if not role.deleted],
        "sessions": [_session_view(session) for session in reversed(state.keys.sessions()[-_MOST:])],
        "requests": [_request_view(entry) for entry in sorted(requests, key=lambda entry: entry.finished)],
        "total": state.requests.total,
        "run": state.requests.run,
    }


def _owners(state: State) -> list[LongTerm]:
    """The users, with or without a key, and everybody else who has one."""
    return list(dict.fromkeys([*state.users.values(), *state.keys.owners()]))


def _identity_view(owner: LongTerm) -> Json:
    return {
        "arn": owner.arn,
        "keys": [{"id": masked_key(key.id), "active": key.active} for key in owner.accessKeys],
        "mfa": owner.device is not None,
    }


def _role_view(role: Role) -> Json:
    return {"arn": role.arn, "longest": role.maxSessionDuration}


def _session_view(session: Session) -> Json:
    return {
        "arn": session.arn,
        "by": session.kind,
        "key": masked_key(session.access_key),
        "mfa": session.mfa,
        "began": _iso(session.issued),
        "ends": session.expiration.isoformat(),
        "revoked": session.principal.deleted,
    }


def _request_view(entry: LoggedRequest) -> Json:
    return {
        "number": entry.finished,
        "time": _iso(entry.time),
        "service": entry.service,
        "operation": entry.operation or f"{entry.method} {entry.path}",
        "line": f"{entry.method} {entry.path[:500]}",
        "who": entry.principal,
        "key": masked_key(entry.accessKey) if entry.accessKey else None,
        "region": entry.region,
        "status": entry.status,
        "refused": entry.refused,
        "code": entry.code,
        "why": entry.why(),
        "trace": entry.trace(),
        "parameters": {name: _short_parameter(name, value) for name, value in list(entry.parameters.items())[:50]},
    }


def _short_parameter(name: str, value: str) -> str:
    """A parameter, short enough for the page; of a key only the end."""
    if name in _KEYS:
        key, slash, scope = value.partition("/")
        return masked_key(key) + slash + scope[:500]
    return value[:500]


def _iso(time: datetime | None) -> str | None:
    return None if time is None else time.isoformat()
