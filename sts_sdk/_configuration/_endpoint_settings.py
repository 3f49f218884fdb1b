"""The settings that say where a service listens, as every AWS SDK reads them: a URL, FIPS, dual-stack.

See "Service-specific endpoints" and "Dual-stack and FIPS endpoints" in the AWS SDKs and Tools Reference Guide.
``profile`` is the profile in use if it is None.
"""

from __future__ import annotations

from typing import Final

from sts_sdk._configuration._client_configuration import ClientConfiguration
from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.internal._checks import given
from sts_sdk.internal._settings import Setting, boolean, profile_setting, profile_setting_or_error, setting

_IGNORED: Final = "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls"


def configured_url(service: str, profile: str | None = None) -> Setting | None:
    """The URL that somebody configured for a service (``sts``, ``sso_oidc``), and where; None if nobody did.

    In this order: AWS_ENDPOINT_URL_<SERVICE>, AWS_ENDPOINT_URL, ``endpoint_url`` under the service in the
    ``services`` section that the profile names, ``endpoint_url`` of the profile. AWS_IGNORE_CONFIGURED_ENDPOINT_URLS
    (or the profile's ``ignore_configured_endpoint_urls``) turns all of them off.
    """
    found = (
        setting(environment=(f"AWS_ENDPOINT_URL_{service.upper()}", "AWS_ENDPOINT_URL"))
        or _of_services_section(service, profile)
        # A profile that is broken is an error here: its URL may be the only place that the call may go to.
        or profile_setting_or_error("endpoint_url", profile, whole_files=False)
    )
    return None if found is None or _switch(*_IGNORED, profile) else found


def wants_fips(configuration: ClientConfiguration | None = None, profile: str | None = None) -> bool:
    """Whether FIPS endpoints are wanted: the configuration, AWS_USE_FIPS_ENDPOINT, ``use_fips_endpoint``."""
    given = None if configuration is None else configuration.isUseFipsEndpoint()
    return _switch("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint", profile) if given is None else given


def wants_dual_stack(configuration: ClientConfiguration | None = None, profile: str | None = None) -> bool:
    """Whether dual-stack endpoints are wanted: likewise, AWS_USE_DUALSTACK_ENDPOINT, ``use_dualstack_endpoint``."""
    given = None if configuration is None else configuration.isUseDualstackEndpoint()
    return _switch("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint", profile) if given is None else given


def check_custom_endpoint(
    source: str, configuration: ClientConfiguration | None = None, *, fips: bool = False, profile: str | None = None
) -> None:
    """Refuse FIPS and dual-stack beside an endpoint that was named in ``source``: it is what it is."""
    if fips or wants_fips(configuration, profile):
        raise _contradiction("FIPS", source)
    if wants_dual_stack(configuration, profile):
        raise _contradiction("Dualstack", source)


def _contradiction(kind: str, source: str) -> IllegalArgumentException:
    return IllegalArgumentException(
        f"Invalid Configuration: {kind} and custom endpoint are not supported (endpoint from {source})"
    )


def _switch(environment: str, profile_key: str, profile: str | None) -> bool:
    found = setting(environment=environment) or profile_setting(profile_key, profile)
    return boolean(found) or False


def _of_services_section(service: str, profile: str | None) -> Setting | None:
    named = profile_setting("services", profile)
    if named is None:
        return None
    from sts_sdk.internal._config_file import shared_files  # noqa: PLC0415 -- read already: a profile names the section

    files = shared_files()
    section = files.services.get(named.value)
    if section is None:
        why = files.why_not(named.value, files.services, "services sections")
        problem = f"{named.source} names the services section {named.value}, which is not there: {why}"
    else:
        where = f"services section {section.name} ({section.where(service)})"
        url = given(section.nested.get(service, {}).get("endpoint_url"))
        if url is not None:
            return Setting(url, where)
        if service in section.nested or not given(section.get(service)):
            return None
        problem = f"{where}: endpoint_url must stand below {service}, on an indented line of its own"
    # It was to say where the call goes, which must not go to AWS instead.
    if not _switch(*_IGNORED, profile):
        raise IllegalArgumentException(problem)
    return None
