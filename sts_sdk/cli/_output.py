"""What commands print: aligned lines for people, JSON and shell settings for machines."""

from __future__ import annotations

import argparse
import json
import os
import shlex
import sys
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from sts_sdk._credentials import AWSCredentials, masked_key
from sts_sdk.cli._failing import UsageError
from sts_sdk.cli._identity import both_keys, session_token

if TYPE_CHECKING:
    from collections.abc import Iterator

_BOLD: Final = "\x1b[1m"
_PLAIN: Final = "\x1b[0m"
_USUAL: Final = 80  # columns, where a terminal does not know its own
VARIABLES: Final = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_CREDENTIAL_EXPIRATION")


def output_of(arguments: argparse.Namespace) -> str:
    """``text``, ``json`` or ``env``."""
    return str(getattr(arguments, "output", "text"))


def say(rows: Iterable[tuple[str, object]]) -> None:
    """Names and values in two columns; what is None is left out."""
    shown = [(name, str(value)) for name, value in rows if value is not None]
    width = max((len(name) for name, _ in shown), default=0)
    for name, value in shown:
        print(f"{bold(f'{name:<{width}}')}  {value}")


def say_json(value: object) -> None:
    """A JSON document, indented."""
    print(json.dumps(value, indent=2, default=str))


def say_text(text: str) -> None:
    """Lines as they are; on a terminal each is wrapped at words, a little further in than it begins."""
    if sys.stdout.isatty():
        width = os.get_terminal_size(sys.stdout.fileno()).columns or _USUAL
        text = "\n".join(_wrapped(line, width) for line in text.splitlines())
    print(text)


def _wrapped(line: str, width: int) -> str:
    indent = " " * (len(line) - len(line.lstrip()) + 5)
    return textwrap.fill(line, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def bold(text: str) -> str:
    """Bold on a terminal, unless NO_COLOR is set."""
    return f"{_BOLD}{text}{_PLAIN}" if sys.stdout.isatty() and not os.environ.get("NO_COLOR") else text


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Aligned columns under their names."""
    lines = [tuple(head), *(tuple(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    for number, line in enumerate(lines):
        text = "  ".join(f"{cell:<{width}}" for cell, width in zip(line, widths, strict=True)).rstrip()
        yield bold(text) if number == 0 else text


def when(time: datetime | None) -> str | None:
    """A time in UTC, with what is left of it."""
    if time is None:
        return None
    left = int((time - datetime.now(UTC)).total_seconds())
    hours, minutes = divmod(max(left, 0) // 60, 60)
    return f"{time.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC ({f'{hours} h {minutes} min left' if left > 0 else 'ended'})"


def iso(time: datetime | None) -> str | None:
    """A time as AWS writes it."""
    return None if time is None else f"{time.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def program_variables(
    credentials: AWSCredentials, expiration: datetime | None, region: str | None = None
) -> dict[str, str]:
    """The environment of a program that is to use these credentials."""
    key, secret = both_keys(credentials)
    token, ends = session_token(credentials), iso(expiration)
    found = {"AWS_ACCESS_KEY_ID": key, "AWS_SECRET_ACCESS_KEY": secret}
    optional = {"AWS_SESSION_TOKEN": token, "AWS_CREDENTIAL_EXPIRATION": ends, "AWS_REGION": region}
    return found | {name: value for name, value in optional.items() if value}


def document(credentials: AWSCredentials, expiration: datetime | None) -> dict[str, object]:
    """The JSON of a credential process."""
    key, secret = both_keys(credentials)
    found: dict[str, object] = {"Version": 1, "AccessKeyId": key, "SecretAccessKey": secret}
    optional = {"SessionToken": session_token(credentials), "Expiration": iso(expiration)}
    return found | {name: value for name, value in optional.items() if value}


def shell_lines(values: Mapping[str, str]) -> list[str]:
    """``export`` lines for a POSIX shell."""
    return [f"export {name}={shlex.quote(value)}" for name, value in values.items()]


def show_session(
    arguments: argparse.Namespace,
    credentials: AWSCredentials,
    expiration: datetime | None,
    rows: Iterable[tuple[str, object]] = (),
) -> None:
    """A session: masked for people; in clear for a machine, and then only into a pipe."""
    output = output_of(arguments)
    if output == "text":
        masked = masked_key(credentials.getAWSAccessKeyId())
        say(
            [*rows, ("access key", masked), ("expires", when(expiration)), ("in clear", "--output env|json, in a pipe")]
        )
        return
    if sys.stdout.isatty():
        raise UsageError(f"--output {output} prints secrets, so it goes into a pipe or a file; or: sts-sdk export")
    if output == "json":
        say_json(document(credentials, expiration))
    else:
        print("\n".join(shell_lines(program_variables(credentials, expiration))))
