"""Identity providers: OpenID Connect and SAML."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from sts_sdk.testing._refusals import Refusal, invalid
from sts_sdk.testing.iam._oidc import OidcProvider
from sts_sdk.testing.iam._saml import SamlProvider
from sts_sdk.testing.management._call import (
    IamCall,
    already_exists,
    create_date,
    members,
    no_such_entity,
    tag_elements,
)
from sts_sdk.testing.sts._answers import Tree

_ENTITY = "{urn:oasis:names:tc:SAML:2.0:metadata}EntityDescriptor"


def create_oidc_provider(call: IamCall) -> Tree:
    """CreateOpenIDConnectProvider: trust an issuer's tokens. ``LocalAWS.oidcProvider`` of its URL makes such tokens."""
    url = call.text("Url")
    if not url.startswith("https://"):
        raise invalid(f"Invalid Open ID Connect Provider URL {url}")
    arn = call.arn("oidc-provider", url.removeprefix("https://").rstrip("/"))
    call.require(arn)
    if arn in call.state.oidc_providers:
        raise already_exists(f"Provider with url {url} already exists.")
    provider = OidcProvider(arn, url, call.parameters.texts("ClientIDList"), "RS256", call.state.clock)
    provider.thumbprints, provider.tags = call.parameters.texts("ThumbprintList"), call.tags()
    provider.created = call.now
    call.state.oidc_providers[arn] = provider
    return [("OpenIDConnectProviderArn", arn), *tag_elements(provider.tags)]


def get_oidc_provider(call: IamCall) -> Tree:
    """GetOpenIDConnectProvider: its URL, without a scheme, and the audiences."""
    provider = _oidc_provider(call)
    return [
        ("Url", provider.issuer.removeprefix("https://")),
        ("ClientIDList", members(provider.audience)),
        ("ThumbprintList", members(provider.thumbprints)),
        *create_date(provider.created),
        *tag_elements(provider.tags),
    ]


def list_oidc_providers(call: IamCall) -> Tree:
    """ListOpenIDConnectProviders: the ARNs."""
    call.require(call.arn("oidc-provider", "*"))
    arns = [arn for arn in call.state.oidc_providers if arn.split(":")[4] == call.account]
    return [("OpenIDConnectProviderList", members([("Arn", arn)] for arn in arns))]


def delete_oidc_provider(call: IamCall) -> Tree:
    """DeleteOpenIDConnectProvider: its tokens are refused from now on. One that is not there is no error."""
    arn = call.text("OpenIDConnectProviderArn")
    call.require(arn)
    call.state.oidc_providers.pop(arn, None)
    return []


def add_client_id(call: IamCall) -> Tree:
    """AddClientIDToOpenIDConnectProvider: a further audience."""
    provider = _oidc_provider(call)
    provider.audience = tuple(dict.fromkeys((*provider.audience, call.text("ClientID"))))
    return []


def remove_client_id(call: IamCall) -> Tree:
    """RemoveClientIDFromOpenIDConnectProvider: an audience less."""
    provider = _oidc_provider(call)
    provider.audience = tuple(each for each in provider.audience if each != call.text("ClientID"))
    return []


def update_thumbprint(call: IamCall) -> Tree:
    """UpdateOpenIDConnectProviderThumbprint: other certificates."""
    _oidc_provider(call).thumbprints = call.parameters.texts("ThumbprintList")
    return []


def _oidc_provider(call: IamCall) -> OidcProvider:
    arn = call.text("OpenIDConnectProviderArn")
    call.require(arn)
    provider = call.state.oidc_providers.get(arn)
    if provider is None or arn.split(":")[4] != call.account:
        raise no_such_entity(f"OpenIDConnect Provider not found for arn {arn}")
    return provider


def create_saml_provider(call: IamCall) -> Tree:
    """CreateSAMLProvider: trust an issuer's assertions. ``LocalAWS.samlProvider`` of its name makes such assertions."""
    name = call.text("Name")
    arn = call.arn("saml-provider", name)
    call.require(arn)
    if arn in call.state.saml_providers:
        raise already_exists(f"SAML provider with name {name} already exists.")
    provider = SamlProvider(arn, name, _entity(call), call.account, call.state.clock)
    provider.metadata, provider.tags = call.text("SAMLMetadataDocument"), call.tags()
    provider.created = call.now
    call.state.saml_providers[arn] = provider
    return [("SAMLProviderArn", arn), *tag_elements(provider.tags)]


def get_saml_provider(call: IamCall) -> Tree:
    """GetSAMLProvider: its metadata document."""
    provider = _saml_provider(call)
    return [
        ("SAMLMetadataDocument", provider.metadata),
        *create_date(provider.created),
        *tag_elements(provider.tags),
    ]


def list_saml_providers(call: IamCall) -> Tree:
    """ListSAMLProviders: the ARNs."""
    call.require(call.arn("saml-provider", "*"))
    found = [each for arn, each in call.state.saml_providers.items() if arn.split(":")[4] == call.account]
    trees: list[Tree] = [[("Arn", provider.arn), *create_date(provider.created)] for provider in found]
    return [("SAMLProviderList", members(trees))]


def update_saml_provider(call: IamCall) -> Tree:
    """UpdateSAMLProvider: another metadata document."""
    provider = _saml_provider(call)
    if call.parameters.text("SAMLMetadataDocument") is not None:
        provider.issuer, provider.metadata = _entity(call), call.text("SAMLMetadataDocument")
    return [("SAMLProviderArn", provider.arn)]


def delete_saml_provider(call: IamCall) -> Tree:
    """DeleteSAMLProvider: its assertions are refused from now on."""
    del call.state.saml_providers[_saml_provider(call).arn]
    return []


def _saml_provider(call: IamCall) -> SamlProvider:
    arn = call.text("SAMLProviderArn")
    call.require(arn)
    provider = call.state.saml_providers.get(arn)
    if provider is None or arn.split(":")[4] != call.account:
        raise no_such_entity(f"Manifest not found for arn {arn}")
    return provider


def _entity(call: IamCall) -> str:
    """The issuer that a metadata document is about; InvalidInput if it is none."""
    text = call.text("SAMLMetadataDocument")
    try:
        root = ET.fromstring(text) if "<!DOCTYPE" not in text else ET.Element("none")  # noqa: S314 -- so no entities
    except ET.ParseError:
        root = ET.Element("none")
    issuer = root.get("entityID")
    if root.tag != _ENTITY or not issuer:
        raise Refusal("InvalidInput", "Could not parse metadata")
    return issuer


def set_token_preferences(call: IamCall) -> Tree:
    """SetSecurityTokenServicePreferences: whether tokens of the global endpoint are good in every region."""
    call.require("*")
    version = call.text("GlobalEndpointTokenVersion")
    if version not in ("v1Token", "v2Token"):
        raise invalid(
            "1 validation error detected: Value at 'globalEndpointTokenVersion' failed to satisfy constraint: Member "
            "must satisfy enum value set: [v1Token, v2Token]"
        )
    call.state.global_tokens_everywhere = version == "v2Token"
    return []
