"""Ask STS without waiting: futures, a handler, and asyncio.

    python examples/10_async.py [--live]      (with --live: EXAMPLE_ROLE_ARN)

In Java:

    AWSSecurityTokenServiceAsync sts = AWSSecurityTokenServiceAsyncClientBuilder.standard()
        .withRegion(clientRegion)
        .build();
    Future<GetCallerIdentityResult> who = sts.getCallerIdentityAsync(new GetCallerIdentityRequest());
    sts.assumeRoleAsync(request, new AsyncHandler<AssumeRoleRequest, AssumeRoleResult>() {
        public void onSuccess(AssumeRoleRequest request, AssumeRoleResult result) {
            System.out.println(result.getAssumedRoleUser().getArn());
        }
        public void onError(Exception exception) {
            System.out.println(exception.getMessage());
        }
    });
    System.out.println(who.get().getArn());
    sts.shutdown();
"""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from _surroundings import masked, run, say

from sts_sdk.handlers import AsyncHandler
from sts_sdk.services.securitytoken import AWSSecurityTokenServiceAsyncClientBuilder
from sts_sdk.services.securitytoken.model import (
    AssumeRoleRequest,
    AssumeRoleResult,
    GetCallerIdentityRequest,
)

if TYPE_CHECKING:
    from _surroundings import Surroundings

    from sts_sdk.services.securitytoken import AWSSecurityTokenServiceAsync

SESSIONS = 8


class Told(AsyncHandler[AssumeRoleRequest, AssumeRoleResult]):
    """Says how a call ended, in the thread that made it."""

    def onSuccess(self, request: AssumeRoleRequest, result: AssumeRoleResult) -> None:
        say("onSuccess", f"{request.getRoleSessionName()} is {result.getAssumedRoleUser().getArn()}")

    def onError(self, exception: Exception) -> None:
        say("onError", exception)


def main(where: Surroundings) -> None:
    role = where.role("Worker")
    if where.local is not None:
        where.local.faults.next(2 + SESSIONS, delay=0.2)  # an STS that is 200 ms away
    with AWSSecurityTokenServiceAsyncClientBuilder.standard().withRegion(where.region).build() as sts:
        who = sts.getCallerIdentityAsync(GetCallerIdentityRequest())
        assumed = sts.assumeRoleAsync(request(role, "with-handler"), Told())
        say("Meanwhile", "this thread goes on")
        say("Who asks", who.result().getArn())
        assumed.result()

        began = time.perf_counter()
        keys = asyncio.run(sessions(sts, role))
        say("asyncio", f"{len(keys)} sessions at once: {', '.join(masked(key) for key in keys)}")
        say("It took", f"{time.perf_counter() - began:.1f} s, not {SESSIONS} times the way to STS and back")


async def sessions(sts: AWSSecurityTokenServiceAsync, role: str) -> list[str | None]:
    """The keys of sessions that are all asked for at once; asyncio.wrap_future makes a Future awaitable."""
    calls = [asyncio.wrap_future(sts.assumeRoleAsync(request(role, f"session-{number}"))) for number in range(SESSIONS)]
    return [result.getCredentials().getAccessKeyId() for result in await asyncio.gather(*calls)]


def request(role: str, session: str) -> AssumeRoleRequest:
    return AssumeRoleRequest().withRoleArn(role).withRoleSessionName(session)


if __name__ == "__main__":
    run(main, __doc__)
