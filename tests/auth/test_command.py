"""What a command has started ends with it, and what is told of it while it runs and when it fails."""

from __future__ import annotations

import json
import os
import pickle
import pty
import shlex
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sts_sdk._exceptions import IllegalArgumentException, IllegalStateException, SdkClientException
from sts_sdk.auth import DefaultAWSCredentialsProviderChain, ProcessCredentialsProvider, _command
from sts_sdk.auth._command import Command, CommandOrigin
from sts_sdk.auth.profile import ProfileCredentialsProvider
from support.waiting import LONG, until

DOCUMENT = json.dumps({"Version": 1, "AccessKeyId": "AK", "SecretAccessKey": "s"})
ORIGIN = CommandOrigin("dev", "/the/config:2")


@pytest.fixture
def aws_folder(clean_surroundings: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    folder = tmp_path / "home" / ".aws"
    folder.mkdir()
    return folder


def python(program: str, *arguments: str) -> str:
    return shlex.join([sys.executable, "-c", program, *arguments])


def is_gone(pid: int) -> bool:
    """Whether a process has ended; one that nobody has waited for yet counts."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    status = Path(f"/proc/{pid}/stat")
    return status.exists() and status.read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "Z"


@pytest.mark.posix
@pytest.mark.parametrize("terminal", [False, True])
def test_the_time_limit_ends_all_that_was_started(
    terminal: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_command, "_has_terminal", lambda: terminal)
    line = f"sh -c 'sh -c \"sleep 600 & echo \\$! >{tmp_path}/pid; wait\" & wait'"
    with pytest.raises(IllegalStateException):
        ProcessCredentialsProvider.builder().withCommand(line).withTimeout(2).build().getCredentials()
    pid = int((tmp_path / "pid").read_text())
    assert until(lambda: is_gone(pid))


@pytest.mark.posix
def test_what_outlived_its_parent_ends_with_the_group(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_command, "_has_terminal", lambda: False)
    line = f"sh -c 'sleep 600 & echo $! >{tmp_path}/pid'"  # holds the pipe open
    with pytest.raises(IllegalStateException):
        ProcessCredentialsProvider.builder().withCommand(line).withTimeout(1).build().getCredentials()
    pid = int((tmp_path / "pid").read_text())
    assert until(lambda: is_gone(pid))


@pytest.mark.posix
def test_what_a_command_leaves_running_after_its_success_stays(tmp_path: Path) -> None:
    program = "import subprocess, sys; print(subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL).pid)"
    agent = Command(shlex.split(python(program, "sleep", "600")), 1000, LONG).run()
    assert not is_gone(int(agent))
    os.kill(int(agent), 9)


@pytest.mark.posix
def test_processes_are_found_without_the_program_ps(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = dict(_command._parents())
    assert listed[os.getpid()] == os.getppid()
    monkeypatch.setenv("PATH", "/nowhere")
    if Path("/proc/self").is_dir():
        assert dict(_command._parents())[os.getpid()] == os.getppid()


@pytest.mark.posix
def test_a_prompt_on_the_terminal_works(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    asking = "import json, sys\nwith open('/dev/tty', 'r+b', buffering=0) as tty:\n tty.write(b'PIN: ')\n"
    asking += (
        " pin = tty.read(4).decode()\nprint(json.dumps({'Version': 1, 'AccessKeyId': pin, 'SecretAccessKey': 's'}))"
    )
    program.write_text(
        "from sts_sdk.auth import ProcessCredentialsProvider as P\n"
        f"print('got', P.builder().withCommand({python(asking)!r}).build().getCredentials().getAWSAccessKeyId())"
    )
    pid, terminal = pty.fork()
    if pid == 0:
        os.execv(sys.executable, [sys.executable, str(program)])
    shown = b""
    try:
        while b"got" not in shown or not shown.endswith(b"\n"):
            shown += os.read(terminal, 1000)
            if shown.endswith(b"PIN: "):
                os.write(terminal, b"1234\n")
    except OSError:  # the end, as Linux tells it
        pass
    status = os.waitpid(pid, 0)[1]
    os.close(terminal)
    assert os.waitstatus_to_exitcode(status) == 0, shown
    assert b"got 1234" in shown


def test_a_person_at_a_terminal_is_told_what_is_awaited(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(_command, "_PATIENCE", 0.0)
    line = python("import time; time.sleep(0.3)", "--secret=hidden")
    Command(shlex.split(line), 1000, LONG, origin=ORIGIN).run()
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    Command(shlex.split(line), 1000, LONG, origin=ORIGIN).run()
    program = Path(sys.executable).name
    assert capsys.readouterr().err == f"Waiting for the credential_process of profile dev: {program}\n"


@pytest.mark.parametrize(
    ("line", "limit", "why"),
    [
        ("false --secret=hidden", 10, "Command returned non-zero exit value: 1"),
        ("/no/such/false", 10, "Command cannot be run: No such file or directory"),
        ("sh -c 'sleep 600; false'", 10, "Command did not end within 0.2 seconds"),
        ("echo 01234567890123", 10, "Command printed more than 10 bytes"),
    ],
)
def test_a_failure_names_profile_place_and_program(line: str, limit: int, why: str) -> None:
    arguments = shlex.split(line)
    with pytest.raises(SdkClientException) as caught:
        Command(arguments, limit, 0.2 if "within" in why else LONG, origin=ORIGIN).run()
    program = Path(arguments[0]).name
    assert str(caught.value) == f"{why} (credential_process of profile dev, /the/config:2: {program})"


@pytest.mark.parametrize(
    ("printed", "why"),
    [
        ("Loading... {}", "Process did not return a JSON document."),
        ("", "Process did not return a JSON document."),
        ("[1]", "Process did not return a JSON object."),
        ("{}", "Unsupported credential version: null"),
        ('{"Version": "1"}', "Unsupported credential version: str"),
        ('{"Version": 1, "AccessKeyId": "AK"}', "SecretAccessKey cannot be null"),
        (DOCUMENT.replace("}", ', "Expiration": "soon"}'),
         "Expiration from credential process is not an ISO 8601 time"),
        (DOCUMENT.replace("}", ', "Expiration": "2020-01-01T00:00:00Z"}'),
         "The command gave credentials that ended at 2020-01-01T00:00:00+00:00"),
    ],
)  # fmt: skip
def test_so_does_one_in_what_was_printed(printed: str, why: str, aws_folder: Path) -> None:
    (aws_folder / "printed").write_text(printed)
    (aws_folder / "config").write_text(f"[default]\ncredential_process = cat {aws_folder / 'printed'}\n")
    with pytest.raises(IllegalStateException) as caught:
        ProfileCredentialsProvider().getCredentials()
    where = f"(credential_process of profile default, {aws_folder / 'config'}:2: cat)"
    assert str(caught.value.__cause__).startswith(f"{why} {where}")


@pytest.mark.posix
@pytest.mark.parametrize(
    ("line", "program", "why"),
    [
        ("~/bin/helper", "helper", "; no shell runs it"),
        ("$HOME/bin/helper", "helper", "; no shell runs it"),
        ("AWS_PROFILE=x helper", "AWS_PROFILE=x", "; no shell runs it"),
        ("'/no/such/helper --secret hidden/secret'", "helper", "; quotes make one name of a program and its arguments"),
        ("/no/such/helper --secret hidden", "helper", ""),
    ],
)
def test_what_only_a_shell_understands_is_told(line: str, program: str, why: str) -> None:
    with pytest.raises(SdkClientException) as caught:
        Command(shlex.split(line), 1000, LONG, origin=ORIGIN).run()
    assert f"/the/config:2: {program}){why}" in str(caught.value)
    assert str(caught.value).endswith(")") is (not why)
    assert "secret" not in f"{caught.value} {caught.value.__cause__}"


@pytest.mark.posix
def test_a_command_reads_what_a_person_types_and_nothing_else() -> None:
    asking = python(
        "import json, os\nprint(json.dumps({'Version': 1, 'AccessKeyId': input(), 'SecretAccessKey': 's'}))"
    )
    program = (
        "from sts_sdk.auth import ProcessCredentialsProvider as P\n"
        f"print('got', P.builder().withCommand({asking!r}).build().getCredentials().getAWSAccessKeyId())"
    )
    pid, terminal = pty.fork()
    if pid == 0:
        os.execv(sys.executable, [sys.executable, "-c", program])
    os.write(terminal, b"1234\n")
    shown = b""
    try:
        while b"got" not in shown or not shown.endswith(b"\n"):
            shown += os.read(terminal, 1000)
    except OSError:  # the end, as Linux tells it
        pass
    status = os.waitpid(pid, 0)[1]
    os.close(terminal)
    assert os.waitstatus_to_exitcode(status) == 0, shown
    assert b"got 1234" in shown
    # What is piped into the program is the program's.
    program = f"import subprocess, sys\ntry:\n exec({program!r})\nexcept Exception: print('left', sys.stdin.readline())"
    done = subprocess.run([sys.executable, "-c", program], input=b"data\n", stdout=subprocess.PIPE, check=True)
    assert done.stdout.startswith(b"left data")


def test_a_command_below_itself_is_stopped(aws_folder: Path, tmp_path: Path) -> None:
    helper = tmp_path / "helper.py"
    helper.write_text(
        f"open({str(tmp_path / 'levels')!r}, 'a').write('x')\n"
        "from sts_sdk.auth.profile import ProfileCredentialsProvider\n"
        "try:\n ProfileCredentialsProvider().getCredentials()\n"
        f"except Exception as e:\n open({str(tmp_path / 'told')!r}, 'w').write(str(e))\n raise\n"
    )
    (aws_folder / "config").write_text(
        f"[default]\nrole_arn=r\nsource_profile=base\n[profile base]\ncredential_process={sys.executable} {helper}\n"
    )
    with pytest.raises(SdkClientException):
        ProfileCredentialsProvider().getCredentials()
    assert (tmp_path / "levels").read_text() == "x"
    told = (tmp_path / "told").read_text()
    assert f"of profile base ({aws_folder / 'config'}:5) asks for the credentials of this same profile" in told


def test_a_command_may_ask_for_another_profile(aws_folder: Path, tmp_path: Path) -> None:
    helper = tmp_path / "helper.py"
    helper.write_text(
        "import json\nfrom sts_sdk.auth.profile import ProfileCredentialsProvider as P\n"
        "found = P('other').getCredentials()\n"
        "print(json.dumps({'Version': 1, 'AccessKeyId': found.getAWSAccessKeyId(), 'SecretAccessKey': 's'}))\n"
    )
    (aws_folder / "config").write_text(
        f"[default]\ncredential_process = {sys.executable} {helper}\n"
        f"[profile other]\ncredential_process = echo {shlex.quote(DOCUMENT)}\n"
    )
    assert ProfileCredentialsProvider().getCredentials().getAWSAccessKeyId() == "AK"


@pytest.mark.parametrize("by", ["variable", "profile"])
def test_a_profiles_user_can_have_standard_error_shown(
    by: str, aws_folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    text = "[default]\ncredential_process = sh -c 'echo touch >&2; exit 1'\n"
    for choice in ("hidden", "message", "terminal"):
        if by == "variable":
            monkeypatch.setenv("STS_SDK_PROCESS_STDERR", choice.upper())
        (aws_folder / "config").write_text(text + (f"sts_sdk_process_stderr={choice}\n" if by == "profile" else ""))
        with pytest.raises(IllegalStateException) as caught:
            ProfileCredentialsProvider().getCredentials()
        assert ("touch" in str(caught.value.__cause__)) is (choice == "message")
        assert ("touch" in capfd.readouterr().err) is (choice == "terminal")


def test_another_place_for_standard_error_is_refused(aws_folder: Path) -> None:
    (aws_folder / "config").write_text("[default]\ncredential_process = true\nsts_sdk_process_stderr = yes\n")
    with pytest.raises(IllegalArgumentException, match=r"config:3\) must be hidden, message or terminal, not 'yes'"):
        ProfileCredentialsProvider().getCredentials()


def test_the_chain_tells_profile_place_and_program(aws_folder: Path) -> None:
    (aws_folder / "config").write_text("[default]\ncredential_process = false\n")
    with pytest.raises(SdkClientException, match=r"profile default, .*config:2: false\)"):
        DefaultAWSCredentialsProviderChain().getCredentials()


def test_a_command_that_cannot_be_split_is_told_with_its_place(aws_folder: Path) -> None:
    (aws_folder / "config").write_text("[default]\ncredential_process = sh -c 'x\n")
    with pytest.raises(
        IllegalArgumentException, match=r"No closing quotation \(credential_process of profile default, "
    ):
        ProfileCredentialsProvider().getCredentials()


def test_a_commands_origin_travels() -> None:
    builder = ProcessCredentialsProvider.builder().withCommand("false")
    there = pickle.loads(pickle.dumps(ProcessCredentialsProvider(builder, origin=ORIGIN)))
    begun = time.monotonic()
    with pytest.raises(IllegalStateException) as caught:
        there.getCredentials()
    assert "profile dev" in str(caught.value.__cause__)
    assert time.monotonic() - begun < LONG
