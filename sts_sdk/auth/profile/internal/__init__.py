"""Profiles as values (com.amazonaws.auth.profile.internal): what public classes take and give."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sts_sdk.auth.profile.internal._profiles import BasicProfile as BasicProfile
    from sts_sdk.auth.profile.internal._profiles import Profile as Profile
else:
    # Written by codegen from the half above: python -m codegen
    from sts_sdk.internal._face import face

    __getattr__, __dir__, __all__ = face(__name__, {"_profiles": "BasicProfile Profile"}, packages="securitytoken")
