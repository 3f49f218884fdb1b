"""Documents with secrets that are damaged on their way: their readers leave no secret where tracebacks show locals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sts_sdk._exceptions import SdkClientException
from sts_sdk.auth import BasicSessionCredentials
from sts_sdk.auth.profile import ProfilesConfigFileWriter
from sts_sdk.auth.profile.internal import Profile
from support.documents import DATE, READERS, SECRET, TOKEN, Surroundings
from support.leaks import Search, failure_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

# The old token is used until it ends; a profile is written into an empty file.
_GOES_ON = {"a renewed token", "a profile that is changed"}
WORDS = ("secret", "Secret", "token", "Token")


def damages(whole: str) -> Iterator[tuple[str, bytes]]:
    yield "cut by one byte", whole[:-1].encode()
    yield "cut in the secret", whole[: whole.index(SECRET) + 30].encode()
    yield "cut in the token", whole[: whole.index(TOKEN) + 30].encode()
    yield "cut after the token", whole[: whole.index(TOKEN) + len(TOKEN)].encode()
    yield "something behind it", f"{whole}<".encode()
    yield "all of it twice", (whole + whole).encode()
    yield "a date that is a word", whole.replace(DATE, "soon").encode()
    yield "a date at the end of the calendar", whole.replace(DATE, "9999-12-31T23:59:59-01:00").encode()
    yield "a token for a date", whole.replace(DATE, TOKEN).encode()
    yield "NUL in the middle", whole.replace("Canary+Token", "Canary\0Token").encode()
    yield "a line break in the middle", whole.replace(TOKEN, f"{TOKEN}\n{TOKEN}").encode()
    yield "not UTF-8", whole.encode().replace(b"BBBB=", b"\xff\xfe=")
    yield "a byte order mark of another kind", whole.encode("utf-16")[:-1]
    yield "in the middle of an element", whole.replace(SECRET, f"{SECRET}<b>{TOKEN}</b>").encode()
    yield "no key", whole.replace("ASIAEXAMPLE", "").encode()
    yield "lists in the place of texts", whole.replace(f'"{SECRET}"', f'["{SECRET}"]').encode()
    yield "a list around it", f"[{whole}]".encode()
    yield "the secret alone", f'"{SECRET}{TOKEN}"'.encode()
    yield "the names in another case", "".join(whole.replace(word, word.upper()) for word in WORDS).encode()


CASES = [(reader, damage, body) for reader, (whole, _) in READERS.items() for damage, body in damages(whole)]
REFUSED = [(reader, status) for reader in READERS for status in (400, 401, 403, 429, 500)]


def shown_by(reader: str, body: bytes, around: Surroundings) -> list[tuple[str, list[str]]] | None:
    """Where a secret of the document shows; None if the reader could read it all the same."""
    search = Search([SECRET, TOKEN])
    try:
        READERS[reader].read(body, around)
    except Exception as failure:  # noqa: BLE001 -- whatever it is, it is looked through
        return [(way, found) for way, text in failure_texts(failure) if (found := search(text))]
    return None


@pytest.fixture
def around(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Surroundings:
    monkeypatch.setenv("HOME", str(tmp_path))
    return Surroundings(tmp_path, monkeypatch)


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize(
    ("reader", "damage", "body"), CASES, ids=[f"{reader}, {damage}" for reader, damage, _ in CASES]
)
def test_a_damaged_document_shows_no_secret(
    reader: str, damage: str, body: bytes, around: Surroundings, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    assert not shown_by(reader, body, around)
    assert Search([SECRET, TOKEN])(caplog.text) == []


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize(("reader", "status"), REFUSED)
def test_nor_does_a_whole_one_that_comes_with_a_refusal(reader: str, status: int, around: Surroundings) -> None:
    assert not shown_by(reader, READERS[reader].whole.encode(), around._replace(status=status))


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("reader", READERS)
def test_each_reader_reads_what_is_whole_and_refuses_what_is_empty(reader: str, around: Surroundings) -> None:
    """Else nothing was looked for at the right place."""
    assert (shown_by(reader, b"", around) is None) == (reader in _GOES_ON)


KEYS = Profile("p", BasicSessionCredentials("A", SECRET, TOKEN))
BROKEN = Profile("p", {"aws_access_key_id": "A", "aws_secret_access_key": f"{SECRET}\n{TOKEN}"})
WRITERS: dict[str, Callable[[str, Profile], object]] = {
    "dumpToFile": lambda path, profile: ProfilesConfigFileWriter.dumpToFile(path, True, profile),
    "modifyOrInsertProfiles": ProfilesConfigFileWriter.modifyOrInsertProfiles,
    "modifyOneProfile": lambda path, profile: ProfilesConfigFileWriter.modifyOneProfile(path, "p", profile),
}


@pytest.mark.parametrize("profile", [KEYS, BROKEN], ids=["no place for it", "a value of two lines"])
@pytest.mark.parametrize("writer", WRITERS)
def test_nor_does_what_cannot_be_written(writer: str, profile: Profile, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SdkClientException) as caught:
        WRITERS[writer](str(tmp_path / "file" / "credentials"), profile)
    search = Search([SECRET, TOKEN])
    assert [(way, found) for way, text in failure_texts(caught.value) if (found := search(text))] == []
