"""One call of an operation: its parameters, its caller, and what several operations do with them."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from datetime import datetime, timedelta

from sts_sdk.testing._clock import ISO_SECONDS
from sts_sdk.testing._refusals import Refusal, denied, invalid
from sts_sdk.testing._state import GLOBAL, State
from sts_sdk.testing.iam._decision import Decision
from sts_sdk.testing.iam._patterns import Context
from sts_sdk.testing.iam._permissions import ActedOn, decide, surroundings
from sts_sdk.testing.iam._policies import PolicyDocument
from sts_sdk.testing.iam._principals import LongTerm
from sts_sdk.testing.iam._sessions import Caller, Session
from sts_sdk.testing.server._request_log import LoggedRequest
from sts_sdk.testing.sts._answers import Tree
from sts_sdk.testing.sts._validation import Parameters

_PACKED_LIMIT = 2048
_MOST_POLICY_ARNS = 10


class StsCall:
    """A call of an operation. Its parameters are valid by the service model; two operations have no caller."""

    __slots__ = ("_caller", "_entry", "parameters", "region", "state")

    def __init__(
        self, state: State, region: str, caller: Caller | None, parameters: Parameters, entry: LoggedRequest
    ) -> None:
        self.state = state
        self.region = region
        self.parameters = parameters
        self._caller = caller
        self._entry = entry

    @property
    def caller(self) -> Caller:
        """Who signed the call; MissingAuthenticationToken if nobody did."""
        if self._caller is None:
            raise Refusal("MissingAuthenticationToken", "Request is missing Authentication Token", 403)
        return self._caller

    def expiration(self, seconds: int) -> datetime:
        """The time in so many seconds, without fractions of a second."""
        return self.state.clock.now().replace(microsecond=0) + timedelta(seconds=seconds)

    def issue(self, session: Session) -> Session:
        """Give a session keys and a token that is at least as long as the call asks for."""
        session.issued = self.state.clock.now()
        session.everywhere = self.region != GLOBAL or self.state.global_tokens_everywhere
        return self.state.keys.issue(session, self.parameters.integer("MinimumSessionTokenSize") or 0)

    def surroundings(self) -> dict[str, str | Sequence[str]]:
        """The condition keys of the request: time, network, place and session tags."""
        tags = self.tags()
        context = surroundings(self.state.clock, self.region, self._entry.headers)
        context |= {f"aws:requesttag/{key.lower()}": value for key, value in tags.items()}
        return context | ({"aws:tagkeys": list(tags)} if tags else {})

    def decided(self, decision: Decision) -> Decision:
        """Keep a decision for the log: the first one, or else the one that refused the call."""
        if self._entry.decision is None or not decision.allowed:
            self._entry.decision = decision
        return decision

    def session_policies(self) -> tuple[PolicyDocument, ...] | None:
        """The session policies of the call, inline and by ARN; None if it has none."""
        inline, arns = self.parameters.text("Policy"), self._policy_arns()
        if inline is None and not arns:
            return None
        found = [self.state.managed_policy(arn) for arn in arns]
        return (*([PolicyDocument.parse(inline, name="of the call")] if inline is not None else []), *found)

    def tags(self) -> dict[str, str]:
        """The session tags of the call; InvalidParameterValue if a key is there twice."""
        pairs = [(tag.required("Key"), tag.required("Value")) for tag in self.parameters.structures("Tags")]
        if len({key.lower() for key, _ in pairs}) < len(pairs):
            raise Refusal(
                "InvalidParameterValue", "Duplicate tag keys found. Please note that Tag keys are case insensitive."
            )
        return dict(pairs)

    def packed_size(self, tags: dict[str, str]) -> int | None:
        """The packed size of session policies and tags, in percent of the limit; PackedPolicyTooLarge above 100.

        AWS does not say how it packs. Here it is zlib into 2,048 bytes, so that what fits in the plain limits of
        the service model fits here too.
        """
        policies = [*filter(None, [self.parameters.text("Policy")]), *self._policy_arns()]
        if not policies and not tags:
            return None
        text = "\0".join([*policies, *tags, *tags.values()])
        percent = -(-100 * len(zlib.compress(text.encode(), 9)) // _PACKED_LIMIT)
        if percent > 100:
            what = (
                f"Packed policy consumes {percent}% of allotted space, please use smaller policy."
                if policies
                else f"Packed size of session tags consumes {percent}% of allotted space."
            )
            raise Refusal("PackedPolicyTooLarge", what)
        return percent

    def has_mfa_code(self) -> bool:
        """Whether the call has an MFA code, or half of what belongs to one."""
        return self.parameters.text("SerialNumber") is not None or self.parameters.text("TokenCode") is not None

    def authenticated_by_mfa(self) -> bool:
        """Whether the call has a valid MFA code, or the caller's session had one; AccessDenied for a wrong code."""
        serial, code = self.parameters.text("SerialNumber"), self.parameters.text("TokenCode")
        if not self.has_mfa_code():
            return self._caller is not None and self._caller.session is not None and self._caller.session.mfa
        if serial is None or code is None:
            raise _mfa("MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code. ")
        device, principal = self.state.devices.get(serial), self.caller.principal
        if device is None or not isinstance(principal, LongTerm) or device is not principal.device:
            raise _mfa(
                "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number "
                "is valid and associated with this user."
            )
        if not device.accepts(code):
            raise _mfa("MultiFactorAuthentication failed with invalid MFA one time pass code. ")
        return True

    def require(self, action: str, resource: str | None = None, more: Context | None = None) -> None:
        """AccessDenied unless the caller's identity-based and session policies allow an action.

        ``more`` are condition keys of the request besides its surroundings.
        """
        context = {**self.surroundings(), **(more or {})}
        decision = self.decided(decide(self.caller, action, ActedOn(resource or "*"), context))
        if not decision.allowed:
            said = decision.explicit or resource is None
            raise denied(self.caller.arn, action, resource, decision.reason if said else "")

    def _policy_arns(self) -> list[str]:
        arns = [policy.text("arn") or "" for policy in self.parameters.structures("PolicyArns")]
        if len(arns) > _MOST_POLICY_ARNS:
            raise invalid(f"At most {_MOST_POLICY_ARNS} managed policies may be passed, not {len(arns)}.")
        return arns


def credentials_element(session: Session) -> tuple[str, Tree]:
    """The Credentials element of an answer."""
    return (
        "Credentials",
        [
            ("AccessKeyId", session.access_key),
            ("SecretAccessKey", session.secret_key),
            ("SessionToken", session.token),
            ("Expiration", f"{session.expiration:{ISO_SECONDS}}"),
        ],
    )


def packed_element(percent: int | None) -> list[tuple[str, str]]:
    """The PackedPolicySize element of an answer; nothing if the call had no policies and no tags."""
    return [] if percent is None else [("PackedPolicySize", str(percent))]


def _mfa(message: str) -> Refusal:
    return Refusal("AccessDenied", message, 403)
