"""What Java's names mean, and the Python imports for them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sts_sdk.porting import _listing, _names, _pasted
from sts_sdk.porting._library import _others, _types
from sts_sdk.porting._library._table import IMPORTS

if TYPE_CHECKING:
    from sts_sdk.porting._members import ClassInfo

_PYTHON_HOMES: Final = {
    "java.util.Date": "UTC datetime",
    "java.util.Calendar": "UTC datetime",
    "java.util.UUID": "uuid",
    "java.util.Random": "random",
    "java.util.Base64": "base64",
    "java.util.Properties": "io",
    "java.util.Iterator": "Iterator",
    "java.util.Collection": "Iterable",
    "java.util.Map": "Mapping",
    "java.util.Locale": "locale",
    "java.time.Instant": "UTC datetime",
    "java.time.Duration": "timedelta",
    "java.time.LocalDate": "date",
    "java.time.LocalDateTime": "datetime",
    "java.time.ZonedDateTime": "datetime",
    "java.time.ZoneId": "ZoneInfo",
    "java.time.ZoneOffset": "UTC",
    "java.time.temporal.ChronoUnit": "timedelta",
    "java.text.SimpleDateFormat": "datetime",
    "java.io.File": "Path os",
    "java.io.IOException": "",
    "java.io.InputStream": "BinaryIO",
    "java.io.InputStreamReader": "io",
    "java.io.StringWriter": "StringIO",
    "java.io.ByteArrayInputStream": "BytesIO",
    "java.io.ByteArrayOutputStream": "BytesIO",
    "java.nio.file.Path": "Path",
    "java.nio.file.Paths": "Path",
    "java.nio.file.Files": "Path",
    "java.net.URLEncoder": "quote_plus",
    "java.net.URLDecoder": "unquote_plus",
    "java.net.URI": "urlsplit urljoin",
    "java.net.URL": "urlsplit",
    "java.net.InetAddress": "socket",
    "java.util.regex.Pattern": "re",
    "java.util.regex.Matcher": "re",
    "java.util.function.Supplier": "Callable",
    "java.util.function.Function": "Callable",
    "java.util.function.Consumer": "Callable",
    "java.util.function.Predicate": "Callable",
    "java.util.concurrent.Callable": "Callable",
    "java.util.concurrent.TimeUnit": "timedelta time",
    "java.util.concurrent.Executors": "ThreadPoolExecutor",
    "java.util.concurrent.ExecutorService": "ThreadPoolExecutor",
    "java.util.concurrent.Future": "Future",
    "java.util.concurrent.atomic.AtomicInteger": "",
    "java.security.MessageDigest": "hashlib",
    "java.math.BigDecimal": "Decimal",
    "org.slf4j.LoggerFactory": "logging",
    "org.slf4j.Logger": "logging",
    "org.apache.log4j.Logger": "logging",
    "org.apache.logging.log4j.LogManager": "logging",
    "org.apache.logging.log4j.Logger": "logging",
    "org.apache.commons.logging.LogFactory": "logging",
    "org.apache.commons.logging.Log": "logging",
    "java.util.logging.Logger": "logging",
    "lombok.extern.slf4j.Slf4j": "logging",
    "org.junit.Test": "pytest",
    "org.junit.Before": "pytest",
    "org.junit.After": "pytest",
    "org.junit.BeforeClass": "pytest",
    "org.junit.rules.ExpectedException": "pytest",
    "org.junit.jupiter.api.Test": "pytest",
    "org.junit.jupiter.api.BeforeEach": "pytest",
    "org.testng.annotations.Test": "pytest",
    "org.mockito.Mockito": "create_autospec ANY call Mock",
    "org.mockito.Mock": "create_autospec ANY call Mock",
}
_DROPPED: Final = (
    "lombok.",
    "org.junit.",
    "junit.",
    "org.testng.",
    "org.mockito.",
    "org.hamcrest.",
    "org.assertj.",
    "javax.annotation.",
    "jakarta.annotation.",
    "org.jetbrains.annotations.",
    "edu.umd.cs.findbugs.annotations.",
    "org.powermock.",
)


@dataclass
class Name:
    """A class that Java names: ``kind`` is own, aws, missing, v2, java, library, other or variable."""

    java: str
    kind: str

    @property
    def simple(self) -> str:
        """The last part."""
        return self.java.rpartition(".")[2]


@dataclass
class Import:
    """One import of the file."""

    row: int
    java: str
    static: bool
    wildcard: bool


@dataclass
class Imports:
    """The names of one file."""

    package: str = ""
    pasted: frozenset[str] | None = None  # in lines without their imports: the services whose clients they name
    imports: list[Import] = field(default_factory=list[Import])
    own: dict[str, ClassInfo] = field(default_factory=dict[str, "ClassInfo"])
    needed: dict[tuple[str, str], None] = field(default_factory=dict[tuple[str, str], None])
    used: dict[str, str] = field(default_factory=dict[str, str])
    _bound: dict[str, str] = field(default_factory=dict[str, str])
    _found: dict[str, Name | None] = field(default_factory=dict[str, "Name | None"])

    def need(self, name: str) -> str:
        """Import what a table knows by this name; returns the name."""
        if name in IMPORTS:
            self.needed[IMPORTS[name]] = None
        return name

    def find(self, name: str) -> Name | None:
        """The class of a name in the source, simple or dotted; None if it is no class."""
        if name not in self._found:
            self._found[name] = self._find(name)
        return self._found[name]

    def forget(self, name: str) -> None:
        """Look a name up anew, because a class was declared meanwhile."""
        self._found.pop(name, None)

    def _find(self, name: str) -> Name | None:
        first, _, rest = name.partition(".")
        if (first[:1].islower() and first not in self.own) or not first:
            return self._full(name)
        base = self._simple(first)
        if base is None or not rest:
            return base
        return self.classified(f"{base.java}.{rest}", base.kind)

    def _full(self, name: str) -> Name | None:
        parts = name.split(".")
        known = ("com", "org", "java", "javax", "io", "net", "software", "jakarta", "lombok", "edu", "de")
        if len(parts) < 3 or parts[0] not in known or not any(part[:1].isupper() for part in parts):
            return None
        return self.classified(name)

    def _simple(self, name: str) -> Name | None:
        if name in self.own:
            return Name(self.own[name].path, "own")
        for each in self.imports:
            if not each.wildcard and each.java.rpartition(".")[2] == name and not (each.static and name.isupper()):
                return self.classified(each.java)
        if name in _types.PACKAGES["java.lang"]:
            return Name(f"java.lang.{name}", "java")
        return self._from_wildcards(name)

    def _from_wildcards(self, name: str) -> Name | None:
        unknown: list[str] = []
        for each in self.imports:
            if not each.wildcard:
                continue
            package = each.java
            if name in _types.PACKAGES.get(package, ()):
                return Name(f"{package}.{name}", "java")
            if package.startswith("com.amazonaws"):
                found = _listing.find(f"{package}.{name}")
                if found is not None and (found.complete or not self._stands_in_package(name)):
                    return Name(f"{package}.{name}", "aws")
            elif not package.startswith(("java.", "javax.")) and not each.static:
                unknown.append(package)
        return self._guessed(name, unknown)

    def wildcard_of(self, name: str) -> str:
        """The full name of a class that only one wildcard import can bring; empty if that is not sure."""
        packages = {each.java for each in self.imports if each.wildcard and not each.static}
        return f"{packages.pop()}.{name}" if len(packages) == 1 else ""

    def _stands_in_package(self, name: str) -> bool:
        """Whether a name rather belongs to the file's own package: it is none of AWS's kinds of names."""
        return name.endswith(("Test", "Utils", "Util", "Constants", "Config", "Factory", "Helper"))

    def _guessed(self, name: str, unknown: list[str]) -> Name | None:
        if not name[:1].isupper() or (name.isupper() and len(name) > 3):
            return None
        copied = None if self.pasted is None else _pasted.full_name(name, self.pasted)
        if copied is not None:
            return self.classified(copied)
        dropped = [package for package in unknown if f"{package}.".startswith(_DROPPED)]
        others = [package for package in unknown if package not in dropped]
        if len(others) == 1:
            return self.classified(f"{others[0]}.{name}")
        return self.classified(f"{self.package}.{name}" if self.package else f"{name}.{name}")

    def classified(self, java: str, near: str = "") -> Name:
        """The class of a full Java name, and where it comes from."""
        if near == "own":
            return Name(java, "own")
        if java.startswith("software.amazon.awssdk."):
            return Name(java, "v2")
        if java.startswith("com.amazonaws.") and _is_sdk(java):
            return Name(java, "aws" if _listing.find(java) is not None else "missing")
        if java in _types.TYPES or java in _types.EXCEPTIONS or of_java(java):
            return Name(java, "java")
        if java in _others.TRANSLATED or java in _others.LOGGING_CLASSES:
            return Name(java, "library")
        return Name(java, "other")

    def python(self, name: Name) -> str:
        """The Python for a class of AWS's or of other people's; its import is noted."""
        if name.java in self.used:
            return self.used[name.java]
        package, outer, inner = split(name.java)
        if name.kind == "own":
            return name.java
        home = f"{package}.{outer}"
        short = _names.attribute(outer) if name.kind == "aws" else _names.identifier(outer)
        taken = self._bound.setdefault(short, home)
        if taken != home or short in self.own:
            module = module_of(name)
            self.needed[(module, "")] = None
            short = f"{module}.{short}"
        code = ".".join([short, *map(_names.attribute, inner)])
        self.used[name.java] = code
        return code


_JAVA: Final = tuple(f"java.{part}." for part in "io lang math net nio security text time util".split())


def of_java(java: str) -> bool:
    """Whether a class is of the part of Java's library that the tables are about; the rest is like other people's."""
    return java.startswith((*_JAVA, "javax.crypto."))


def split(java: str) -> tuple[str, str, list[str]]:
    """Package, outer class, classes in it."""
    parts = java.split(".")
    first = next((number for number, part in enumerate(parts) if part[:1].isupper()), len(parts) - 1)
    return ".".join(parts[:first]), parts[first], parts[first + 1 :]


def module_of(name: Name) -> str:
    """The Python package that a class comes from."""
    package, outer, _ = split(name.java)
    if name.kind == "aws":
        return _listing.python(package)
    return _names.package(package or outer)


def is_dropped(java: str) -> bool:
    """Whether nothing of this library is left in Python."""
    return java.startswith(_DROPPED)


def python_homes(java: str) -> list[tuple[str, str]]:
    """What Python imports stand on the line of this Java import, if they are needed."""
    return [IMPORTS[name] for name in _PYTHON_HOMES.get(java, "").split()]


_OTHER_LIBRARIES: Final = tuple(
    f"services.{part}"
    for part in "lambda.runtime kinesis.clientlibrary kinesis.producer kinesis.connectors kinesisvideo.parser"
    " cloudtrail.processinglibrary sqs.javamessaging dynamodbv2.local dynamodbv2.streamsadapter schemaregistry".split()
)


# The packages of the SDK itself, below com.amazonaws.
_SDK: Final = frozenset(
    "adapters annotation arn auth cache client endpointdiscovery event eventstreaming handlers http internal jmx log"
    " metrics monitoring partitions profile protocol regions retry services transform util waiters".split()
) | {""}


def _is_sdk(java: str) -> bool:
    """Whether a class is the SDK's and no other library's with AWS's prefix (the Lambda runtime, Kinesis's client)."""
    package = split(java)[0].removeprefix("com.amazonaws").strip(".")
    return package.partition(".")[0] in _SDK and not package.startswith(_OTHER_LIBRARIES)
