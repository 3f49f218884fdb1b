"""Answers and error documents, AWS's and other servers'."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

import pytest
from botocore.loaders import Loader
from botocore.model import ServiceModel
from botocore.parsers import QueryParser
from hypothesis import given, settings
from hypothesis import strategies as st

from sts_sdk import SdkClientException
from sts_sdk.internal._shape import BOOLEAN, INTEGER, LIST, STRING, Member, Shape
from sts_sdk.internal._xml import decode, decode_error
from sts_sdk.services.securitytoken import model
from sts_sdk.services.securitytoken.model._exceptions import exception_class
from support.model import body_of, capital, members_of
from support.recorded import difference, load

KEYS = "<AccessKeyId>A</AccessKeyId><SecretAccessKey>S</SecretAccessKey><SessionToken>T</SessionToken>"


def answer(inner: str) -> bytes:
    return f"<R><GetSessionTokenResult>{inner}</GetSessionTokenResult></R>".encode()


def credentials(expiration: str) -> model.Credentials:
    inner = f"<Credentials>{KEYS}<Expiration>{expiration}</Expiration></Credentials>"
    found = decode(model.GetSessionTokenResult, answer(inner))[0].getCredentials()
    assert found is not None
    return found


def _final(case: dict[str, Any]) -> dict[str, Any]:
    """The answer that ended a recorded call: the last of those that were asked for."""
    responses = case["call"]["responses"]
    return responses[min(case["attempts_on_wire"], len(responses)) - 1]


def _plain_answers(status: range) -> list[Any]:
    """The cases that the transport and the redirects have no part in."""
    return [
        pytest.param(case, id=case["id"])
        for case in load("responses")
        if case["attempts_on_wire"]
        and _final(case).get("status") in status
        and not _final(case).keys() & {"action", "raw", "claimed_length"}
        and "{port}" not in str(_final(case).get("body", ""))
    ]


@pytest.mark.parametrize("case", _plain_answers(range(200, 300)))
def test_a_recorded_answer_is_read_as_java_reads_it(case: dict[str, Any]) -> None:
    cls = getattr(model, f"{capital(case['call']['operation'])}Result")
    body = body_of(_final(case))
    if "exception" in case:
        with pytest.raises(SdkClientException):
            decode(cls, body)
    elif difference(case) is None:
        result, request_id = decode(cls, body)
        expected = case["result"]["members"]
        assert {name: value for name, value in members_of(result).items() if name in expected} == expected
        in_header = any(name.lower() == "x-amzn-requestid" for name, _ in _final(case)["headers"])
        assert in_header or request_id == case["result"]["getSdkResponseMetadata().getRequestId"]


@pytest.mark.parametrize("case", [p for p in _plain_answers(range(300, 600)) if "exception" in p.values[0]])
def test_a_recorded_error_is_read_as_java_reads_it(case: dict[str, Any]) -> None:
    response, exception = _final(case), case["exception"]
    if "getErrorCode" not in exception:
        return  # Java's endpoint check of a redirect, not an error document
    document = decode_error(body_of(response))

    code = document.code if document else None
    if "errors-plural" in case["id"]:  # a named difference
        assert code == "AccessDenied"
        return
    types = {"Sender": "Client", "Receiver": "Service"}
    assert (code or f"{response['status']} {response.get('reason', '')}") == exception["getErrorCode"]
    assert types.get((document.type if document else None) or "", "Unknown") == exception["getErrorType"]
    assert (document.message if document else None) == exception["getErrorMessage"]
    assert exception_class(code).__name__ == exception["simpleName"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" 2030-01-02T03:04:05Z ", datetime(2030, 1, 2, 3, 4, 5, tzinfo=UTC)),
        ("2030-01-02", datetime(2030, 1, 2, tzinfo=UTC)),
        ("20300102T030405Z", datetime(2030, 1, 2, 3, 4, 5, tzinfo=UTC)),
        ("1893553445.5", datetime(2030, 1, 2, 3, 4, 5, 500000, tzinfo=UTC)),
        ("2030-W01-3T03:04:05Z", datetime(2030, 1, 2, 3, 4, 5, tzinfo=UTC)),
        ("2030-01-02T23:59:60Z", datetime(2030, 1, 3, tzinfo=UTC)),
    ],
)
def test_an_expiry_that_java_drops_is_kept(text: str, expected: datetime) -> None:
    assert credentials(text).getExpiration() == expected


@pytest.mark.parametrize("text", ["", "not a date", "2023-02-29T00:00:00Z", "292278994-08-17T07:12:55Z"])
def test_an_expiry_that_cannot_be_read_is_an_error(text: str) -> None:
    with pytest.raises(SdkClientException, match="Expiration"):
        credentials(text)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"  \n",
        b'{"Credentials":{}}',
        b"<html><body><br>login",
        b"<html><body><h1>Welcome</h1></body></html>",
        b"<!DOCTYPE html><html></html>",
        b"<R><GetSessionTokenResult><Credentials><AccessKeyId>A",
        b"<a><b><R><GetSessionTokenResult/></R></b></a>",
        b"<ErrorResponse><Error><Code>AccessDenied</Code></Error><RequestId>r</RequestId></ErrorResponse>",
        b"<Error><Code>AccessDenied</Code></Error>",
        b'<?xml version="1.0" encoding="klingon"?><R/>',
        "<R><GetSessionTokenResult/></R>".encode("utf-16")[:-2],
    ],
)
def test_what_is_no_answer_is_an_error(body: bytes) -> None:
    with pytest.raises(SdkClientException, match="Unable to unmarshall response"):
        decode(model.GetSessionTokenResult, body)


def test_what_came_instead_of_a_result_is_named() -> None:
    with pytest.raises(SdkClientException, match="<html> holds no GetSessionTokenResult"):
        decode(model.GetSessionTokenResult, b"<html><body/></html>")


def test_a_result_without_members_counts_whatever_follows_it() -> None:
    result, _ = decode(model.GetSessionTokenResult, b"<R><GetSessionTokenResult/><New/></R>")

    assert result == model.GetSessionTokenResult()


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
DOCTYPES = ["<!DOCTYPE R>", '<!DOCTYPE R SYSTEM "http://127.0.0.1:1/x.dtd">', BOMB]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("doctype", DOCTYPES)
def test_a_doctype_is_refused(doctype: str, encoding: str) -> None:
    answer = f"{doctype}<R><GetSessionTokenResult><Credentials/></GetSessionTokenResult></R>".encode(encoding)
    error = f"{doctype}<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>".encode(encoding)

    with pytest.raises(SdkClientException, match="DOCTYPE"):
        decode(model.GetSessionTokenResult, answer)
    assert decode_error(error) is None


def test_unknown_elements_are_skipped_with_all_that_is_inside() -> None:
    body = answer(
        f"<New><Credentials><AccessKeyId>no</AccessKeyId></Credentials></New><Credentials>{KEYS}"
        "<AccessKeyId2>no</AccessKeyId2><Extra><SessionToken>no</SessionToken></Extra></Credentials>"
    )
    found = decode(model.GetSessionTokenResult, body)[0].getCredentials()

    assert found == model.Credentials("A", "S", "T")


def test_a_prefix_and_other_names_of_root_and_result_do_not_matter() -> None:
    body = f'<s:Any xmlns:s="urn:x"><s:Other><s:Credentials>{KEYS}</s:Credentials></s:Other></s:Any>'.replace(
        "<A", "<s:A"
    ).replace("</A", "</s:A")

    found = decode(model.GetSessionTokenResult, body.encode())[0].getCredentials()

    assert found is not None
    assert found.getAccessKeyId() == "A"


def test_a_value_that_comes_in_pieces_is_whole() -> None:
    token = "a&b<c" * 20_000  # longer than what the parser hands over at once
    body = answer(f"<Credentials><SessionToken>{escape(token)}</SessionToken></Credentials>")

    found = decode(model.GetSessionTokenResult, body)[0].getCredentials()

    assert found == model.Credentials(sessionToken=token)


def test_an_element_inside_a_value_is_an_error() -> None:
    with pytest.raises(SdkClientException, match="AccessKeyId"):
        decode(model.GetSessionTokenResult, answer("<Credentials><AccessKeyId><b/>A</AccessKeyId></Credentials>"))


@pytest.mark.parametrize("text", ["six", " 6 ", "", "6.0", "1_0", "2147483648"])
def test_a_number_that_java_does_not_read_is_an_error(text: str) -> None:
    body = f"<R><AssumeRoleResult><PackedPolicySize>{text}</PackedPolicySize></AssumeRoleResult></R>"

    with pytest.raises(SdkClientException, match="PackedPolicySize"):
        decode(model.AssumeRoleResult, body.encode())


def test_an_error_message_shows_no_secret() -> None:
    body = answer("<Credentials><SecretAccessKey>hush-hush<Expiration/></SecretAccessKey></Credentials>")

    with pytest.raises(SdkClientException) as caught:
        decode(model.GetSessionTokenResult, body)

    assert "hush" not in f"{caught.value!r} {caught.value} {caught.value.__cause__!r}"


def test_a_bare_error_is_read() -> None:
    document = decode_error(b"<Error><Code>NoSuchKey</Code><Message> m </Message><RequestId>r</RequestId></Error>")

    assert document is not None
    assert (document.code, document.message, document.type, document.request_id) == ("NoSuchKey", "m", None, "r")


def test_an_error_in_errors_is_read_as_moto_sends_it() -> None:
    document = decode_error(
        b"<ErrorResponse><Errors><Error><Code>AccessDenied</Code><Message>m</Message><Type>Sender</Type></Error></Errors>"
        b"<RequestId>\n r </RequestId></ErrorResponse>"
    )

    assert document is not None
    said = (document.code, document.message, document.type, document.request_id)
    assert said == ("AccessDenied", "m", "Sender", "r")


def test_the_first_of_several_counts() -> None:
    document = decode_error(
        b"<ErrorResponse><Error><Code>First</Code><Code>x</Code><Message/><Message>x</Message></Error>"
        b"<Error><Code>Second</Code></Error><RequestId>r</RequestId><RequestId>x</RequestId></ErrorResponse>"
    )

    assert document is not None
    assert (document.code, document.message, document.request_id) == ("First", "", "r")


def test_an_unreadable_answer_ends_with_its_status_line() -> None:
    line = " Response Code: 200, Response Text: OK"
    for body in (b"", b"<html><body>log in</body></html>", b"no XML"):
        with pytest.raises(
            SdkClientException, match=r"^Unable to unmarshall response \(.*\)\. Response Code: 200, .*OK$"
        ):
            decode(model.GetSessionTokenResult, body, line)


def test_an_error_document_of_another_form_says_nothing() -> None:
    document = decode_error(
        b"<Response><Errors><Error><Code>C</Code></Error></Errors><RequestID>r</RequestID></Response>"
    )

    assert document is not None
    assert (document.code, document.message, document.type, document.request_id) == (None, None, None, None)


class _Inner(Shape):
    __slots__ = ("name",)
    __shape__ = (Member("Name", "name", STRING),)

    def __init__(self) -> None:
        self.name: str | None = None


class _Lists(Shape):
    __slots__ = ("inners", "numbers")
    __shape__ = (
        Member("Inners", "inners", LIST, element=Member("member", "", "structure", of=_Inner)),
        Member("Numbers", "numbers", LIST, element=Member("member", "", INTEGER)),
    )

    def __init__(self) -> None:
        self.inners: list[_Inner] | None = None
        self.numbers: list[int] | None = None


def test_lists_are_read() -> None:
    body = (
        b"<R><XResult><Inners><member><Name>a</Name></member><member/></Inners>"
        b"<Numbers><member>1</member><other>5</other><member>2</member></Numbers></XResult></R>"
    )
    lists, _ = decode(_Lists, body)

    assert lists.numbers == [1, 2]
    assert [inner.name for inner in lists.inners or ()] == ["a", None]


class _Switch(Shape):
    __slots__ = ("on",)
    __shape__ = (Member("On", "on", BOOLEAN),)

    def __init__(self) -> None:
        self.on: bool | None = None


@pytest.mark.parametrize(("text", "on"), [("true", True), ("True", True), ("false", False), ("", False), ("1", False)])
def test_a_boolean_is_read_as_java_reads_it(text: str, on: bool) -> None:
    assert decode(_Switch, f"<R><XResult><On>{text}</On></XResult></R>".encode())[0].on is on


def test_a_map_is_read() -> None:
    entries = "".join(f"<entry><key>{k}</key><value>{v}</value></entry>" for k, v in (("a", "1"), ("b", "2")))
    body = (
        "<R><AssumeRoleWithSAMLResult><TrustedIdentityPropagationContext><TransactionContext><IdentityProvider>"
        f"{entries}</IdentityProvider></TransactionContext></TrustedIdentityPropagationContext>"
        "</AssumeRoleWithSAMLResult></R>"
    )
    context = decode(model.AssumeRoleWithSAMLResult, body.encode())[0].getTrustedIdentityPropagationContext()

    assert context is not None
    transaction = context.getTransactionContext()
    assert transaction is not None
    assert transaction.getIdentityProvider() == {"a": "1", "b": "2"}


# Characters that XML 1.0 allows; a carriage return is read as a line feed by every XML parser.
TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), max_size=12)


@cache
def _parser() -> tuple[QueryParser, ServiceModel]:
    return QueryParser(), ServiceModel(Loader().load_service_model("sts", "service-2"), "sts")


@given(
    st.fixed_dictionaries({"AccessKeyId": TEXT, "SecretAccessKey": TEXT, "SessionToken": TEXT}),
    st.fixed_dictionaries({"AssumedRoleId": TEXT, "Arn": TEXT}),
    st.integers(0, 2**31 - 1),
    st.datetimes(datetime(1980, 1, 1), datetime(2200, 1, 1)),  # noqa: DTZ001 -- written as UTC below
)
@settings(max_examples=40)
def test_an_answer_says_what_it_says_to_botocore(
    keys: dict[str, str], user: dict[str, str], size: int, expires: datetime
) -> None:
    body = (
        f'<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult>'
        f"<Credentials>{_elements(keys)}<Expiration>{expires.isoformat()}Z</Expiration></Credentials>"
        f"<AssumedRoleUser>{_elements(user)}</AssumedRoleUser><PackedPolicySize>{size}</PackedPolicySize>"
        f"</AssumeRoleResult><ResponseMetadata><RequestId>rid</RequestId></ResponseMetadata></AssumeRoleResponse>"
    ).encode()
    parser, service = _parser()
    shape = service.operation_model("AssumeRole").output_shape
    theirs = parser.parse({"status_code": 200, "headers": {}, "body": body}, shape)

    result, request_id = decode(model.AssumeRoleResult, body)

    ours, their_keys = result.getCredentials(), theirs["Credentials"]
    assert ours is not None
    # Java's Date, and with it ours, ends at the millisecond.
    assert timedelta() <= their_keys.pop("Expiration") - ours.getExpiration() < timedelta(milliseconds=1)
    assert {name: getattr(ours, f"get{name}")() for name in keys} == their_keys
    assert {name: getattr(result.getAssumedRoleUser(), f"get{name}")() for name in user} == theirs["AssumedRoleUser"]
    assert result.getPackedPolicySize() == theirs["PackedPolicySize"]
    assert request_id == theirs["ResponseMetadata"]["RequestId"]


def _elements(values: dict[str, str]) -> str:
    return "".join(f"<{name}>{escape(value)}</{name}>" for name, value in values.items())


@given(st.binary(max_size=60) | st.text("<>/!?[]R 'x=&;-", max_size=60).map(str.encode))
@settings(max_examples=200)
def test_no_body_raises_anything_else(body: bytes) -> None:
    decode_error(body)
    with suppress(SdkClientException):
        decode(model.GetSessionTokenResult, body)
