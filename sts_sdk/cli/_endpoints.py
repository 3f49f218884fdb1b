"""``sts-sdk endpoints``: where STS listens, and whether it answers."""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Final

from sts_sdk._configuration._client_configuration import ClientConfiguration
from sts_sdk._configuration._transport_settings import transport_settings
from sts_sdk.cli._output import output_of, say_json, table
from sts_sdk.internal._transport import HttpRequest, Transport, TransportError
from sts_sdk.internal._transport_settings import Timeouts
from sts_sdk.services.securitytoken._endpoint_table import STSEndpoint, endpoints

_TIMEOUTS: Final = Timeouts(3, 5, 8)
_AT_ONCE: Final = 16


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which partition, and whether to ask."""
    parser.add_argument("--partition", metavar="NAME", default="aws", help="aws (if not given), aws-cn, aws-us-gov ...")
    parser.add_argument("--probe", action="store_true", help="ask each whether it answers; nothing is signed")


def run(arguments: argparse.Namespace) -> int:
    """Show the table."""
    found = endpoints(arguments.partition)
    answers = _probed(found) if arguments.probe else [""] * len(found)
    if output_of(arguments) == "json":
        pairs = zip(found, answers, strict=True)
        say_json([row._asdict() | ({"answer": answer} if answer else {}) for row, answer in pairs])
        return 0
    head = ("region", "endpoint", "active", *(("answer",) if arguments.probe else ()))
    rows = [
        (row.region, row.endpoint, _active(row), *((answer,) if arguments.probe else ()))
        for row, answer in zip(found, answers, strict=True)
    ]
    for line in table(head, rows):
        print(line)
    return 0


def _active(row: STSEndpoint) -> str:
    if not row.active_by_default:
        return "opt-in"
    return "yes, can be switched" if row.can_be_switched else "always"


def _probed(found: Sequence[STSEndpoint]) -> list[str]:
    from sts_sdk.internal._requests_transport import RequestsTransport  # noqa: PLC0415 -- loads requests

    transport = RequestsTransport(transport_settings(ClientConfiguration()))
    try:
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            return list(pool.map(partial(_reachable, transport), (row.endpoint for row in found)))
    finally:
        transport.close()


def _reachable(transport: Transport, host: str) -> str:
    begun = time.perf_counter()
    try:
        transport.send(HttpRequest("GET", f"https://{host}/", {}), _TIMEOUTS)
    except TransportError as error:
        return f"none: {error}"[:40]
    return f"{(time.perf_counter() - begun) * 1000:.0f} ms"
