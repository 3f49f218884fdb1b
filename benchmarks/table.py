"""What is measured: rows of the table, growth, and who takes part."""

from __future__ import annotations

# Peer: the module in peers/, the environment it runs in, and the boto3 on the same Python.
PEERS = {
    "sts_sdk": ("sts_sdk", "sts_sdk", "boto3"),
    "boto3": ("boto3", "boto3", "boto3"),
    "botocore": ("botocore", "boto3", "boto3"),
    "aiobotocore": ("aiobotocore", "aiobotocore", "boto3"),
    "capo-sts": ("capo_sts", "capo-sts", "boto3"),
    "boto3 (newer Python)": ("boto3", "boto3-newer", "boto3 (newer Python)"),
    "aws-sdk-sts": ("aws_sdk_sts", "aws-sdk-sts", "boto3 (newer Python)"),
    "aws-sdk-signers": ("aws_sdk_signers", "aws-sdk-signers", "boto3 (newer Python)"),
    "requests-aws4auth": ("requests_aws4auth", "requests-aws4auth", "boto3"),
    "requests-auth-aws-sigv4": ("requests_auth_aws_sigv4", "requests-auth-aws-sigv4", "boto3"),
    "awscrt": ("awscrt", "awscrt", "boto3"),
    "requests floor": ("requests_floor", "requests", "boto3"),
    "floor": ("floor", "requests", "boto3"),
    "boto3 without checksums": ("boto3_plain", "boto3", "boto3"),
    "interpreter": ("interpreter", "requests", "boto3"),
}

# These make ``calls``; the others have ``client`` and ``call``.
ASYNCHRONOUS = ("aiobotocore", "aws_sdk_sts")

_ONES = ("sts_sdk", "boto3", "floor")
_CLIENTS = (
    "sts_sdk", "boto3", "botocore", "aiobotocore", "capo-sts", "boto3 (newer Python)", "aws-sdk-sts",
    "requests-aws4auth", "requests-auth-aws-sigv4", "requests floor", "floor",
)  # fmt: skip
_SIGNERS = (
    "sts_sdk", "boto3", "capo-sts", "boto3 (newer Python)", "aws-sdk-signers", "requests-aws4auth",
    "requests-auth-aws-sigv4", "awscrt", "floor",
)  # fmt: skip
_OVER_BOTOCORE = ("sts_sdk", "boto3", "botocore")
_TRANSFERS = ("sts_sdk", "boto3", "boto3 without checksums")
_CHAINS = ("sts_sdk", "boto3", "capo-sts", "floor")


class Row:
    """One line of the table: what is done, by whom, and the ratio to boto3 to reach. Times in microseconds."""

    def __init__(
        self,
        name: str,
        work: tuple[str, ...],
        peers: tuple[str, ...],
        target: float,
        rounds: int = 7,
        profiles: int | None = None,
        whole: bool = False,
        service: str = "",
        elapsed: bool = False,
    ) -> None:
        self.name = name
        self.work = work  # "URL", "HTTP", "HTTPS", "FILES", "UP" and "DOWN" stand for URLs of stubs and for files
        self.peers = peers
        self.target = target
        self.rounds = rounds
        self.profiles = profiles  # None: keys in the environment
        self.whole = whole  # the CPU of the whole process counts, start and exit included
        self.elapsed = elapsed  # the same as a person waits for it, not in CPU time: on an idle machine
        self.service = service  # another than STS: peers/..._SERVICE.py, and ours with its extra installed


def _transfers(how: str, url: str, *, elapsed: bool = False) -> tuple[Row, Row]:
    up, down = ("up", url, "UP"), ("down", url, "DOWN")
    return (
        Row(f"s3: 1 GiB up from a file, {how}", up, _TRANSFERS, 1.10, 5, whole=True, service="s3", elapsed=elapsed),
        Row(f"s3: 1 GiB down into a file, {how}", down, _TRANSFERS, 1.10, 5, whole=True, service="s3", elapsed=elapsed),
    )


ROWS = (
    Row("cold start: import, client, one call, exit", ("cold", "URL"), _CLIENTS, 0.53, 11, whole=True),
    Row("import and client, no call", ("build", "URL"), (*_CLIENTS, "interpreter"), 0.14, 11, whole=True),
    Row("sqs: import, client, one call, exit", ("cold", "URL"), _OVER_BOTOCORE, 1.10, 11, whole=True, service="sqs"),
    *_transfers("over https", "HTTPS"),
    *_transfers("over https, elapsed", "HTTPS", elapsed=True),
    *_transfers("plain http", "HTTP"),
    Row("one call on a warm client", ("call", "URL", "250"), _CLIENTS, 0.36, 11),
    Row("8 threads x 250 calls, one client", ("threads", "URL", "8", "250"), _CLIENTS, 0.34),
    Row("one signature, same key and day", ("sign", "3000"), _SIGNERS, 0.25),
    Row("one signature of a caller's own: AWS4Signer.sign", ("sign_request", "3000"), ("sts_sdk", "boto3"), 0.35),
    Row("one signature, new secret each time", ("sign_fresh", "3000"), _SIGNERS, 0.36),
    Row("getCredentials of a fresh refreshing provider", ("credentials", "URL", "100000"), _ONES, 0.04),
    Row("default chain: environment", ("chain", "60"), _CHAINS, 0.03),
    Row("default chain: 1 profile", ("chain", "60", "FILES"), _CHAINS, 0.06, profiles=1),
    Row("default chain: 100 profiles", ("chain", "40", "FILES"), _CHAINS, 0.10, profiles=100),
    Row("default chain: 1000 profiles", ("chain", "20", "FILES"), _CHAINS, 0.08, profiles=1000),
    Row("decode a GetSessionToken answer", ("decode", "GetSessionToken", "2000"), _ONES, 0.35),
    Row("decode an AssumeRole answer", ("decode", "AssumeRole", "2000"), _ONES, 0.35),
)

GROWTH = {
    "threads": [
        Row(str(n), ("threads", "URL", str(n), str(1024 // n)), ("sts_sdk", "boto3", "floor"), 0, 3)
        for n in (1, 2, 4, 8, 16, 32, 64)
    ],
    "profiles": [
        Row(str(n), ("chain", "10", "FILES"), ("sts_sdk", "boto3", "capo-sts"), 0, 3, profiles=n)
        for n in (1, 10, 100, 500, 1000, 2000)
    ],
    "tags": [Row(str(n), ("tags", "URL", str(n), "200"), ("sts_sdk", "boto3"), 0, 3) for n in (1, 5, 10, 20, 35, 50)],
}
SIZE_TARGET = 0.33
MEMORY_TARGET = 30.0  # MB at the peak of a cold start
