"""Answers and error documents in XML, read in one pass.

As in Java only the depth of an element counts, not its namespace nor how root and result are called: servers that
are not AWS's name them as they like. What the model does not know is skipped with all that is inside it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from pyexpat import ExpatError, ParserCreate  # xml.parsers.expat, without three packages that only pass it on
from typing import Final, NoReturn, TypeVar, cast

from sts_sdk._exceptions import SdkClientException
from sts_sdk.internal._dates import parse_date
from sts_sdk.internal._shape import BOOLEAN, INTEGER, LIST, MAP, STRING, STRUCTURE, TIMESTAMP, Member, Shape

_R = TypeVar("_R", bound=Shape)

_UNREADABLE: Final = "Unable to unmarshall response"
_INTEGERS: Final = range(-(2**31), 2**31)  # what Java's Integer holds
_SHOWN: Final = 32  # characters of a name, or of a number or date that cannot be read
_DEEPEST: Final = 1000  # each open element takes memory
_MOST: Final = 50_000  # elements, comments and instructions of one document; answers have some twenty


def decode(result: type[_R], body: bytes, status_line: str = "") -> tuple[_R, str | None]:
    """The result that the body of an answer holds, and the request id in it.

    ``status_line`` ends the message where there is none.

    Raises SdkClientException if the body is no answer: empty, cut off, no XML, a web page, an error document
    (``decode_error`` reads those), or if a number or date in it cannot be read.
    """
    reader = _AnswerReader(result())
    empty = not body.strip()
    try:
        reader.read(body)
    except (ExpatError, LookupError, ValueError) as error:
        del body  # some tracebacks print locals, and what came may hold new keys
        reason = "the body is empty" if empty else str(error)
        raise SdkClientException(f"{_UNREADABLE} ({reason}).{status_line}") from _without_frames(error)
    if not reader.answered:
        del body
        root = reader.root[:_SHOWN]
        raise SdkClientException(f"{_UNREADABLE} (<{root}> holds no {result.__name__}).{status_line}")
    return cast("_R", reader.result), reader.metadata.request_id


def _without_frames(error: Exception) -> Exception:
    """The error without the frames that hold pieces of the document, and without the one that it came from."""
    error.__traceback__ = error.__context__ = None
    return error


def decode_error(body: bytes) -> ErrorDocument | None:
    """What an error document says; None if the body is no XML."""
    reader = _ErrorReader()
    try:
        reader.read(body)
    except (ExpatError, LookupError, ValueError):
        return None
    return ErrorDocument(reader.document.error or _Error(), reader.document.request_id)


def check_document(body: bytes, most: int) -> None:
    """Refuse a document with a DOCTYPE, with too many elements, or with too many inside of each other.

    For documents that another library reads, without such limits; one that is no XML is left to it.
    """
    count = _Count(most)
    parser = ParserCreate()
    parser.StartElementHandler = count.start
    parser.EndElementHandler = count.end
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        parser.Parse(body, True)
    except (ExpatError, LookupError):
        return
    except ValueError as error:
        del body
        raise SdkClientException(f"Unable to unmarshall response ({error}).") from _without_frames(error)


class _Count:
    """Counts the elements of a document, and those that are open."""

    __slots__ = ("left", "open")

    def __init__(self, most: int) -> None:
        self.left = most
        self.open = 0

    def start(self, _name: str, _attributes: dict[str, str]) -> None:
        self.left -= 1
        self.open += 1
        if self.left < 0 or self.open > _DEEPEST:
            raise ValueError("too many elements")

    def end(self, _name: str) -> None:
        self.open -= 1


class ErrorDocument:
    """What the service said was wrong; None for what it did not say. ``type`` is ``Sender`` or ``Receiver``."""

    __slots__ = ("code", "message", "request_id", "type")

    def __init__(self, error: _Error, request_id: str | None) -> None:
        self.code = (error.code or "").strip() or None
        self.message = None if error.message is None else error.message.strip()
        self.type = (error.type or "").strip().capitalize() or None
        self.request_id = (request_id or error.request_id or "").strip() or None

    def __repr__(self) -> str:
        return f"<ErrorDocument {self.code}>"


class _Metadata(Shape):
    __slots__ = ("request_id",)
    __shape__ = (Member("RequestId", "request_id", STRING),)

    def __init__(self) -> None:
        self.request_id: str | None = None


class _Error(Shape):
    __slots__ = ("code", "message", "request_id", "type")
    __shape__ = (
        Member("Type", "type", STRING),
        Member("Code", "code", STRING),
        Member("Message", "message", STRING),
        Member("RequestId", "request_id", STRING),
    )

    def __init__(self) -> None:
        self.type: str | None = None
        self.code: str | None = None
        self.message: str | None = None
        self.request_id: str | None = None


class _Entry(Shape):
    __slots__ = ("key", "value")
    __shape__ = (Member("key", "key", STRING), Member("value", "value", STRING))

    def __init__(self) -> None:
        self.key: str | None = None
        self.value: str | None = None


class _Document(Shape):
    __slots__ = ("error", "request_id")
    __shape__ = (
        Member("Error", "error", STRUCTURE, of=_Error),
        Member("RequestId", "request_id", STRING),
    )

    def __init__(self) -> None:
        self.error: _Error | None = None
        self.request_id: str | None = None


_tables: Final[dict[type[Shape], Mapping[str, Member]]] = {}


def _by_name(shape: type[Shape]) -> Mapping[str, Member]:
    table = _tables.get(shape)
    if table is None:
        table = _tables[shape] = {member.name: member for member in shape.__shape__}
    return table


_ENTRIES: Final = {"entry": Member("entry", "", STRUCTURE, of=_Entry)}
_NOTHING: Final[Mapping[str, Member]] = {}
_CONTAINERS: Final = frozenset({STRUCTURE, LIST, MAP})


class _DocumentReader(ABC):
    """Fills shapes from a document. ``frames`` has, for each open element, what its children go into."""

    __slots__ = ("frames", "left", "pieces", "scalar", "skipped")

    first_counts = False
    """Whether later elements of the same name are skipped."""

    def __init__(self) -> None:
        self.left = _MOST
        self.frames: list[tuple[object, Mapping[str, Member]]] = []
        self.scalar: Member | None = None
        self.pieces: list[str] = []  # the text since the latest start of an element
        self.skipped = 0  # how many elements are open from an unknown one inwards

    def read(self, body: bytes) -> None:
        parser = ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.pieces.append
        parser.CommentHandler = self.aside
        parser.ProcessingInstructionHandler = self.aside
        # Called before anything of the DOCTYPE is taken in, and there is no other place to declare an entity.
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.Parse(body, True)

    @abstractmethod
    def frame(self, name: str) -> tuple[object, Mapping[str, Member]] | None:
        """What the children of an element go into that is not in a shape yet; None once inside of one."""

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        self.pieces.clear()
        self.left -= 1
        if self.left < 0:
            raise ValueError("too many elements")
        if self.skipped:
            self.skipped += 1
            if self.skipped > _DEEPEST:
                raise ValueError("too many elements inside of each other")
            return
        if self.scalar is not None:
            raise ValueError(f"an element inside of {self.scalar.name}")
        if ":" in name:
            name = name.rpartition(":")[2]
        frame = self.frame(name) if len(self.frames) < 2 else None
        if frame is not None:
            self.frames.append(frame)
            return
        target, members = self.frames[-1]
        member = members.get(name)
        if member is None or (self.first_counts and getattr(target, member.attribute, None) is not None):
            self.skipped = 1
        elif member.kind in _CONTAINERS:
            self.frames.append(_frame_of(target, member))
        else:
            self.scalar = member

    def end(self, _name: str) -> None:
        if self.skipped:
            self.skipped -= 1
        elif self.scalar is not None:
            member, text = self.scalar, "".join(self.pieces)
            value = text if member.kind == STRING else _read_value(member, text)
            target = self.frames[-1][0]
            if isinstance(target, list):
                cast("list[object]", target).append(value)
            else:
                setattr(target, member.attribute, value)
            self.scalar = None
        else:
            target, _ = self.frames.pop()
            if isinstance(target, _Entry):
                cast("dict[str, str]", self.frames[-1][0])[target.key or ""] = target.value or ""

    def aside(self, *_: str) -> None:
        """Refuse a comment or instruction inside of a value, as Java does: it would silently cut the value in two."""
        self.left -= 1
        if self.left < 0:
            raise ValueError("too many comments")
        if self.scalar is not None:
            raise ValueError(f"a comment inside of {self.scalar.name}")


class _AnswerReader(_DocumentReader):
    """``<Any><Any>members</Any><ResponseMetadata><RequestId/></ResponseMetadata></Any>``."""

    __slots__ = ("metadata", "result", "root", "wrapped")

    def __init__(self, result: Shape) -> None:
        super().__init__()
        self.result = result
        self.metadata = _Metadata()
        self.root = ""
        self.wrapped = False

    @property
    def answered(self) -> bool:
        """Whether there was a result: an element of that name, or any member of it."""
        return self.wrapped or any(
            getattr(self.result, member.attribute) is not None for member in self.result.__shape__
        )

    def frame(self, name: str) -> tuple[object, Mapping[str, Member]] | None:
        if not self.frames:
            self.root = name
            return None, _NOTHING
        if name == "ResponseMetadata":
            return self.metadata, _by_name(_Metadata)
        self.wrapped = self.wrapped or name.endswith("Result")
        return self.result, _by_name(type(self.result))


class _ErrorReader(_DocumentReader):
    """``<ErrorResponse><Error>members</Error><RequestId/></ErrorResponse>``, or ``Error`` alone.

    moto's server wraps it in ``Errors``. The first of several counts, as in Java.
    """

    __slots__ = ("document",)

    first_counts = True

    def __init__(self) -> None:
        super().__init__()
        self.document = _Document()

    def frame(self, name: str) -> tuple[object, Mapping[str, Member]] | None:
        if self.frames:
            known = self.frames[0][0] is self.document and self.frames[0][1]
            return self.frames[0] if known and name == "Errors" else None
        if name == "Error":
            self.document.error = _Error()
            return self.document.error, _by_name(_Error)
        return self.document, _by_name(_Document) if name == "ErrorResponse" else _NOTHING


def _frame_of(target: object, member: Member) -> tuple[object, Mapping[str, Member]]:
    """A new structure, list or map in its place, and what may be inside."""
    value: Shape | list[object] | dict[str, str]
    members: Mapping[str, Member]
    if member.of is not None:
        value, members = member.of(), _by_name(member.of)
    elif member.element is not None:
        value, members = [], {"member": member.element}
    else:
        value, members = {}, _ENTRIES
    if isinstance(target, list):
        cast("list[object]", target).append(value)
    elif not isinstance(value, _Entry):
        setattr(target, member.attribute, value)
    return value, members


def _read_value(member: Member, text: str) -> object:
    try:
        return _READERS[member.kind](text)
    except (ValueError, OverflowError):
        # What is longer than any number or date may be a secret in the wrong place.
        said = ascii(text) if len(text) <= _SHOWN else f"{len(text)} characters"
        raise ValueError(f"{member.name} is no {member.kind}: {said}") from None


def _read_integer(text: str) -> int:
    number = int(text)
    if number not in _INTEGERS or text != text.strip() or "_" in text:
        raise ValueError
    return number


_READERS: Final[Mapping[str, Callable[[str], object]]] = {
    INTEGER: _read_integer,
    TIMESTAMP: parse_date,
    BOOLEAN: lambda text: text.lower() == "true",
}


def _refuse_doctype(*_: object) -> NoReturn:
    raise ValueError("a DOCTYPE, which is not read for fear of its entities")
