"""Runs the command of a ``credential_process``: its time limit, what it prints, and all that it has started."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import tempfile
import threading
import time
from _thread import LockType, allocate_lock
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import IO, Final, Literal, NamedTuple, cast

from sts_sdk._exceptions import IllegalArgumentException, SdkClientException
from sts_sdk.internal._apart import LOOK, answer_of

StandardError = Literal["hidden", "message", "terminal"]
HIDDEN: Final = "hidden"
IN_MESSAGE: Final = "message"

# In the environment of a command: the profiles whose commands it runs below, a line each.
_RUNNING: Final = "STS_SDK_CREDENTIAL_PROCESS"
_ENDING: Final = 2.0  # seconds that who is interrupted gives the command to be ended
_SHOWN_OF_STDERR: Final = 1000
_FAREWELL: Final = 0.1  # seconds for a command to end by itself, once what it waits for is ended
_PATIENCE: Final = 5.0  # seconds after which a person at a terminal is told what is awaited


class CommandOrigin(NamedTuple):
    """The profile that names a command, ``path:line`` of where it does, and the account that the profile names."""

    profile: str
    where: str
    account: str | None = None


class Command:
    """Runs a program and reads what it prints, up to a number of bytes and of seconds."""

    __slots__ = ("_arguments", "_limit", "_origin", "_stderr", "_timeout")

    def __init__(
        self,
        arguments: str | list[str],
        limit: int,
        timeout: float,
        stderr: StandardError = HIDDEN,
        origin: CommandOrigin | None = None,
    ) -> None:
        self._arguments = arguments
        self._limit = limit
        self._timeout = timeout
        self._stderr = stderr
        self._origin = origin

    def check_origin(self) -> None:
        """Refuse to run the command of a profile below itself: it would start itself without end."""
        if self._origin is not None and self._mark() in os.environ.get(_RUNNING, "").split("\n"):
            raise SdkClientException(
                f"The credential_process of profile {self._origin.profile} ({self._origin.where}) asks for the "
                "credentials of this same profile, so it would start itself without end. Have it take its credentials "
                "from another profile or from the environment"
            )

    def run(self) -> bytes:
        """What the command printed; a SdkClientException says why there is nothing, without a word of its output."""
        answers: SimpleQueue[bytes | BaseException] = SimpleQueue()
        ended: SimpleQueue[None] = SimpleQueue()
        awaited = allocate_lock()

        def work(_: object) -> None:
            try:
                answers.put(self._printed(awaited))
            except BaseException as error:  # noqa: BLE001 -- raised again by who waits
                answers.put(error)
            ended.put(None)

        try:
            with awaited:  # free as soon as nobody waits, which ends the command
                answer = answer_of(work, answers)
        except BaseException:
            with suppress(Empty):
                ended.get(timeout=_ENDING)
            raise
        if isinstance(answer, BaseException):
            raise answer
        return answer

    def _printed(self, awaited: LockType) -> bytes:
        if self._stderr != IN_MESSAGE:
            return self._run(subprocess.DEVNULL if self._stderr == HIDDEN else None, awaited)
        with tempfile.TemporaryFile() as errors:
            try:
                return self._run(errors, awaited)
            except SdkClientException as e:
                errors.seek(0)
                written = errors.read(_SHOWN_OF_STDERR).decode("utf-8", "replace").strip()
                raise SdkClientException(f"{e}; its standard error: {written}") from e

    def told_as(self) -> str:
        """What messages add: profile, file and line, and the program without its arguments, which may be secrets."""
        if self._origin is None:
            return ""
        return f" (credential_process of profile {self._origin.profile}, {self._origin.where}: {self._program()})"

    def _run(self, errors: IO[bytes] | int | None, awaited: LockType) -> bytes:
        deadline = time.monotonic() + self._timeout
        in_group = self._in_group()
        running = _Running(self._start(errors, in_group), in_group)
        try:
            output = self._output(running.process, deadline, awaited)
            code = self._exit_value(running.process, deadline, awaited)
        except BaseException:
            running.end()
            raise
        if code != 0:
            raise SdkClientException(f"Command returned non-zero exit value: {code}{self.told_as()}")
        return output

    def _start(self, errors: IO[bytes] | int | None, in_group: bool) -> subprocess.Popen[bytes]:
        try:
            return subprocess.Popen(  # noqa: S603 -- argument list, no shell
                self._arguments,
                # What a person types is for it, too; what is piped into us is for the program alone.
                stdin=None if not in_group and os.isatty(0) else subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=errors,
                bufsize=0,
                env=self._environment(),
                process_group=0 if in_group else None,
                creationflags=_creation_flags(),
            )
        except (OSError, ValueError) as e:
            reason = getattr(e, "strerror", None) or type(e).__name__
            if isinstance(e, OSError):
                e.filename = self._first()  # without arguments, which may be secrets
            raise SdkClientException(f"Command cannot be run: {reason}{self.told_as()}{self._no_shell()}") from e

    def _output(self, process: subprocess.Popen[bytes], deadline: float, awaited: LockType) -> bytes:
        # Read in a thread: a pipe has no timeout that works on each system, and a grandchild may hold it open
        # after the command itself was ended.
        reader = _OutputReader(cast("IO[bytes]", process.stdout), self._limit)
        reader.start()
        patient_until = time.monotonic() + _PATIENCE
        while reader.is_alive():
            now = time.monotonic()
            if now >= deadline or not awaited.locked():
                raise self._late()
            if now >= patient_until:
                self._tell_who_waits()
                patient_until = deadline
            reader.join(min(LOOK, deadline - now))
        if len(reader.output) > self._limit:
            raise SdkClientException(f"Command printed more than {self._limit} bytes{self.told_as()}")
        return bytes(reader.output)

    def _exit_value(self, process: subprocess.Popen[bytes], deadline: float, awaited: LockType) -> int:
        while True:
            left = max(deadline - time.monotonic(), 0.05)
            try:
                return process.wait(min(left, LOOK))
            except subprocess.TimeoutExpired:
                if left <= LOOK or not awaited.locked():
                    raise self._late() from None

    def _late(self) -> SdkClientException:
        return SdkClientException(f"Command did not end within {self._timeout:g} seconds{self.told_as()}")

    def _tell_who_waits(self) -> None:
        if sys.stderr is not None and sys.stderr.isatty():  # pyright: ignore[reportUnnecessaryComparison] -- None without a console
            of_whom = "" if self._origin is None else f" of profile {self._origin.profile}"
            sys.stderr.write(f"Waiting for the credential_process{of_whom}: {self._program()}\n")

    def _program(self) -> str:
        first = self._first()
        return first.replace("\\", "/").rpartition("/")[2] if os.name == "nt" else first.rpartition("/")[2]

    def _first(self) -> str:
        """The program as it is written, without its arguments."""
        line = self._arguments
        if isinstance(line, str):  # Windows
            line = line.strip()
            return line[1:].partition('"')[0] if line.startswith('"') else line.split(None, 1)[0]
        return line[0].partition(" -")[0]  # of a line that is in quotes as a whole

    def _no_shell(self) -> str:
        """What to add if the program's name is one that only a shell would make something of."""
        first = "" if isinstance(self._arguments, str) else self._arguments[0]
        if first.startswith("~") or "$" in first or "=" in first.partition("/")[0]:
            return "; no shell runs it, so that ~ and $NAME stay as they are, and nothing is set by NAME=value"
        return "; quotes make one name of a program and its arguments" if " -" in first else ""

    def _mark(self) -> str:
        return "" if self._origin is None else f"{self._origin.profile} {self._origin.where}"

    def _environment(self) -> dict[str, str] | None:
        if self._origin is None:
            return None
        running = os.environ.get(_RUNNING)
        return {**os.environ, _RUNNING: f"{running}\n{self._mark()}" if running else self._mark()}

    def _in_group(self) -> bool:
        # Without a terminal the command gets a group, which can be ended as a whole. With one it stays in ours: a group
        # in the background must not read from the terminal, on which the command may ask for a password.
        return os.name != "nt" and not _has_terminal()


