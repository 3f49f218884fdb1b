"""The STS client and its builders (com.amazonaws.services.securitytoken)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sts_sdk.internal._warnings import PreflightWarning as PreflightWarning
    from sts_sdk.services.securitytoken._async_client import (
        AWSSecurityTokenServiceAsyncClient as AWSSecurityTokenServiceAsyncClient,
    )
    from sts_sdk.services.securitytoken._async_client import (
        AWSSecurityTokenServiceAsyncClientBuilder as AWSSecurityTokenServiceAsyncClientBuilder,
    )
    from sts_sdk.services.securitytoken._async_operations import (
        AbstractAWSSecurityTokenServiceAsync as AbstractAWSSecurityTokenServiceAsync,
    )
    from sts_sdk.services.securitytoken._async_operations import (
        AWSSecurityTokenServiceAsync as AWSSecurityTokenServiceAsync,
    )
    from sts_sdk.services.securitytoken._client import AWSSecurityTokenServiceClient as AWSSecurityTokenServiceClient
    from sts_sdk.services.securitytoken._client import (
        AWSSecurityTokenServiceClientBuilder as AWSSecurityTokenServiceClientBuilder,
    )
    from sts_sdk.services.securitytoken._denied import DeniedExplanation as DeniedExplanation
    from sts_sdk.services.securitytoken._denied import explain_denied as explain_denied
    from sts_sdk.services.securitytoken._endpoint_table import STSEndpoint as STSEndpoint
    from sts_sdk.services.securitytoken._endpoint_table import endpoints as endpoints
    from sts_sdk.services.securitytoken._endpoint_table import switched_off_advice as switched_off_advice
    from sts_sdk.services.securitytoken._operations import (
        AbstractAWSSecurityTokenService as AbstractAWSSecurityTokenService,
    )
    from sts_sdk.services.securitytoken._operations import AWSSecurityTokenService as AWSSecurityTokenService
    from sts_sdk.services.securitytoken._presign import EksToken as EksToken
    from sts_sdk.services.securitytoken._presign import PresignedCallerIdentity as PresignedCallerIdentity
    from sts_sdk.services.securitytoken._presign import SignedLogin as SignedLogin
    from sts_sdk.services.securitytoken._presign import eks_token as eks_token
    from sts_sdk.services.securitytoken._presign import presign_get_caller_identity as presign_get_caller_identity
    from sts_sdk.services.securitytoken._presign import vault_login as vault_login
else:
    # Written by codegen from the half above: python -m codegen
    from sts_sdk.internal._face import face

    __getattr__, __dir__, __all__ = face(
        __name__,
        {
            "sts_sdk.internal._warnings": "PreflightWarning",
            "_async_client": "AWSSecurityTokenServiceAsyncClient AWSSecurityTokenServiceAsyncClientBuilder",
            "_async_operations": "AbstractAWSSecurityTokenServiceAsync AWSSecurityTokenServiceAsync",
            "_client": "AWSSecurityTokenServiceClient AWSSecurityTokenServiceClientBuilder",
            "_denied": "DeniedExplanation explain_denied",
            "_endpoint_table": "endpoints STSEndpoint switched_off_advice",
            "_operations": "AbstractAWSSecurityTokenService AWSSecurityTokenService",
            "_presign": "eks_token EksToken presign_get_caller_identity PresignedCallerIdentity "
            "SignedLogin vault_login",
        },
        packages="model",
    )
