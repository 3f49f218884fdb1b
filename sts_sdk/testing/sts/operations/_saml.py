"""AssumeRoleWithSAML."""

from __future__ import annotations

import base64
import re
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import cast
from xml.etree import ElementTree as ET

from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing.iam._roles import Role
from sts_sdk.testing.iam._saml import ASSERTION, ATTRIBUTES, AUDIENCE, PROTOCOL, SamlProvider, attribute_values
from sts_sdk.testing.iam._sessions import Session
from sts_sdk.testing.sts._answers import Tree
from sts_sdk.testing.sts._call import StsCall, credentials_element, packed_element
from sts_sdk.testing.sts.operations._roles import assumed_role_user, check_trusted, role_session

_REDEEM = timedelta(minutes=5)
_NAME = re.compile(r"[a-zA-Z_0-9+=,.@-]{2,64}")


def answer_assume_role_with_saml(call: StsCall) -> Tree:
    """AssumeRoleWithSAML: a session of a role that trusts the provider that signed the assertion."""
    provider = call.state.saml_providers.get(call.parameters.required("PrincipalArn"))
    if provider is None:
        raise _refused_assertion("Specified provider doesn't exist", "AuthSamlManifestNotFoundException")
    assertion = _verified_assertion(call, provider)
    name = _session_name(assertion)
    policies, percent = call.session_policies(), call.packed_size(_principal_tags(assertion))
    tags = _principal_tags(assertion)
    source = next(iter(attribute_values(assertion, "SourceIdentity")), None)
    role = _trusting_role(call, provider, assertion, name, tags, source)
    session = role_session(call, "AssumeRoleWithSAML", role, name, policies)
    session.tags, session.source_identity, session.federation = tags, source, _assertion_conditions(provider, assertion)
    session.transitive = tuple(attribute_values(assertion, "TransitiveTagKeys"))
    return _saml_result(call.issue(session), provider, assertion, packed_element(percent))


def _saml_result(
    session: Session, provider: SamlProvider, assertion: ET.Element, packed: list[tuple[str, str]]
) -> Tree:
    name_id = assertion.find(f"{ASSERTION}Subject/{ASSERTION}NameID")
    recipient = assertion.find(_CONFIRMATION)
    return [
        ("Audience", "" if recipient is None else recipient.get("Recipient", "")),
        assumed_role_user(session),
        credentials_element(session),
        ("Subject", "" if name_id is None else name_id.text or ""),
        ("SubjectType", "" if name_id is None else name_id.get("Format", "").rpartition(":")[2]),
        ("Issuer", provider.issuer),
        ("NameQualifier", provider.nameQualifier),
        *packed,
        *([("SourceIdentity", session.source_identity)] if session.source_identity else []),
    ]


_CONFIRMATION = f"{ASSERTION}Subject/{ASSERTION}SubjectConfirmation/{ASSERTION}SubjectConfirmationData"


def _verified_assertion(call: StsCall, provider: SamlProvider) -> ET.Element:
    """The assertion in the call, if its signature, its times, its recipient and its audience are right."""
    assertion = _read_response(call.parameters.required("SAMLAssertion"))
    if assertion.findtext(f"{ASSERTION}Issuer") != provider.issuer:
        raise _refused_assertion("Issuer not present in specified provider")
    if not provider.verifies(assertion):
        raise _refused_assertion("Response signature invalid")
    now = call.state.clock.now()
    issued, until = _instant(assertion.get("IssueInstant")), _recipient_limit(assertion)
    if issued is None or until <= now or now - issued > _REDEEM:
        raise Refusal("ExpiredTokenException", "Token must be redeemed within 5 minutes of issuance")
    path = f"{ASSERTION}Conditions/{ASSERTION}AudienceRestriction/{ASSERTION}Audience"
    if assertion.findtext(path) not in (AUDIENCE, "urn:amazon:webservices"):
        raise _refused_assertion("The audience of the assertion is not AWS.")
    return assertion


