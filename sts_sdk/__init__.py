"""The AWS SDK for Java v1's STS client in typed Python: temporary AWS credentials, line for line.

``com.amazonaws.X.Name`` is ``from sts_sdk.X import Name``. The names that examples import first can be had from here
too. Importing this loads neither ``requests`` nor ``botocore``.
"""

from __future__ import annotations

from sts_sdk._typing import TYPE_CHECKING

__version__ = "0.1.0"  # read by the build, too

if TYPE_CHECKING:
    from sts_sdk._client_configuration import ClientConfiguration as ClientConfiguration
    from sts_sdk._client_configuration import PredefinedClientConfigurations as PredefinedClientConfigurations
    from sts_sdk._client_configuration import Protocol as Protocol
    from sts_sdk._client_configuration import ProxyAuthenticationMethod as ProxyAuthenticationMethod
    from sts_sdk._default_request import DefaultRequest as DefaultRequest
    from sts_sdk._default_request import Request as Request
    from sts_sdk._default_request import SignableRequest as SignableRequest
    from sts_sdk._exceptions import AbortedException as AbortedException
    from sts_sdk._exceptions import AmazonClientException as AmazonClientException
    from sts_sdk._exceptions import AmazonServiceException as AmazonServiceException
    from sts_sdk._exceptions import IllegalArgumentException as IllegalArgumentException
    from sts_sdk._exceptions import IllegalStateException as IllegalStateException
    from sts_sdk._exceptions import SdkBaseException as SdkBaseException
    from sts_sdk._exceptions import SdkClientException as SdkClientException
    from sts_sdk._exceptions import UnsupportedOperationException as UnsupportedOperationException
    from sts_sdk._global_configuration import SDKGlobalConfiguration as SDKGlobalConfiguration
    from sts_sdk._http_method import HttpMethod as HttpMethod
    from sts_sdk._request import AmazonWebServiceRequest as AmazonWebServiceRequest
    from sts_sdk._request_settings import RequestClientOptions as RequestClientOptions
    from sts_sdk._result import AmazonWebServiceResult as AmazonWebServiceResult
    from sts_sdk._result import ResponseMetadata as ResponseMetadata
    from sts_sdk._system_properties import SystemProperties as SystemProperties
    from sts_sdk.auth._assume_role import (
        STSAssumeRoleSessionCredentialsProvider as STSAssumeRoleSessionCredentialsProvider,
    )
    from sts_sdk.auth._chain import AWSCredentialsProviderChain as AWSCredentialsProviderChain
    from sts_sdk.auth._credentials import AnonymousAWSCredentials as AnonymousAWSCredentials
    from sts_sdk.auth._credentials import AWSCredentials as AWSCredentials
    from sts_sdk.auth._credentials import AWSSessionCredentials as AWSSessionCredentials
    from sts_sdk.auth._credentials import BasicAWSCredentials as BasicAWSCredentials
    from sts_sdk.auth._credentials import BasicSessionCredentials as BasicSessionCredentials
    from sts_sdk.auth._default_chain import DefaultAWSCredentialsProviderChain as DefaultAWSCredentialsProviderChain
    from sts_sdk.auth._provider import AWSCredentialsProvider as AWSCredentialsProvider
    from sts_sdk.auth._static import AWSStaticCredentialsProvider as AWSStaticCredentialsProvider
    from sts_sdk.client.builder._client_builder import AwsClientBuilder as AwsClientBuilder
    from sts_sdk.client.builder._client_builder import EndpointConfiguration as EndpointConfiguration
    from sts_sdk.handlers._response import Response as Response
    from sts_sdk.regions._region import Regions as Regions
    from sts_sdk.services.s3 import AmazonS3 as AmazonS3
    from sts_sdk.services.s3 import AmazonS3ClientBuilder as AmazonS3ClientBuilder
    from sts_sdk.services.securitytoken import AWSSecurityTokenService as AWSSecurityTokenService
    from sts_sdk.services.securitytoken import AWSSecurityTokenServiceClient as AWSSecurityTokenServiceClient
    from sts_sdk.services.securitytoken import (
        AWSSecurityTokenServiceClientBuilder as AWSSecurityTokenServiceClientBuilder,
    )
    from sts_sdk.services.securitytoken.model import AssumeRoleRequest as AssumeRoleRequest
    from sts_sdk.services.securitytoken.model import AssumeRoleResult as AssumeRoleResult
    from sts_sdk.services.securitytoken.model import Credentials as Credentials
    from sts_sdk.services.securitytoken.model import GetCallerIdentityRequest as GetCallerIdentityRequest
    from sts_sdk.services.securitytoken.model import GetCallerIdentityResult as GetCallerIdentityResult
    from sts_sdk.services.securitytoken.model import GetFederationTokenRequest as GetFederationTokenRequest
    from sts_sdk.services.securitytoken.model import GetFederationTokenResult as GetFederationTokenResult
    from sts_sdk.services.securitytoken.model import GetSessionTokenRequest as GetSessionTokenRequest
    from sts_sdk.services.securitytoken.model import GetSessionTokenResult as GetSessionTokenResult
else:
    from sts_sdk._lazy import face

    __getattr__, __dir__, __all__ = face(
        __name__,
        {
            "_exceptions": "AbortedException AmazonClientException AmazonServiceException IllegalArgumentException IllegalStateException "
            "SdkBaseException SdkClientException UnsupportedOperationException",
            "_request": "AmazonWebServiceRequest",
            "_request_settings": "RequestClientOptions",
            "_result": "AmazonWebServiceResult ResponseMetadata",
            "_client_configuration": "ClientConfiguration PredefinedClientConfigurations Protocol ProxyAuthenticationMethod",
            "_default_request": "DefaultRequest Request SignableRequest",
            "_http_method": "HttpMethod",
            "_global_configuration": "SDKGlobalConfiguration",
            "_system_properties": "SystemProperties",
            "sts_sdk.auth._credentials": "AnonymousAWSCredentials AWSCredentials AWSSessionCredentials BasicAWSCredentials "
            "BasicSessionCredentials",
            "sts_sdk.auth._provider": "AWSCredentialsProvider",
            "sts_sdk.auth._static": "AWSStaticCredentialsProvider",
            "sts_sdk.auth._chain": "AWSCredentialsProviderChain",
            "sts_sdk.auth._default_chain": "DefaultAWSCredentialsProviderChain",
            "sts_sdk.auth._assume_role": "STSAssumeRoleSessionCredentialsProvider",
            "sts_sdk.client.builder._client_builder": "AwsClientBuilder EndpointConfiguration",
            "sts_sdk.handlers._response": "Response",
            "sts_sdk.regions._region": "Regions",
            "sts_sdk.services.securitytoken": "AWSSecurityTokenService AWSSecurityTokenServiceClient AWSSecurityTokenServiceClientBuilder",
            "sts_sdk.services.securitytoken.model": "AssumeRoleRequest AssumeRoleResult Credentials GetCallerIdentityRequest GetCallerIdentityResult "
            "GetFederationTokenRequest GetFederationTokenResult GetSessionTokenRequest GetSessionTokenResult",
            "sts_sdk.services.s3": "AmazonS3 AmazonS3ClientBuilder",
        },
    )
    # What needs an extra is asked for by its name: ``import *`` works without it.
    __all__ = [name for name in __all__ if not name.startswith("AmazonS3")]
