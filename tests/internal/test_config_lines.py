"""The grammar of the shared files: by rule, against botocore's parser, and on anything at all."""

from __future__ import annotations

import logging
import string
from typing import TYPE_CHECKING

import pytest
from botocore.configloader import load_config
from botocore.exceptions import ConfigParseError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sts_sdk._exceptions import IllegalArgumentException, SdkClientException
from sts_sdk.internal._config_file import CONFIG, CREDENTIALS, SharedFiles
from sts_sdk.internal._config_lines import EITHER, FileIndex, without_comment

if TYPE_CHECKING:
    from pathlib import Path


def parsed(text: str, kind: str = CONFIG) -> SharedFiles:
    return SharedFiles(FileIndex("file", kind, text))


def properties(text: str, name: str = "default", kind: str = CONFIG) -> dict[str, str]:
    return dict(parsed(text, kind).profiles[name].properties)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[default]\na = 1\nb=2", {"a": "1", "b": "2"}),
        ("[default]\na = 1 # note\n", {"a": "1"}),
        ("[default]\na = 1\t; note\n", {"a": "1"}),
        ("[default]\na = 1;2#3\n", {"a": "1;2#3"}),
        ("[default]\na = # note\n", {"a": ""}),
        ("[default]\n# a = 1\n; b = 2\n\nc = 3\n", {"c": "3"}),
        ("# first\n\n[default] # note\na = 1\n", {"a": "1"}),
        ("[ default ]\na = 1\n", {"a": "1"}),
        ("[default]\na = x=y==\n", {"a": "x=y=="}),
        ("[default]\na = 1\n two\n\tthree # kept\nb = 2\n", {"a": "1\ntwo\nthree # kept", "b": "2"}),
        ("[default]\na = 1\n\n# note\n  two\n", {"a": "1\ntwo"}),
        ("[default]\n  a = 1\n  b = 2\n", {"a": "1", "b": "2"}),
        ("[default]\n  a = 1\n    two\n  b = 2\n", {"a": "1\ntwo", "b": "2"}),
        ("[default]\nAWS_Access_Key_ID = A\n", {"aws_access_key_id": "A"}),
        ("[default]\nbad name = 1\na = 2\n", {"a": "2"}),
        ("[default]\na =   \n", {"a": ""}),
        ("[default]\na = 1\n[profile b]\n[default]\nc = 2\na = 3\n", {"a": "3", "c": "2"}),
        ("[default]\na = 1\n[profile default]\nb = 2\n", {"b": "2"}),
        ("[profile default]\nb = 2\n[default]\na = 1\n", {"b": "2"}),
        ("[profile\tdefault]\nb = 2\n", {"b": "2"}),
    ],
)
def test_a_section_in_the_config_file(text: str, expected: dict[str, str]) -> None:
    assert properties(text) == expected


def test_nested_properties() -> None:
    section = parsed(
        "[services s]\nsts =\n  Endpoint_URL = http://x:1/ # kept\n  # note\n  region=r\nplain = 1\n"
    ).services["s"]
    assert section.nested == {"sts": {"endpoint_url": "http://x:1/ # kept", "region": "r"}}
    assert section.get("sts") == "\nEndpoint_URL = http://x:1/ # kept\nregion=r"
    assert section.get("PLAIN") == "1"


def test_each_kind_of_section_is_apart() -> None:
    files = parsed("[profile a]\nk=1\n[sso-session a]\nk=2\n[services a]\nk=3\n")
    assert [kind["a"].get("k") for kind in (files.profiles, files.sso_sessions, files.services)] == ["1", "2", "3"]


def test_sessions_and_services_are_of_the_config_file_only(caplog: pytest.LogCaptureFixture) -> None:
    files = parsed("[sso-session a]\nk=2\n[services a]\nk=3\n[b]\nk=4\n", CREDENTIALS)
    assert (dict(files.sso_sessions), dict(files.services), list(files.profiles)) == ({}, {}, ["b"])
    assert "file:1: the name of this section is not allowed" in caplog.text


@pytest.mark.parametrize(
    "heading", ["[a b]", "[profile a b]", "[]", "[ä]", "[profile 'a b]", "[profile a\tb]", "[a*]", "[other x]"]
)
def test_a_section_with_another_name_is_left_out_with_a_warning(heading: str, caplog: pytest.LogCaptureFixture) -> None:
    files = parsed(f"{heading}\nk=1\n[profile ok]\nk=2\n")
    assert list(files.profiles) == ["ok"]
    assert [record.levelno for record in caplog.records] == [logging.WARNING]


