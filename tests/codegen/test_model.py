"""The generated model is what the generator makes, and has all that Java's has."""

from __future__ import annotations

from pathlib import Path

import pytest

from codegen import _service, _words, model
from sts_sdk.services.securitytoken import model as shapes

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


def test_no_member_hides_a_method_of_the_base_class() -> None:
    service = _service.load()

    for structure in [*service.structures, *(s for op in service.operations for s in (op.request, op.result))]:
        cls = getattr(shapes, structure.name)
        own = {name for name in vars(cls) if name.startswith(("get", "set", "with", "add", "clear"))}
        assert not own & set(dir(cls.__base__)), structure.name


def test_no_sentence_is_left_over() -> None:
    service = _service.load()
    structures = [*service.structures, *(s for op in service.operations for s in (op.request, op.result))]
    members = {(structure.name, member.name) for structure in structures for member in structure.fields}
    sentences = _words._sentences()
    own = {(owner, name) for owner, name in members if f"{owner}.{name}" in sentences["members"]}

    assert sentences["operations"].keys() == {operation.name for operation in service.operations}
    assert sentences["classes"].keys() == {
        "AWSSecurityTokenServiceException",
        *(structure.name for structure in service.structures),
        *service.enums,
        *service.exceptions.values(),
    }
    assert sentences["members"].keys() == {f"{o}.{n}" for o, n in own} | {n for _, n in members - own}


def test_what_is_always_answered_is_in_the_model() -> None:
    results = {op.result.name: {m.name for m in op.result.fields} for op in _service.load().operations}

    assert all(names <= results[result] for result, names in _service.ALWAYS_ANSWERED.items())


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
