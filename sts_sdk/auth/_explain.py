"""What a chain of providers would do, said without asking anybody: the report of ``explain()``."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Protocol, TextIO, runtime_checkable

from sts_sdk._credentials import AWSCredentials, masked_key
from sts_sdk._exceptions import SdkBaseException
from sts_sdk.auth._static import AWSStaticCredentialsProvider, lacks_token
from sts_sdk.internal._settings import system_property_value, variable
from sts_sdk.internal._text import ToString

WOULD_BE_USED: Final = "would be used"
WOULD_BE_ASKED: Final = "would be asked"  # only a call can tell whether it has credentials
SHADOWED: Final = "shadowed"
NOT_CONFIGURED: Final = "not configured"
BROKEN: Final = "broken"

_PROFILE_VARIABLES: Final = ("AWS_PROFILE", "AWS_DEFAULT_PROFILE")


class Finding:
    """What one provider would do. Holds no secret: access keys are masked, other values are not in it.

    ``status`` is one of ``would be used``, ``would be asked``, ``shadowed``, ``not configured`` and ``broken``;
    ``source`` is the file and line, or the variable, that decides; ``why`` is a sentence; ``shadows`` is what is
    configured but comes after it.
    """

    __slots__ = ("provider", "shadows", "source", "status", "why")

    def __init__(
        self, provider: str, status: str, why: str, source: str | None = None, shadows: Sequence[str] = ()
    ) -> None:
        self.provider: str = provider
        self.status: str = status
        self.why: str = why
        self.source: str | None = source
        self.shadows: tuple[str, ...] = tuple(shadows)

    @property
    def configured(self) -> bool:
        """Whether somebody set something for this provider, be it right or wrong."""
        return self.status in (WOULD_BE_USED, SHADOWED, BROKEN)

    def changed(self, status: str, shadows: Sequence[str] = ()) -> Finding:
        """The same finding with another status, and what it shadows."""
        return Finding(self.provider, status, self.why, self.source, shadows)

    def __str__(self) -> str:
        where = f" [{self.source}]" if self.source else ""
        return f"{self.provider}: {self.status}: {self.why}{where}"

    def __repr__(self) -> str:
        return f"<Finding {self}>"


class Explanation:
    """The findings of a chain in its order; ``str()`` is the report, ``used`` the provider that would win."""

    __slots__ = ("_title", "findings")

    def __init__(self, title: str, findings: Sequence[Finding]) -> None:
        self._title = title
        self.findings: tuple[Finding, ...] = tuple(findings)

    @property
    def used(self) -> Finding | None:
        """The first that would be used, or, if none is known to have credentials, the first that would be asked."""
        for status in (WOULD_BE_USED, WOULD_BE_ASKED):
            for finding in self.findings:
                if finding.status == status:
                    return finding
        return None

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def __str__(self) -> str:
        used = self.used
        lines = [f"{self._title}: {f'{used.provider} {used.status}' if used else 'nothing is configured'}"]
        for number, finding in enumerate(self.findings, 1):
            lines.append(f"  {number}. {finding}")
            lines += [f"       shadows {shadowed}" for shadowed in finding.shadows]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        """The report as a table, for a notebook."""
        from html import escape  # noqa: PLC0415 -- only a notebook needs it

        heading = "".join(f"<th>{word}</th>" for word in ("provider", "status", "why", "where", "shadows"))
        rows = "".join(
            "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in _cells(finding)) + "</tr>" for finding in self
        )
        caption = escape(str(self).partition("\n")[0])
        return f"<table><caption>{caption}</caption><thead><tr>{heading}</tr></thead><tbody>{rows}</tbody></table>"

    def __repr__(self) -> str:
        return f"<Explanation of {len(self.findings)} providers>"


def _cells(finding: Finding) -> tuple[str, ...]:
    return finding.provider, finding.status, finding.why, finding.source or "", "; ".join(finding.shadows)


@runtime_checkable
class Explains(Protocol):
    """A provider that can say what it would do without asking anybody. A caller's own provider may be one too."""

    def explain(self) -> Finding:
        """The finding; makes no call and raises nothing."""
        ...


