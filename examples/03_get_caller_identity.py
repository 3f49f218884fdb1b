"""Ask STS who you are.

    python examples/03_get_caller_identity.py [--live]

In Java:

    AWSSecurityTokenService sts = AWSSecurityTokenServiceClientBuilder.defaultClient();
    GetCallerIdentityResult identity = sts.getCallerIdentity(new GetCallerIdentityRequest());
    System.out.println(identity.getAccount() + " " + identity.getArn() + " " + identity.getUserId());
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from _surroundings import run, say

from sts_sdk.services.securitytoken import AWSSecurityTokenServiceClientBuilder
from sts_sdk.services.securitytoken.model import GetCallerIdentityRequest

if TYPE_CHECKING:
    from _surroundings import Surroundings


def main(_: Surroundings) -> None:
    sts = AWSSecurityTokenServiceClientBuilder.defaultClient()
    identity = sts.getCallerIdentity(GetCallerIdentityRequest())
    say("Account", identity.getAccount())
    say("ARN", identity.getArn())
    say("User id", identity.getUserId())
    say("Request id", identity.getSdkResponseMetadata())
    sts.shutdown()


if __name__ == "__main__":
    run(main, __doc__)
