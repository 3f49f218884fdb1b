"""Profiles of the shared config and credentials files (com.amazonaws.auth.profile)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sts_sdk.auth.profile._config_file import ProfilesConfigFile as ProfilesConfigFile
    from sts_sdk.auth.profile._provider import ProfileCredentialsProvider as ProfileCredentialsProvider
    from sts_sdk.auth.profile._writer import ProfilesConfigFileWriter as ProfilesConfigFileWriter
else:
    # Written by codegen from the half above: python -m codegen
    from sts_sdk.internal._face import face

    __getattr__, __dir__, __all__ = face(
        __name__,
        {
            "_config_file": "ProfilesConfigFile",
            "_provider": "ProfileCredentialsProvider",
            "_writer": "ProfilesConfigFileWriter",
        },
    )
