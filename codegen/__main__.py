"""``python -m codegen`` writes the generated files; ``python -m codegen --check`` only says which are out of date."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from codegen import model, porting, regions, s3

if TYPE_CHECKING:
    from collections.abc import Callable

# Each generator returns {path from the root of the project: text}, already formatted.
GENERATORS: tuple[Callable[[], dict[str, str]], ...] = (model.generate, regions.generate, s3.generate, porting.generate)

ROOT = Path(__file__).parent.parent


def main() -> int:
    """Write what differs, or with --check name it and fail."""
    parser = argparse.ArgumentParser(prog="python -m codegen", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a file is out of date")
    check = parser.parse_args().check
    stale = [(path, text) for generate in GENERATORS for path, text in generate().items() if _read(path) != text]
    for path, text in stale:
        print(f"{'out of date' if check else 'written'}: {path}")
        if not check:
            _write(path, text)
    return 1 if check and stale else 0


def _read(path: str) -> str | None:
    file = ROOT / path
    return file.read_text(encoding="utf-8") if file.exists() else None


def _write(path: str, text: str) -> None:
    file = ROOT / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