class _Running:
    """A process that was started, and what it has started itself."""

    __slots__ = ("_in_group", "process")

    def __init__(self, process: subprocess.Popen[bytes], in_group: bool) -> None:
        self.process = process
        self._in_group = in_group

    def end(self) -> None:
        """End the process and all that it has started."""
        if os.name == "nt":
            self._end_tree_on_windows()
        else:
            self._end_tree()
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def _end_tree(self) -> None:
        below = _descendants(self.process.pid)
        for pid in below:
            _kill(pid)
        try:
            self.process.wait(_FAREWELL if below else 0)  # a shell that waits for them sees them out
        except subprocess.TimeoutExpired:
            self.process.kill()
        if self._in_group:
            _kill(self.process.pid, group=True)  # and those whose parent had ended before

    def _end_tree_on_windows(self) -> None:
        command = ["taskkill", "/T", "/F", "/PID", str(self.process.pid)]
        try:
            subprocess.run(command, capture_output=True, check=False, timeout=10, creationflags=_creation_flags())  # noqa: S603 -- no word of it is a user's
        except (OSError, subprocess.SubprocessError):
            return  # the process itself is ended in any case


def _kill(pid: int, *, group: bool = False) -> None:
    try:
        if group:
            os.killpg(pid, signal.SIGKILL)
        else:
            os.kill(pid, signal.SIGKILL)
    except OSError:
        return  # it has ended in the meantime