def provider_name(provider: object) -> str:
    """What a message calls a provider: its ``toString()`` or own ``__str__``, else its class.

    ``__repr__`` is not asked: that of a caller's own class may show its secrets.
    """
    to_string = getattr(provider, "toString", None)
    if callable(to_string) and getattr(to_string, "__func__", None) is not ToString.toString:
        return str(to_string())
    kind = type(provider)
    return str(provider) if kind.__str__ is not object.__str__ else kind.__name__


def why_none(error: BaseException) -> str:
    """Why a provider gave nothing: the message of its exception, or its class if there is none.

    The message of our own exception that led to it follows, if it says more.
    """
    message = (error.getMessage() if isinstance(error, SdkBaseException) else str(error)) or type(error).__name__
    cause = error.__cause__
    more = (cause.getMessage() or "") if isinstance(cause, SdkBaseException) else ""
    return message if more in message else f"{message} ({more})"


def remark(credentials: AWSCredentials) -> str:
    """What a report adds to keys that a service will refuse; empty if they look right."""
    return (
        ", which begins with ASIA and so needs a session token, but there is none" if lacks_token(credentials) else ""
    )


def finding_of(provider: object) -> Finding:
    """The finding of any provider."""
    name = provider_name(provider)
    if isinstance(provider, AWSStaticCredentialsProvider):
        credentials = provider.getCredentials()
        why = f"access key {masked_key(credentials.getAWSAccessKeyId())}{remark(credentials)}"
        return Finding(name, WOULD_BE_USED, why, "the program")
    if not isinstance(provider, Explains):
        return Finding(name, WOULD_BE_ASKED, "a provider that cannot say without being asked")
    try:
        return provider.explain()
    except Exception as error:  # noqa: BLE001 -- a report of what is broken must not break
        return Finding(name, BROKEN, why_none(error))


def explanation(title: str, providers: Iterable[object]) -> Explanation:
    """The findings of the providers in their order: the first that has credentials shadows the others."""
    findings = [finding_of(provider) for provider in providers]
    first = next((at for at, finding in enumerate(findings) if finding.status == WOULD_BE_USED), None)
    if first is None:
        return Explanation(title, findings)
    later = findings[first + 1 :]
    shadows = [f"{f.provider} ({f.source or f.why})" for f in later if f.status == WOULD_BE_USED]
    shadows += _hidden_profile(findings[first], later)
    rest = [f.changed(SHADOWED) if f.status == WOULD_BE_USED else f for f in later]
    return Explanation(title, [*findings[:first], findings[first].changed(WOULD_BE_USED, shadows), *rest])


def show(report: str, file: TextIO | None = None) -> None:
    """Print a report on ``file``, else standard output; a letter that its encoding lacks is written as an escape.

    Without ``file`` nothing is printed in a notebook, which shows the report that is returned, as a table.
    """
    if file is None and _in_a_notebook():
        return
    stream = sys.stdout if file is None else file
    encoding = getattr(stream, "encoding", None)
    if isinstance(encoding, str):
        report = report.encode(encoding, "backslashreplace").decode(encoding)
    print(report, file=stream)


def _in_a_notebook() -> bool:
    ipython = sys.modules.get("IPython")
    return hasattr(ipython.get_ipython(), "kernel") if ipython is not None else False


def _hidden_profile(winner: Finding, later: Sequence[Finding]) -> list[str]:
    """The settings that choose a profile in vain, because a provider before the profiles has credentials."""
    if winner.provider.startswith("Profile") or not any(f.provider.startswith("Profile") for f in later):
        return []
    hidden = [f"environment variable {name}={variable(name)}" for name in _PROFILE_VARIABLES if variable(name)]
    chosen = system_property_value("aws.profile")
    return [*hidden, f"system property aws.profile={chosen}"] if chosen else hidden
