"""Bytes as text (com.amazonaws.util.Base64)."""

from __future__ import annotations

import base64
import binascii

from sts_sdk._exceptions import IllegalArgumentException


class Base64:
    """Base64 of RFC 4648 (com.amazonaws.util.Base64)."""

    @staticmethod
    def encodeAsString(data: bytes, /) -> str:
        """The bytes as text."""
        return base64.b64encode(data).decode("ascii")

    @staticmethod
    def encode(data: bytes, /) -> bytes:
        """The bytes as text, itself as bytes."""
        return base64.b64encode(data)

    @staticmethod
    def decode(b64: str | bytes, /) -> bytes:
        """The bytes that a text stands for, line breaks ignored; IllegalArgumentException if it is no base64."""
        try:
            return base64.b64decode(
                "".join(b64.split()) if isinstance(b64, str) else b"".join(b64.split()), validate=True
            )
        except (binascii.Error, ValueError) as unreadable:
            raise IllegalArgumentException("The text is no base64.") from unreadable
