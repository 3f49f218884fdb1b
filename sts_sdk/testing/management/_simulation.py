"""The policy simulator: what a user's or role's policies, or any others, would say to actions on resources."""

from __future__ import annotations

from collections.abc import Sequence

from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing.iam._condition_keys import MANY_VALUES
from sts_sdk.testing.iam._decision import Decision
from sts_sdk.testing.iam._permissions import simulate
from sts_sdk.testing.iam._policies import PolicyDocument, Question
from sts_sdk.testing.iam._principals import IamPrincipal, User
from sts_sdk.testing.management._call import IamCall, list_result, members, no_such_entity
from sts_sdk.testing.sts._answers import Tree


def simulate_principal_policy(call: IamCall) -> Tree:
    """SimulatePrincipalPolicy: with the policies of a user or role, its boundary, and further policies."""
    arn = call.text("PolicySourceArn")
    call.require(arn)
    principal = call.state.principal(arn)
    if principal is None or principal.account != call.account:
        raise no_such_entity(f"The principal with ARN {arn} cannot be found.")
    documents = [*principal.documents(), *_inputs(call, "PolicyInputList")]
    boundaries = _inputs(call, "PermissionsBoundaryPolicyInputList")
    if not boundaries and principal.boundary is not None:
        boundaries = [principal.boundary.document]
    return _results(call, documents, boundaries, _simulated_conditions(call, principal))


def simulate_custom_policy(call: IamCall) -> Tree:
    """SimulateCustomPolicy: with the policies in the call alone."""
    call.require("*")
    documents, boundaries = _inputs(call, "PolicyInputList"), _inputs(call, "PermissionsBoundaryPolicyInputList")
    return _results(call, documents, boundaries, _simulated_conditions(call, None))


def _inputs(call: IamCall, parameter: str) -> list[PolicyDocument]:
    texts = call.parameters.texts(parameter)
    return [PolicyDocument.parse(text, name=f"{parameter}.{number}") for number, text in enumerate(texts, 1)]


def _simulated_conditions(call: IamCall, principal: IamPrincipal | None) -> dict[str, str | Sequence[str]]:
    found: dict[str, str | Sequence[str]] = {}
    if principal is not None:
        found |= {"aws:principalarn": principal.arn, "aws:principalaccount": principal.account}
        found |= {f"aws:principaltag/{key.lower()}": tag for key, tag in principal.tags.items()}
        if isinstance(principal, User):
            found["aws:username"] = principal.name
            found["aws:userid"] = principal.userId
    for entry in call.parameters.structures("ContextEntries"):
        key, values = (entry.text("ContextKeyName") or "").lower(), entry.texts("ContextKeyValues")
        if len(values) != 1 and not (entry.text("ContextKeyType") or "").endswith("List") and key not in MANY_VALUES:
            raise Refusal("InvalidInput", f"Invalid Attribute Value for {entry.text('ContextKeyName')}")
        found[key] = values[0] if len(values) == 1 else values
    return found


def _results(
    call: IamCall,
    documents: Sequence[PolicyDocument],
    boundaries: Sequence[PolicyDocument],
    context: dict[str, str | Sequence[str]],
) -> Tree:
    boundary = boundaries[0] if boundaries else None
    pairs = [
        (action, resource)
        for action in call.parameters.texts("ActionNames")
        for resource in call.parameters.texts("ResourceArns") or ["*"]
    ]
    decisions = (simulate(documents, boundary, Question(action, resource, context)) for action, resource in pairs)
    return list_result(
        "EvaluationResults", (_evaluation(decision, bounded=boundary is not None) for decision in decisions)
    )


def _evaluation(decision: Decision, *, bounded: bool) -> Tree:
    outcome = "allowed" if decision.allowed else "explicitDeny" if decision.explicit else "implicitDeny"
    matched: list[Tree] = [
        [
            ("SourcePolicyId", looked.policy),
            ("SourcePolicyType", "IAM Policy"),
            ("StartPosition", [("Line", str(looked.line)), ("Column", str(looked.column))]),
        ]
        for looked in decision.looked
        if looked.applies and looked.layer == "identity-based policy"
    ]
    within = [each.effect for each in decision.looked if each.applies and each.layer == "permissions boundary"]
    by_boundary = str("Allow" in within and "Deny" not in within).lower()
    boundary: list[tuple[str, Tree]] = (
        [("PermissionsBoundaryDecisionDetail", [("AllowedByPermissionsBoundary", by_boundary)])] if bounded else []
    )
    return [
        ("EvalActionName", decision.action),
        ("EvalResourceName", decision.resource),
        ("EvalDecision", outcome),
        ("MatchedStatements", members(matched)),
        ("MissingContextValues", []),
        *boundary,
    ]
