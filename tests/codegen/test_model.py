"""The generated model is what the generator makes, and has all that Java's has."""

from __future__ import annotations

from pathlib import Path

import pytest

from codegen import _service, _words, model

ROOT = Path(__file__).parent.parent.parent
GENERATED = model.generate()


@pytest.mark.parametrize("path", sorted(GENERATED))
def test_the_file_is_up_to_date(path: str) -> None:
    assert (ROOT / path).read_text(encoding="utf-8") == GENERATED[path]


def test_no_generated_file_is_left_over() -> None:
    folder = ROOT / model.ROOT / "model"

    assert {f"{model.ROOT}/model/{file.name}" for file in folder.glob("*.py")} == {
        path for path in GENERATED if "/model/" in path
    }


def test_every_operation_of_the_service_is_there() -> None:
    names = {operation.name for operation in _service.load().operations}

    assert names >= {
        "AssumeRole", "AssumeRoleWithSAML", "AssumeRoleWithWebIdentity", "AssumeRoot", "DecodeAuthorizationMessage",
        "GetAccessKeyInfo", "GetCallerIdentity", "GetDelegatedAccessToken", "GetFederationToken", "GetSessionToken",
        "GetWebIdentityToken",
    }  # fmt: skip
    assert {operation.name for operation in _service.load().operations if not operation.signed} == {
        "AssumeRoleWithSAML",
        "AssumeRoleWithWebIdentity",
    }


def test_every_member_has_a_sentence_of_ours() -> None:
    service = _service.load()
    structures = [*service.structures, *(s for op in service.operations for s in (op.request, op.result))]

    for structure in structures:
        for member in structure.fields:
            assert _words.of_member(member, sent=False) != (f"The {member.java}.",), f"{structure.name}.{member.name}"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("AssumeRoleWithSAML", "assume_role_with_saml"), ("SAMLAssertion", "saml_assertion"), ("arn", "arn")],
)
def test_names_become_snakes(name: str, expected: str) -> None:
    assert _service.snake(name) == expected


def test_secrets_are_marked() -> None:
    service = _service.load()
    structures = [*service.structures, *(s for op in service.operations for s in (op.request, op.result))]
    marked = {member.name for structure in structures for member in structure.fields if member.sensitive}

    assert marked >= {
        "SecretAccessKey", "SessionToken", "TokenCode", "SAMLAssertion", "WebIdentityToken", "TradeInToken",
        "ContextAssertion",
    }  # fmt: skip
