"""OpenID Connect: the providers whose tokens the account accepts, and the issuer of the account's own tokens."""

from __future__ import annotations

import json
import threading
import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from jwt.algorithms import ECAlgorithm, RSAAlgorithm
from jwt.types import Options

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.testing._clock import Clock

Claims = dict[str, object]
Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey

_ALGORITHMS = ("RS256", "ES256", "ES384")


def new_key(algorithm: str) -> Key:
    """A new private key for one of the signing algorithms."""
    if algorithm not in _ALGORITHMS:
        raise IllegalArgumentException(f"algorithm is {algorithm!r}; it must be one of {', '.join(_ALGORITHMS)}")
    if algorithm == "RS256":
        return rsa.generate_private_key(65537, 2048)
    return ec.generate_private_key(ec.SECP256R1() if algorithm == "ES256" else ec.SECP384R1())


class OidcProvider:
    """An OpenID Connect provider that the account trusts; ``token`` makes the tokens that a workload gets from it."""

    def __init__(self, arn: str, issuer: str, audience: Sequence[str], algorithm: str, clock: Clock) -> None:
        self.arn = arn
        self.issuer = issuer
        self.audience: tuple[str, ...] = tuple(audience)
        self.algorithm = algorithm
        self.keyId: str = uuid.uuid4().hex
        self.thumbprints: Sequence[str] = ()
        self.tags: dict[str, str] = {}
        self.created: datetime | None = None
        self._key = new_key(algorithm)
        self._clock = clock

    def token(
        self,
        subject: str = "system:serviceaccount:default:app",
        *,
        audience: str | None = None,
        expiresIn: float = 3600,
        issuedAgo: float = 0,
        claims: Mapping[str, object] | None = None,
        without: Sequence[str] = (),
        keyId: str | None = None,
        forged: bool = False,
    ) -> str:
        """A signed JWT.

        ``expiresIn`` and ``issuedAgo`` are seconds from ``aws.clock``'s now; ``claims`` are added, or replace standard
        ones; ``without`` leaves claims out; ``forged`` signs with another key than the one that is registered.
        """
        now = int(self._clock.now().timestamp())
        body: Claims = {
            "iss": self.issuer,
            "sub": subject,
            "aud": audience or self.audience[0],
            "iat": int(now - issuedAgo),
            "exp": int(now + expiresIn),
            "jti": str(uuid.uuid4()),
            **(claims or {}),
        }
        kept = {name: value for name, value in body.items() if name not in without}
        key = new_key(self.algorithm) if forged else self._key
        return jwt.encode(kept, key, self.algorithm, {"kid": keyId or self.keyId})

    def verified(self, token: str) -> Claims | None:
        """The claims of a token; None if this provider did not sign it. Its times are not checked here."""
        unchecked = Options(verify_exp=False, verify_iat=False, verify_nbf=False, verify_aud=False)
        try:
            return jwt.decode(token, self._key.public_key(), [self.algorithm], unchecked)
        except jwt.InvalidTokenError:
            return None

    def __repr__(self) -> str:
        return f"OidcProvider({self.arn})"


class TokenIssuer:
    """Signs the tokens of GetWebIdentityToken, and publishes its keys as an OpenID Connect issuer does."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._ids = {"RS256": uuid.uuid4().hex, "ES384": uuid.uuid4().hex}
        self._keys: dict[str, Key] = {}
        self._lock = threading.Lock()

    def _key(self, algorithm: str) -> Key:
        """The issuer's key for an algorithm, made at first use because an RSA key takes a while to make."""
        with self._lock:
            if algorithm not in self._keys:
                self._keys[algorithm] = new_key(algorithm)
            return self._keys[algorithm]

    def sign(self, claims: Claims, algorithm: str) -> str:
        """A JWT with these claims, signed by the issuer's key for the algorithm."""
        return jwt.encode(claims, self._key(algorithm), algorithm, {"kid": self._ids[algorithm]})

    def document(self, path: str) -> bytes | None:
        """The discovery document or the key set (JWKS), by the path it is published under; None for other paths."""
        if path == "/.well-known/openid-configuration":
            return json.dumps(
                {
                    "issuer": self.url,
                    "jwks_uri": f"{self.url}/.well-known/jwks.json",
                    "response_types_supported": ["id_token"],
                    "subject_types_supported": ["public"],
                    "id_token_signing_alg_values_supported": list(self._ids),
                }
            ).encode()
        if path == "/.well-known/jwks.json":
            return json.dumps({"keys": [self._published(algorithm) for algorithm in self._ids]}).encode()
        return None

    def _published(self, algorithm: str) -> Claims:
        public = self._key(algorithm).public_key()
        text = RSAAlgorithm.to_jwk(public) if isinstance(public, rsa.RSAPublicKey) else ECAlgorithm.to_jwk(public)
        jwk: Claims = json.loads(text)
        return {**jwk, "use": "sig", "alg": algorithm, "kid": self._ids[algorithm]}
