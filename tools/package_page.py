"""What the page of a package index shows: its links lead to the project's address, which is told when it is built.

STS_SDK_ADDRESS=https://git.example.com/us/sts_sdk python -m build     (or: make release ADDRESS=https://...)

Without an address the text goes out as it is: its links work in a clone.
"""

from __future__ import annotations

import re

VARIABLE = "STS_SDK_ADDRESS"
_RELATIVE = re.compile(r"\]\((?![a-z]+:|#)([^)\s]+)\)")
_PAGES = {
    "Documentation": "docs/porting.md",
    "Changelog": "CHANGELOG.md",
    "Security": "SECURITY.md",
    "Examples": "examples",
}


def checked_address(given: str) -> str:
    """The address without a slash at its end; ValueError if it is none of https."""
    address = given.strip().rstrip("/")
    if not re.fullmatch(r"https://[\w.-]+(?::\d+)?/\S+", address):
        raise ValueError(
            f"{VARIABLE} must be the address of the repository, such as https://git.example.com/us/sts_sdk"
        )
    return address


def page(text: str, address: str, version: str) -> str:
    """README.md with its relative links as links to the files of this version."""
    return _RELATIVE.sub(lambda link: f"]({_of_file(link[1], address, version)})", text)


def project_urls(address: str, version: str) -> dict[str, str]:
    """The links beside the text."""
    pages = {name: _of_file(file, address, version) for name, file in _PAGES.items()}
    return {"Source": address, "Issues": f"{address}/issues", **pages}


def _of_file(file: str, address: str, version: str) -> str:
    kind = "raw" if file.endswith((".svg", ".png")) else "blob"
    return f"{address}/{kind}/v{version}/{file}"
