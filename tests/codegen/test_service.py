"""What the generator makes of models that AWS has not published yet, and what it refuses."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

import pytest
from botocore.loaders import Loader

from codegen import _classes, _clients, _service, _words, model

if TYPE_CHECKING:
    from pathlib import Path

TODAY = Loader().load_service_model("sts", "service-2", api_version="2011-06-15")
REQUEST = "GetSessionTokenRequest"

Model = dict[str, Any]


@pytest.fixture
def tomorrow() -> Model:
    """The model of today, to be changed."""
    return copy.deepcopy(dict(TODAY))


def add(tomorrow: Model, name: str, facts: Model, **traits: object) -> None:
    """Give GetSessionToken a parameter."""
    tomorrow["shapes"]["newThing"] = facts
    tomorrow["shapes"][REQUEST]["members"][name] = {"shape": "newThing", **traits}


def added(tomorrow: Model) -> _service.Field:
    (operation,) = [op for op in _service.read(tomorrow).operations if op.name == "GetSessionToken"]
    return operation.request.fields[-1]


def request_class(tomorrow: Model, name: str = "GetSessionToken") -> str:
    """The code of a request, which must be Python."""
    (operation,) = [op for op in _service.read(tomorrow).operations if op.name == name]
    code = _classes.operation_classes(operation)[0]
    compile(code, name, "exec", dont_inherit=True)
    return code


def test_only_botocore_s_own_model_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "sts/2011-06-15"
    folder.mkdir(parents=True)
    (folder / "service-2.json").write_text(json.dumps({"shapes": {}, "operations": {}}))
    monkeypatch.setattr(Loader, "CUSTOMER_DATA_PATH", str(tmp_path))

    assert _service.load.__wrapped__() == _service.load()


def test_an_operation_without_input_has_an_empty_request(tomorrow: Model) -> None:
    del tomorrow["operations"]["GetCallerIdentity"]["input"]

    assert _service.read(tomorrow) == _service.load()


def test_an_operation_without_output_is_refused(tomorrow: Model) -> None:
    del tomorrow["operations"]["GetCallerIdentity"]["output"]

    with pytest.raises(SystemExit, match="GetCallerIdentity has no output: teach codegen"):
        _service.read(tomorrow)


@pytest.mark.parametrize("traits", [{"authtype": "none"}, {"auth": ["smithy.api#noAuth"]}])
def test_an_operation_may_be_unsigned(tomorrow: Model, traits: Model) -> None:
    tomorrow["operations"]["GetCallerIdentity"] |= traits

    assert [op.name for op in _service.read(tomorrow).operations if not op.signed] == [
        "AssumeRoleWithSAML",
        "AssumeRoleWithWebIdentity",
        "GetCallerIdentity",
    ]


def test_an_operation_that_we_have_no_words_for_is_named(tomorrow: Model) -> None:
    tomorrow["operations"]["GetNews"] = {**tomorrow["operations"]["GetSessionToken"], "name": "GetNews"}

    with pytest.raises(SystemExit, match=r"sentences\.toml has nothing in \[operations\] for GetNews"):
        _clients.operations(_service.read(tomorrow))


def test_a_class_that_we_have_no_words_for_is_named() -> None:
    with pytest.raises(SystemExit, match=r"sentences\.toml has nothing in \[classes\] for NewException"):
        _words.of_class("NewException")


def test_an_exception_without_a_code_has_its_name_as_code(tomorrow: Model) -> None:
    del tomorrow["shapes"]["RegionDisabledException"]["error"]
    tomorrow["shapes"]["MalformedPolicyDocumentException"]["error"] = {"httpStatusCode": 400}

    exceptions = _service.read(tomorrow).exceptions

    assert exceptions["RegionDisabledException"] == "RegionDisabledException"
    assert exceptions["MalformedPolicyDocumentException"] == "MalformedPolicyDocumentException"


@pytest.mark.parametrize(("kind", "constant", "name"), [("integer", "INTEGER", "int"), ("boolean", "BOOLEAN", "bool")])
def test_a_list_may_hold_other_scalars_than_text(tomorrow: Model, kind: str, constant: str, name: str) -> None:
    tomorrow["shapes"]["newElement"] = {"type": kind}
    add(tomorrow, "News", {"type": "list", "member": {"shape": "newElement"}})

    code = request_class(tomorrow)

    assert f'element=Member("member", "", {constant})' in code
    assert f"def getNews(self) -> list[{name}] | None:" in code


@pytest.mark.parametrize(
    "facts",
    [
        {"type": "blob"},
        {"type": "long"},
        {"type": "list", "member": {"shape": "tagListType"}},
        {"type": "map", "key": {"shape": "arnType"}, "value": {"shape": "Tag"}},
        {"type": "map", "key": {"shape": "arnType"}, "value": {"shape": "durationSecondsType"}},
        {"type": "list", "flattened": True, "member": {"shape": "arnType"}},
        {"type": "list", "member": {"shape": "arnType", "locationName": "item"}},
        {"type": "map", "key": {"shape": "arnType", "locationName": "k"}, "value": {"shape": "arnType"}},
        {"type": "timestamp", "timestampFormat": "unixTimestamp"},
        {"type": "structure", "members": {"Inside": {"shape": "newThing"}}},
    ],
)
def test_what_the_encoder_does_not_know_is_refused(tomorrow: Model, facts: Model) -> None:
    add(tomorrow, "News", facts)

    with pytest.raises(SystemExit, match=r"newThing .*: teach codegen"):
        _service.read(tomorrow)


@pytest.mark.parametrize("trait", ["locationName", "idempotencyToken", "queryName"])
def test_a_member_with_a_trait_that_changes_the_wire_is_refused(tomorrow: Model, trait: str) -> None:
    add(tomorrow, "News", {"type": "string"}, **{trait: "x"})

    with pytest.raises(SystemExit, match=rf"GetSessionTokenRequest\.News has the trait {trait}: teach codegen"):
        _service.read(tomorrow)


@pytest.mark.parametrize(
    "facts",
    [
        {"type": "list", "member": {"shape": "accessKeySecretType"}},
        {"type": "list", "member": {"shape": "tokenCodeType"}},
        {"type": "list", "member": {"shape": "TrustedIdentityPropagationContext"}},
        {"type": "map", "key": {"shape": "accessKeySecretType"}, "value": {"shape": "arnType"}},
        {"type": "map", "key": {"shape": "arnType"}, "value": {"shape": "accessKeySecretType"}},
    ],
)
def test_what_holds_secrets_is_masked(tomorrow: Model, facts: Model) -> None:
    add(tomorrow, "News", facts)

    assert added(tomorrow).sensitive


def test_the_elements_of_a_masked_list_are_masked_too(tomorrow: Model) -> None:
    add(tomorrow, "News", {"type": "list", "member": {"shape": "accessKeySecretType"}})

    assert 'element=Member("member", "", STRING, sensitive=True), sensitive=True)' in request_class(tomorrow)


@pytest.mark.parametrize(
    ("name", "parameter"), [("From", "from_"), ("Self", "self_"), ("List", "list"), ("Copy", "copy"), ("Text", "text_")]
)
def test_a_member_may_be_called_like_a_word_of_python(tomorrow: Model, name: str, parameter: str) -> None:
    add(tomorrow, name, {"type": "string"})

    code = request_class(tomorrow)

    assert f"def set{name}(self, {parameter}: str | None = None) -> None:" in code
    assert f'self._{name.lower()} = text("{parameter}", {parameter})' in code


def test_a_structure_that_is_written_small_is_a_class_written_large(tomorrow: Model) -> None:
    add(tomorrow, "News", {"type": "structure", "members": {"Arn": {"shape": "arnType"}}})

    assert "of=NewThing" in request_class(tomorrow)
    assert "NewThing" in {structure.name for structure in _service.read(tomorrow).structures}


def test_checks_of_what_is_inside_of_something_sent_are_told(tomorrow: Model) -> None:
    tomorrow["shapes"]["Inner"] = {"type": "structure", "members": {"Arn": {"shape": "arnType"}}, "required": ["Arn"]}
    add(tomorrow, "News", {"type": "structure", "members": {"Inside": {"shape": "Inner"}}})

    sent = model.sent(_service.read(tomorrow))

    assert {"NewThing", "Inner", "Tag"} <= sent
    assert "Credentials" not in sent


def test_members_come_in_java_s_order_where_java_takes_them_by_position(tomorrow: Model) -> None:
    credentials = tomorrow["shapes"]["Credentials"]
    credentials["members"] = {"AccountId": {"shape": "accountType"}, **dict(reversed(credentials["members"].items()))}

    (found,) = [structure for structure in _service.read(tomorrow).structures if structure.name == "Credentials"]

    assert (
        "def __init__(self, accessKeyId: str | None = None, secretAccessKey: str | None = None, "
        "sessionToken: str | None = None, expiration: datetime | None = None, *, accountId: str | None = None) -> None:"
    ) in _classes.structure_class(found, "Credentials.", sent=False)


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("AWSIdentity", "AWSIdentity"),
        ("SOME_THING", "SOME_THING"),
        ("t1.micro", "T1Micro"),
        ("a-b/c d", "ABCD"),
        ("2fa", "_2fa"),
        ("None", "None_"),
        ("mro", "mro_"),
    ],
)
def test_an_enum_s_values_become_names(value: str, name: str) -> None:
    assert _service.constant(value) == name


def test_an_enum_may_hold_odd_characters(tomorrow: Model) -> None:
    values = ["a-b", 'say "x"', "back\\slash", "None"]
    tomorrow["shapes"]["webIdentityTokenSubjectModeType"]["enum"] = values
    scope: dict[str, Any] = {}

    exec(_classes.enums(_service.read(tomorrow)), scope)

    assert [constant.value for constant in scope["WebIdentityTokenSubjectModeType"]] == values


@pytest.mark.parametrize("pattern", ['[a"b]*', "[a-z]+", r"a\\", r"[\d]+"])
def test_a_pattern_is_written_as_it_is(tomorrow: Model, pattern: str) -> None:
    add(tomorrow, "News", {"type": "string", "pattern": pattern})

    code = request_class(tomorrow)

    assert (
        f"pattern={added(tomorrow).limits.pattern!r}" in code or f'pattern=r"{added(tomorrow).limits.pattern}"' in code
    )


def test_letters_of_all_scripts_do_not_bring_their_digits_into_a_pattern(tomorrow: Model) -> None:
    add(tomorrow, "News", {"type": "string", "pattern": r"[\p{L}\p{Z}\p{N}]+-[\d]"})

    assert str(added(tomorrow).limits.pattern).endswith("-[0-9]")


@pytest.mark.parametrize("pattern", [r"\p{Alpha}+", "[a"])
def test_a_pattern_that_python_cannot_read_is_refused(tomorrow: Model, pattern: str) -> None:
    add(tomorrow, "News", {"type": "string", "pattern": pattern})

    with pytest.raises(SystemExit, match=r"newThing has the pattern .*: teach codegen"):
        _service.read(tomorrow)


def test_a_long_pattern_needs_words(tomorrow: Model) -> None:
    add(tomorrow, "News", {"type": "string", "pattern": f"[{'abc' * 20}]"})

    with pytest.raises(SystemExit, match=r"sentences\.toml has nothing in \[patterns\] for \[abc"):
        request_class(tomorrow)


def test_what_aws_has_deprecated_says_so(tomorrow: Model) -> None:
    add(tomorrow, "News", {"type": "string"}, deprecated=True)

    assert "AWS has deprecated this." in _words.of_member(added(tomorrow), sent=True)
    assert "AWS has deprecated this." in _words.of_member(added(tomorrow), sent=False)


def test_documentation_of_the_model_is_not_taken_over(tomorrow: Model) -> None:
    for shape in tomorrow["shapes"].values():
        shape["documentation"] = '"""\\ <p>é</p>'

    assert _service.read(tomorrow) == _service.load()
