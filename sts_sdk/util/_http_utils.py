"""Text in URLs, encoded as AWS signs it (com.amazonaws.util.SdkHttpUtils)."""

from __future__ import annotations

from urllib.parse import quote, unquote_plus

from sts_sdk.internal._face import SaysWhatIsLeftOutOfTheClass


class SdkHttpUtils(metaclass=SaysWhatIsLeftOutOfTheClass):
    """Encodes and decodes parts of URLs (com.amazonaws.util.SdkHttpUtils, HttpUtils in older programs)."""

    @staticmethod
    def urlEncode(value: str | None, path: bool) -> str:
        """The text in percent encoding, all but letters, digits and ``-_.~``; slashes stay in a path. None is empty."""
        return quote(value or "", safe="/~" if path else "~")

    @staticmethod
    def urlDecode(value: str | None) -> str | None:
        """The text behind a percent encoding, ``+`` as a blank; None stays None."""
        return None if value is None else unquote_plus(value)


HttpUtils = SdkHttpUtils
