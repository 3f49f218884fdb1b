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


# What a variable's name is given to, in functions of ours and of Python's.
READERS = ("os.environ.get", "environment.get", "os.getenv", "variable", "setting")
# These read what others name, or go through names that the test above finds by their form.
HANDED_ON = {
    "_settings.py", "_config_paths.py", "_proxy_url.py", "_system_properties.py", "_endpoint_settings.py",
    "_environment.py", "_explain.py", "_container.py",
}  # fmt: skip
# Looked at, and no settings: they say where the program runs.
SURROUNDINGS = {"MSYSTEM", "REQUEST_METHOD"}


def read_from_the_environment() -> set[str]:
    """Names of variables that the source reads, whatever they are called: by the calls that read them."""
    found: set[str] = set()
    for path in (ROOT / "sts_sdk").rglob("*.py"):
        if path.relative_to(ROOT / "sts_sdk").parts[0] not in ELSEWHERE:
            found |= variables_of(ast.parse(path.read_text(encoding="utf-8")), path.name)
    return found


def variables_of(tree: ast.Module, name: str) -> set[str]:
    constants = {
        node.targets[0].id if isinstance(node, ast.Assign) else node.target.id: node.value
        for node in tree.body
        if (isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name))
        or (isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name))
    }
    found: set[str] = set()
    for node in ast.walk(tree):
        for argument in arguments_that_name_a_variable(node):
            texts = strings(argument, constants)
            assert texts or name in HANDED_ON, f"{name}:{argument.lineno}: which variable is this?"
            found |= texts
    return found


def arguments_that_name_a_variable(node: ast.AST) -> list[ast.expr]:
    if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ":
        return [node.slice]
    if isinstance(node, ast.Compare) and ast.unparse(node.comparators[0]) == "os.environ":
        return [node.left]
    if not isinstance(node, ast.Call) or ast.unparse(node.func) not in READERS:
        return []
    return [*node.args[:1], *(each.value for each in node.keywords if each.arg == "environment")]


def strings(node: ast.expr | None, constants: dict[str, ast.expr | None]) -> set[str]:
    """The texts that an expression is made of, through the constants of its module."""
    found: set[str] = set()
    for inner in () if node is None else ast.walk(node):
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
            found.add(inner.value)
        elif isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Load):
            found |= strings(constants.get(inner.id), constants)
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


def test_every_variable_that_is_read_is_on_the_page_whatever_its_name() -> None:
    found = {name.upper() for name in read_from_the_environment()} - {""}

    assert {"AWS_PROFILE", "AWS_REGION", "NO_PROXY", "USERPROFILE", "AWS_EXECUTION_ENV", "CURL_CA_BUNDLE"} <= found
    assert found - words(READ) - SURROUNDINGS - OTHER == set()


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ('os.environ.get("NEW_ONE")', {"NEW_ONE"}),
        ('os.environ["NEW_ONE"]', {"NEW_ONE"}),
        ('"NEW_ONE" in os.environ', {"NEW_ONE"}),
        ('setting(environment=("NEW_ONE", "AND_TWO"), profile_key="new")', {"NEW_ONE", "AND_TWO"}),
        ('NAMED = ("NEW_ONE",)\nvariable(NAMED[0])', {"NEW_ONE"}),
    ],
)
def test_a_new_variable_would_be_missed_on_the_page(line: str, read: set[str]) -> None:
    assert variables_of(ast.parse(line), "_new.py") == read
    assert not read & (words(READ) | SURROUNDINGS | OTHER)


def orders() -> set[tuple[str, ...]]:
    """Variables that stand together in the source, which looks at the first of them first."""
    found: set[tuple[str, ...]] = set()
    for path in (ROOT / "sts_sdk").rglob("*.py"):
        if path.relative_to(ROOT / "sts_sdk").parts[0] not in ELSEWHERE:
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                texts = [each.value for each in getattr(node, "elts", ()) if isinstance(each, ast.Constant)]
                if isinstance(node, ast.Tuple) and texts and all(VARIABLE.fullmatch(str(text)) for text in texts):
                    found.add(tuple(map(str, texts)))
    return found


def test_variables_of_one_setting_stand_in_the_order_in_which_they_are_read() -> None:
    rows = [re.findall(r"`(\w+)`", line.split(" | ")[2]) for line in READ.splitlines() if line.count(" | ") > 4]
    compared = 0
    for order in orders():
        for row in rows:
            together = [name for name in order if name in row]
            assert together == [name for name in row if name in together], row
            compared += len(together) > 1

    assert compared >= 5