def _has_terminal() -> bool:
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:
        return False
    return True


def _descendants(root: int) -> list[int]:
    """The processes below one, the youngest first."""
    children: dict[int, list[int]] = {}
    for pid, parent in _parents():
        children.setdefault(parent, []).append(pid)
    found = [root]
    for pid in found:
        found += children.get(pid, ())
    return found[:0:-1]


def _parents() -> list[tuple[int, int]]:
    """Each process of this machine with its parent."""
    listing = ["ps", "-A", "-o", "pid=,ppid="]
    try:
        done = subprocess.run(listing, capture_output=True, check=False, timeout=10)  # noqa: S603 -- no word of it is a user's
    except (OSError, subprocess.SubprocessError):
        return _parents_by_proc()
    words = [line.split() for line in done.stdout.decode("ascii", "replace").splitlines()]
    return [(int(pid), int(parent)) for pid, parent in (pair for pair in words if len(pair) == 2)]


def _parents_by_proc() -> list[tuple[int, int]]:
    """The same without the program ps, which a container may lack."""
    found: list[tuple[int, int]] = []
    for name in os.listdir("/proc") if os.path.isdir("/proc") else ():  # noqa: PTH112, PTH208 -- no pathlib, it is slow to load
        try:
            with open(f"/proc/{name}/stat", "rb") as file:  # noqa: PTH123 -- as above
                found.append((int(name), int(file.read().rpartition(b")")[2].split()[1])))
        except (OSError, ValueError, IndexError):
            continue
    return found


def _creation_flags() -> int:
    """On Windows, for a program without a console: no console window for the command either."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 -- on Windows only

        return 0 if ctypes.windll.kernel32.GetConsoleWindow() else subprocess.CREATE_NO_WINDOW
    return 0


class _OutputReader(threading.Thread):
    def __init__(self, stream: IO[bytes], limit: int) -> None:
        super().__init__(name="sts-sdk-credential-process", daemon=True)
        self._stream = stream
        self._limit = limit
        self.output = bytearray()

    def run(self) -> None:
        with self._stream as stream:
            while len(self.output) <= self._limit:
                block = stream.read(min(65536, self._limit + 1 - len(self.output)))
                if not block:
                    return
                self.output += block


def split_command(command: str) -> str | list[str]:
    """The arguments of a command line, as a POSIX shell splits them; on Windows the line as it is."""
    if os.name == "nt":
        # Windows programs split their own command line, each by its own rules.
        return command
    try:
        return shlex.split(command)
    except ValueError as e:
        raise IllegalArgumentException(f"The command cannot be split into arguments: {e}") from None
