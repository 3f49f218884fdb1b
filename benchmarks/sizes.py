"""What an installation takes on the disk, by folder, beside boto3's: python benchmarks/sizes.py

Prints the table of README.md. Measured is what ``pip install`` puts there: this checkout as a wheel without extras with
what it needs, and boto3 with what that needs; compiled modules included.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from environments import environments, megabytes

if TYPE_CHECKING:
    from collections.abc import Iterator

ABOUT = {
    "_configuration, _requests": "settings, requests and results of calls",
    "auth": "credentials, providers, the chain, the signer, policies",
    "bridge": "our providers in botocore's sessions",
    "cli": "the command",
    "http, internal, retry, handlers": "calls: sign, send, try again; wires, config files",
    "porting": "Java in, Python out",
    "services/_rules": "every other service, by rule; with its table",
    "services/s3": "S3 and TransferManager",
    "services/securitytoken": "STS",
    "testing": "the local AWS",
    "the rest": "regions, small helpers, exceptions",
}


class Size(NamedTuple):
    """Megabytes of sources, of what Python compiled them to, and of all files."""

    source: float
    compiled: float
    whole: float

    def __add__(self, other: object) -> Size:
        assert isinstance(other, Size)
        return Size(*map(sum, zip(self, other, strict=True)))


def measured(folder: Path) -> Size:
    """What a folder takes, or a module with its compiled one."""
    files = [folder, *folder.rglob("*")] if folder.is_dir() else [folder]
    found = [file for file in files if file.is_file()]
    source, compiled = (sum(f.lstat().st_size for f in found if f.suffix == end) / 1e6 for end in (".py", ".pyc"))
    return Size(source, compiled, sum(f.lstat().st_size for f in found) / 1e6)


def parts(package: Path) -> Iterator[tuple[str, Size]]:
    """Each row of the table: some folders, and at last what is in none of them."""
    rest = measured(package)
    for name in ABOUT:
        if name != "the rest":
            each = [measured(package / folder) for folder in name.split(", ")]
            size = sum(each, Size(0, 0, 0))
            rest = Size(*(all_ - own for all_, own in zip(rest, size, strict=True)))
            yield name, size
    yield "the rest", rest


def table(package: Path, needs: float, boto3: float) -> list[str]:
    """The lines of the table."""
    lines = ["| folder | what | source | compiled | MB | of boto3's |", "|---|---|---|---|---|---|"]
    for name, size in parts(package):
        row = f"| {name} | {ABOUT[name]} | {size.source:.2f} | {size.compiled:.2f} | {size.whole:.2f} |"
        lines.append(f"{row} {size.whole / boto3:.3f} |")
    own = measured(package)
    lines.append(f"| ours | | {own.source:.2f} | {own.compiled:.2f} | {own.whole:.2f} | {own.whole / boto3:.3f} |")
    lines.append(f"| requests and what it needs | | | | {needs:.2f} | {needs / boto3:.3f} |")
    lines.append(f"| together | | | | {own.whole + needs:.2f} | {(own.whole + needs) / boto3:.3f} |")
    return lines


def main() -> None:
    made = environments({"sts_sdk", "boto3"})
    packages = next(made["sts_sdk"].path.glob("lib/python*/site-packages"))
    own = packages / "sts_sdk"
    print("\n".join(table(own, megabytes(packages) - megabytes(own), made["boto3"].installed()[0])))


if __name__ == "__main__":
    main()
