"""Options of clients that were made by the deprecated constructors."""

from __future__ import annotations

from typing import Self, TypeAlias

from sts_sdk.services.s3._connect import S3Options


class Builder:
    """Settings of an S3ClientOptions; what is not set is S3's usual way."""

    def __init__(self) -> None:
        self._options = S3Options()

    def setPathStyleAccess(self, pathStyleAccess: bool) -> Self:
        """Whether buckets are part of the path, not of the host."""
        return self._with(self._options._replace(path_style=pathStyleAccess))

    def setAccelerateModeEnabled(self, accelerateModeEnabled: bool) -> Self:
        """Whether S3's accelerated endpoint is called."""
        return self._with(self._options._replace(accelerate=accelerateModeEnabled))

    def setPayloadSigningEnabled(self, payloadSigningEnabled: bool) -> Self:
        """Whether the content itself is signed, over https too."""
        return self._with(self._options._replace(payload_signing=payloadSigningEnabled))

    def disableChunkedEncoding(self) -> Self:
        """Send bodies whole."""
        return self._with(self._options._replace(chunked_encoding=False))

    def enableDualstack(self) -> Self:
        """Call the endpoint that answers over IPv6 too."""
        return self._with(self._options._replace(dualstack=True))

    def enableRegionalUsEast1Endpoint(self) -> Self:
        """Call us-east-1 at its own endpoint, not at the global one."""
        return self._with(self._options._replace(regional_us_east_1=True))

    def enableUseArnRegion(self) -> Self:
        """Let the region of an access point's ARN beat the client's."""
        return self._with(self._options._replace(arn_region=True))

    def build(self) -> _Options:
        """The options."""
        return S3ClientOptions(self._options)

    def _with(self, options: S3Options) -> Self:
        self._options = options
        return self

    def __repr__(self) -> str:
        return f"<S3ClientOptions.Builder {_shown_options(self._options)}>"


class S3ClientOptions:
    """What ``AmazonS3Client.setS3ClientOptions`` takes (com.amazonaws.services.s3.S3ClientOptions)."""

    Builder: TypeAlias = Builder

    def __init__(self, options: S3Options | S3ClientOptions | None = None) -> None:
        given = options.options if isinstance(options, S3ClientOptions) else options
        self.options: S3Options = S3Options() if given is None else given

    @staticmethod
    def builder() -> _Builder:
        """A new builder."""
        return Builder()

    def setPathStyleAccess(self, pathStyleAccess: bool) -> None:
        """Whether buckets are part of the path, not of the host."""
        self.options = self.options._replace(path_style=pathStyleAccess)

    def withPathStyleAccess(self, pathStyleAccess: bool) -> Self:
        """``setPathStyleAccess``, returning the options."""
        self.setPathStyleAccess(pathStyleAccess)
        return self

    def isPathStyleAccess(self) -> bool:
        """Whether buckets are part of the path; False if S3's usual way decides."""
        return bool(self.options.path_style)

    def __repr__(self) -> str:
        return f"<S3ClientOptions {_shown_options(self.options)}>"


def _shown_options(options: S3Options) -> str:
    return ", ".join(f"{name}={value}" for name, value in options._asdict().items() if value is not None) or "of S3"


_Builder: TypeAlias = Builder
_Options: TypeAlias = S3ClientOptions
