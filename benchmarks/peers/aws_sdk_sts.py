"""AWS's coming SDK, asynchronous, generated from Smithy models; for Python 3.12 and later."""

import asyncio

from aws_sdk_sts.client import AsyncSTSClient
from aws_sdk_sts.config import AsyncSTSConfig
from aws_sdk_sts.models import GetSessionTokenInput
from smithy_aws_core.identity.components import AWSCredentialsIdentity
from smithy_aws_core.identity.static import StaticCredentialsResolver

KEY, SECRET = "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"


def calls(url, count, workers, mark):
    asyncio.run(_calls(url, count, workers, mark))


async def _calls(url, count, workers, mark):
    keys = AWSCredentialsIdentity(access_key_id=KEY, secret_access_key=SECRET)
    config = await AsyncSTSConfig.resolve(
        region="us-east-1", endpoint_uri=url, aws_credentials_identity_resolver=StaticCredentialsResolver(keys)
    )
    client = AsyncSTSClient(config)

    async def loop(number):
        for _ in range(number):
            await client.get_session_token(GetSessionTokenInput(duration_seconds=7200))

    if mark is not None:
        await loop(20)
        mark()
    await asyncio.gather(*[loop(count // workers) for _ in range(workers)])
