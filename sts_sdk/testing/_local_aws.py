"""``LocalAWS``: the object that tests and examples start, set up and ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from os import PathLike
from pathlib import Path
from typing import Literal, Self

from sts_sdk._credentials import AWSSessionCredentials
from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.client.builder._client_builder import EndpointConfiguration
from sts_sdk.regions._names import region_name
from sts_sdk.regions._region import Region, Regions
from sts_sdk.testing._account import Account
from sts_sdk.testing._config import Config
from sts_sdk.testing._environment import variables
from sts_sdk.testing._front import Front
from sts_sdk.testing.iam._oidc import TokenIssuer
from sts_sdk.testing.iam._principals import LongTerm
from sts_sdk.testing.local._desk import Desk
from sts_sdk.testing.local._gate import Told
from sts_sdk.testing.local._ports import Ports


class LocalAWS(Account):
    """An AWS on a loopback port, for the length of a ``with`` block.

    STS is complete and strict; S3 is moto's, behind the same front. Every request is authenticated. ``region`` is the
    one that ``url`` stands for; other regions have ports of their own (``endpoint``). ``s3=False`` leaves S3 out, and
    with it the need for moto. ``port`` 0 takes a free one; OSError if the port is taken.

    ``config`` is a TOML file with what there is from the start (docs/local-aws.md), or a dict with the same keys;
    ``region`` and ``account`` beat it.
    ``seed`` is a text that makes keys and MFA seeds the same each time. ``tls`` is a file to write a certificate
    authority to: the ports then speak https with a certificate by it. ``host`` is the address to listen on, and
    ``names`` are further names under which clients reach it; a browser that comes under any other name is turned away.
    ``onRequest`` is called with each LoggedRequest when its answer is ready.
    """

    def __init__(
        self,
        region: str | Regions | Region | None = None,
        *,
        account: str | None = None,
        s3: bool = True,
        port: int = 0,
        host: str = "127.0.0.1",
        names: Iterable[str] = (),
        tls: str | PathLike[str] | None = None,
        seed: str | None = None,
        config: str | PathLike[str] | Mapping[str, object] | None = None,
        onRequest: Told | None = None,
    ) -> None:
        self._config = None if config is None else Config.read(config)
        super().__init__(
            region_name((self._config and self._config.region) or "us-east-1" if region is None else region),
            (self._config and self._config.account) or "123456789012" if account is None else account,
            s3=s3,
            seed=seed,
        )
        self._authority = None if tls is None else Path(tls).absolute()
        desk = Desk(lambda: self._state, self.reset)
        self._ports = Ports(
            lambda where: Front(self._state, where, self._s3),
            desk,
            host=host,
            port=port,
            names=tuple(names),
            authority=self._authority,
            told=onRequest,
        )

    def start(self) -> Self:
        """Start it without a ``with`` block; ``close()`` or the end of the process stops it."""
        self._ports.start(self._region)
        try:
            self._fill()
        except BaseException:
            self.close()
            raise
        return self

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Stop every port and forget everything. Leaving the ``with`` block does this."""
        self._state.closing.set()
        self._ports.close()
        if self._s3 is not None:
            self._s3.close()

    def reset(self) -> None:
        """Start anew, at the same ports: only what ``config`` names is there, and the clock shows its time.

        Principals made before are unknown from then on. ``aws.clock`` and ``aws.faults`` are new objects.
        """
        before, buckets = self._state, self._s3
        self._begin()
        self._ports.start_anew()
        before.closing.set()
        if buckets is not None:
            buckets.close()
        self._fill()

    @property
    def url(self) -> str:
        """Where both services of ``region`` listen, without a slash at the end."""
        return self._ports.url(self._region)

    @property
    def page(self) -> str:
        """The URL of the page that shows identities, sessions and requests in a browser."""
        return f"{self.url}/_local/"

    @property
    def controlToken(self) -> str:
        """The token that the calls under ``/_local/`` need which change something: ``Authorization: Bearer ...``."""
        return self._ports.desk.token

    def endpoint(
        self, service: Literal["sts", "s3", "iam"], region: str | Regions | Region | None = None
    ) -> EndpointConfiguration:
        """The endpoint of a service, in the region of this local AWS or in another one."""
        if service not in ("sts", "s3", "iam"):  # pyright: ignore[reportUnnecessaryContains] -- callers without types
            raise IllegalArgumentException(f"service is {service!r}; it must be 'sts', 's3' or 'iam'")
        where = self.region if region is None else region_name(region)
        return EndpointConfiguration(self._ports.url(where), where)

    def environment(self, credentials: LongTerm | AWSSessionCredentials | None = None) -> dict[str, str]:
        """Environment variables that make the AWS command line, boto3 or another program call this local AWS.

        ``credentials`` is a user or root made here, or session credentials; a new user if left out. They may be laid
        over a shell with settings of its own: what must not be there is blank, and NO_PROXY gets loopback as well.
        """
        found = credentials if credentials is not None else self.user("local")
        keys = found.provider().getCredentials() if isinstance(found, LongTerm) else found
        token = getattr(keys, "getSessionToken", None)
        return variables(
            keys.getAWSAccessKeyId() or "",
            keys.getAWSSecretKey() or "",
            str(token()) if token else None,
            region=self.region,
            url=self.url,
            authority=None if self._authority is None else str(self._authority),
            host=self._ports.host,
        )

    def __repr__(self) -> str:
        where = self.url if self._ports.running else "not started"
        return f"LocalAWS({self.region}, account {self.account}, {where})"

    def _fill(self) -> None:
        """Add what is there from the start."""
        self._state.issuer = TokenIssuer(self.url)
        if self._config is not None:
            self._config.apply(self)
