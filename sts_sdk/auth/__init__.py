"""Credentials, where they come from, and how requests are signed with them (com.amazonaws.auth)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sts_sdk._credentials import AnonymousAWSCredentials as AnonymousAWSCredentials
    from sts_sdk._credentials import AWSCredentials as AWSCredentials
    from sts_sdk._credentials import AWSRefreshableSessionCredentials as AWSRefreshableSessionCredentials
    from sts_sdk._credentials import AWSSessionCredentials as AWSSessionCredentials
    from sts_sdk._credentials import BasicAWSCredentials as BasicAWSCredentials
    from sts_sdk._credentials import BasicSessionCredentials as BasicSessionCredentials
    from sts_sdk._provider import AWSCredentialsProvider as AWSCredentialsProvider
    from sts_sdk._provider import AWSSessionCredentialsProvider as AWSSessionCredentialsProvider
    from sts_sdk.auth._assume_role import (
        STSAssumeRoleSessionCredentialsProvider as STSAssumeRoleSessionCredentialsProvider,
    )
    from sts_sdk.auth._chain import AWSCredentialsProviderChain as AWSCredentialsProviderChain
    from sts_sdk.auth._container import ContainerCredentialsProvider as ContainerCredentialsProvider
    from sts_sdk.auth._container import EC2ContainerCredentialsProviderWrapper as EC2ContainerCredentialsProviderWrapper
    from sts_sdk.auth._default_chain import DefaultAWSCredentialsProviderChain as DefaultAWSCredentialsProviderChain
    from sts_sdk.auth._environment import (
        EnvironmentVariableCredentialsProvider as EnvironmentVariableCredentialsProvider,
    )
    from sts_sdk.auth._instance_profile import InstanceProfileCredentialsProvider as InstanceProfileCredentialsProvider
    from sts_sdk.auth._process import ProcessCredentialsProvider as ProcessCredentialsProvider
    from sts_sdk.auth._properties import PropertiesCredentials as PropertiesCredentials
    from sts_sdk.auth._properties import PropertiesFileCredentialsProvider as PropertiesFileCredentialsProvider
    from sts_sdk.auth._session import STSSessionCredentials as STSSessionCredentials
    from sts_sdk.auth._session import STSSessionCredentialsProvider as STSSessionCredentialsProvider
    from sts_sdk.auth._signer import AWS4Signer as AWS4Signer
    from sts_sdk.auth._signer import Presigner as Presigner
    from sts_sdk.auth._signer import RegionAwareSigner as RegionAwareSigner
    from sts_sdk.auth._signer import ServiceAwareSigner as ServiceAwareSigner
    from sts_sdk.auth._signer import Signer as Signer
    from sts_sdk.auth._signer_factory import SignerFactory as SignerFactory
    from sts_sdk.auth._static import AWSStaticCredentialsProvider as AWSStaticCredentialsProvider
    from sts_sdk.auth._system_properties import (
        SystemPropertiesCredentialsProvider as SystemPropertiesCredentialsProvider,
    )
    from sts_sdk.auth._web_identity import WebIdentityTokenCredentialsProvider as WebIdentityTokenCredentialsProvider
    from sts_sdk.auth._web_identity_session import (
        STSAssumeRoleWithWebIdentitySessionCredentialsProvider as STSAssumeRoleWithWebIdentitySessionCredentialsProvider,
    )
    from sts_sdk.auth._web_identity_session import (
        WebIdentityFederationSessionCredentialsProvider as WebIdentityFederationSessionCredentialsProvider,
    )
else:
    # Written by codegen from the half above: python -m codegen
    from sts_sdk.internal._face import face

    __getattr__, __dir__, __all__ = face(
        __name__,
        {
            "sts_sdk._credentials": "AnonymousAWSCredentials AWSCredentials AWSRefreshableSessionCredentials "
            "AWSSessionCredentials BasicAWSCredentials BasicSessionCredentials",
            "sts_sdk._provider": "AWSCredentialsProvider AWSSessionCredentialsProvider",
            "_assume_role": "STSAssumeRoleSessionCredentialsProvider",
            "_chain": "AWSCredentialsProviderChain",
            "_container": "ContainerCredentialsProvider EC2ContainerCredentialsProviderWrapper",
            "_default_chain": "DefaultAWSCredentialsProviderChain",
            "_environment": "EnvironmentVariableCredentialsProvider",
            "_instance_profile": "InstanceProfileCredentialsProvider",
            "_process": "ProcessCredentialsProvider",
            "_properties": "PropertiesCredentials PropertiesFileCredentialsProvider",
            "_session": "STSSessionCredentials STSSessionCredentialsProvider",
            "_signer": "AWS4Signer Presigner RegionAwareSigner ServiceAwareSigner Signer",
            "_signer_factory": "SignerFactory",
            "_static": "AWSStaticCredentialsProvider",
            "_system_properties": "SystemPropertiesCredentialsProvider",
            "_web_identity": "WebIdentityTokenCredentialsProvider",
            "_web_identity_session": "STSAssumeRoleWithWebIdentitySessionCredentialsProvider "
            "WebIdentityFederationSessionCredentialsProvider",
        },
        packages="policy presign profile",
    )
