"""The Java programs of these tests."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent / "java"
PROGRAMS = sorted(FOLDER.glob("*/*.java"))
# What each of these is made to show cannot be translated.
WITH_MARKS = {"Broken", "Choices", "NotHere", "Reflection", "SigningInterceptor", "SpringMarks", "ThumbnailHandler"}


def java(name: str) -> str:
    """The text of a program."""
    (path,) = FOLDER.glob(f"*/{name}.java")
    return path.read_text(encoding="utf-8")


def printed(name: str) -> str:
    """What a program printed when it was compiled and run as Java."""
    return (FOLDER / "printed" / f"{name}.txt").read_text(encoding="utf-8")


def tells(line: str) -> bool:
    """Whether a line of Java says more than a bracket, a comment or a word that Python drops."""
    plain = line.split("//", maxsplit=1)[0].strip()
    return bool(plain.strip("{}();, ")) and not plain.startswith(("*", "/*", "@", "import java", "else", "} else"))
