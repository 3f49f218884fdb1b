"""The condition keys that AWS has, for all services and for STS, S3 and IAM.

A policy that names another key of these is refused, for a Deny with a misspelt key would do nothing without a word. The
keys of services that are not served here are taken as they are: no request to STS, S3 or IAM has them.
"""

from __future__ import annotations

from functools import cache

from botocore.loaders import Loader

_GLOBAL = """
    assumedroot calledvia calledviafirst calledvialast chatbotsourcearn currenttime ec2instancesourceprivateipv4
    ec2instancesourcevpc epochtime federatedprovider ismcpserviceaction multifactorauthage multifactorauthpresent
    principalaccount principalarn principalisawsservice principalorgid principalorgpaths principalservicename
    principalservicenameslist principaltype referer requestedregion resourceaccount resourceorgid resourceorgpaths
    securetransport signinsessionarn sourceaccount sourcearn sourceidentity sourceip sourceorgid sourceorgpaths
    sourcevpc sourcevpcarn sourcevpce tagkeys tokenissuetime useragent userid username viaawsservice vpceaccount
    vpceorgid vpceorgpaths vpcsourceip
"""
_STS = """
    awsservicename durationseconds externalid identitytokenaudience requestcontextproviders rolesessionname
    signingalgorithm sourceidentity taskpolicyarn transitivetagkeys
"""
_S3 = """
    accessgrantsinstancearn accesspointnetworkorigin authtype dataaccesspointaccount dataaccesspointarn delimiter
    existingjoboperation existingjobpriority if-match if-none-match inventoryaccessibleoptionalfields jobsuspendedcause
    locationconstraint max-keys object-lock-legal-hold object-lock-mode object-lock-remaining-retention-days
    object-lock-retain-until-date objectcreationoperation prefix requestjoboperation requestjobpriority
    requestobjecttagkeys resourceaccount signatureage signatureversion tlsversion versionid x-amz-acl
    x-amz-content-sha256 x-amz-copy-source x-amz-grant-full-control x-amz-grant-read x-amz-grant-read-acp
    x-amz-grant-write x-amz-grant-write-acp x-amz-metadata-directive x-amz-object-ownership
    x-amz-server-side-encryption x-amz-server-side-encryption-aws-kms-key-id
    x-amz-server-side-encryption-customer-algorithm x-amz-storage-class x-amz-website-redirect-location
"""
_IAM = """
    associatedresourcearn awsservicename delegationduration delegationrequestowner fido-certification
    fido-fips-140-2-certification fido-fips-140-3-certification notificationchannel organizationspolicyid
    passedtoservice permissionsboundary policyarn registersecuritykey servicespecificcredentialagedays
    servicespecificcredentialservicename templatearn
"""
_SAML = """
    aud cn commonname doc eduorghomepageuri eduorgidentityauthnpolicyuri eduorglegalname eduorgsuperioruri
    eduorgwhitepagesuri edupersonaffiliation edupersonassurance edupersonentitlement edupersonnickname edupersonorgdn
    edupersonorgunitdn edupersonprimaryaffiliation edupersonprimaryorgunitdn edupersonprincipalname
    edupersonscopedaffiliation edupersontargetedid givenname iss mail name namequalifier organizationstatus
    primarygroupsid sub sub_type surname uid x500uniqueidentifier
"""
_KEYS = {
    prefix: frozenset(names.split())
    for prefix, names in (("aws", _GLOBAL), ("sts", _STS), ("s3", _S3), ("iam", _IAM), ("saml", _SAML))
}
_FAMILIES = {
    "aws": ("principaltag/", "requesttag/", "resourcetag/"),
    "sts": ("requestcontext/",),
    "s3": ("accesspointtag/", "buckettag/", "existingobjecttag/", "requestobjecttag/"),
    "iam": ("resourcetag/",),
}
"""Keys with a name of the user's own after the slash."""
_NOT_SERVICES_OF_BOTOCORE = frozenset(
    ("elasticfilesystem", "elasticloadbalancing", "elasticmapreduce", "es", "monitoring", "s3express", "states")
)
MANY_VALUES = frozenset(
    (
        "aws:calledvia",
        "aws:principalorgpaths",
        "aws:principalservicenameslist",
        "aws:resourceorgpaths",
        "aws:sourceorgpaths",
        "aws:tagkeys",
        "aws:vpceorgpaths",
        "s3:inventoryaccessibleoptionalfields",
        "s3:requestobjecttagkeys",
        "sts:requestcontextproviders",
        "sts:transitivetagkeys",
    )
)
"""Keys that can have several values, for which ForAnyValue and ForAllValues are made."""


def is_condition_key(key: str) -> bool:
    """Whether AWS has a condition key, as far as the local AWS can know; upper and lower case are the same."""
    prefix, _, name = key.lower().partition(":")
    if prefix in _KEYS:
        family, slash, own = name.partition("/")
        return name in _KEYS[prefix] or bool(own and f"{family}{slash}" in _FAMILIES.get(prefix, ()))
    prefix, colon, name = key.lower().rpartition(":")
    # With a dot, it is the host of a provider of web identities.
    return bool(colon and name) and ("." in prefix or prefix in _services())


@cache
def _services() -> frozenset[str]:
    return frozenset(Loader().list_available_services("service-2")) | _NOT_SERVICES_OF_BOTOCORE