def test_a_warning_shows_no_word_of_the_file(caplog: pytest.LogCaptureFixture) -> None:
    assert properties("[default]\nwJalrXUtnFEMI/K7MDENG bPxRfiCYEXAMPLEKEY=\na=1\n") == {"a": "1"}
    assert "file:2: the name of this property is not allowed" in caplog.text
    assert "wJalr" not in caplog.text


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [("[foo]\na=1\n", CONFIG, "foo"), ("[profile foo]\na=1\n", CREDENTIALS, "foo")],
)
def test_a_misplaced_prefix_counts_if_there_is_no_proper_one(
    text: str, kind: str, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert properties(text, name, kind) == {"a": "1"}
    assert "mind the word 'profile'" in caplog.text


def test_a_proper_section_beats_a_misplaced_one_in_either_file() -> None:
    config = FileIndex("config", CONFIG, "[foo]\na=1\nb=1\n")
    credentials = FileIndex("credentials", CREDENTIALS, "[foo]\na=2\n")
    assert dict(SharedFiles(config, credentials).profiles["foo"].properties) == {"a": "2"}


def test_the_credentials_file_wins_property_by_property() -> None:
    config = FileIndex("config", CONFIG, "[profile p]\na=1\nb=1\n")
    credentials = FileIndex("credentials", CREDENTIALS, "\n\n[p]\na=2\n")
    section = SharedFiles(config, credentials).profiles["p"]
    assert dict(section.properties) == {"a": "2", "b": "1"}
    assert (section.where("a"), section.where("B"), section.where("c")) == ("credentials:4", "config:3", "")


def test_a_lone_file_takes_both_headings() -> None:
    files = parsed("[a]\nk=1\n[profile b]\nk=2\n[default]\nk=3\n", EITHER)
    assert {name: section.get("k") for name, section in files.profiles.items()} == {"a": "1", "b": "2", "default": "3"}


@pytest.mark.parametrize(
    ("text", "message", "note"),
    [
        ("[default]\na=1\ngarbage\n", "Invalid property format: no '=' character is found on line 3", "in file"),
        ("[default\na=1\n", "Invalid property format: no '=' character is found on line 1", "in file"),
        ("# c\na=1\n[default]\n", "Property is defined without a preceding profile name on line 2", "in file"),
        ("[default]\n=1\n", "Invalid property format: the property name is empty on line 2", "in file"),
        ("[default]\na=\n  b\n", "Invalid property format: no '=' character is found on line 3", "in file"),
    ],
)
def test_what_cannot_be_understood(text: str, message: str, note: str) -> None:
    with pytest.raises(IllegalArgumentException) as caught:
        properties(text)
    assert (str(caught.value), caught.value.__notes__) == (message, [note])


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("[profile 'My Mac']", "My Mac"),
        ('[profile "My Mac"]', "My Mac"),
        ("[profile 'it'\"'\"'s']", "it's"),
        ("[profile plain] ; note", "plain"),
        ("[profile plain] /* note */", "plain"),
        ("[profile plain]x", "plain"),
        ("\t[ profile 'a ] b' ] # ]", "a ] b"),
        ("[profile \u672c\u756a]", "\u672c\u756a"),
        ("[profile a*]", "a*"),
    ],
)
def test_headings_that_others_read(heading: str, name: str, tmp_path: Path) -> None:
    text = f"{heading}\nk=1\n"
    assert list(parsed(text).profiles) == [name]
    file = tmp_path / "config"
    file.write_text(text, encoding="utf-8")
    if "]" not in name:  # where botocore ends a heading depends on all that follows
        assert list(load_config(str(file))["profiles"]) == [name]


@pytest.mark.parametrize("heading", ["[Foo Bar]", "['Foo Bar']", "[profile 'Foo Bar']", " [ Foo Bar ]"])
def test_names_with_blanks_in_the_credentials_file(heading: str) -> None:
    assert properties(f"{heading}\nk=1\n", "Foo Bar", CREDENTIALS) == {"k": "1"}


def test_a_session_with_blanks_in_its_name() -> None:
    assert parsed("[sso-session 'FOO BAR']\nk=1\n").sso_sessions["FOO BAR"].get("k") == "1"


def test_a_file_that_is_indented_as_a_whole() -> None:
    files = parsed("  [default]\n  a = 1\n\n\t[profile b]\n\tc = 2\n\t\tmore\n")
    assert dict(files.profiles["default"].properties) == {"a": "1"}
    assert dict(files.profiles["b"].properties) == {"c": "2\nmore"}


