"""What goes wrong, and how it tells: bad input, a refusal, no connection, no credentials.

    python examples/05_errors.py [--live]

In Java:

    try {
        stsClient.assumeRole(roleRequest);
    } catch (AmazonServiceException e) {
        // STS got the request and said no.
        System.err.println(e.getErrorCode() + ": " + e.getErrorMessage());
    } catch (SdkClientException e) {
        // Nothing came back: bad input, no credentials, no connection.
        System.err.println(e.getMessage());
    }
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from _surroundings import run, say

from sts_sdk import AmazonServiceException, ClientConfiguration, SdkClientException
from sts_sdk.auth import AWSStaticCredentialsProvider, BasicAWSCredentials
from sts_sdk.client.builder import EndpointConfiguration
from sts_sdk.services.securitytoken import AWSSecurityTokenServiceClientBuilder
from sts_sdk.services.securitytoken.model import AssumeRoleRequest, GetSessionTokenRequest

if TYPE_CHECKING:
    from collections.abc import Callable

    from _surroundings import Surroundings


def attempt(what: str, call: Callable[[], object]) -> None:
    """Java's two catch blocks, in Java's order."""
    print(f"\n{what}")
    try:
        call()
    except AmazonServiceException as e:
        say("  AWS says no", f"{type(e).__name__}, code {e.getErrorCode()}, status {e.getStatusCode()}")
        say("  message", e.getErrorMessage())
        say("  request id", e.getRequestId())
    except SdkClientException as e:
        say("  no answer", type(e).__name__)
        say("  message", e.getMessage())


def main(where: Surroundings) -> None:
    sts = AWSSecurityTokenServiceClientBuilder.defaultClient()
    stranger = AWSStaticCredentialsProvider(BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "not-a-secret"))
    unknown = AWSSecurityTokenServiceClientBuilder.standard().withCredentials(stranger).build()
    nowhere = (
        AWSSecurityTokenServiceClientBuilder.standard()
        .withEndpointConfiguration(EndpointConfiguration("http://127.0.0.1:9", where.region))
        .withClientConfiguration(ClientConfiguration().withMaxErrorRetry(0))
        .build()
    )
    attempt(
        "A duration that no session may have",
        lambda: sts.getSessionToken(GetSessionTokenRequest().withDurationSeconds(5)),
    )
    attempt("A request with nothing in it", lambda: sts.assumeRole(AssumeRoleRequest()))
    role = AssumeRoleRequest().withRoleArn("arn:aws:iam::123456789012:role/Nobody").withRoleSessionName("example")
    attempt("A role that is not there", lambda: sts.assumeRole(role))
    attempt("A key that AWS does not know", unknown.getCallerIdentity)
    attempt("An endpoint where nobody listens", nowhere.getCallerIdentity)


if __name__ == "__main__":
    run(main, __doc__)
