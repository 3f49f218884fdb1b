"""A connection within one time limit: for the look-up of the name and all of its addresses together."""

from __future__ import annotations

import socket
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, Any

from urllib3.exceptions import LocationParseError
from urllib3.util.connection import allowed_gai_family

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Address = tuple[Any, ...]  # as getaddrinfo has it


def dial(
    host: str,
    port: int,
    limit: float | None,
    source_address: tuple[str, int] | None,
    options: Sequence[tuple[int, int, int | bytes]],
) -> socket.socket:
    """A connected socket within ``limit`` seconds (None: without end); OSError or gaierror as the system has them.

    Where a name has several addresses, each gets its share of the time that is left, so that one that does not answer
    leaves time for the next.
    """
    ends = None if limit is None else monotonic() + limit
    addresses = look_up(host.strip("[]"), port, limit)
    failure: OSError = OSError("the name has no address")
    for index, address in enumerate(addresses):
        left = None if ends is None else (ends - monotonic()) / (len(addresses) - index)
        if left is not None and left <= 0:
            raise TimeoutError("timed out") from failure
        try:
            return _connected(address, left, source_address, options)
        except OSError as error:
            failure = error
    raise failure


def look_up(host: str, port: int, limit: float | None) -> Sequence[Address]:
    """The addresses of a host within ``limit`` seconds; in a thread, because the system knows no limit.

    A look-up that is given up goes on in its thread until the system ends it. Addresses are not looked up, and without
    a limit, or where no thread can be had (as at the end of a program), the name is looked up here.
    """
    family = allowed_gai_family()
    try:
        host.encode("idna")
    except UnicodeError:
        raise LocationParseError(f"'{host}', label empty or too long") from None
    with suppress(socket.gaierror):
        return socket.getaddrinfo(host, port, family, socket.SOCK_STREAM, 0, socket.AI_NUMERICHOST)

    def ask() -> Sequence[Address]:
        return socket.getaddrinfo(host, port, family, socket.SOCK_STREAM)

    return ask() if limit is None else _given_up_after(limit, ask)


def _given_up_after(limit: float, ask: Callable[[], Sequence[Address]]) -> Sequence[Address]:
    answers: SimpleQueue[Sequence[Address] | Exception] = SimpleQueue()

    def answer() -> None:
        try:
            answers.put(ask())
        except Exception as error:  # noqa: BLE001 -- raised again by who waits
            answers.put(error)

    try:
        Thread(target=answer, name="sts_sdk look-up of a name", daemon=True).start()
    except RuntimeError:
        return ask()
    try:
        found = answers.get(timeout=limit)
    except Empty:
        raise TimeoutError("timed out") from None
    if isinstance(found, Exception):
        raise found
    return found


def _connected(
    address: Address,
    limit: float | None,
    source_address: tuple[str, int] | None,
    options: Sequence[tuple[int, int, int | bytes]],
) -> socket.socket:
    family, kind, protocol, _, place = address
    made = socket.socket(family, kind, protocol)
    try:
        for option in options:
            made.setsockopt(*option)
        made.settimeout(limit)
        if source_address:
            made.bind(source_address)
        made.connect(place)
    except BaseException:
        made.close()
        raise
    return made
