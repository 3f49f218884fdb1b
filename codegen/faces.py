"""The half of each lazy face that runs, from the half that type checkers read."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Final

from codegen._format import formatted

ROOT: Final = Path(__file__).parent.parent
_START: Final = "if TYPE_CHECKING:\n"
_ELSE: Final = "\nelse:\n"

# What must be installed besides, by the beginning of the module or package that needs it.
_EXTRAS: Final = {
    "sts_sdk.services.s3": "aws",
    "sts_sdk.services.s3.transfer": "transfer",
    "sts_sdk.bridge": "aws",
    "sts_sdk.handlers._open_telemetry": "otel",
    "sts_sdk.testing": "mock",
}

# Their folders are rooms of the house and no packages of Java's.
_NO_PACKAGES_INSIDE: Final = ("sts_sdk/testing",)


def generate() -> dict[str, str]:
    """Every ``__init__.py`` that is a face, its second half written anew."""
    files = sorted((ROOT / "sts_sdk").rglob("__init__.py"))
    texts = {file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8") for file in files}
    return {path: whole(path, text) for path, text in texts.items() if _is_hand_written_face(text)}


def _is_hand_written_face(text: str) -> bool:
    return _START in text and "__getattr__" in text and not text.startswith("# Code generated")


def whole(path: str, text: str) -> str:
    """The text of a face with the second half that belongs to its first."""
    first = text[: text.index(_ELSE)]
    return formatted(path, first + _second_half(path, first))


def _second_half(path: str, first: str) -> str:
    package = Path(path).parent.as_posix().replace("/", ".")
    homes = _homes(first)
    inner = _inner(ROOT / Path(path).parent)
    lines = [_ELSE.rstrip("\n"), "    # Written by codegen from the half above: python -m codegen"]
    lines += ["    from sts_sdk.internal._face import face", "", "    __getattr__, __dir__, __all__ = face("]
    lines += ["        __name__,", "        {", *_rows(_relative(package, homes)), "        },"]
    if inner:
        lines += [f"        packages={' '.join(inner)!r},"]
    extras = _needed(package, homes, inner)
    if extras:
        lines += ["        extras={", *_rows(extras), "        },"]
    return "\n".join([*lines, "    )", ""])


def _homes(first: str) -> dict[str, list[str]]:
    """Which names the face takes from which module, in the order of the imports."""
    block = next(node for node in ast.parse(first).body if isinstance(node, ast.If))
    homes: dict[str, list[str]] = {}
    for node in block.body:
        if isinstance(node, ast.ImportFrom) and node.module is not None:
            homes.setdefault(node.module, []).extend(alias.asname for alias in node.names if alias.asname)
    return homes


def _inner(folder: Path) -> list[str]:
    """The public packages in a package."""
    if folder.relative_to(ROOT).as_posix() in _NO_PACKAGES_INSIDE:
        return []
    return sorted(each.parent.name for each in folder.glob("[a-z]*/__init__.py") if each.parent.name != "internal")


def _relative(package: str, homes: dict[str, list[str]]) -> dict[str, list[str]]:
    return {home.removeprefix(f"{package}."): names for home, names in homes.items()}


def _needed(package: str, homes: dict[str, list[str]], inner: list[str]) -> dict[str, list[str]]:
    """The names and packages that need an extra, by extra."""
    found: dict[str, list[str]] = {}
    everything = [(home, name) for home, names in homes.items() for name in names]
    for home, name in [*everything, *((f"{package}.{name}", name) for name in inner)]:
        starts = [start for start in _EXTRAS if f"{home}.".startswith(f"{start}.")]
        if starts:  # of a package in a package, what the inner one needs
            found.setdefault(_EXTRAS[max(starts, key=len)], []).append(name)
    return found


def _rows(table: dict[str, list[str]]) -> list[str]:
    """The rows of a table of names, a text of at most some 100 characters on a line."""
    rows: list[str] = []
    for key, names in table.items():
        lines = [""]
        for name in sorted(names, key=str.lower):
            if lines[-1] and len(lines[-1]) + len(name) > 80:
                lines.append("")
            lines[-1] += f"{name} "
        lines[-1] = lines[-1].rstrip()
        texts = "\n            ".join(repr(line) for line in lines)
        rows.append(f"            {key!r}: {texts},")
    return rows