def _read_response(encoded: str) -> ET.Element:
    try:
        text = base64.b64decode(encoded, validate=True)
        if b"<!DOCTYPE" in text:
            raise ValueError("a document type declaration")
        root = ET.fromstring(text)  # noqa: S314 -- no document type, so no entities
    except (ValueError, ET.ParseError) as error:
        raise _refused_assertion("Invalid base64 SAMLResponse") from error
    assertion = root.find(f"{ASSERTION}Assertion")
    if root.tag != f"{PROTOCOL}Response" or assertion is None:
        raise _refused_assertion("Invalid base64 SAMLResponse")
    return assertion


def _recipient_limit(assertion: ET.Element) -> datetime:
    data = assertion.find(_CONFIRMATION)
    until = None if data is None else _instant(data.get("NotOnOrAfter"))
    if data is None or until is None or data.get("Recipient") != AUDIENCE:
        raise _refused_assertion("Responses must contain SubjectConfirmatonData with a Recipient and NotOnOrAfter")
    return until


def _session_name(assertion: ET.Element) -> str:
    names = attribute_values(assertion, "RoleSessionName")
    if not names:
        raise _refused_assertion("RoleSessionName is required in AuthnResponse")
    if not _NAME.fullmatch(names[0]):
        raise _refused_assertion("RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}")
    return names[0]


def _trusting_role(
    call: StsCall, provider: SamlProvider, assertion: ET.Element, name: str, tags: dict[str, str], source: str | None
) -> Role:
    """The role of the call, if the assertion pairs it with the provider and its trust policy lets the subject in."""
    arn = call.parameters.required("RoleArn")
    pairs = [{part.strip() for part in value.split(",")} for value in attribute_values(assertion, "Role")]
    if {arn, provider.arn} not in pairs:
        raise Refusal(
            "InvalidIdentityToken", "SAML Assertion doesn't contain the requested Role and Metadata in the attributes"
        )
    role = call.state.role(arn)
    federation = {**_assertion_conditions(provider, assertion), "sts:rolesessionname": name}
    check_trusted(call, "sts:AssumeRoleWithSAML", role, provider.arn, federation, tags=tags, source=source)
    return cast("Role", role)


def _assertion_conditions(provider: SamlProvider, assertion: ET.Element) -> dict[str, str | Sequence[str]]:
    """The condition keys that the assertion becomes."""
    name_id, data = assertion.find(f"{ASSERTION}Subject/{ASSERTION}NameID"), assertion.find(_CONFIRMATION)
    form = "" if name_id is None else (name_id.get("Format") or "").rpartition(":")[2]
    return {
        "aws:federatedprovider": provider.arn,
        "saml:aud": AUDIENCE if data is None else data.get("Recipient") or AUDIENCE,
        "saml:iss": provider.issuer,
        "saml:namequalifier": provider.nameQualifier,
        "saml:sub": "" if name_id is None else name_id.text or "",
        "saml:sub_type": form,
        "saml:doc": f"{provider.account}/{provider.name}",
    }


def _principal_tags(assertion: ET.Element) -> dict[str, str]:
    prefix = f"{ATTRIBUTES}PrincipalTag:"
    found = assertion.findall(f"{ASSERTION}AttributeStatement/{ASSERTION}Attribute")
    names = [attribute.get("Name", "") for attribute in found]
    return {
        name.removeprefix(prefix): attribute_values(assertion, name.removeprefix(ATTRIBUTES))[0]
        for name in names
        if name.startswith(prefix)
    }


def _instant(text: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(text or "").astimezone(UTC)
    except ValueError:
        return None


def _refused_assertion(message: str, inner: str = "AuthSamlInvalidSamlResponseException") -> Refusal:
    note = f"Status Code: 400; Error Code: {inner}; Request ID: {uuid.uuid4()}; Proxy: null"
    return Refusal("InvalidIdentityToken", f"{message} (Service: AWSOpenIdDiscoveryService; {note})")
