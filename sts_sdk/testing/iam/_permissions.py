"""Whether a caller may do an action on a resource, by every policy that has a say in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sts_sdk.testing._clock import ISO_SECONDS, Clock
from sts_sdk.testing.iam._decision import Decision, Layer, Looked
from sts_sdk.testing.iam._patterns import Context
from sts_sdk.testing.iam._policies import PolicyDocument, Question, Verdict
from sts_sdk.testing.iam._principal_element import Identity
from sts_sdk.testing.iam._principals import LongTerm, User
from sts_sdk.testing.iam._roles import Role
from sts_sdk.testing.iam._sessions import Caller, Session


class ActedOn:
    """What an action is done on: its ARN, the account that owns it, and its policy if it has one.

    ``trust`` is for roles, whose trust policy must let a caller in: no policy of the caller's can do that alone.
    """

    __slots__ = ("arn", "owner", "policy", "trust")

    def __init__(
        self, arn: str, owner: str | None = None, policy: PolicyDocument | None = None, *, trust: bool = False
    ) -> None:
        self.arn = arn
        self.owner = owner
        self.policy = policy
        self.trust = trust


class _Answer:
    """What the policies of one layer say together, and which statements they looked at."""

    __slots__ = ("deciding", "layer", "looked", "named", "verdict")

    def __init__(self, layer: Layer, documents: Sequence[PolicyDocument], question: Question) -> None:
        self.layer: Layer = layer
        self.looked: list[Looked] = []
        self.deciding: Looked | None = None
        self.verdict: Verdict = "none"
        self.named: set[str] = set()
        for document in documents:
            for statement in document.statements:
                miss = statement.miss(question)
                looked = Looked(layer, document, statement, miss, question.context)
                self.looked.append(looked)
                if miss is None:
                    self._count(looked, str(statement.named(question)))

    def _count(self, looked: Looked, named: str) -> None:
        if looked.effect == "Deny":
            if self.verdict != "deny":
                self.verdict, self.deciding = "deny", looked
            return
        self.named.add(named)
        if self.verdict == "none":
            self.verdict, self.deciding = "allow", looked


def decide(caller: Caller, action: str, resource: ActedOn, surroundings: Context) -> Decision:
    """Ask every policy; a deny in any of them wins. ``surroundings`` are the condition keys of the request."""
    question = Question(
        action,
        resource.arn,
        {**context_of(caller), **session_context(caller.session, surroundings), **surroundings},
        Identity(caller.arn, caller.principal.arn, caller.principal.userId, caller.account),
    )
    own = _Answer("identity-based policy", caller.principal.documents(), question)
    limits = [_Answer(layer, documents, question) for layer, documents in _limits(caller)]
    grant = _Answer("resource-based policy", [resource.policy] if resource.policy else [], question)
    answers = [own, *limits, grant]
    looked = [each for answer in answers for each in answer.looked]
    denying = next((answer for answer in answers if answer.verdict == "deny"), None)
    if denying is not None:
        article = "an" if denying is own else "a"
        reason = f" with an explicit deny in {article} {denying.layer}"
        return Decision(question, caller.arn, reason, looked, denying.deciding)
    missing = _missing(caller, resource, own, limits, grant)
    if missing is not None:
        return Decision(question, caller.arn, f" because no {missing} allows the {action} action", looked, None)
    deciding = grant.deciding if own.verdict != "allow" or resource.trust else own.deciding
    return Decision(question, caller.arn, "", looked, deciding)


def decide_federated(action: str, role: Role, provider: str, surroundings: Context) -> Decision:
    """Whether a role's trust policy lets in somebody for whom an identity provider vouches."""
    question = Question(action, role.arn, surroundings, provider)
    grant = _Answer("resource-based policy", [role.trust], question)
    if grant.verdict == "deny":
        reason = " with an explicit deny in a resource-based policy"
    else:
        reason = "" if grant.verdict == "allow" else f" because no resource-based policy allows the {action} action"
    return Decision(question, provider, reason, grant.looked, grant.deciding)


def simulate(documents: Sequence[PolicyDocument], boundary: PolicyDocument | None, question: Question) -> Decision:
    """What policies would say to a request that nobody made: the question of SimulatePrincipalPolicy."""
    own = _Answer("identity-based policy", documents, question)
    limit = _Answer("permissions boundary", [boundary] if boundary else [], question)
    looked = [*own.looked, *limit.looked]
    for answer in (own, limit):
        if answer.verdict == "deny":
            return Decision(question, "", f" with an explicit deny in a {answer.layer}", looked, answer.deciding)
    allowed = own.verdict == "allow" and (boundary is None or limit.verdict == "allow")
    reason = "" if allowed else f" because no policy allows the {question.action} action"
    return Decision(question, "", reason, looked, own.deciding if allowed else None)


