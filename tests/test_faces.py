"""What type checkers see of a package is what it gives."""

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


@pytest.mark.parametrize("package", FACES)
def test_the_face_has_two_equal_halves(package: str) -> None:
    face = importlib.import_module(package)

    assert typed_names(package) == set(dir(face)) >= set(face.__all__)
    assert all(hasattr(face, name) for name in dir(face))


def test_a_wildcard_import_works_without_the_extras() -> None:
    code = (
        "import sys\n"
        "for missing in ('botocore', 'boto3', 'moto', 'filelock', 'opentelemetry'): sys.modules[missing] = None\n"
        "from sts_sdk import *\n"
        "from sts_sdk.auth import *\n"
        "from sts_sdk.handlers import *\n"
        "from sts_sdk.services.securitytoken import *\n"
        "from sts_sdk.services.securitytoken.model import *\n"
        "print(AWSSecurityTokenServiceClientBuilder, STSSessionCredentialsProvider, AssumeRoleRequest)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=300, check=False)
    assert "AssumeRoleRequest" in done.stdout, done.stderr


def test_what_needs_an_extra_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    handlers = importlib.import_module("sts_sdk.handlers")
    monkeypatch.delitem(sys.modules, "sts_sdk.handlers._open_telemetry", raising=False)
    monkeypatch.delitem(vars(handlers), "OpenTelemetryHandler", raising=False)
    monkeypatch.setitem(sys.modules, "opentelemetry", None)
    with pytest.raises(ImportError, match=r"needs opentelemetry: pip install 'sts_sdk\[otel\]'"):
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
