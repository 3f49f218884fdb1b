"""The signer of a service (com.amazonaws.auth.SignerFactory)."""

from __future__ import annotations

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.auth._signer import AWS4Signer
from sts_sdk.internal._face import SaysWhatIsLeftOutOfTheClass

# By signer type: whether the path is encoded twice, which S3 does not do.
_TWICE = {"AWS4SignerType": True, "AWSS3V4SignerType": False}


class SignerFactory(metaclass=SaysWhatIsLeftOutOfTheClass):
    """Makes signers for services (com.amazonaws.auth.SignerFactory)."""

    @staticmethod
    def getSigner(serviceName: str, regionName: str | None) -> AWS4Signer:
        """A new signer of version 4 for that service and region."""
        kind = "AWSS3V4SignerType" if serviceName == "s3" else "AWS4SignerType"
        signer = SignerFactory.getSignerByTypeAndService(kind, serviceName)
        signer.setRegionName(regionName)
        return signer

    @staticmethod
    def getSignerByTypeAndService(signerType: str, serviceName: str) -> AWS4Signer:
        """A new signer of that type; IllegalArgumentException unless it is one of version 4."""
        if signerType not in _TWICE:
            raise IllegalArgumentException(f"The signer type must be one of {', '.join(_TWICE)}; it is {signerType!r}.")
        signer = AWS4Signer(_TWICE[signerType])
        signer.setServiceName(serviceName)
        return signer
