"""AssumeRoleWithSAML."""

from __future__ import annotations

import base64
import re
import uuid
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from sts_sdk.testing import _call, _saml
from sts_sdk.testing._refusals import Refusal
from sts_sdk.testing._role_operations import assumed_role_user, role_session
from sts_sdk.testing._saml import ASSERTION, PROTOCOL

if TYPE_CHECKING:
    from sts_sdk.testing._answers import Tree
    from sts_sdk.testing._call import Call
    from sts_sdk.testing._principals import Role, Session
    from sts_sdk.testing._saml import SamlProvider

_REDEEM = timedelta(minutes=5)
_NAME = re.compile(r"[a-zA-Z_0-9+=,.@-]{2,64}")


def assume_role_with_saml(call: Call) -> Tree:
    """A session of a role that trusts the assertion's provider."""
    provider = call.state.saml_providers.get(call.parameters.required("PrincipalArn"))
    if provider is None:
        raise _bad("Specified provider doesn't exist", "AuthSamlManifestNotFoundException")
    assertion = _verified(call, provider)
    name = _session_name(assertion)
    policies, percent = call.session_policies(), call.packed_size({})
    role = _trusting_role(call, provider, assertion)
    session = role_session(call, "AssumeRoleWithSAML", role, name, policies)
    session.tags = _tags(assertion)
    session.source_identity = next(iter(_saml.values(assertion, "SourceIdentity")), None)
    _check_allowed(role, "sts:TagSession" if session.tags else None)
    _check_allowed(role, "sts:SetSourceIdentity" if session.source_identity else None)
    return _answer(call.issue(session), provider, assertion, _call.packed(percent))


def _answer(session: Session, provider: SamlProvider, assertion: ET.Element, packed: list[tuple[str, str]]) -> Tree:
    name_id = assertion.find(f"{ASSERTION}Subject/{ASSERTION}NameID")
    recipient = assertion.find(_CONFIRMATION)
    return [
        ("Audience", "" if recipient is None else recipient.get("Recipient", "")),
        assumed_role_user(session),
        _call.credentials(session),
        ("Subject", "" if name_id is None else name_id.text or ""),
        ("SubjectType", "" if name_id is None else name_id.get("Format", "").rpartition(":")[2]),
        ("Issuer", provider.issuer),
        ("NameQualifier", provider.nameQualifier),
        *packed,
        *([("SourceIdentity", session.source_identity)] if session.source_identity else []),
    ]


_CONFIRMATION = f"{ASSERTION}Subject/{ASSERTION}SubjectConfirmation/{ASSERTION}SubjectConfirmationData"


def _verified(call: Call, provider: SamlProvider) -> ET.Element:
    """The assertion of a response that is signed, fresh and meant for AWS."""
    assertion = _read(call.parameters.required("SAMLAssertion"))
    if assertion.findtext(f"{ASSERTION}Issuer") != provider.issuer:
        raise _bad("Issuer not present in specified provider")
    if not provider.verifies(assertion):
        raise _bad("Response signature invalid")
    now = call.state.clock.now()
    issued, until = _time(assertion.get("IssueInstant")), _recipient_limit(assertion)
    if issued is None or until <= now or now - issued > _REDEEM:
        raise Refusal("ExpiredTokenException", "Token must be redeemed within 5 minutes of issuance")
    path = f"{ASSERTION}Conditions/{ASSERTION}AudienceRestriction/{ASSERTION}Audience"
    if assertion.findtext(path) not in (_saml.AUDIENCE, "urn:amazon:webservices"):
        raise _bad("The audience of the assertion is not AWS.")
    return assertion


def _read(encoded: str) -> ET.Element:
    try:
        text = base64.b64decode(encoded, validate=True)
        if b"<!DOCTYPE" in text:
            raise ValueError("a document type declaration")
        root = ET.fromstring(text)  # noqa: S314 -- no document type, so no entities
    except (ValueError, ET.ParseError) as error:
        raise _bad("Invalid base64 SAMLResponse") from error
    assertion = root.find(f"{ASSERTION}Assertion")
    if root.tag != f"{PROTOCOL}Response" or assertion is None:
        raise _bad("Invalid base64 SAMLResponse")
    return assertion


def _recipient_limit(assertion: ET.Element) -> datetime:
    data = assertion.find(_CONFIRMATION)
    until = None if data is None else _time(data.get("NotOnOrAfter"))
    if data is None or until is None or data.get("Recipient") != _saml.AUDIENCE:
        raise _bad("Responses must contain SubjectConfirmatonData with a Recipient and NotOnOrAfter")
    return until


def _session_name(assertion: ET.Element) -> str:
    names = _saml.values(assertion, "RoleSessionName")
    if not names:
        raise _bad("RoleSessionName is required in AuthnResponse")
    if not _NAME.fullmatch(names[0]):
        raise _bad("RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}")
    return names[0]


def _trusting_role(call: Call, provider: SamlProvider, assertion: ET.Element) -> Role:
    arn = call.parameters.required("RoleArn")
    pairs = [{part.strip() for part in value.split(",")} for value in _saml.values(assertion, "Role")]
    if {arn, provider.arn} not in pairs:
        raise Refusal(
            "InvalidIdentityToken", "SAML Assertion doesn't contain the requested Role and Metadata in the attributes"
        )
    role = call.state.role(arn)
    if role is None or provider.arn not in role.trust.arns:
        raise Refusal("AccessDenied", "Not authorized to perform sts:AssumeRoleWithSAML", 403)
    return role


def _check_allowed(role: Role, action: str | None) -> None:
    """AccessDenied if the assertion brings what the role's trust policy does not allow."""
    if action is not None and action not in role.trust.allows:
        raise Refusal("AccessDenied", f"Not authorized to perform {action}", 403)


def _tags(assertion: ET.Element) -> dict[str, str]:
    prefix = f"{_saml.ATTRIBUTES}PrincipalTag:"
    found = assertion.findall(f"{ASSERTION}AttributeStatement/{ASSERTION}Attribute")
    names = [attribute.get("Name", "") for attribute in found]
    return {
        name.removeprefix(prefix): _saml.values(assertion, name.removeprefix(_saml.ATTRIBUTES))[0]
        for name in names
        if name.startswith(prefix)
    }


def _time(text: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(text or "").astimezone(UTC)
    except ValueError:
        return None


def _bad(message: str, inner: str = "AuthSamlInvalidSamlResponseException") -> Refusal:
    note = f"Status Code: 400; Error Code: {inner}; Request ID: {uuid.uuid4()}; Proxy: null"
    return Refusal("InvalidIdentityToken", f"{message} (Service: AWSOpenIdDiscoveryService; {note})")
