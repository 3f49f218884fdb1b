"""What a person is told of an error."""

from __future__ import annotations

import pytest

from sts_sdk._exceptions import AmazonServiceException, IllegalArgumentException, SdkClientException
from sts_sdk.cli._failing import CommandError, UsageError, failed


def refusal(code: str) -> AmazonServiceException:
    error = AmazonServiceException("User: x is not authorized")
    error.setErrorCode(code)
    return error


@pytest.mark.parametrize(
    ("error", "status", "told"),
    [
        (UsageError("no"), 2, "sts-sdk: no\n"),
        (CommandError("no", 127), 127, "sts-sdk: no\n"),
        (CommandError("no"), 1, "sts-sdk: no\n"),
        (SdkClientException("it broke"), 1, "sts-sdk: it broke\n"),
        (SdkClientException(""), 1, "sts-sdk: SdkClientException\n"),
        (
            SdkClientException("no credentials"),
            1,
            "sts-sdk: no credentials\nWhere they are looked for: sts-sdk explain\n",
        ),
        (SdkClientException("cannot write /.aws/credentials"), 1, "sts-sdk: cannot write /.aws/credentials\n"),
        (IllegalArgumentException("5 is too short"), 2, "sts-sdk: 5 is too short\n"),
        (FileNotFoundError(2, "No such file or directory", "there"), 1, "sts-sdk: there: No such file or directory\n"),
        (TimeoutError("timed out"), 1, "sts-sdk: timed out\n"),
        (ImportError("needs filelock"), 1, "sts-sdk: needs filelock\n"),
        (ZeroDivisionError("by zero"), 1, "sts-sdk: ZeroDivisionError: by zero\n"),
        (refusal("Throttling"), 1, "sts-sdk: Throttling: User: x is not authorized\n"),
        (KeyboardInterrupt(), 130, "\nsts-sdk: interrupted\n"),
    ],
)
def test_each_error_has_its_status_and_its_lines(
    error: BaseException, status: int, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert failed(error, debug=False) == status
    assert capsys.readouterr().err == told


@pytest.mark.parametrize("code", ["AccessDenied", "AccessDeniedException", "UnauthorizedOperation"])
def test_a_denial_names_the_command_that_explains_it(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    failed(refusal(code), debug=False)
    assert capsys.readouterr().err.endswith("\nPipe this message into: sts-sdk why\n")


def test_long_messages_are_cut_to_four_lines(capsys: pytest.CaptureFixture[str]) -> None:
    failed(SdkClientException("\n".join(["x" * 1000] * 9)), debug=False)
    lines = capsys.readouterr().err.splitlines()
    assert [len(line) for line in lines[:3]] == [300, 300, 300]
    assert lines[3:] == ["(--debug shows the rest)"]


def test_without_credentials_what_is_broken_is_told_and_what_to_set(capsys: pytest.CaptureFixture[str]) -> None:
    error = SdkClientException("Unable to load AWS credentials from any provider in the chain: [A: long, B: longer]")
    error.add_note("1. A: not configured: no variable")
    error.add_note("2. B: broken: there is no profile reports")
    failed(error, debug=False)
    assert capsys.readouterr().err.splitlines() == [
        "sts-sdk: Unable to load AWS credentials from any provider in the chain",
        "Where they are looked for: sts-sdk explain",
        "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a profile of ~/.aws with --profile.",
        "2. B: broken: there is no profile reports",
    ]


def test_notes_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    error = SdkClientException("it broke")
    error.add_note("try that")
    failed(error, debug=False)
    assert capsys.readouterr().err == "sts-sdk: it broke\ntry that\n"
