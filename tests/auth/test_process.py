"""Credentials from a program, on real processes."""

from __future__ import annotations

import copy
import json
import logging
import os
import pickle
import shlex
import signal
import sys
import threading
import time
import traceback
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from sts_sdk._exceptions import IllegalArgumentException, IllegalStateException, SdkClientException
from sts_sdk.auth import BasicAWSCredentials, BasicSessionCredentials, ProcessCredentialsProvider
from sts_sdk.auth._process import _printed_credentials, _printed_document, _printed_expiration
from support.waiting import LONG, until

if TYPE_CHECKING:
    from pathlib import Path

KEYS = {"Version": 1, "AccessKeyId": "AKIAEXAMPLEPROCESS", "SecretAccessKey": "very/secret"}


def command(program: str, *arguments: str) -> str:
    return shlex.join([sys.executable, "-c", program, *arguments])


def printing(document: object) -> str:
    return command("import sys; sys.stdout.write(sys.argv[1])", json.dumps(document))


def provider(line: str) -> ProcessCredentialsProvider:
    return ProcessCredentialsProvider.builder().withCommand(line).build()


def cause(line: str | ProcessCredentialsProvider) -> str:
    with pytest.raises(IllegalStateException) as caught:
        (provider(line) if isinstance(line, str) else line).getCredentials()
    assert str(caught.value) == "Failed to refresh process-based credentials."
    assert isinstance(caught.value.__cause__, SdkClientException)
    return str(caught.value.__cause__)


def test_keys_with_and_without_a_session() -> None:
    assert provider(printing(KEYS)).getCredentials() == BasicAWSCredentials("AKIAEXAMPLEPROCESS", "very/secret")
    session = provider(printing({**KEYS, "SessionToken": "token"})).getCredentials()
    assert session == BasicSessionCredentials("AKIAEXAMPLEPROCESS", "very/secret", "token")