def test_a_deeper_heading_goes_on_with_the_value_before_it() -> None:
    assert properties("[default]\na = 1\n  [profile b]\n") == {"a": "1\n[profile b]"}


def test_a_key_that_is_there_twice_is_told_with_both_lines(caplog: pytest.LogCaptureFixture) -> None:
    assert properties("[default]\na=1\nb=2\nA=3\n") == {"a": "3", "b": "2"}
    assert caplog.messages == ["file:4: a is there twice, on line 2 too; this one counts"]


@pytest.mark.parametrize(
    "command", ['sh -c "cat x ; true"', "sh -c 'a # b'", 'x --arg "team #1"', 'x --arg="team #1"', 'x "a \\" # b"']
)
def test_a_comment_sign_inside_of_quotes_is_none(command: str) -> None:
    assert properties(f"[default]\na = {command} # note\n") == {"a": command}


def test_a_lone_quote_begins_no_quoted_text() -> None:
    assert properties("[default]\na = it's # don't\nb = 'x # y\n") == {"a": "it's", "b": "'x"}


def test_bytes_that_are_not_utf_8_harm_only_the_property_that_holds_them() -> None:
    files = parsed(
        "# \udc96\n[profile ok] # \udc96\na = 1 # \udc96\n[profile \udc96]\nb=1\n[profile bad]\na = \udc96\n"
    )
    assert dict(files.profiles["ok"].properties) == {"a": "1"}
    with pytest.raises(SdkClientException, match=r"^Unable to read file: line 7 is not UTF-8$"):
        files.profiles["bad"]


def test_a_heading_without_its_bracket_is_told_to_who_asks_for_it() -> None:
    files = parsed("[profile a]\nk=1\n[profile b\nk=2\n")
    assert dict(files.profiles["a"].properties) == {"k": "1"}
    with pytest.raises(IllegalArgumentException, match="line 3"):
        files.profiles["b"]
    assert files.profiles.get("other") is None


def test_a_line_before_the_first_heading_spoils_its_own_file_only() -> None:
    config = FileIndex("config", CONFIG, "junk\n[profile a]\nk=1\n")
    credentials = FileIndex("credentials", CREDENTIALS, "[b]\nk=2\n")
    files = SharedFiles(config, credentials)
    assert files.profiles["b"].get("k") == "2"
    with pytest.raises(IllegalArgumentException, match="without a preceding profile name on line 1"):
        files.profiles["a"]


def test_a_mistake_in_one_section_leaves_the_others_alone() -> None:
    files = parsed("[profile broken]\ngarbage\n[profile whole]\na=1\n")
    assert files.profiles["whole"].get("a") == "1"
    with pytest.raises(IllegalArgumentException):
        files.profiles["broken"]


def test_names_are_in_the_order_of_the_file_and_found_only_if_there() -> None:
    files = parsed("[default]\n[profile z]\n[profile a]\n")
    assert (list(files.profiles), len(files.profiles)) == (["default", "z", "a"], 3)
    assert "b" not in files.profiles
    assert files.profiles.get("b") is None


def test_text_of_a_section_shows_no_value() -> None:
    assert repr(parsed("[default]\na=secret\n").profiles["default"]) == "<Section default: a>"


NAMES = st.text(string.ascii_letters + string.digits + "_-./@+% \u00e9\u672c", min_size=1, max_size=8)
NAMES = NAMES.map(str.strip).filter(bool)
KEYS = st.text(string.ascii_lowercase + string.digits + "_", min_size=1, max_size=8)
# No mark that begins an inline comment here, which botocore does not have, and no ":", which it takes for "=".
VALUES = st.text(string.ascii_letters + string.digits + "/+=_-. ", max_size=12).map(str.strip)
MARGINS = st.sampled_from(["", " ", "\t", "    "])
GAPS = st.sampled_from([" ", "  ", "\t"])
NOISE = st.sampled_from(["", "# comment", "; comment", "   ", "  # indented comment"])


@st.composite
def config_files(draw: st.DrawFn) -> str:
    lines: list[str] = []
    margin, behind = draw(MARGINS), st.sampled_from(["", " # note", " ; x", " text", "text"])
    for name in draw(st.lists(NAMES.filter(lambda name: name != "default"), unique=True, max_size=4)):
        lines += [draw(NOISE), f"{margin}[profile{draw(GAPS)}{draw(quoted(name))}]{draw(behind)}"]
        for key in draw(st.lists(KEYS, unique=True, max_size=4)):
            lines += [draw(NOISE), *(f"{margin}{line}" for line in draw(statement(key)))]
    return "\n".join(lines) + "\n"


