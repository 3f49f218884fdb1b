"""SAML 2.0: an identity provider that the account trusts, and the signed assertions that it makes."""

from __future__ import annotations

import base64
import hashlib
import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from xml.etree import ElementTree as ET

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from sts_sdk.testing._clock import ISO_SECONDS, Clock
from sts_sdk.testing.iam._roles import Role

PROTOCOL = "{urn:oasis:names:tc:SAML:2.0:protocol}"
ASSERTION = "{urn:oasis:names:tc:SAML:2.0:assertion}"
SIGNATURE = "{http://www.w3.org/2000/09/xmldsig#}"
ATTRIBUTES = "https://aws.amazon.com/SAML/Attributes/"
AUDIENCE = "https://signin.aws.amazon.com/saml"
PERSISTENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"
_C14N = "http://www.w3.org/2010/xml-c14n2"
_RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
_SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
_ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature"


class SamlProvider:
    """A SAML identity provider; ``assertion`` makes the response that a browser brings back after a login."""

    def __init__(self, arn: str, name: str, issuer: str, account: str, clock: Clock) -> None:
        self.arn = arn
        self.name = name
        self.issuer = issuer
        self.account = account
        self.nameQualifier: str = base64.b64encode(
            hashlib.sha1(f"{issuer}{account}/{name}".encode(), usedforsecurity=False).digest()
        ).decode()
        self.metadata: str = f'<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="{issuer}"/>'
        self.tags: dict[str, str] = {}
        self.created: datetime | None = None
        self._key = rsa.generate_private_key(65537, 2048)
        self._clock = clock

    def assertion(
        self,
        role: Role | str | Sequence[Role | str],
        sessionName: str | None = "alice",
        *,
        subject: str = "alice@example.com",
        issuer: str | None = None,
        audience: str = AUDIENCE,
        recipient: str = AUDIENCE,
        expiresIn: float = 300,
        issuedAgo: float = 0,
        tags: Mapping[str, str] | None = None,
        transitiveTagKeys: Sequence[str] = (),
        sourceIdentity: str | None = None,
        provider: str | None = None,
        forged: bool = False,
    ) -> str:
        """A signed SAML response in base64.

        ``role`` may be several roles, of which the user then chooses one. ``expiresIn`` and ``issuedAgo`` are seconds
        from ``aws.clock``'s now; ``sessionName=None`` leaves that attribute
        out; ``provider`` is the ARN that the assertion pairs with the role; ``forged`` changes it after signing.
        """
        roles = [role] if isinstance(role, (str, Role)) else role
        arns = [each if isinstance(each, str) else each.arn for each in roles]
        attributes = {"Role": [f"{arn},{provider or self.arn}" for arn in arns]}
        if sessionName is not None:
            attributes["RoleSessionName"] = [sessionName]
        if sourceIdentity is not None:
            attributes["SourceIdentity"] = [sourceIdentity]
        attributes |= {f"PrincipalTag:{key}": [value] for key, value in (tags or {}).items()}
        attributes |= {"TransitiveTagKeys": list(transitiveTagKeys)} if transitiveTagKeys else {}
        root = self._response(issuer or self.issuer, issuedAgo)
        body = root[-1]
        _add_subject(body, subject, recipient, self._time(expiresIn))
        _add_conditions(body, audience, self._time(-issuedAgo), self._time(expiresIn))
        _add_attributes(body, attributes)
        self._sign(body)
        if forged:
            body.set("ID", f"_{uuid.uuid4().hex}")
        return base64.b64encode(ET.tostring(root)).decode()

    def verifies(self, assertion: ET.Element) -> bool:
        """Whether this provider signed the assertion, and nobody changed it since."""
        found = assertion.find(f"{SIGNATURE}Signature")
        info = None if found is None else found.find(f"{SIGNATURE}SignedInfo")
        if found is None or info is None:
            return False
        digest = info.findtext(f"{SIGNATURE}Reference/{SIGNATURE}DigestValue")
        value = found.findtext(f"{SIGNATURE}SignatureValue") or ""
        try:
            raw = base64.b64decode(value, validate=True)
            self._key.public_key().verify(raw, _canonical(info), padding.PKCS1v15(), hashes.SHA256())
        except (InvalidSignature, ValueError):
            return False
        return digest == _unsigned_digest(assertion)

    def _response(self, issuer: str, issued_ago: float) -> ET.Element:
        about = {"ID": f"_{uuid.uuid4().hex}", "Version": "2.0", "IssueInstant": self._time(-issued_ago)}
        root = ET.Element(f"{PROTOCOL}Response", {**about, "Destination": AUDIENCE})
        ET.SubElement(root, f"{ASSERTION}Issuer").text = issuer
        status = ET.SubElement(root, f"{PROTOCOL}Status")
        ET.SubElement(status, f"{PROTOCOL}StatusCode", Value="urn:oasis:names:tc:SAML:2.0:status:Success")
        body = ET.SubElement(root, f"{ASSERTION}Assertion", {**about, "ID": f"_{uuid.uuid4().hex}"})
        ET.SubElement(body, f"{ASSERTION}Issuer").text = issuer
        return root

    def _sign(self, assertion: ET.Element) -> None:
        signature = ET.Element(f"{SIGNATURE}Signature")
        info = ET.SubElement(signature, f"{SIGNATURE}SignedInfo")
        ET.SubElement(info, f"{SIGNATURE}CanonicalizationMethod", Algorithm=_C14N)
        ET.SubElement(info, f"{SIGNATURE}SignatureMethod", Algorithm=_RSA_SHA256)
        reference = ET.SubElement(info, f"{SIGNATURE}Reference", URI=f"#{assertion.get('ID')}")
        transforms = ET.SubElement(reference, f"{SIGNATURE}Transforms")
        for algorithm in (_ENVELOPED, _C14N):
            ET.SubElement(transforms, f"{SIGNATURE}Transform", Algorithm=algorithm)
        ET.SubElement(reference, f"{SIGNATURE}DigestMethod", Algorithm=_SHA256)
        ET.SubElement(reference, f"{SIGNATURE}DigestValue").text = _unsigned_digest(assertion)
        value = self._key.sign(_canonical(info), padding.PKCS1v15(), hashes.SHA256())
        ET.SubElement(signature, f"{SIGNATURE}SignatureValue").text = base64.b64encode(value).decode()
        assertion.insert(1, signature)

    def _time(self, seconds: float) -> str:
        return f"{self._clock.now() + timedelta(seconds=seconds):{ISO_SECONDS}}"

    def __repr__(self) -> str:
        return f"SamlProvider({self.arn})"


