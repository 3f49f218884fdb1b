"""Requests that AWS refuses, with the code and the words of its refusal as recorded, quoted or documented.

A message is compared as a whole; ``{...}`` in it stands for any text, and None leaves the words open where no source
has them. ``{account}`` and ``{stranger}`` in a parameter stand for what ``strictness.py`` has set up.
"""

# ruff: noqa: E501 -- recorded texts, each in one piece

from __future__ import annotations

import json
from collections.abc import Iterator

VALIDATION = "1 validation error detected: Value '{...}' at '%s' failed to satisfy constraint: Member must %s"
MANY_TAGS = {f"Tags.member.{n}.{part}": f"x{n}" for n in range(1, 52) for part in ("Key", "Value")}
POLICY = json.dumps({"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}})
MALFORMED = "MalformedPolicyDocument"


def tagged(*pairs: tuple[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for number, (key, value) in enumerate(pairs, 1):
        found |= {f"Tags.member.{number}.Key": key, f"Tags.member.{number}.Value": value}
    return found


def policy(**changed: object) -> dict[str, str]:
    body = {"Effect": "Allow", "Action": "*", "Resource": "*"} | changed
    return {"Policy": json.dumps({"Version": "2012-10-17", "Statement": body})}


def length(word: str, number: int) -> str:
    return f"have length {word} than or equal to {number}"


def assume_role_parameters() -> Iterator[tuple[str, dict[str, str | None], str, str | None]]:
    """What is wrong with parameters of AssumeRole: a name, the changed parameters, the code and the message."""
    v = "ValidationError"
    yield (
        "RoleArn absent",
        {"RoleArn": None},
        v,
        "1 validation error detected: Value null at 'roleArn' failed to satisfy constraint: Member must not be null",
    )
    yield (
        "RoleSessionName absent",
        {"RoleSessionName": None},
        v,
        "1 validation error detected: Value null at 'roleSessionName' failed to satisfy constraint: Member must not be null",
    )
    yield "RoleArn empty", {"RoleArn": ""}, v, "2 validation errors detected: {...}"
    yield "RoleArn short", {"RoleArn": "arn:aws:iam::1"}, v, VALIDATION % ("roleArn", length("greater", 20))
    yield (
        "RoleArn long",
        {"RoleArn": "arn:aws:iam::123456789012:role/" + "x" * 2048},
        v,
        VALIDATION % ("roleArn", length("less", 2048)),
    )
    yield "RoleArn no ARN", {"RoleArn": "not-an-arn-but-long-enough"}, v, "not-an-arn-but-long-enough is invalid"
    yield (
        "RoleArn without a resource",
        {"RoleArn": "arn:aws:iam::123456789012"},
        v,
        "arn:aws:iam::123456789012 is invalid",
    )
    yield "RoleSessionName short", {"RoleSessionName": "x"}, v, VALIDATION % ("roleSessionName", length("greater", 2))
    yield "RoleSessionName long", {"RoleSessionName": "x" * 65}, v, VALIDATION % ("roleSessionName", length("less", 64))
    for wrong in ("a b", "a/b", "a:b", "\u00e9\u00e9"):
        yield (
            f"RoleSessionName {wrong!r}",
            {"RoleSessionName": wrong},
            v,
            VALIDATION % ("roleSessionName", "satisfy regular expression pattern: [\\w+=,.@-]*"),
        )
    for wrong in ("899", "0", "-1"):
        yield (
            f"DurationSeconds {wrong}",
            {"DurationSeconds": wrong},
            v,
            VALIDATION % ("durationSeconds", "have value greater than or equal to 900"),
        )
    yield (
        "DurationSeconds 43201",
        {"DurationSeconds": "43201"},
        v,
        VALIDATION % ("durationSeconds", "have value less than or equal to 43200"),
    )
    yield "DurationSeconds empty", {"DurationSeconds": ""}, "MalformedInput", "missing value for decimal type"
    for wrong in ("x", "1e3", "900.0", "2147483648"):
        yield f"DurationSeconds {wrong}", {"DurationSeconds": wrong}, "MalformedInput", None
    yield (
        "DurationSeconds over the role's",
        {"DurationSeconds": "3601"},
        v,
        "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
    )
    yield "ExternalId short", {"ExternalId": "x"}, v, VALIDATION % ("externalId", length("greater", 2))
    yield "ExternalId long", {"ExternalId": "x" * 1225}, v, VALIDATION % ("externalId", length("less", 1224))
    yield (
        "ExternalId with a space",
        {"ExternalId": "a b"},
        v,
        VALIDATION % ("externalId", "satisfy regular expression pattern: [\\w+=,.@:\\/-]*"),
    )
    yield "SourceIdentity short", {"SourceIdentity": "x"}, v, VALIDATION % ("sourceIdentity", length("greater", 2))
    yield (
        "SourceIdentity with a colon",
        {"SourceIdentity": "aws:x"},
        v,
        VALIDATION % ("sourceIdentity", "satisfy regular expression pattern: [\\w+=,.@-]*"),
    )
    yield "51 tags", dict(MANY_TAGS), v, None
    yield "tag key long", dict(tagged(("k" * 129, "v"))), v, None
    yield "tag value long", dict(tagged(("k", "v" * 257))), v, None
    yield "tag key with an odd character", dict(tagged(("a*b", "v"))), v, None
    yield (
        "tag keys equal but for case",
        dict(tagged(("team", "a"), ("TEAM", "b"))),
        "InvalidParameterValue",
        "Duplicate tag keys found. Please note that Tag keys are case insensitive.",
    )
    yield (
        "transitive key without its tag",
        {"TransitiveTagKeys.member.1": "team"},
        "InvalidParameterValue",
        "The specified transitive tag key must be included in the requested tags.",
    )
    yield "TokenCode short", {"SerialNumber": "arn:aws:iam::123456789012:mfa/x", "TokenCode": "123"}, v, None
    yield "TokenCode no digits", {"SerialNumber": "arn:aws:iam::123456789012:mfa/x", "TokenCode": "abcdef"}, v, None
    yield "SerialNumber short", {"SerialNumber": "x", "TokenCode": "123456"}, v, None
    yield "policy no JSON", {"Policy": "nonsense"}, MALFORMED, None
    yield "policy without statements", {"Policy": "{}"}, MALFORMED, None
    yield "policy with an unknown element", dict(policy(Actoin="*")), MALFORMED, None
    yield "policy with a wrong effect", dict(policy(Effect="allow")), MALFORMED, None
    yield "policy with an action without a vendor", dict(policy(Action="GetObject")), MALFORMED, None
    yield "policy with a resource that is no ARN", dict(policy(Resource="bkt")), MALFORMED, None
    yield "policy with a principal", dict(policy(Principal="*")), MALFORMED, None
    yield (
        "policy of an unknown version",
        {"Policy": POLICY.replace("{", '{"Version": "2013-01-01",', 1)},
        MALFORMED,
        None,
    )
    yield "policy with an unknown operator", dict(policy(Condition={"Sounds": {"aws:username": "x"}})), MALFORMED, None
    yield (
        "policy that names an element twice",
        {"Policy": '{"Statement":{"Effect":"Deny","Effect":"Allow","Action":"*","Resource":"*"}}'},
        MALFORMED,
        None,
    )


def authorization() -> Iterator[tuple[str, str, str, dict[str, str], str, str | None]]:
    """Who may not do what: a name, who calls, the operation, its parameters, the code and the message."""
    v, d = "ValidationError", "AccessDenied"
    role, none = "arn:aws:iam::{account}:role/strict-role", "arn:aws:iam::{account}:role/none-such"
    named = {"RoleSessionName": "session"}
    words = "User: {...} is not authorized to perform: %s on resource: {...}"
    yield "role unknown", "alice", "AssumeRole", {"RoleArn": none, **named}, d, words % "sts:AssumeRole"
    yield "trust policy refuses", "bob", "AssumeRole", {"RoleArn": role, **named}, d, words % "sts:AssumeRole"
    partner = {"RoleArn": "arn:aws:iam::{account}:role/strict-partner", **named}
    yield "external id absent", "alice", "AssumeRole", partner, d, words % "sts:AssumeRole"
    yield "external id wrong", "alice", "AssumeRole", {**partner, "ExternalId": "43"}, d, words % "sts:AssumeRole"
    yield (
        "MFA absent",
        "alice",
        "AssumeRole",
        {"RoleArn": "arn:aws:iam::{account}:role/strict-mfa", **named},
        d,
        words % "sts:AssumeRole",
    )
    open_role = {"RoleArn": "arn:aws:iam::{account}:role/strict-open", **named}
    yield "no identity policy allows", "bob", "AssumeRole", open_role, d, words % "sts:AssumeRole"
    yield (
        "explicit deny of AssumeRole",
        "denied",
        "AssumeRole",
        open_role,
        d,
        words % "sts:AssumeRole" + " with an explicit deny in an identity-based policy",
    )
    yield (
        "tags not allowed",
        "alice",
        "AssumeRole",
        {"RoleArn": role, **named, **tagged(("a", "b"))},
        d,
        words % "sts:TagSession",
    )
    yield (
        "source identity not allowed",
        "alice",
        "AssumeRole",
        {"RoleArn": role, **named, "SourceIdentity": "al"},
        d,
        words % "sts:SetSourceIdentity",
    )
    yield (
        "chained session over an hour",
        "session",
        "AssumeRole",
        {"RoleArn": "arn:aws:iam::{account}:role/strict-long", **named, "DurationSeconds": "7200"},
        v,
        "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.",
    )
    yield (
        "only a serial number",
        "alice",
        "GetSessionToken",
        {"SerialNumber": "arn:aws:iam::{account}:mfa/x"},
        d,
        "MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code. ",
    )
    yield (
        "serial number unknown",
        "alice",
        "GetSessionToken",
        {"SerialNumber": "arn:aws:iam::{account}:mfa/x", "TokenCode": "123456"},
        d,
        "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.",
    )
    for call, more in (("GetSessionToken", {}), ("GetFederationToken", {"Name": "bob"})):
        yield f"{call} with a session", "session", call, more, d, f"Cannot call {call} with session credentials"
        yield (
            f"{call} for 899 s",
            "alice",
            call,
            {**more, "DurationSeconds": "899"},
            v,
            VALIDATION % ("durationSeconds", "have value greater than or equal to 900"),
        )
        yield (
            f"{call} for 129601 s",
            "alice",
            call,
            {**more, "DurationSeconds": "129601"},
            v,
            VALIDATION % ("durationSeconds", "have value less than or equal to 129600"),
        )
    yield (
        "GetFederationToken without a name",
        "alice",
        "GetFederationToken",
        {},
        v,
        "1 validation error detected: Value null at 'name' failed to satisfy constraint: Member must not be null",
    )
    yield (
        "GetFederationToken with a long name",
        "alice",
        "GetFederationToken",
        {"Name": "x" * 33},
        v,
        VALIDATION % ("name", length("less", 32)),
    )
    yield "GetFederationToken with an odd name", "alice", "GetFederationToken", {"Name": "a b"}, v, None
    yield (
        "GetFederationToken with a long policy",
        "alice",
        "GetFederationToken",
        {"Name": "bob", "Policy": POLICY + " " * 2048},
        v,
        None,
    )
    yield "GetFederationToken not allowed", "bob", "GetFederationToken", {"Name": "bob"}, d, None
    for call, more in (
        ("GetAccessKeyInfo", {"AccessKeyId": "AKIAIOSFODNN7EXAMPLE"}),
        ("DecodeAuthorizationMessage", {"EncodedMessage": "xx"}),
    ):
        yield (
            f"{call} not allowed",
            "bob",
            call,
            more,
            d,
            f"User: {{...}} is not authorized to perform: sts:{call} because no identity-based policy allows the sts:{call} action",
        )
    yield (
        "message not decodable",
        "alice",
        "DecodeAuthorizationMessage",
        {"EncodedMessage": "xx"},
        "InvalidAuthorizationMessageException",
        None,
    )
    yield "message long", "alice", "DecodeAuthorizationMessage", {"EncodedMessage": "x" * 10241}, v, None
    yield "access key short", "alice", "GetAccessKeyInfo", {"AccessKeyId": "AKIA"}, v, None
    yield "access key absent", "alice", "GetAccessKeyInfo", {}, v, None


def federation() -> Iterator[tuple[str, str, dict[str, str], str, str | None]]:
    """Calls that nobody signs: a name, the operation, its parameters, the code and the message."""
    v, token = "ValidationError", "InvalidIdentityToken"
    role = {"RoleArn": "arn:aws:iam::{account}:role/strict-role", "RoleSessionName": "session"}
    web = {**role, "WebIdentityToken": "{stranger}"}
    call = "AssumeRoleWithWebIdentity"
    yield (
        "issuer unknown",
        call,
        web,
        token,
        "No OpenIDConnect provider found in your account for https://nobody.example.com",
    )
    yield "no JWT", call, {**web, "WebIdentityToken": "not.a.jwt"}, token, None
    yield (
        "RoleArn no role",
        call,
        {**web, "RoleArn": "arn:aws:iam::{account}:oidc-provider/x"},
        v,
        "Request ARN is invalid",
    )
    yield (
        "RoleSessionName absent",
        call,
        {key: value for key, value in web.items() if key != "RoleSessionName"},
        v,
        None,
    )
    yield "token absent", call, dict(role), v, None
    yield "token short", call, {**web, "WebIdentityToken": "x"}, v, None
    yield "900 s too few", call, {**web, "DurationSeconds": "899"}, v, None
    call, saml = (
        "AssumeRoleWithSAML",
        {
            "RoleArn": role["RoleArn"],
            "PrincipalArn": "arn:aws:iam::{account}:saml-provider/none",
            "SAMLAssertion": "eHh4eA==",
        },
    )
    yield (
        "SAML provider unknown",
        call,
        saml,
        token,
        "Specified provider doesn't exist (Service: AWSOpenIdDiscoveryService; Status Code: 400; Error Code: AuthSamlManifestNotFoundException; Request ID: {...}; Proxy: null)",
    )
    yield "assertion absent", call, {key: value for key, value in saml.items() if key != "SAMLAssertion"}, v, None
    yield (
        "PrincipalArn absent",
        call,
        {key: value for key, value in saml.items() if key != "PrincipalArn"},
        v,
        "1 validation error detected: Value null at 'principalArn' failed to satisfy constraint: Member must not be null",
    )
    yield "assertion short", call, {**saml, "SAMLAssertion": "x"}, v, None
