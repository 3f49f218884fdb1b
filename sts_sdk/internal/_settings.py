"""Settings from the environment, Java's system properties and the profile in use, looked up in that order."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from sts_sdk._exceptions import IllegalArgumentException, SdkClientException
from sts_sdk._system_properties import SystemProperties
from sts_sdk.internal._checks import given
from sts_sdk.internal._config_paths import any_file, expand_home, profile_name
from sts_sdk.internal._log import warn

if TYPE_CHECKING:
    from sts_sdk.internal._config_file import Section


class Setting:
    """A value and where it was found, for messages. Never changed after it is made."""

    __slots__ = ("source", "value")

    def __init__(self, value: str, source: str) -> None:
        self.value = value
        self.source = source

    def __repr__(self) -> str:
        # The value may be a secret.
        return f"<Setting of {self.source}>"


def variable(name: str) -> str:
    """An environment variable without the white space around it; empty if it is not set or blank."""
    return given(os.environ.get(name)) or ""


def system_property_value(name: str) -> str:
    """A system property without the white space around it; empty if it is not set or blank."""
    return given(SystemProperties.getProperty(name)) or ""


def setting(
    *, environment: str | tuple[str, ...] = (), system_property: str | None = None, profile_key: str | None = None
) -> Setting | None:
    """The first that is set: environment variables in their order, the system property, the profile's property.

    Values lose the white space around them; a blank one counts as not set. The files are read only if nothing
    before them is set. A file or profile that cannot be read is warned of, and nothing is set there.
    """
    for name in (environment,) if isinstance(environment, str) else environment:
        found = variable(name)
        if found:
            return Setting(found, f"environment variable {name}")
    if system_property is not None:
        found = system_property_value(system_property)
        if found:
            return Setting(found, f"system property {system_property}")
    return None if profile_key is None else profile_setting(profile_key)


def profile_setting(key: str, profile: str | None = None) -> Setting | None:
    """A property of one profile, of the one in use if none is named; None if it is not there or blank.

    A profile that cannot be understood is warned of once, and has no settings: what may be in it stops nobody.
    """
    try:
        # A file that cannot be read as a whole was warned of when it was read.
        return profile_setting_or_error(key, profile, whole_files=False)
    except SdkClientException as error:
        _warn_once(error)
        return None


def profile_setting_or_error(key: str, profile: str | None = None, *, whole_files: bool = True) -> Setting | None:
    """As ``profile_setting``, for a caller who needs the property: a SdkClientException says why it cannot be read.

    Without ``whole_files`` only a profile that is there and cannot be understood is one, and not a file as a whole.
    """
    if not any_file():
        return None
    from sts_sdk.internal._config_file import shared_files  # noqa: PLC0415 -- containers and functions have no such file

    files = shared_files()
    try:
        section = files.profiles.get(profile or profile_name())
    except IllegalArgumentException as error:
        # Java's sentence names no file, its note does.
        raise SdkClientException(", ".join((str(error), *error.__notes__)), error) from error
    found = None if section is None else section_setting(section, key)
    if found is None and whole_files and files.troubles:
        raise files.troubles[0].with_traceback(None)
    return found


_told: Final[set[str]] = set()


def _warn_once(error: SdkClientException) -> None:
    message = str(error)
    if message not in _told:
        _told.add(message)
        warn("auth.profile", "%s; the settings of this profile are passed over", message)


def section_setting(section: Section, key: str, what: str = "profile") -> Setting | None:
    """A property of a profile; None if it is not there or blank. ``what`` begins the text of its source."""
    value = given(section.get(key))
    return Setting(value, f"{what} {section.name} ({section.where(key)})") if value else None


def ca_bundle(*, of_programs: bool = True) -> Setting | None:
    """The file or directory of certificates to trust; None if nobody names one.

    AWS_CA_BUNDLE, ``ca_bundle`` of the profile in use, and what requests reads: REQUESTS_CA_BUNDLE, CURL_CA_BUNDLE,
    which count for what any program may call, and not for an agent on this machine.
    """
    found = setting(environment="AWS_CA_BUNDLE", profile_key="ca_bundle")
    if found is None and of_programs:
        found = setting(environment=("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"))
    return None if found is None else Setting(expand_home(found.value), found.source)


def boolean(found: Setting | None) -> bool | None:
    """``true`` or ``false`` in any case; None if not set; anything else is an IllegalArgumentException."""
    if found is None:
        return None
    word = found.value.lower()
    if word not in ("true", "false"):
        raise IllegalArgumentException(f"{found.source} must be true or false, not {found.value!r}")
    return word == "true"


def integer(found: Setting | None, minimum: int = 0) -> int | None:
    """A whole number of at least ``minimum``; None if not set; anything else is an IllegalArgumentException."""
    if found is None:
        return None
    digits = found.value
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 9 or int(digits) < minimum:
        raise IllegalArgumentException(
            f"{found.source} must be a whole number from {minimum} to 999999999, not {digits!r}"
        )
    return int(digits)
