"""docs/settings.md and the source name the same settings: variables, system properties and keys of profiles."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from botocore.configprovider import BOTOCORE_DEFAUT_SESSION_VARIABLES

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
READ, LEFT_OUT = PAGE.split("## Keys of the config file that botocore documents")

VARIABLE = re.compile(
    r"(?:AWS|STS_SDK)_[A-Z0-9_]+|(?:REQUESTS|CURL)_CA_BUNDLE|(?:NO|HTTPS?|ALL)_PROXY|HOME\w*|USERPROFILE"
)
PROPERTY = re.compile(r"(?:aws|com\.amazonaws\.sdk|https?)\.[A-Za-z0-9]+")

# Put together in the source from parts.
COMPOSED = {
    "AWS_ENDPOINT_URL_STS", "HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY",
    "https.proxyHost", "https.proxyPort", "https.proxyUser", "https.proxyPassword",
}  # fmt: skip
# In the source, but not a setting that is read there.
OTHER = {
    # What answers are called in a result's metadata, and in a child's environment.
    "AWS_REQUEST_ID", "AWS_EXTENDED_REQUEST_ID", "AWS_CREDENTIAL_EXPIRATION", "AWS_ENDPOINT_URL_",
}  # fmt: skip
# Names that Java's SDKGlobalConfiguration has for readers of Java code; nothing here depends on them.
NAMES_ONLY = "_global.py"
USED_OF_THEM = {"com.amazonaws.sdk.disableCertChecking", "com.amazonaws.sdk.enableInRegionOptimizedMode"}
# The command line has its own page.
ELSEWHERE = ("testing", "cli", "porting")


def texts() -> set[str]:
    """Each string in the source, without docstrings."""
    found: set[str] = set()
    for path in (ROOT / "sts_sdk").rglob("*.py"):
        if path.name == NAMES_ONLY or path.relative_to(ROOT / "sts_sdk").parts[0] in ELSEWHERE:
            continue
        found |= {
            node.value
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
    return found


def keys() -> set[str]:
    """Keys of profiles in the source: what is given to the functions and methods that look one up."""
    found: set[str] = set()
    for folder in ("auth", "internal", "regions", "retry", "services/securitytoken", "_configuration"):
        for path in (ROOT / "sts_sdk" / folder).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            found |= set(re.findall(r'profile_key="(\w+)"', text))
            found |= set(re.findall(r'profile_setting(?:_or_error)?\(\s*"(\w+)"', text))
            found |= set(re.findall(r'section_setting\([\w.]+, "(\w+)"', text))
            found |= set(re.findall(r'(?:_role|profile|section|source)\.get\("(\w+)"\)', text))
            found |= set(re.findall(r'Kind\("(\w+)"', text))
            found |= set(re.findall(r'key = "(sts_sdk_\w+)"', text))
    return found


def words(part: str) -> set[str]:
    return set(re.findall(r"`([\w.]+)`", part))


def named(pattern: re.Pattern[str]) -> set[str]:
    return {text for text in texts() if pattern.fullmatch(text)} - OTHER


@pytest.mark.parametrize("pattern", [VARIABLE, PROPERTY], ids=["variables", "properties"])
def test_the_page_names_what_is_read(pattern: re.Pattern[str]) -> None:
    on_page = {word for word in words(READ) if pattern.fullmatch(word)}
    in_source = named(pattern)
    assert in_source - on_page == set()
    assert on_page - in_source - COMPOSED - USED_OF_THEM == set()


def test_the_page_names_the_keys_that_are_read() -> None:
    assert keys() - words(READ) == set()


def test_each_key_that_botocore_documents_is_read_or_said_to_be_left_out() -> None:
    documented = {row[0] for row in BOTOCORE_DEFAUT_SESSION_VARIABLES.values() if isinstance(row[0], str)}
    assert documented - words(READ) - words(LEFT_OUT) - {"profile"} == set()
    assert words(READ) & documented & words(LEFT_OUT) <= {"role_session_name"}