def test_arguments_are_split_and_no_shell_sees_them(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    program = (
        "import json, sys; "
        "first, second = (text.replace(' ', '_') for text in sys.argv[1:3]); "
        "print(json.dumps({'Version': 1, 'AccessKeyId': first, 'SecretAccessKey': second}))"
    )
    found = provider(f"{command(program)} 'a b' $(touch\\ {mark}) ; touch {mark}").getCredentials()
    assert (found.getAWSAccessKeyId(), found.getAWSSecretKey()) == ("a_b", f"$(touch_{mark})")
    assert not mark.exists()


def counting(tmp_path: Path, **more: str) -> tuple[str, Path]:
    runs = tmp_path / "runs"
    program = "import sys; open(sys.argv[1], 'a').write('x'); print(sys.argv[2])"
    return command(program, str(runs), json.dumps({**KEYS, **more})), runs


@pytest.mark.posix
@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_child_forked_while_the_command_runs_runs_it_for_itself(tmp_path: Path) -> None:
    begun, go = tmp_path / "begun", tmp_path / "go"
    program = (
        "import pathlib, sys, time; pathlib.Path(sys.argv[2]).touch(); go = pathlib.Path(sys.argv[3])\n"
        "while not go.exists(): time.sleep(0.01)\n"
        "sys.stdout.write(sys.argv[1])"
    )
    ours = provider(command(program, json.dumps(KEYS), str(begun), str(go)))
    thread = threading.Thread(target=ours.getCredentials)
    thread.start()
    assert until(begun.exists)
    child = os.fork()
    if child == 0:
        signal.alarm(60)
        go.touch()
        os._exit(0 if ours.getCredentials().getAWSAccessKeyId() == "AKIAEXAMPLEPROCESS" else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    thread.join(60)


def test_what_never_ends_is_fetched_once_until_refresh(tmp_path: Path) -> None:
    line, runs = counting(tmp_path)
    source = provider(line)
    assert source.getCredentials() is source.getCredentials()
    assert source.getCredentialExpirationTime().year == 9999
    source.refresh()
    assert runs.read_text() == "xx"
    source.invalidate("another key")
    source.getCredentials()
    source.invalidate("AKIAEXAMPLEPROCESS")
    source.getCredentials()
    assert runs.read_text() == "xxx"


def test_many_threads_run_the_command_once(tmp_path: Path) -> None:
    line, runs = counting(tmp_path)
    source = provider(line)
    threads = [threading.Thread(target=source.getCredentials) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert runs.read_text() == "x"


def test_the_end_less_the_buffer_is_when_it_runs_again(tmp_path: Path) -> None:
    line, runs = counting(tmp_path, Expiration="2035-01-01T00:10:00Z")
    time_now = datetime(2035, 1, 1, tzinfo=UTC)
    builder = ProcessCredentialsProvider.builder().withCommand(line).withCredentialExpirationBuffer(1, "MINUTES")
    source = ProcessCredentialsProvider(builder, clock=lambda: time_now)
    source.getCredentials()
    assert source.getCredentialExpirationTime() == datetime(2035, 1, 1, 0, 9, tzinfo=UTC)
    time_now = datetime(2035, 1, 1, 0, 8, 59, tzinfo=UTC)
    source.getCredentials()
    assert runs.read_text() == "x"
    time_now = datetime(2035, 1, 1, 0, 9, tzinfo=UTC)
    source.getCredentials()
    assert runs.read_text() == "xx"


def test_credentials_that_have_ended_are_refused(tmp_path: Path) -> None:
    line, runs = counting(tmp_path, Expiration="0001-01-01T00:00:00Z")
    source = provider(line)
    assert cause(source).startswith("The command gave credentials that ended at 0001-01-01T00:00:00+00:00: it has to")
    cause(source)
    assert runs.read_text() == "xx"


@pytest.mark.parametrize("blank", ["", " ", "\t"])
def test_what_is_blank_in_a_document_is_not_set(blank: str) -> None:
    source = provider(printing({**KEYS, "SessionToken": blank, "Expiration": blank}))
    assert source.getCredentials() == BasicAWSCredentials("AKIAEXAMPLEPROCESS", "very/secret")
    assert source.getCredentialExpirationTime().year == 9999


@pytest.mark.parametrize(
    ("document", "why"),
    [
        ([], "Process did not return a JSON object."),
        ({}, "Unsupported credential version: null"),
        ({**KEYS, "Version": 2}, "Unsupported credential version: 2"),
        ({**KEYS, "Version": "1"}, "Unsupported credential version: str"),
        ({**KEYS, "Version": True}, "Unsupported credential version: True"),
        ({"Version": 1, "SecretAccessKey": "s"}, "AccessKeyId cannot be null"),
        ({**KEYS, "SecretAccessKey": ""}, "SecretAccessKey cannot be empty"),
        ({**KEYS, "AccessKeyId": " "}, "AccessKeyId cannot be empty"),
        ({**KEYS, "AccessKeyId": 1}, "AccessKeyId from credential process should be textual, but was int"),
        ({**KEYS, "Expiration": "soon"}, "Expiration from credential process is not an ISO 8601 time"),
    ],
)
def test_a_document_that_cannot_be_used(document: object, why: str) -> None:
    with pytest.raises(SdkClientException) as caught:
        read(document)
    assert str(caught.value) == why


def read(document: object) -> None:
    found = _printed_document(json.dumps(document).encode())
    _printed_credentials(found)
    _printed_expiration(found)


@pytest.mark.parametrize("output", [b"", b"secret", b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_json_is_not_shown(output: bytes) -> None:
    with pytest.raises(SdkClientException) as caught:
        _printed_document(output)
    assert str(caught.value) == "Process did not return a JSON document."
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_a_failed_command_tells_its_exit_value_and_nothing_it_wrote(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    line = command("import sys; print('on stdout'); sys.stderr.write('on stderr'); sys.exit(3)", "argument-secret")
    with pytest.raises(IllegalStateException) as caught:
        provider(line).getCredentials()
    assert str(caught.value.__cause__) == "Command returned non-zero exit value: 3"
    shown = "".join(traceback.format_exception(caught.value)) + caplog.text + repr(provider(line))
    assert not any(word in shown for word in ("on stdout", "on stderr", "argument-secret"))


def test_standard_error_is_shown_when_asked_for() -> None:
    line = command("import sys; sys.stderr.write('no session' + ' ' * 2000); sys.exit(3)")
    source = ProcessCredentialsProvider.builder().withCommand(line).withStandardErrorShown().build()
    assert cause(source) == "Command returned non-zero exit value: 3; its standard error: no session"


def test_a_command_that_is_not_there() -> None:
    assert cause("/no/such/program") == "Command cannot be run: No such file or directory"


@pytest.mark.parametrize(("line", "why"), [("a\0b", "ValueError"), ("a\ud800b", "UnicodeEncodeError")])
def test_a_command_that_no_system_can_run(line: str, why: str) -> None:
    assert cause(line) == f"Command cannot be run: {why}"


def test_no_more_than_the_limit_is_read() -> None:
    line = command("import sys\nwhile True: sys.stdout.write('x' * 65536)")
    begun = time.monotonic()
    assert cause(line) == "Command printed more than 64000 bytes"
    assert time.monotonic() - begun < LONG  # the command would go on for ever
    limited = ProcessCredentialsProvider.builder().withCommand(printing(KEYS)).withProcessOutputLimit(20).build()
    assert cause(limited) == "Command printed more than 20 bytes"


CHILD = "import os, sys, time\nwhile os.path.exists(sys.argv[1]): time.sleep(0.1)"


@pytest.mark.parametrize(
    "program",
    [
        "import time; time.sleep(600)",
        "import os, time; os.close(1); time.sleep(600)",  # nothing more to read, but still running
        # its child keeps the pipe open, and ends with the test's own process
        f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {CHILD!r}, sys.argv[1]])",
    ],
)
def test_a_command_that_does_not_end_is_ended(program: str, tmp_path: Path) -> None:
    going = tmp_path / "going"
    going.touch()
    source = ProcessCredentialsProvider.builder().withCommand(command(program, str(going))).withTimeout(0.3).build()
    begun = time.monotonic()
    assert cause(source) == "Command did not end within 0.3 seconds"
    assert time.monotonic() - begun < LONG
    going.unlink()


@pytest.mark.parametrize("seconds", [float("inf"), 1e12])
def test_a_command_may_run_for_ever(seconds: float) -> None:
    source = ProcessCredentialsProvider.builder().withCommand(printing(KEYS)).withTimeout(seconds).build()
    assert source.getCredentials().getAWSAccessKeyId() == "AKIAEXAMPLEPROCESS"


def test_a_command_cannot_read_our_input() -> None:
    line = command("import json, sys; assert sys.stdin.read() == ''; print(sys.argv[1])", json.dumps(KEYS))
    assert provider(line).getCredentials().getAWSAccessKeyId() == "AKIAEXAMPLEPROCESS"


@pytest.mark.parametrize("line", [None, "", "  ", "echo 'open"])
def test_a_command_that_cannot_be_split_is_refused(line: str | None) -> None:
    with pytest.raises(IllegalArgumentException, match="command"):
        ProcessCredentialsProvider.builder().withCommand(line).build()  # callers without types


def test_settings_out_of_range_are_refused() -> None:
    builder = ProcessCredentialsProvider.builder()
    for call in (
        lambda: builder.withCredentialExpirationBuffer(-1, "SECONDS"),
        lambda: builder.withCredentialExpirationBuffer(10**9, "DAYS"),
        lambda: builder.withCredentialExpirationBuffer(1, "WEEKS"),  # no such unit
        lambda: builder.withProcessOutputLimit(0),
        lambda: builder.withTimeout(0),
        lambda: builder.withTimeout(float("nan")),
    ):
        with pytest.raises(IllegalArgumentException):
            call()


@pytest.mark.parametrize(
    ("amount", "unit"),
    [
        *((172_800 * 10**9, "NANOSECONDS"), (172_800 * 10**6, "MICROSECONDS"), (172_800_000, "MILLISECONDS")),
        *((172_800, "SECONDS"), (2880, "MINUTES"), (48, "HOURS"), (2, "DAYS")),
    ],
)
def test_javas_units_of_time(amount: int, unit: Any) -> None:
    builder = ProcessCredentialsProvider.builder().withCommand("x").withCredentialExpirationBuffer(amount, unit)
    assert builder.settings().buffer == timedelta(days=2)


def test_a_provider_travels_as_its_settings(tmp_path: Path) -> None:
    line, runs = counting(tmp_path)
    source = provider(line)
    source.getCredentials()
    there = pickle.loads(pickle.dumps(source))
    assert there.getCredentials() == source.getCredentials()
    assert runs.read_text() == "xx"
    assert b"very/secret" not in pickle.dumps(provider(command("print(1)")))
    assert copy.copy(source) is not source


def test_a_builder_can_be_changed_after_it_has_built() -> None:
    builder = ProcessCredentialsProvider.builder().withCommand(printing(KEYS))
    builder.setCredentialExpirationBuffer(timedelta(minutes=1).seconds, "SECONDS")
    first = builder.build()
    builder.withCommand("/no/such/program")
    assert first.getCredentials().getAWSAccessKeyId() == "AKIAEXAMPLEPROCESS"
    assert pickle.loads(pickle.dumps(first)).getCredentials().getAWSAccessKeyId() == "AKIAEXAMPLEPROCESS"
