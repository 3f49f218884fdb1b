"""The ports of a local AWS: one for each region that somebody asked for, all behind the same gate."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.testing._front import Front
from sts_sdk.testing.local._desk import Desk
from sts_sdk.testing.local._gate import Gate, Told
from sts_sdk.testing.local._signin import SignIn
from sts_sdk.testing.server._certificates import server_context
from sts_sdk.testing.server._hosts import Hosts
from sts_sdk.testing.server._http import Server, reachable

_LAST_PORT = 65535
_EVERYWHERE = ("127.0.0.1", "::1", "localhost", "*.localhost", "host.docker.internal")


class Ports:
    """The servers by region, the first of them at a port of one's choice."""

    def __init__(
        self,
        front: Callable[[str], Front],
        desk: Desk,
        *,
        host: str,
        port: int,
        names: Iterable[str],
        authority: Path | None,
        told: Told | None,
    ) -> None:
        if not 0 <= port <= _LAST_PORT:
            raise IllegalArgumentException(f"port is {port}; it must be 0, for a free one, to {_LAST_PORT}")
        self.host = reachable(host)
        self.desk = desk
        self._front = front
        self._listens_on = host
        self._first_port = port
        self._hosts = Hosts(host, names)
        self._tls = _tls(authority, (self.host, *names))
        self._told = told
        self._servers: dict[str, tuple[Server, Gate]] = {}
        self._starting = threading.Lock()

    def url(self, region: str) -> str:
        """Where a region listens, without a slash at the end; its port is opened by the first to ask."""
        if not self._servers:
            raise IllegalArgumentException("this LocalAWS is not running: use it in a with block")
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self._tls else 'http'}://{host}:{self._server(region, 0).port}"

    def start(self, region: str) -> None:
        """Open the first port."""
        self._server(region, self._first_port)

    @property
    def running(self) -> bool:
        """Whether there is an open port."""
        return bool(self._servers)

    def start_anew(self) -> None:
        """Have every port serve what is new after a reset."""
        with self._starting:
            for region, (_, gate) in self._servers.items():
                gate.front = self._front(region)

    def close(self) -> None:
        """Close every port."""
        for server, _ in self._servers.values():
            server.close()
        self._servers.clear()

    def _server(self, region: str, port: int) -> Server:
        with self._starting:
            if region not in self._servers:
                sign_in = SignIn(region, lambda: self.desk.state)
                gate = Gate(self._front(region), self._hosts, self.desk, sign_in, self._told)
                server = Server(gate.respond, port, host=self._listens_on, tls=self._tls)
                self._servers[region] = server, gate
            return self._servers[region][0]


def _tls(authority: Path | None, names: Iterable[str]) -> ssl.SSLContext | None:
    return None if authority is None else server_context(dict.fromkeys((*_EVERYWHERE, *names)), authority)