def _add_subject(body: ET.Element, subject: str, recipient: str, until: str) -> None:
    element = ET.SubElement(body, f"{ASSERTION}Subject")
    ET.SubElement(element, f"{ASSERTION}NameID", Format=PERSISTENT).text = subject
    method = "urn:oasis:names:tc:SAML:2.0:cm:bearer"
    confirmation = ET.SubElement(element, f"{ASSERTION}SubjectConfirmation", Method=method)
    data = {"Recipient": recipient, "NotOnOrAfter": until}
    ET.SubElement(confirmation, f"{ASSERTION}SubjectConfirmationData", data)


def _add_conditions(body: ET.Element, audience: str, since: str, until: str) -> None:
    element = ET.SubElement(body, f"{ASSERTION}Conditions", NotBefore=since, NotOnOrAfter=until)
    restriction = ET.SubElement(element, f"{ASSERTION}AudienceRestriction")
    ET.SubElement(restriction, f"{ASSERTION}Audience").text = audience


def _add_attributes(body: ET.Element, attributes: Mapping[str, Sequence[str]]) -> None:
    statement = ET.SubElement(body, f"{ASSERTION}AttributeStatement")
    for name, values in attributes.items():
        attribute = ET.SubElement(statement, f"{ASSERTION}Attribute", Name=f"{ATTRIBUTES}{name}")
        for value in values:
            ET.SubElement(attribute, f"{ASSERTION}AttributeValue").text = value


def _unsigned_digest(assertion: ET.Element) -> str:
    """The SHA-256 digest of the assertion, in base64, computed without the signature that it contains."""
    bare = ET.fromstring(ET.tostring(assertion))  # noqa: S314 -- our own element, written a moment ago
    for signature in bare.findall(f"{SIGNATURE}Signature"):
        bare.remove(signature)
    return base64.b64encode(hashlib.sha256(_canonical(bare)).digest()).decode()


def _canonical(element: ET.Element) -> bytes:
    return ET.canonicalize(ET.tostring(element, "unicode"), rewrite_prefixes=True).encode()


def attribute_values(assertion: ET.Element, name: str) -> Sequence[str]:
    """The values of the attribute ``https://aws.amazon.com/SAML/Attributes/<name>``."""
    path = f"{ASSERTION}AttributeStatement/{ASSERTION}Attribute[@Name='{ATTRIBUTES}{name}']/{ASSERTION}AttributeValue"
    return [found.text or "" for found in assertion.findall(path)]
