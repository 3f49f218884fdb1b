"""The type of what an answer may lack."""

from __future__ import annotations

from typing import Any, TypeAlias

# What a getter gives where an answer says nothing, beside the type of the member. With None in its place every line of
# a port that calls one getter on another would need a check that Java's has not; typeshed has the same for this reason.
MaybeNone: TypeAlias = Any
