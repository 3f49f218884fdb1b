"""The exception tree, its texts, and what survives a pickle."""

from __future__ import annotations

import importlib
import io
import pickle
import traceback
from contextlib import redirect_stderr
from typing import Any

import pytest

from sts_sdk import (
    AbortedException,
    AmazonClientException,
    AmazonServiceException,
    IllegalArgumentException,
    SdkBaseException,
    SdkClientException,
    UnsupportedOperationException,
)
from sts_sdk._exceptions import IllegalStateException
from sts_sdk.services.s3.model import MultiObjectDeleteException
from sts_sdk.services.securitytoken.model import ExpiredTokenException
from support.recorded import cases, load

REFUSED = [case for case in load("responses") if "getErrorCode" in case.get("exception", {})]


def by_name(name: str) -> list[Any]:
    return cases("defaults", lambda case: case["id"].endswith(name))


@pytest.mark.parametrize("case", by_name("exception-AmazonServiceException-bare"))
def test_a_service_exception_with_a_message_only(case: dict[str, Any]) -> None:
    e = AmazonServiceException("m")
    values = [e.getMessage(), e.getErrorMessage(), e.getErrorType().name, e.getStatusCode(), e.isRetryable()]

    assert values == case["value"]


@pytest.mark.parametrize("case", by_name("exception-SdkClientException"))
def test_a_client_exception(case: dict[str, Any]) -> None:
    e = SdkClientException("m")

    assert [e.getMessage(), e.isRetryable(), e.toString()] == case["value"]
    assert str(e) == e.getLocalizedMessage() == "m"


def refusal(recorded: dict[str, Any]) -> AmazonServiceException:
    e = ExpiredTokenException(recorded["getErrorMessage"])
    e.setErrorCode(recorded["getErrorCode"])
    e.setErrorType(AmazonServiceException.ErrorType[recorded["getErrorType"]])
    e.setStatusCode(recorded["getStatusCode"])
    e.setServiceName(recorded["getServiceName"])
    e.setRequestId(recorded["getRequestId"])
    e.setHttpHeaders(recorded["getHttpHeaders"])
    e.setProxyHost(recorded["getProxyHost"])
    e.setRawResponseContent(recorded["getRawResponseContent"])
    return e


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case["id"])
def test_the_message_is_java_s_also_after_a_pickle(case: dict[str, Any]) -> None:
    recorded = case["exception"]
    e = refusal(recorded)

    for exception in (e, pickle.loads(pickle.dumps(e))):
        assert str(exception) == exception.getMessage() == recorded["getMessage"]
        assert exception.getErrorCode() == recorded["getErrorCode"]
        assert exception.getErrorType().name == recorded["getErrorType"]
        assert exception.getHttpHeaders() == recorded["getHttpHeaders"]
        assert exception.getRawResponse() is None
        assert type(exception) is ExpiredTokenException
    if recorded["simpleName"] == "ExpiredTokenException":
        assert e.toString() == recorded["toString"]


def test_the_tree() -> None:
    for cls in (IllegalArgumentException, AbortedException, UnsupportedOperationException, IllegalStateException):
        assert issubclass(cls, SdkClientException)
        assert not cls("m").isRetryable()
    assert ExpiredTokenException.__mro__[2:7] == (
        AmazonServiceException,
        SdkClientException,
        AmazonClientException,
        SdkBaseException,
        Exception,
    )
    assert issubclass(IllegalArgumentException, ValueError)
    assert issubclass(UnsupportedOperationException, RuntimeError)


def test_a_cause_is_kept() -> None:
    cause = OSError("no route")

    assert SdkClientException("m", cause).getCause() is cause
    assert SdkClientException("m", cause).__cause__ is cause
    assert SdkClientException(cause).getMessage() == "OSError: no route"
    assert SdkClientException(SdkClientException("m")).getMessage() == "com.amazonaws.SdkClientException: m"
    assert SdkClientException("m").getCause() is None


def test_a_cause_of_ours_goes_along_in_a_pickle() -> None:
    loaded = pickle.loads(pickle.dumps(SdkClientException("outer", SdkClientException("inner", OSError("x")))))

    assert loaded.getCause().getMessage() == "inner"
    assert loaded.getCause().getCause() is None


def test_texts_without_a_message() -> None:
    assert str(SdkClientException()) == ""
    assert SdkClientException().toString() == "com.amazonaws.SdkClientException"
    assert IllegalArgumentException("m").toString() == "java.lang.IllegalArgumentException: m"

    class Own(SdkClientException):
        pass

    assert Own("m").toString() == f"{__name__}.Own: m"


def test_a_body_that_is_no_text_is_shown_as_far_as_it_is() -> None:
    e = AmazonServiceException("m")
    assert e.getRawResponseContent() is None
    e.setRawResponse(b"a\xff")

    assert e.getRawResponse() == b"a\xff"
    assert e.getRawResponseContent() == "a\ufffd"


def test_the_stack_trace_goes_to_standard_error() -> None:
    out = io.StringIO()
    try:
        raise SdkClientException("outer") from OSError("inner")
    except SdkClientException as error:
        with redirect_stderr(out):
            error.printStackTrace()

    assert "OSError: inner" in out.getvalue()
    assert "SdkClientException: outer" in out.getvalue()


def test_an_aborted_call_says_nothing_by_itself() -> None:
    cause = ValueError("c")
    assert AbortedException().getMessage() == ""
    assert AbortedException(cause).getMessage() == ""
    assert AbortedException(cause).getCause() is cause
    assert AbortedException("m", cause).getMessage() == "m"
    assert AbortedException().toString() == "com.amazonaws.AbortedException: "


def public_exceptions() -> list[tuple[str, str]]:
    """Each exception and warning that people import, by package and name, but for those of clients over botocore."""
    packages = (
        "sts_sdk",
        "sts_sdk.http",
        "sts_sdk.http.exception",
        "sts_sdk.http.timers.client",
        "sts_sdk.services.s3.model",
        "sts_sdk.services.securitytoken",
        "sts_sdk.services.securitytoken.model",
    )
    found = [(package, name) for package in packages for name in dir(importlib.import_module(package))]
    porting = [("sts_sdk.porting", "MissingExtra"), ("sts_sdk.porting", "NotJava")]
    return [*(each for each in found if each[1].endswith(("Exception", "Warning"))), *porting]


@pytest.mark.parametrize(("package", "name"), public_exceptions())
def test_tracebacks_name_the_place_that_people_import_from(package: str, name: str) -> None:
    kind = getattr(importlib.import_module(package), name)

    assert kind.__module__ == package
    assert pickle.loads(pickle.dumps(kind)) is kind
    raised = kind() if kind is MultiObjectDeleteException else kind("why")  # the one that says always the same
    assert f"{package}.{name}: " in "".join(traceback.format_exception_only(raised))


def test_a_callers_own_exception_stays_where_it_is() -> None:
    class Own(SdkClientException):
        pass

    assert Own.__module__ == __name__
