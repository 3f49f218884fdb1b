"""How a policy's text is read."""

from __future__ import annotations

from typing import Self


class PolicyReaderOptions:
    """How a policy's text is read (com.amazonaws.auth.policy.PolicyReaderOptions)."""

    __slots__ = ("_strip",)

    def __init__(self) -> None:
        self._strip = True

    def isStripAwsPrincipalIdHyphensEnabled(self) -> bool:
        """Whether hyphens of AWS principals are removed: True, as in Java. An ARN with hyphens needs False."""
        return self._strip

    def setStripAwsPrincipalIdHyphensEnabled(self, stripAwsPrincipalIdHyphensEnabled: bool) -> None:
        self._strip = stripAwsPrincipalIdHyphensEnabled

    def withStripAwsPrincipalIdHyphensEnabled(self, stripAwsPrincipalIdHyphensEnabled: bool) -> Self:
        self.setStripAwsPrincipalIdHyphensEnabled(stripAwsPrincipalIdHyphensEnabled)
        return self
