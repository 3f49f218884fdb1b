"""Which failures are worth another attempt: one small function per rule."""

from __future__ import annotations

from typing import Final

from sts_sdk._exceptions import AmazonClientException, AmazonServiceException, SdkBaseException
from sts_sdk._requests._request import AmazonWebServiceRequest
from sts_sdk.internal._transport import TlsError, TransportError
from sts_sdk.retry._interfaces import ByValue, RetryCondition

THROTTLING_CODES: Final = frozenset({
    "BandwidthLimitExceeded",
    "EC2ThrottledException",
    "PriorRequestNotComplete",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "RequestThrottled",
    "RequestThrottledException",
    "SlowDown",
    "ThrottledException",
    "Throttling",
    "ThrottlingException",
    "TooManyRequestsException",
})  # fmt: skip
RETRYABLE_CODES: Final = frozenset({
    "IDPCommunicationError",
    "RequestTimeout",
    "RequestTimeoutException",
    "TransactionInProgressException",
})  # fmt: skip
# 408 is the status of RequestTimeout, which servers and proxies send without a body, too.
RETRYABLE_STATUSES: Final = frozenset({408, 500, 502, 503, 504})
WRONG_TIME_CODES: Final = frozenset({"RequestExpired", "RequestInTheFuture", "RequestTimeTooSkewed"})
_HICCUP: Final = "couldn't retrieve verification key"
CLOCK_SKEW_CODES: Final = WRONG_TIME_CODES | {"AuthFailure", "InvalidSignatureException", "SignatureDoesNotMatch"}
REJECTED_CREDENTIALS_CODES: Final = frozenset({"ExpiredToken", "ExpiredTokenException", "InvalidToken"})


def is_no_answer(exception: BaseException | None) -> bool:
    """No complete answer came back: the connection failed, or another input/output error is the cause.

    As in Java, a TLS failure counts. An answer that is too large does not.
    """
    cause = None if exception is None else exception.__cause__
    if isinstance(cause, TransportError):
        return cause.retryable or isinstance(cause, TlsError)
    return isinstance(cause, OSError)


def is_hopeless(exception: BaseException) -> bool:
    """The transport knows that the next attempt would end in the same way, as with a certificate that it refuses."""
    cause = exception.__cause__
    return isinstance(cause, TransportError) and not cause.retryable


def is_retryable_answer(exception: BaseException | None) -> bool:
    """The service failed for a moment, by its status or its code."""
    return isinstance(exception, AmazonServiceException) and (
        exception.getStatusCode() in RETRYABLE_STATUSES or exception.getErrorCode() in RETRYABLE_CODES
    )


def is_idp_hiccup(exception: BaseException | None) -> bool:
    """STS could not read the keys of the identity provider: the token is as good as it was, and AWS says: try again.

    The same code also refuses bad tokens, so that the message has to tell.
    """
    return (
        isinstance(exception, AmazonServiceException)
        and exception.getErrorCode() == "InvalidIdentityToken"
        and _HICCUP in (exception.getErrorMessage() or "").lower().replace("\u2019", "'")
    )


def is_throttling(exception: BaseException | None) -> bool:
    """The service wants fewer calls, by its code or by status 429."""
    return isinstance(exception, AmazonServiceException) and (
        exception.getErrorCode() in THROTTLING_CODES or exception.getStatusCode() == 429
    )


def is_clock_skew(exception: BaseException | None) -> bool:
    """The service refused the signature with a code that a wrong clock can explain; a wrong secret can, too."""
    return isinstance(exception, AmazonServiceException) and exception.getErrorCode() in CLOCK_SKEW_CODES


def is_wrong_time(exception: BaseException | None) -> bool:
    """The service refused the signature for its time alone."""
    return isinstance(exception, AmazonServiceException) and exception.getErrorCode() in WRONG_TIME_CODES


def is_too_large(exception: BaseException | None) -> bool:
    """The service answered 413."""
    return isinstance(exception, AmazonServiceException) and exception.getStatusCode() == 413


def is_rejected_credentials(exception: BaseException | None) -> bool:
    """The service says that the credentials have expired or that their token is not valid."""
    return isinstance(exception, AmazonServiceException) and exception.getErrorCode() in REJECTED_CREDENTIALS_CODES


DEFAULT_RULES: Final = (is_no_answer, is_retryable_answer, is_throttling, is_clock_skew, is_idp_hiccup)


class SDKDefaultRetryCondition(ByValue, RetryCondition):
    """The default condition: one of the default rules holds (PredefinedRetryPolicies.SDKDefaultRetryCondition)."""

    def shouldRetry(
        self,
        originalRequest: AmazonWebServiceRequest | None,  # noqa: ARG002 -- Java's signature
        exception: AmazonClientException | None,
        retriesAttempted: int,  # noqa: ARG002 -- Java's signature
    ) -> bool:
        """True for failed connections, status 408, 500, 502, 503 and 504, throttling and a skewed clock."""
        return any(rule(exception) for rule in DEFAULT_RULES)


DEFAULT_RETRY_CONDITION: Final = SDKDefaultRetryCondition()


class RetryUtils:
    """What kind of failure an exception is (com.amazonaws.retry.RetryUtils)."""

    @staticmethod
    def isRetryableServiceException(exception: SdkBaseException | None) -> bool:
        """True for status 408, 500, 502, 503, 504 and for codes that say "try again". Throttling does not count."""
        return is_retryable_answer(exception)

    @staticmethod
    def isThrottlingException(exception: SdkBaseException | None) -> bool:
        """True if the service wants fewer calls: a throttling code, or status 429."""
        return is_throttling(exception)

    @staticmethod
    def isRequestEntityTooLargeException(exception: SdkBaseException | None) -> bool:
        """True for status 413."""
        return is_too_large(exception)

    @staticmethod
    def isClockSkewError(exception: SdkBaseException | None) -> bool:
        """True for the codes with which services refuse a signature made at the wrong time."""
        return is_clock_skew(exception)
