"""AssumeRoleWithSAML, called by boto3 without credentials of its own."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from support.foreign import Boto, Keys, error_of

if TYPE_CHECKING:
    from sts_sdk.testing import LocalAWS

NOBODY = Keys("AKIAIOSFODNN7EXAMPLE", "not looked at")


def test_an_assertion_opens_the_role(local: LocalAWS, boto: Boto) -> None:
    provider = local.samlProvider("Corp", "https://idp.example.com/saml")
    role = local.role("Staff", trusts=provider, allows=("sts:TagSession", "sts:SetSourceIdentity"))
    answer = boto("sts", NOBODY).assume_role_with_saml(
        RoleArn=role.arn,
        PrincipalArn=provider.arn,
        SAMLAssertion=provider.assertion(role, "alice", sourceIdentity="al", tags={"team": "a"}),
    )
    assert answer["AssumedRoleUser"]["Arn"] == f"arn:aws:sts::{local.account}:assumed-role/Staff/alice"
    assert (answer["Subject"], answer["SubjectType"]) == ("alice@example.com", "persistent")
    assert (answer["Issuer"], answer["Audience"]) == (provider.issuer, "https://signin.aws.amazon.com/saml")
    assert (answer["NameQualifier"], answer["SourceIdentity"]) == (provider.nameQualifier, "al")
    assert len(base64.b64decode(provider.nameQualifier)) == 20
    assert boto("sts", answer["Credentials"]).get_caller_identity()["UserId"] == f"{role.userId}:alice"
    assert local.requests[0].parameters["SAMLAssertion"] == "***Sensitive Data Redacted***"


def test_an_assertion_is_a_response_that_succeeded(local: LocalAWS) -> None:
    provider = local.samlProvider("Corp")
    assertion = base64.b64decode(provider.assertion(local.role("Staff", trusts=provider), "alice"))
    [status] = ET.fromstring(assertion).iter("{urn:oasis:names:tc:SAML:2.0:protocol}StatusCode")
    assert status.get("Value") == "urn:oasis:names:tc:SAML:2.0:status:Success"


def unsigned(encoded: str) -> str:
    root = ET.fromstring(base64.b64decode(encoded))
    for assertion in root.iter("{urn:oasis:names:tc:SAML:2.0:assertion}Assertion"):
        for signature in assertion.findall("{http://www.w3.org/2000/09/xmldsig#}Signature"):
            assertion.remove(signature)
    return base64.b64encode(ET.tostring(root)).decode()


def test_refusals(local: LocalAWS, boto: Boto) -> None:
    provider, rival = local.samlProvider("Corp"), local.samlProvider("Rival")
    role, closed = local.role("Staff", trusts=provider), local.role("Closed", trusts=rival)
    make = provider.assertion
    fine = {"RoleArn": role.arn, "PrincipalArn": provider.arn, "SAMLAssertion": make(role)}
    call = boto("sts", NOBODY).assume_role_with_saml
    assert call(**fine)["Credentials"]
    doctype = base64.b64encode(b"<!DOCTYPE x>" + base64.b64decode(make(role))).decode()
    pair = "SAML Assertion doesn't contain the requested Role and Metadata in the attributes"
    late = "Token must be redeemed within 5 minutes of issuance"
    confirmation = "Responses must contain SubjectConfirmatonData with a Recipient and NotOnOrAfter"
    denied = "Not authorized to perform sts:AssumeRoleWithSAML"
    long = "The requested DurationSeconds exceeds the MaxSessionDuration set for this role."
    absent = "1 validation error detected: Value null at 'principalArn' failed to satisfy constraint: Member must "
    bad = "InvalidIdentityToken"
    cases: list[tuple[dict[str, object], str, str]] = [
        ({"SAMLAssertion": make(role, issuedAgo=301)}, "ExpiredTokenException", late),
        ({"SAMLAssertion": make(role, expiresIn=-1)}, "ExpiredTokenException", late),
        ({"SAMLAssertion": "not base64!"}, bad, "Invalid base64 SAMLResponse (Service: AWSOpenIdDiscoveryService; "),
        ({"SAMLAssertion": base64.b64encode(b"<x/>").decode()}, bad, "Invalid base64 SAMLResponse"),
        ({"SAMLAssertion": doctype}, bad, "Invalid base64 SAMLResponse"),
        ({"PrincipalArn": f"{provider.arn}2"}, bad, "Specified provider doesn't exist (Service: AWSOpenIdDiscovery"),
        (
            {"SAMLAssertion": make(role, issuer="https://x.example.com")},
            bad,
            "Issuer not present in specified",
        ),
        ({"SAMLAssertion": make(role, forged=True)}, bad, "Response signature invalid"),
        ({"SAMLAssertion": unsigned(make(role))}, bad, "Response signature invalid"),
        ({"SAMLAssertion": rival.assertion(role, provider=provider.arn)}, bad, "Response signature invalid"),
        ({"SAMLAssertion": make(closed)}, bad, pair),
        ({"SAMLAssertion": make(role, provider=rival.arn)}, bad, pair),
        ({"SAMLAssertion": make(role, recipient="https://x.example.com")}, bad, confirmation),
        ({"SAMLAssertion": make(role, audience="https://x.example.com")}, bad, "The audience of the assertion is not"),
        ({"SAMLAssertion": make(role, None)}, bad, "RoleSessionName is required in AuthnResponse"),
        ({"SAMLAssertion": make(role, "a b")}, bad, "RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]"),
        ({"RoleArn": closed.arn, "SAMLAssertion": make(closed)}, "AccessDenied", denied),
        ({"SAMLAssertion": make(role, tags={"team": "a"})}, "AccessDenied", ""),
        ({"SAMLAssertion": make(role, sourceIdentity="al")}, "AccessDenied", ""),
        ({"DurationSeconds": 3601}, "ValidationError", long),
        ({"PrincipalArn": None}, "ValidationError", absent),
    ]
    for change, code, message in cases:
        error = error_of(call, **{name: value for name, value in (fine | change).items() if value is not None})
        assert (error["Code"], error["Message"][: len(message)]) == (code, message)