def _missing(
    caller: Caller, resource: ActedOn, own: _Answer, limits: Sequence[_Answer], grant: _Answer
) -> Layer | None:
    """The layer that would have to allow the action and does not; None if nothing is missing."""
    refusing = next((answer for answer in limits if answer.verdict != "allow"), None)
    limiting: Layer | None = None if refusing is None else refusing.layer
    if resource.owner in (None, caller.account):
        if "session" in grant.named:
            return None
        if not grant.named.isdisjoint(("principal", "anyone")):
            return None if _is_user_itself(caller) else limiting
    if own.verdict != "allow":
        return "identity-based policy"
    if limiting is not None:
        return limiting
    by_policy = resource.trust or resource.owner not in (None, caller.account)
    return "resource-based policy" if by_policy and grant.verdict != "allow" else None


def _is_user_itself(caller: Caller) -> bool:
    """Whether a grant to the user's ARN is a grant to this caller, which no boundary limits then."""
    session = caller.session
    return isinstance(caller.principal, LongTerm) and (session is None or session.kind == "GetSessionToken")


def _limits(caller: Caller) -> list[tuple[Layer, Sequence[PolicyDocument]]]:
    """What limits the caller's own permissions. Every group of policies must allow the action."""
    found: list[tuple[Layer, Sequence[PolicyDocument]]] = []
    if caller.principal.boundary is not None:
        found.append(("permissions boundary", [caller.principal.boundary.document]))
    session = caller.session
    if session is not None:
        groups: list[Sequence[PolicyDocument]] = [] if session.policies is None else [session.policies]
        for group in (*groups, *([scope] for scope in session.scopes)):
            found.append(("session policy", group))  # noqa: PERF401 -- a comprehension would have a wider type
    return found


def context_of(caller: Caller) -> dict[str, str]:
    """The condition keys about the caller, in lower case, with their values."""
    session = caller.session
    federated = session is not None and session.kind == "GetFederationToken"
    context = {
        "aws:userid": caller.user_id,
        "aws:principalarn": caller.arn if federated else caller.principal.arn,
        "aws:principalaccount": caller.account,
        "aws:principaltype": _type_of(caller),
    }
    if isinstance(caller.principal, User) and (session is None or session.kind == "GetSessionToken"):
        context["aws:username"] = caller.principal.name
    tags = {**caller.principal.tags, **(session.tags if session is not None else {})}
    context |= {f"aws:principaltag/{key.lower()}": value for key, value in tags.items()}
    if session is not None:
        context["aws:multifactorauthpresent"] = str(session.mfa).lower()
        if session.source_identity:
            context["aws:sourceidentity"] = session.source_identity
    return context


def session_context(session: Session | None, surroundings: Context) -> dict[str, str | Sequence[str]]:
    """The condition keys about how and when a session began."""
    if session is None:
        return {}
    context: dict[str, str | Sequence[str]] = dict(session.federation)
    if session.kind == "AssumeRoot":
        context["aws:assumedroot"] = "true"
    if session.issued is not None:
        context["aws:tokenissuetime"] = session.issued.strftime(ISO_SECONDS)
        if session.mfa:
            age = int(str(surroundings.get("aws:epochtime", "0"))) - int(session.issued.timestamp())
            context["aws:multifactorauthage"] = str(max(0, age))
    return context


def surroundings(clock: Clock, region: str, headers: Mapping[str, str]) -> dict[str, str | Sequence[str]]:
    """The condition keys of time, network and place. Requests count as sent over TLS, as they are to AWS.

    ``headers`` are those of the request, with names in lower case.
    """
    now = clock.now()
    found: dict[str, str | Sequence[str]] = {
        "aws:currenttime": now.strftime(ISO_SECONDS),
        "aws:epochtime": str(int(now.timestamp())),
        "aws:principalisawsservice": "false",
        "aws:requestedregion": region,
        "aws:securetransport": "true",
        "aws:sourceip": "127.0.0.1",
        "aws:viaawsservice": "false",
    }
    for key, header in (("aws:useragent", "user-agent"), ("aws:referer", "referer")):
        if header in headers:
            found[key] = headers[header]
    return found


def _type_of(caller: Caller) -> str:
    if caller.session is not None and caller.session.kind == "GetFederationToken":
        return "FederatedUser"
    if isinstance(caller.principal, Role):
        return "AssumedRole"
    return "User" if isinstance(caller.principal, User) else "Account"
