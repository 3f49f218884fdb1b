"""What to do where an extra of the package is not installed: one sentence for all of them."""

from __future__ import annotations


def needs(what: str, packages: str, extra: str) -> str:
    """Says which packages are missing, which extra brings them, and how it is installed.

    Not ``pip install sts_sdk[...]``: that works only where an index has the package. Double quotes, for Windows' cmd.
    """
    return f"{what} needs {packages}, of the extra '{extra}' of sts_sdk: in its clone, pip install \".[{extra}]\""
