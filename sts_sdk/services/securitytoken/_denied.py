"""Why access was denied: who, what, on what, by which kind of policy, and what to do, as far as it can be known.

AWS's refusals say it in sentences ("Troubleshoot access denied error messages", IAM User Guide). What is guessed is
called likely, with the reason.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from sts_sdk._exceptions import AmazonServiceException, SdkClientException
from sts_sdk.services.securitytoken._denied_advice import Clues, advice_of, likely_kind
from sts_sdk.services.securitytoken._denied_facts import facts_of
from sts_sdk.services.securitytoken.model._decode_authorization_message import DecodeAuthorizationMessageRequest

if TYPE_CHECKING:
    from sts_sdk.services.securitytoken._operations import AWSSecurityTokenService

_SAID: Final = re.compile(
    r"""(?:User:\s+(?P<principal>\S+)\s+is\s+)?not\s+authorized\s+to\s+perform:?\s+
        (?P<action>[A-Za-z0-9-]+:[A-Za-z0-9*]+)
        (?:\s+on\s+(?:the\s+)?resource:?\s+"?(?P<resource>[^\s"]+)"?)?""",
    re.VERBOSE | re.IGNORECASE,
)
_KINDS: Final = (
    ("service control policy", r"service[ -]control\s+polic"),
    ("resource control policy", r"resource[ -]control\s+polic"),
    ("permissions boundary", r"permissions?\s+boundar"),
    ("VPC endpoint policy", r"VPC\s+endpoint\s+polic"),
    ("session policy", r"session\s+polic"),
    ("resource-based policy", r"resource-based\s+polic"),
    ("identity-based policy", r"identity-based\s+polic"),
)
_EXPLICIT: Final = re.compile(r"with\s+an\s+explicit\s+deny(?:\s+in\s+(?P<where>[^:.]*))?", re.IGNORECASE)
_IMPLICIT: Final = re.compile(
    r"because\s+(?:no|the)\s+(?P<where>.*?)\s+(?:allows?|does\s+not\s+allow)",
    re.IGNORECASE | re.DOTALL,
)
_POLICY: Final = re.compile(r"arn:aws[a-z-]*:(?:iam|organizations)::[0-9a-z]*:(?:policy|root|[a-z]+_policy)[^\s\"',)]*")
_ENCODED: Final = re.compile(r"[Ee]ncoded authorization failure message:\s*(?P<message>[A-Za-z0-9_\-+/=]{16,})")
_CODE: Final = re.compile(
    r"An error occurred \((?P<code>\w+)\)|\(Service: [^;]*; Status Code: \d+; Error Code: (?P<java>\w+)"
)
_SHORT_ARN: Final = re.compile(r"arn:aws[a-z-]*:(?:iam|sts)::\d{12}:\S+")


class Denial(NamedTuple):
    """What a refusal says; None for what it does not say. ``explicit``: a statement denies; else none allows."""

    code: str | None
    principal: str | None
    action: str | None
    resource: str | None
    policy_kind: str | None
    policy_arn: str | None
    explicit: bool
    encoded: str | None


class DeniedExplanation:
    """Who was denied what, by what, and what to do; ``str()`` is the report.

    ``policy_kind`` is AWS's word for the kind of policy; with ``likely`` it is a guess, of which ``reason`` is the
    ground. ``advice`` are sentences, the most promising first; ``decoded`` is the decoded authorization message.
    """

    __slots__ = (
        "action", "advice", "code", "decoded", "explicit", "likely", "policy_arn", "policy_kind", "principal",
        "reason", "resource",
    )  # fmt: skip

    def __init__(
        self,
        denial: Denial,
        *,
        principal: str | None,
        policy_kind: str | None,
        likely: bool,
        reason: str | None,
        advice: Sequence[str],
        decoded: dict[str, object] | None,
    ) -> None:
        self.code: str | None = denial.code
        self.principal: str | None = principal
        self.action: str | None = denial.action
        self.resource: str | None = denial.resource
        self.policy_kind: str | None = policy_kind
        self.policy_arn: str | None = denial.policy_arn
        self.explicit: bool = denial.explicit
        self.likely: bool = likely
        self.reason: str | None = reason
        self.advice: tuple[str, ...] = tuple(advice)
        self.decoded: dict[str, object] | None = decoded

    def to_json(self) -> dict[str, object]:
        """The same as a JSON object."""
        return {name: getattr(self, name) for name in self.__slots__}

    def __str__(self) -> str:
        rows = [
            ("who", self.principal or "not said"),
            ("action", self.action or "not said"),
            ("resource", self.resource or "not said"),
            ("denied by", self._by()),
        ]
        lines = [f"{name:<10} {value}" for name, value in rows]
        lines += [f"{'next' if number == 0 else '':<10} {sentence}" for number, sentence in enumerate(self.advice)]
        return "\n".join(lines)

    def __repr__(self) -> str:
        return f"<DeniedExplanation {self.action}: {self._by()}>"

    def _by(self) -> str:
        if self.policy_kind is None:
            return "not said, and no guess is safe"
        how = f"an explicit deny in a {self.policy_kind}" if self.explicit else f"no {self.policy_kind} that allows it"
        named = f" ({self.policy_arn})" if self.policy_arn else ""
        return f"likely {how}{named}: {self.reason}" if self.likely else f"{how}{named}"


