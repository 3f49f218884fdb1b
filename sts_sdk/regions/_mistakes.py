"""What people write where a region's name is meant: a zone, a city, a constant of Java's. Loaded for odd names only."""

from __future__ import annotations

from sts_sdk._exceptions import IllegalArgumentException
from sts_sdk.regions._partitions import is_known, is_odd, partitions


def check_region(name: str, source: str = "region") -> None:
    """Refuse, before a host is made of it, what is certainly no region's name and says which one is meant.

    Odd names that mean nothing known pass: a region may be newer than the data, or not AWS's.
    """
    meant = meant_region(name) if is_odd(name) else None
    if meant is not None:
        zone = " (that is a zone of it)" if name.lower().startswith(meant) and name.lower() != meant else ""
        raise IllegalArgumentException(
            f"The {source} {name!r} is not the name of a region; did you mean {meant!r}{zone}?"
        )


def meant_region(text: str) -> str | None:
    """The region that a name probably means; None if it means nothing known."""
    plain = text.strip().lower().replace("_", "-").replace(" ", "-")
    if is_known(plain):
        return plain
    names = [name for partition in partitions() for name in partition.regions]
    # The zones of a region: us-east-1a, us-west-2-lax-1a.
    zone = next((name for name in names if plain.startswith(name) and plain[len(name)] in _BEHIND_A_REGION), None)
    return zone or _described(text.strip().lower()) or _similar(plain, names)


_BEHIND_A_REGION = frozenset("abcdefghijklmnopqrstuvwxyz-")


def _described(text: str) -> str | None:
    """The one region that AWS describes by this word: ``Tokyo``, ``US East (Ohio)``."""
    from sts_sdk.regions._descriptions import TODAY  # noqa: PLC0415 -- only a name that is wrong needs it

    if len(text) < 4:  # in too many words
        return None
    lines = [line.partition(" ") for line in TODAY.splitlines()]
    found = [name for name, _, words in lines if text in words.lower().replace("(", "").replace(")", "").split()]
    found += [name for name, _, words in lines if text == words.lower() or f"({text})" in words.lower()]
    commercial = [name for name in found if name in partitions()[0].regions]
    return next((names[0] for names in (commercial, found) if len(set(names)) == 1), None)


def _similar(text: str, names: list[str]) -> str | None:
    import difflib  # noqa: PLC0415 -- as above

    close = difflib.get_close_matches(text, names, 1, 0.85)
    return close[0] if close else None
