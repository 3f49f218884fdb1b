"""Java programs, ported: they compile, they keep their lines, their types are right, they send what the Java would."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from porting.programs import FOLDER, PROGRAMS, WITH_MARKS, java, printed
from sts_sdk.porting._check import MYPY, sorted_errors
from sts_sdk.porting._command import code_lines
from sts_sdk.porting._port import port
from support.sent import sts_calls

if TYPE_CHECKING:
    from pathlib import Path

    from sts_sdk.testing import LocalAWS, User

NAMES = [path.stem for path in PROGRAMS]


def test_there_are_many_programs() -> None:
    assert len(PROGRAMS) >= 60


@pytest.mark.parametrize("name", NAMES)
def test_a_program_becomes_python(name: str) -> None:
    ported = port(java(name))
    compile(ported.text, name, "exec")
    assert bool(ported.marks) == (name in WITH_MARKS), ported.marks
    assert [
        each for each in ported.text.splitlines() if "# PORT:" in each or not ported.marks
    ] != [] or not ported.marks
    if name not in WITH_MARKS | {"Snippet"}:
        assert [each for each in ported.to_provide if "." not in each] == []


def test_nearly_all_of_typical_files_is_translated() -> None:
    files = sorted(FOLDER.glob("typical/*.java"))
    ported = {path.stem: port(java(path.stem)) for path in files}
    lines = sum(code_lines(java(name)) for name in ported)
    marked = sum(mark.lines for each in ported.values() for mark in each.marks)
    assert len(files) >= 30
    assert marked / lines < 0.02
    assert sum(not each.marks for each in ported.values()) >= 0.9 * len(files)


@pytest.mark.parametrize("name", sorted(set(NAMES) - WITH_MARKS - {"OneLine", "Bare"}))
def test_a_method_stands_on_its_own_line(name: str) -> None:
    source, ported = java(name).splitlines(), port(java(name))
    lower = max((each.by for each in ported.hoists), default=0)
    python = ported.text.splitlines()
    for number, line in enumerate(source):
        if line.strip().startswith("public") and line.rstrip().endswith("{") and "(" in line and " class " not in line:
            called = line.split("(")[0].split()[-1]
            first = next((back for back in range(number, -1, -1) if source[back].strip().startswith("/**")), number)
            documented = "}" not in "".join(source[first:number])
            near = " ".join(python[max(min(first if documented else number, number) - 1, 0) : number + lower + 2])
            assert "def " in near, (number + 1, called, near)


def test_types_are_right(tmp_path: Path) -> None:
    for name in NAMES:
        (tmp_path / f"{name}.py").write_text(port(java(name)).text, encoding="utf-8")
    files = [f"{name}.py" for name in NAMES]
    command = [sys.executable, "-m", "mypy", *MYPY, "--cache-dir", str(tmp_path / "cache"), *files]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    yours, wrong = sorted_errors(done.stdout.splitlines())
    assert wrong == []
    assert {each.split("module named ")[1].split('"')[1] for each in yours if "module named" in each} >= {
        "com.acme",
        "com.fasterxml.jackson.databind",
    }


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("printed/*.java")))
def test_a_program_prints_what_java_printed(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    module: dict[str, Any] = {"__name__": "ported"}
    exec(compile(port(java(name)).text, f"{name}.py", "exec"), module)
    module[name].main([])
    assert capsys.readouterr().out == printed(name)


WHO: tuple[str, dict[str, str]] = ("GetCallerIdentity", {})
ROLE = "arn:aws:iam::123456789012:role/port"
POLICY = (
    '{"Version":"2012-10-17","Statement":[{"Sid":"1","Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],'
    '"Resource":["arn:aws:s3:::my-bucket/*"]}]}'
)
SENT: dict[str, list[tuple[str, dict[str, str]]]] = {
    "Article": [("GetSessionToken", {"DurationSeconds": "7200"})],
    "WhoAmI": [WHO],
    "AssumeRole": [
        (
            "AssumeRole",
            {
                "RoleArn": ROLE,
                "RoleSessionName": "batch-2",
                "DurationSeconds": "900",
                "Tags.member.1.Key": "team",
                "Tags.member.1.Value": "core",
                "Tags.member.2.Key": "env",
                "Tags.member.2.Value": "test",
            },
        )
    ],
    "Errors": [("AssumeRole", {"RoleArn": "arn:aws:iam::123456789012:role/none", "RoleSessionName": "someone"})],
    "Federation": [("GetFederationToken", {"Name": "bob", "Policy": POLICY, "DurationSeconds": "3600"})],
    "Loops": [WHO, WHO, WHO],
    "Threads": [WHO, WHO, WHO],
    "Anonymous": [WHO],
    "RoleProvider": [
        ("AssumeRole", {"RoleArn": ROLE, "RoleSessionName": "job", "DurationSeconds": "900"}),
        WHO,
    ],
    "Helpers": [WHO],
    "Nested": [WHO],
}
PRINTED = {
    "Helpers": "acme-default0 (1)\nacme-x0-x1 (2)\nnone\nid\n00042|ab    |1.50|ff\n",
    "Nested": "Config2\nr2\n123456789012\n",
    "Errors": "AccessDenied 403\ndone\n",
}


@pytest.fixture
def alice(aws: LocalAWS) -> User:
    user = aws.user("alice")
    aws.role("port", trusts=user, allows=["sts:TagSession"])
    return user


@pytest.mark.parametrize("name", [*SENT, "Switches"])
def test_a_program_sends_what_the_java_would(
    name: str, aws: LocalAWS, alice: User, capsys: pytest.CaptureFixture[str]
) -> None:
    module: dict[str, Any] = {"__name__": "ported"}
    exec(compile(port(java(name)).text, f"{name}.py", "exec"), module)
    keys = alice.provider().getCredentials()
    endpoint = aws.endpoint("sts")
    module[name].main(
        [
            endpoint.getServiceEndpoint(),
            endpoint.getSigningRegion(),
            keys.getAWSAccessKeyId(),
            keys.getAWSSecretKey(),
            ROLE,
        ]
    )
    printed = capsys.readouterr().out
    expected = SENT.get(name) or [WHO, ("GetAccessKeyInfo", {"AccessKeyId": keys.getAWSAccessKeyId()})]
    assert sts_calls(aws) == expected
    assert printed == PRINTED.get(name, printed)


def test_a_mark_says_what_does_the_work() -> None:
    ported = port(
        "import com.amazonaws.ClientConfiguration;\n"
        "import com.amazonaws.services.s3.AmazonS3;\n"
        "import com.amazonaws.auth.ClasspathPropertiesFileCredentialsProvider;\n"
        "class W { void a(AmazonS3 s3, ClientConfiguration c) {\n"
        's3.restoreObject("a", "b", 3);\n'
        "c.getDnsResolver();\n"
        "} }\n"
    )
    missing, restore, resolver = (each.reason for each in ported.marks)
    assert "PropertiesFileCredentialsProvider" in missing.partition(";")[2]
    assert "restore_object" in restore
    assert "which Python does not have" in resolver


def test_a_marked_return_does_not_go_on() -> None:
    ported = port("class W { int a(String t) {\nreturn t.hashCode();\n} }\n")
    assert [each.line for each in ported.marks] == [2]
    module: dict[str, Any] = {"__name__": "ported"}
    exec(compile(ported.text, "W.py", "exec"), module)
    with pytest.raises(NotImplementedError):
        module["W"]().a("text")


def test_classes_below_the_prefix_of_aws_that_are_no_sdk_are_yours() -> None:
    ported = port(
        "package com.amazonaws.devicefarm;\nimport com.amazonaws.glue.catalog.util.AWSGlueConfig;\n"
        "class W { String a() { return AWSGlueConfig.ROLE + new Local(); } }\n"
    )
    assert ported.marks == ()
    assert ported.to_provide == ("com.amazonaws.devicefarm.Local", "com.amazonaws.glue.catalog.util.AWSGlueConfig")


def test_calls_of_methods_that_are_alike_in_python_name_the_one_that_java_means() -> None:
    ported = port(
        "class W { void a(int n) { }\nvoid a(long n) { }\nvoid b(long n) {\na(1);\na(n);\n} }\n",
    )
    calls = [line.strip() for line in ported.text.splitlines() if line.strip().startswith("self._a_1")]
    assert "# PORT: methods that only their arguments' types in Java tell apart" in ported.text
    assert calls == ["self._a_1_0(1)", "self._a_1_1(n)"]