def explain_denied(exception: BaseException | str, client: AWSSecurityTokenService | None = None) -> DeniedExplanation:
    """Why access was denied, from the exception of this or of another library, or from its text.

    With ``client``, an encoded message is decoded where that is allowed, and a caller that is not named is asked for
    (GetCallerIdentity); what STS says against it is left out. Without it nobody is called.
    """
    denial = read_denial(_message_of(exception), _code(exception))
    decoded = None if client is None or denial.encoded is None else _decoded_message(client, denial.encoded)
    denial = _completed(denial, decoded)
    principal = denial.principal or (_caller(client) if client is not None else None)
    clues = Clues(
        _message_of(exception),
        denial.code,
        principal,
        denial.action,
        denial.resource,
        denial.policy_kind,
        denial.explicit,
    )
    guess = None if denial.policy_kind else likely_kind(clues)
    return DeniedExplanation(
        denial,
        principal=principal,
        policy_kind=denial.policy_kind or (guess[0] if guess else None),
        likely=guess is not None,
        reason=guess[1] if guess else None,
        advice=[*facts_of(exception), *advice_of(clues, guess[0] if guess else denial.policy_kind)],
        decoded=decoded,
    )


def read_denial(text: str, code: str | None = None) -> Denial:
    """What a refusal's sentence says."""
    said = _SAID.search(text)
    explicit, implicit = _EXPLICIT.search(text), _IMPLICIT.search(text)
    where = (explicit and explicit["where"]) or (implicit and implicit["where"]) or ""
    found = _CODE.search(text)
    encoded = _ENCODED.search(text)
    after = text[said.end() :] if said else text
    policy = _POLICY.search(after)
    return Denial(
        code or (found and (found["code"] or found["java"])) or None,
        said["principal"] if said and said["principal"] else _caller_in(text, said),
        said["action"] if said else None,
        _bare_resource(said["resource"]) if said and said["resource"] else None,
        next((kind for kind, pattern in _KINDS if re.search(pattern, where, re.IGNORECASE)), None),
        policy[0].rstrip(".") if policy else None,
        explicit is not None,
        encoded["message"] if encoded else None,
    )


def _caller_in(text: str, said: re.Match[str] | None) -> str | None:
    """A caller that another wording names before the action."""
    found = _SHORT_ARN.search(text[: said.start()] if said else text)
    return found[0].rstrip(".,") if found else None


def _bare_resource(resource: str) -> str:
    return resource.strip("\"'").rstrip(".,")


def _message_of(exception: BaseException | str) -> str:
    if isinstance(exception, str):
        return exception
    if isinstance(exception, AmazonServiceException):
        return exception.getErrorMessage() or str(exception)
    return str(exception)


def _code(exception: BaseException | str) -> str | None:
    if isinstance(exception, AmazonServiceException):
        return exception.getErrorCode()
    response = getattr(exception, "response", None)  # botocore's ClientError
    return _str(_dict(_dict(response).get("Error")).get("Code"))


def _decoded_message(client: AWSSecurityTokenService, message: str) -> dict[str, object] | None:
    try:
        request = DecodeAuthorizationMessageRequest(encodedMessage=message)
        document: object = json.loads(client.decodeAuthorizationMessage(request).getDecodedMessage())
    except (SdkClientException, ValueError):
        return None
    return cast("dict[str, object]", document) if isinstance(document, dict) else None


def _caller(client: AWSSecurityTokenService) -> str | None:
    try:
        return client.getCallerIdentity().getArn()
    except SdkClientException:
        return None


def _completed(denial: Denial, decoded: dict[str, object] | None) -> Denial:
    """The denial with what its encoded message says besides."""
    if decoded is None:
        return denial
    inner = _dict(decoded.get("context"))
    arn = _dict(inner.get("principal")).get("arn")
    explicit = decoded.get("explicitDeny")
    return denial._replace(
        principal=denial.principal or _str(arn),
        action=denial.action or _str(inner.get("action")),
        resource=denial.resource or _str(inner.get("resource")),
        explicit=denial.explicit or explicit is True,
    )


def _dict(value: object) -> dict[str, object]:
    return cast("dict[str, object]", value) if isinstance(value, dict) else {}


def _str(value: object) -> str | None:
    return value if isinstance(value, str) else None
