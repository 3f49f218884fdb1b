"""Asking EC2 whether a call would be allowed, without making it: what Java has by hand beside the rules."""

from __future__ import annotations

from typing import Any, Final, Self

from sts_sdk._exceptions import AmazonClientException, AmazonServiceException
from sts_sdk.services._rules._values import Ruled

# The hidden member of a request: set only by getDryRunRequest.
ATTRIBUTE: Final = "_DryRun"


class DryRunSupportedRequest(Ruled):
    """A request that EC2 can judge without acting on it."""

    __slots__ = ()

    def getDryRunRequest(self) -> Self:
        """A copy of the request that only asks; hand it to the client's method, or the request itself to ``dryRun``."""
        copy = self.clone()
        setattr(copy, ATTRIBUTE, True)
        return copy


class DryRunResult:
    """What EC2 said of a request that it was only asked about."""

    def __init__(
        self, isSuccessful: bool, originalRequest: object, message: str | None, dryRunResponse: AmazonServiceException
    ) -> None:
        self._successful = isSuccessful
        self._request = originalRequest
        self._message = message
        self._response = dryRunResponse

    def isSuccessful(self) -> bool:
        """Whether the call would be allowed."""
        return self._successful

    def getOriginalRequest(self) -> Any:
        """The request that was asked about."""
        return self._request

    def getMessage(self) -> str | None:
        """EC2's own sentence."""
        return self._message

    def getDryRunResponse(self) -> AmazonServiceException:
        """EC2's answer, which is an error in any case."""
        return self._response


def dry_run_result(make: Any, request: object, answer: AmazonServiceException) -> Any:
    """The result of the class ``make``; AmazonClientException if EC2 answered something else."""
    allowed = answer.getErrorCode() == "DryRunOperation" and answer.getStatusCode() == 412
    refused = answer.getErrorCode() in {"UnauthorizedOperation", "AuthFailure"}
    if not allowed and not refused:
        raise AmazonClientException("Unrecognized service response for the dry-run request.", answer)
    return make(allowed, request, answer.getErrorMessage(), answer)
