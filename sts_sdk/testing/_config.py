"""``aws.toml``: what a local AWS has from the start. docs/local-aws.md has the keys."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from os import PathLike
from pathlib import Path

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.regions._names import is_host_label
from sts_sdk.testing._account import Account, checked_account
from sts_sdk.testing._policy_arguments import Document, Trusted
from sts_sdk.testing._toml import Table, read_toml

_ARN_OR_NAME = "an ARN, an account number, or the name of a table here, such as users.alice"
_DOCUMENT = "a policy: a table, or the name of a JSON file"

Step = Callable[[Account, dict[str, Trusted]], None]
"""Makes one thing. What it makes is noted by the name of its table, for the trust policies that name it."""


class Config:
    """A file that was read and checked; ``apply`` makes what it names."""

    def __init__(self, file: Table) -> None:
        self.region = file.take("region", str, "the name of a region, such as 'eu-west-1'", is_host_label)
        self.account = _account_setting(file, "account")
        self._now = file.take("now", datetime, "a time with its zone, such as 2026-01-31T12:00:00Z", _has_zone)
        off = file.texts("regions_off", "names of regions")
        self._members = [
            _checked_account_number(file, "members", text) for text in file.texts("members", "account numbers")
        ]
        self._outbound = file.take("outbound_federation", bool, "true or false")
        self._steps = [*(_region_step(file, region) for region in off), *_steps(file, None)]
        for number, table in file.tables("accounts", "an account number"):
            self._steps += _steps(table, _checked_account_number(table, None, number))
            table.finish()
        self._steps += [_bucket_step(table, name) for name, table in file.tables("buckets", "a bucket")]
        file.finish()

    @classmethod
    def read(cls, source: str | PathLike[str] | Mapping[str, object]) -> Config:
        """Read a file, or a dict; IllegalArgumentException with file, table and key if something is not allowed."""
        return cls(Table(Path("config"), "", source) if isinstance(source, Mapping) else read_toml(Path(source)))

    def apply(self, aws: Account) -> None:
        """Make what the file names."""
        if self._now is not None:
            aws.clock.set(self._now)
        for number in self._members:
            aws.memberAccount(number)
        if self._outbound is False:
            aws.disableOutboundFederation()
        made: dict[str, Trusted] = {}
        for step in self._steps:
            step(aws, made)


def _steps(table: Table, account: str | None) -> list[Step]:
    """What one account has. Roles come last, since they may trust the others."""
    policies = [_policy_step(each, name, account) for name, each in table.tables("policies", "a policy")]
    root = table.inner("root")
    roots = [] if root is None else [_root_step(root, account)]
    users = [_user_step(each, name, account) for name, each in table.tables("users", "a user")]
    providers = [*_provider_steps(table)] if account is None else []
    roles = [_role_step(each, name, account) for name, each in table.tables("roles", "a role")]
    return [*policies, *roots, *users, *providers, *roles]


def _region_step(table: Table, region: str) -> Step:
    return _with_place(table, lambda aws, _: aws.disableRegion(region), "regions_off")


def _policy_step(table: Table, name: str, account: str | None) -> Step:
    document = _policy_document(table, "document")
    table.finish()
    if document is None:
        raise table.fails("document", f"it is missing: {_DOCUMENT}")
    return _with_place(table, lambda aws, _: aws.managedPolicy(name, document, account=account))


def _root_step(table: Table, account: str | None) -> Step:
    access_key, secret_key, mfa = _keys_and_device(table)
    table.finish()
    return _with_place(
        table, lambda aws, _: aws.root(mfa=mfa, account=account, accessKeyId=access_key, secretKey=secret_key)
    )


def _user_step(table: Table, name: str, account: str | None) -> Step:
    access_key, secret_key, mfa = _keys_and_device(table)
    path = table.take("path", str, "a path with a slash at both ends") or "/"
    policy = _policy_document(table, "policy")
    table.finish()

    def step(aws: Account, made: dict[str, Trusted]) -> None:
        made[table.name] = aws.user(
            name, mfa=mfa, path=path, policy=policy, account=account, accessKeyId=access_key, secretKey=secret_key
        )

    return _with_place(table, step)


def _keys_and_device(table: Table) -> tuple[str | None, str | None, bool | str]:
    """The keys of a principal, if they are given, and its MFA device or the seed of it."""
    access_key = table.take("access_key_id", str, "1 to 128 letters, digits and _")
    secret_key = table.take("secret_access_key", str, "a text")
    if (access_key is None) != (secret_key is None):
        raise table.fails("access_key_id", "it goes with secret_access_key: give both, or none for new ones")
    seed = table.take("mfa_seed", str, "at least 16 characters of base32")
    mfa = table.take("mfa", bool, "true or false")
    return access_key, secret_key, mfa or False if seed is None else seed


def _role_step(table: Table, name: str, account: str | None) -> Step:
    trust = _policy_document(table, "trust")
    trusts = table.texts("trusts", _ARN_OR_NAME)
    external_id = table.take("external_id", str, "a text")
    mfa = table.take("mfa", bool, "true or false") or False
    subject = table.take("subject", str, "a text; * and ? are wildcards")
    allows = table.texts("allows", "sts:TagSession and sts:SetSourceIdentity")
    longest = table.take("max_session_duration", int, "3600 to 43200 seconds", lambda value: 3600 <= value <= 43200)
    path = table.take("path", str, "a path with a slash at both ends") or "/"
    policy = _policy_document(table, "policy")
    table.finish()
    if trust is not None and (trusts or external_id or mfa or subject or allows):
        raise table.fails("trust", "it is the whole trust policy: leave out trusts, external_id, mfa, subject, allows")

    def step(aws: Account, made: dict[str, Trusted]) -> None:
        trusted = [_trusted_by(table, text, made) for text in trusts] or None
        made[table.name] = aws.role(
            name,
            trusts=trusted if trust is None else trust,
            externalId=external_id,
            maxSessionDuration=longest or 3600,
            mfa=mfa,
            subject=subject,
            allows=allows,
            path=path,
            policy=policy,
            account=account,
        )

    return _with_place(table, step)


def _trusted_by(table: Table, text: str, made: dict[str, Trusted]) -> Trusted:
    if text in made:
        return made[text]
    if text.startswith("arn:") or text == "*" or (text.isdecimal() and len(text) == 12):
        return text
    raise table.fails("trusts", f"it must be {_ARN_OR_NAME}, and is {text!r}; there are {', '.join(made) or 'none'}")


def _provider_steps(table: Table) -> list[Step]:
    found: list[Step] = []
    for _, each in table.tables("oidc_providers", "an OpenID Connect provider"):
        found.append(_oidc_step(each))
    for name, each in table.tables("saml_providers", "a SAML provider"):
        found.append(_saml_step(each, name))
    return found


def _oidc_step(table: Table) -> Step:
    issuer = table.take("issuer", str, "the issuer's https:// URL", lambda url: url.startswith("https://"))
    audience = table.texts("audience", "the audience, or several") or ["sts.amazonaws.com"]
    table.finish()
    if issuer is None:
        raise table.fails("issuer", "it is missing: the issuer's https:// URL")

    def step(aws: Account, made: dict[str, Trusted]) -> None:
        made[table.name] = aws.oidcProvider(issuer, audience)

    return _with_place(table, step)


def _saml_step(table: Table, name: str) -> Step:
    issuer = table.take("issuer", str, "the issuer's name, mostly a URL") or "https://idp.example.com/saml"
    table.finish()

    def step(aws: Account, made: dict[str, Trusted]) -> None:
        made[table.name] = aws.samlProvider(name, issuer)

    return _with_place(table, step)


def _bucket_step(table: Table, name: str) -> Step:
    files = table.path("files", "a directory, or a file")
    objects: dict[str, str | bytes] = {}
    for key, text in (table.table("objects", "a table of texts by key") or {}).items():
        if not isinstance(text, str):
            raise table.fails(f"objects.{key}", "it must be a text")
        objects[key] = text
    region, account = (
        table.take("region", str, "the name of a region", is_host_label),
        _account_setting(table, "account"),
    )
    table.finish()
    return _with_place(table, lambda aws, _: aws.bucket(name, objects, files=files, region=region, account=account))


def _with_place(table: Table, step: Callable[[Account, dict[str, Trusted]], object], key: str | None = None) -> Step:
    """A step whose errors name the file, the table, and perhaps the key."""

    def told(aws: Account, made: dict[str, Trusted]) -> None:
        try:
            step(aws, made)
        except IllegalArgumentException as error:
            if str(error).startswith(str(table.file)):
                raise
            raise table.fails(key, str(error)) from error

    return told


def _policy_document(table: Table, key: str) -> Document | None:
    """A policy: a table in the file, or the text of a JSON file beside it."""
    if key in table and table.is_table(key):
        return json.dumps(table.table(key, _DOCUMENT), default=str)
    path = table.path(key, _DOCUMENT)
    if path is None:
        return None
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise table.fails(key, f"{path} cannot be read: {error}") from error


def _account_setting(table: Table, key: str) -> str | None:
    text = table.take(key, str, 'twelve digits in quotes, such as "123456789012"')
    return None if text is None else _checked_account_number(table, key, text)


def _checked_account_number(table: Table, key: str | None, text: str) -> str:
    try:
        return checked_account(text)
    except IllegalArgumentException as error:
        raise table.fails(key, str(error)) from error


def _has_zone(when: datetime) -> bool:
    return when.tzinfo is not None