def quoted(name: str) -> st.SearchStrategy[str]:
    plain = [] if " " in name else [name]
    return st.sampled_from([*plain, f"'{name}'", f'"{name}"'])


@st.composite
def statement(draw: st.DrawFn, key: str) -> list[str]:
    equals = draw(st.sampled_from(["=", " = ", "= ", " ="]))
    nested = {sub: draw(VALUES) for sub in draw(st.lists(KEYS, unique=True, max_size=3))}
    if draw(st.booleans()) and nested:
        return [f"{key}{equals}", *(f"  {sub} = {value}" for sub, value in nested.items())]
    # A continuation of a value that is not blank: other lines would be nested properties.
    value, more = draw(VALUES), draw(st.lists(VALUES.filter(bool), max_size=2))
    return [f"{key}{equals}{value}", *(f"\t{line}" for line in more if value)]


@given(config_files())
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_botocore_reads_the_same(tmp_path: Path, text: str) -> None:
    file = tmp_path / "config"
    file.write_text(text, encoding="utf-8")
    ours = {
        name: {key: section.nested.get(key, value) for key, value in section.properties.items()}
        for name, section in parsed(text).profiles.items()
    }
    assert ours == load_config(str(file))["profiles"]


# What botocore makes of it, and what we do: the table of where the two should not agree.
WITNESS_DIFFERS = [
    ("an inline comment is none to botocore", "[default]\na = 1 # c\n", {"a": "1 # c"}, {"a": "1"}),
    ("a colon separates, to botocore", "[default]\na: 1\n", {"a": "1"}, IllegalArgumentException),
    (
        "botocore refuses a section that is there twice",
        "[default]\na=1\n[default]\nb=2\n",
        ConfigParseError,
        {"a": "1", "b": "2"},
    ),
    ("blank lines are part of a value, to botocore", "[default]\na=1\n\n  b\n", {"a": "1\n\nb"}, {"a": "1\nb"}),
    ("botocore takes the later default", "[profile default]\na=1\n[default]\na=2\n", {"a": "2"}, {"a": "1"}),
    ("botocore refuses a key that is there twice", "[default]\na=1\nA=2\n", ConfigParseError, {"a": "2"}),
    ("a name outside the alphabet is one to botocore", "[default]\nb c=1\na=2\n", {"b c": "1", "a": "2"}, {"a": "2"}),
    (
        "both refuse a property without a name",
        "[default]\n= 1\n",
        ConfigParseError,
        IllegalArgumentException,
    ),
]


@pytest.mark.parametrize(("why", "text", "theirs", "ours"), WITNESS_DIFFERS, ids=[row[0] for row in WITNESS_DIFFERS])
def test_where_botocore_reads_something_else(
    why: str,
    text: str,
    theirs: dict[str, str] | type[Exception],
    ours: dict[str, str] | type[Exception],
    tmp_path: Path,
) -> None:
    file = tmp_path / "config"
    file.write_text(text)
    assert outcome(lambda: load_config(str(file))["profiles"]["default"]) == theirs
    assert outcome(lambda: properties(text)) == ours


def outcome(read: object) -> object:
    try:
        return read()
    except Exception as e:  # noqa: BLE001 -- which one is what is asked
        return type(e)


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "[default]",
                "[profile a]",
                "[a",
                "[]",
                "[profile]",
                "[sso-session s]",
                "a=1",
                " a=1",
                "a",
                "=",
                "\t",
                "#",
                "\x00",
            ]
        ),
        st.text(max_size=12),
    ),
    max_size=12,
)


@given(LINES, st.sampled_from([CONFIG, CREDENTIALS, EITHER]))
@settings(max_examples=300)
def test_nothing_but_our_own_exceptions_comes_out(lines: list[str], kind: str) -> None:
    try:
        files = parsed("\n".join(lines), kind)
        for sections in (files.profiles, files.sso_sessions, files.services):
            for section in sections.values():
                assert all(isinstance(value, str) for value in section.properties.values())
    except SdkClientException:
        pass


@given(st.text(alphabet="ab#; \t=", max_size=20))
def test_an_inline_comment_needs_white_space_before_it(line: str) -> None:
    kept = without_comment(line)
    assert line.startswith(kept)
    assert not any(mark in kept for mark in (" #", " ;", "\t#", "\t;"))
    rest = line[len(kept) :].lstrip()
    assert not rest or rest[0] in "#;"
