"""botocore's asynchronous sister."""

import asyncio

from aiobotocore.session import get_session

KEY, SECRET = "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"


def calls(url, count, workers, mark):
    asyncio.run(_calls(url, count, workers, mark))


async def _calls(url, count, workers, mark):
    keys = {"aws_access_key_id": KEY, "aws_secret_access_key": SECRET}
    async with get_session().create_client("sts", region_name="us-east-1", endpoint_url=url, **keys) as client:

        async def loop(number):
            for _ in range(number):
                await client.get_session_token(DurationSeconds=7200)

        if mark is not None:
            await loop(20)
            mark()
        await asyncio.gather(*[loop(count // workers) for _ in range(workers)])
