"""The AWS SDK for Java v1's STS client in typed Python: temporary AWS credentials, line for line.

``com.amazonaws.X.Name`` is ``from sts_sdk.X import Name``. The names that examples import first can be had from here
too. Importing this loads neither ``requests`` nor ``botocore``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sts_sdk._version import __version__ as __version__

if TYPE_CHECKING:
    from sts_sdk._configuration._client_configuration import ClientConfiguration as ClientConfiguration
    from sts_sdk._configuration._client_configuration import ClientConfigurationFactory as ClientConfigurationFactory
    from sts_sdk._configuration._client_configuration import (
        PredefinedClientConfigurations as PredefinedClientConfigurations,
    )
    from sts_sdk._configuration._client_configuration import Protocol as Protocol
    from sts_sdk._configuration._client_configuration import ProxyAuthenticationMethod as ProxyAuthenticationMethod
    from sts_sdk._configuration._global import SDKGlobalConfiguration as SDKGlobalConfiguration
    from sts_sdk._credentials import AnonymousAWSCredentials as AnonymousAWSCredentials
    from sts_sdk._credentials import AWSCredentials as AWSCredentials
    from sts_sdk._credentials import AWSSessionCredentials as AWSSessionCredentials
    from sts_sdk._credentials import BasicAWSCredentials as BasicAWSCredentials
    from sts_sdk._credentials import BasicSessionCredentials as BasicSessionCredentials
    from sts_sdk._exceptions import AbortedException as AbortedException
    from sts_sdk._exceptions import AmazonClientException as AmazonClientException
    from sts_sdk._exceptions import AmazonServiceException as AmazonServiceException
    from sts_sdk._exceptions import IllegalArgumentException as IllegalArgumentException
    from sts_sdk._exceptions import IllegalStateException as IllegalStateException
    from sts_sdk._exceptions import SdkBaseException as SdkBaseException
    from sts_sdk._exceptions import SdkClientException as SdkClientException
    from sts_sdk._exceptions import UnsupportedOperationException as UnsupportedOperationException
    from sts_sdk._provider import AWSCredentialsProvider as AWSCredentialsProvider
    from sts_sdk._requests._default_request import DefaultRequest as DefaultRequest
    from sts_sdk._requests._http_method import HttpMethod as HttpMethod
    from sts_sdk._requests._options import RequestClientOptions as RequestClientOptions
    from sts_sdk._requests._request import AmazonWebServiceRequest as AmazonWebServiceRequest
    from sts_sdk._requests._request import Request as Request
    from sts_sdk._requests._request import Response as Response
    from sts_sdk._requests._request import SignableRequest as SignableRequest
    from sts_sdk._requests._result import AmazonWebServiceResult as AmazonWebServiceResult
    from sts_sdk._requests._result import ResponseMetadata as ResponseMetadata
    from sts_sdk._system_properties import SystemProperties as SystemProperties
    from sts_sdk.auth._assume_role import (
        STSAssumeRoleSessionCredentialsProvider as STSAssumeRoleSessionCredentialsProvider,
    )
    from sts_sdk.auth._chain import AWSCredentialsProviderChain as AWSCredentialsProviderChain
    from sts_sdk.auth._default_chain import DefaultAWSCredentialsProviderChain as DefaultAWSCredentialsProviderChain
    from sts_sdk.auth._static import AWSStaticCredentialsProvider as AWSStaticCredentialsProvider
    from sts_sdk.client._web_service_client import AmazonWebServiceClient as AmazonWebServiceClient
    from sts_sdk.client.builder._client_builder import AwsClientBuilder as AwsClientBuilder
    from sts_sdk.client.builder._client_builder import EndpointConfiguration as EndpointConfiguration
    from sts_sdk.regions._region import Regions as Regions
    from sts_sdk.services.s3._amazon_s3 import AmazonS3 as AmazonS3
    from sts_sdk.services.s3._client import AmazonS3ClientBuilder as AmazonS3ClientBuilder
    from sts_sdk.services.securitytoken._client import AWSSecurityTokenServiceClient as AWSSecurityTokenServiceClient
    from sts_sdk.services.securitytoken._client import (
        AWSSecurityTokenServiceClientBuilder as AWSSecurityTokenServiceClientBuilder,
    )
    from sts_sdk.services.securitytoken._operations import AWSSecurityTokenService as AWSSecurityTokenService
    from sts_sdk.services.securitytoken.model._assume_role import AssumeRoleRequest as AssumeRoleRequest
    from sts_sdk.services.securitytoken.model._assume_role import AssumeRoleResult as AssumeRoleResult
    from sts_sdk.services.securitytoken.model._credentials import Credentials as Credentials
    from sts_sdk.services.securitytoken.model._get_caller_identity import (
        GetCallerIdentityRequest as GetCallerIdentityRequest,
    )
    from sts_sdk.services.securitytoken.model._get_caller_identity import (
        GetCallerIdentityResult as GetCallerIdentityResult,
    )
    from sts_sdk.services.securitytoken.model._get_federation_token import (
        GetFederationTokenRequest as GetFederationTokenRequest,
    )
    from sts_sdk.services.securitytoken.model._get_federation_token import (
        GetFederationTokenResult as GetFederationTokenResult,
    )
    from sts_sdk.services.securitytoken.model._get_session_token import GetSessionTokenRequest as GetSessionTokenRequest
    from sts_sdk.services.securitytoken.model._get_session_token import GetSessionTokenResult as GetSessionTokenResult
else:
    # Written by codegen from the half above: python -m codegen
    from sts_sdk.internal._face import face

    __getattr__, __dir__, __all__ = face(
        __name__,
        {
            "_configuration._client_configuration": "ClientConfiguration ClientConfigurationFactory PredefinedClientConfigurations "
            "Protocol ProxyAuthenticationMethod",
            "_configuration._global": "SDKGlobalConfiguration",
            "_credentials": "AnonymousAWSCredentials AWSCredentials AWSSessionCredentials BasicAWSCredentials "
            "BasicSessionCredentials",
            "_exceptions": "AbortedException AmazonClientException AmazonServiceException "
            "IllegalArgumentException IllegalStateException SdkBaseException "
            "SdkClientException UnsupportedOperationException",
            "_provider": "AWSCredentialsProvider",
            "_requests._default_request": "DefaultRequest",
            "_requests._http_method": "HttpMethod",
            "_requests._options": "RequestClientOptions",
            "_requests._request": "AmazonWebServiceRequest Request Response SignableRequest",
            "_requests._result": "AmazonWebServiceResult ResponseMetadata",
            "_system_properties": "SystemProperties",
            "auth._assume_role": "STSAssumeRoleSessionCredentialsProvider",
            "auth._chain": "AWSCredentialsProviderChain",
            "auth._default_chain": "DefaultAWSCredentialsProviderChain",
            "auth._static": "AWSStaticCredentialsProvider",
            "client._web_service_client": "AmazonWebServiceClient",
            "client.builder._client_builder": "AwsClientBuilder EndpointConfiguration",
            "regions._region": "Regions",
            "services.s3._amazon_s3": "AmazonS3",
            "services.s3._client": "AmazonS3ClientBuilder",
            "services.securitytoken._client": "AWSSecurityTokenServiceClient AWSSecurityTokenServiceClientBuilder",
            "services.securitytoken._operations": "AWSSecurityTokenService",
            "services.securitytoken.model._assume_role": "AssumeRoleRequest AssumeRoleResult",
            "services.securitytoken.model._credentials": "Credentials",
            "services.securitytoken.model._get_caller_identity": "GetCallerIdentityRequest GetCallerIdentityResult",
            "services.securitytoken.model._get_federation_token": "GetFederationTokenRequest GetFederationTokenResult",
            "services.securitytoken.model._get_session_token": "GetSessionTokenRequest GetSessionTokenResult",
        },
        packages="arn auth bridge cli client event handlers http metrics porting regions retry services testing util",
        extras={"aws": "AmazonS3 AmazonS3ClientBuilder bridge", "mock": "testing"},
    )
