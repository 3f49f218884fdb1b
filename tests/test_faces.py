"""What type checkers see of a package is what it gives, and what a plain install shows of it."""

from __future__ import annotations

import ast
import importlib
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FACES = sorted(
    ".".join(file.parent.relative_to(ROOT).parts)
    for file in ROOT.glob("sts_sdk/**/__init__.py")
    if "__getattr__" in file.read_text(encoding="utf-8")
)


def typed_names(package: str) -> set[str]:
    """The names that the face imports for type checkers alone."""
    tree = ast.parse(Path(ROOT, *package.split("."), "__init__.py").read_text(encoding="utf-8"))
    only = next(node for node in tree.body if isinstance(node, ast.If))
    imports = [node for node in only.body if isinstance(node, ast.ImportFrom)]
    return {alias.asname for node in imports for alias in node.names if alias.asname}


def test_there_are_faces() -> None:
    assert {"sts_sdk", "sts_sdk.auth", "sts_sdk.services.securitytoken.model"} <= set(FACES)


def packages_in(package: str) -> set[str]:
    """The public packages inside of a package."""
    folder = Path(ROOT, *package.split("."))
    if package == "sts_sdk.testing":  # its folders are rooms of the house
        return set()
    return {file.parent.name for file in folder.glob("[a-z]*/__init__.py") if file.parent.name != "internal"}


@pytest.mark.parametrize("package", FACES)
def test_dir_tells_the_names_the_version_and_the_packages(package: str) -> None:
    face = importlib.import_module(package)
    version = {"__version__"} if package == "sts_sdk" else set[str]()

    assert set(dir(face)) == typed_names(package) | packages_in(package) | version
    assert set(face.__all__) <= typed_names(package)
    assert all(hasattr(face, name) for name in dir(face))


def on_a_plain_install(code: str) -> str:
    """What a program prints where no extra is installed."""
    missing = (
        "import sys\nfor name in ('botocore', 'boto3', 'moto', 'filelock', 'opentelemetry'): sys.modules[name] = None\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", missing + code], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("package", "needs_an_extra"),
    [
        ("sts_sdk", {"AmazonS3", "AmazonS3ClientBuilder", "bridge", "testing"}),
        ("sts_sdk.handlers", {"OpenTelemetryHandler"}),
        ("sts_sdk.auth", set[str]()),
    ],
)
def test_dir_tells_nothing_that_needs_an_extra_which_is_not_installed(package: str, needs_an_extra: set[str]) -> None:
    told = on_a_plain_install(f"import {package} as face; print(*dir(face)); [getattr(face, n) for n in dir(face)]")

    assert set(told.split()) == set(dir(importlib.import_module(package))) - needs_an_extra
    assert needs_an_extra <= set(dir(importlib.import_module(package)))


@pytest.mark.parametrize("package", ["sts_sdk", "sts_sdk.auth", "sts_sdk.handlers", "sts_sdk.services.securitytoken"])
def test_help_works_without_the_extras(package: str) -> None:
    shown = on_a_plain_install(f"import {package}; help({package})")

    assert f"Help on package {package}" in shown
    assert "CLASSES" in shown


def test_a_wildcard_import_works_without_the_extras() -> None:
    code = (
        "from sts_sdk import *\n"
        "from sts_sdk.auth import *\n"
        "from sts_sdk.handlers import *\n"
        "from sts_sdk.services.securitytoken import *\n"
        "from sts_sdk.services.securitytoken.model import *\n"
        "print(AWSSecurityTokenServiceClientBuilder, STSSessionCredentialsProvider, AssumeRoleRequest)\n"
    )
    assert "AssumeRoleRequest" in on_a_plain_install(code)


def test_what_needs_an_extra_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    handlers = importlib.import_module("sts_sdk.handlers")
    monkeypatch.delitem(sys.modules, "sts_sdk.handlers._open_telemetry", raising=False)
    monkeypatch.delitem(vars(handlers), "OpenTelemetryHandler", raising=False)
    monkeypatch.setitem(sys.modules, "opentelemetry", None)
    with pytest.raises(ImportError, match=r'needs opentelemetry, .* pip install "\.\[otel\]"$'):
        _ = handlers.OpenTelemetryHandler


def java_names() -> set[str]:
    """The Java name of each class that says it in its docstring, without ``com.amazonaws``.

    Those that Java keeps internal and interfaces that are there to be satisfied are left out.
    """
    said: set[str] = set()
    for file in ROOT.glob("sts_sdk/**/*.py"):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and "Protocol" not in map(ast.unparse, node.bases):
                said.update(re.findall(r"\(com\.amazonaws\.([a-z0-9.]*[A-Z]\w*)\)", ast.get_docstring(node) or ""))
    return {name for name in said if "internal" not in name.split(".")}


@pytest.mark.parametrize("java_name", sorted(java_names()))
def test_the_one_rule_of_imports_holds(java_name: str) -> None:
    package, _, name = f"sts_sdk.{java_name}".rpartition(".")

    assert name in dir(importlib.import_module(package))
