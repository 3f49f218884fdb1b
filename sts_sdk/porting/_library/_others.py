"""Libraries beside Java's own: logging, commons-lang, Guava, Spring's helpers, tests."""

from __future__ import annotations

from typing import Final

from sts_sdk.porting._library._table import table

LOGGERS: Final = frozenset(
    {
        "org.slf4j.Logger",
        "org.apache.log4j.Logger",
        "org.apache.logging.log4j.Logger",
        "org.apache.commons.logging.Log",
        "java.util.logging.Logger",
        "org.jboss.logging.Logger",
        "com.amazonaws.logging.Log",
        "ch.qos.logback.classic.Logger",
        "org.slf4j.ext.XLogger",
        "play.Logger",
    }
)
LOGGER_FACTORIES: Final = frozenset(
    {
        "org.slf4j.LoggerFactory.getLogger",
        "org.apache.log4j.Logger.getLogger",
        "org.apache.log4j.LogManager.getLogger",
        "org.apache.logging.log4j.LogManager.getLogger",
        "org.apache.commons.logging.LogFactory.getLog",
        "java.util.logging.Logger.getLogger",
        "org.jboss.logging.Logger.getLogger",
        "com.amazonaws.logging.LogFactory.getLog",
    }
)
# The classes that logging is made of: their imports need nothing in Python.
LOGGING_CLASSES: Final = (
    LOGGERS
    | {name.rpartition(".")[0] for name in LOGGER_FACTORIES}
    | {
        "org.slf4j.MDC",
        "org.apache.log4j.Level",
        "org.apache.logging.log4j.Level",
        "lombok.extern.slf4j.Slf4j",
    }
)
LEVELS: Final = {
    "trace": "debug",
    "debug": "debug",
    "finest": "debug",
    "finer": "debug",
    "fine": "debug",
    "config": "info",
    "info": "info",
    "warn": "warning",
    "warning": "warning",
    "error": "error",
    "severe": "error",
    "fatal": "critical",
}
LOG_ANNOTATIONS: Final = frozenset("Slf4j Log4j Log4j2 CommonsLog Log XSlf4j JBossLog Flogger".split())

_STRING_UTILS: Final = """
isNotBlank/1 boolean bool({0} and {0}.strip())
isBlank/1 boolean not ({0} and {0}.strip())
isNotEmpty/1 boolean bool({0})
isEmpty/1 boolean not {0}
isNullOrEmpty/1 boolean not {0}
hasText/1 boolean bool({0} and {0}.strip())
hasLength/1 boolean bool({0})
hasValue/1 boolean bool({0})
equals/2 boolean {0} == {1}
equalsIgnoreCase/2 boolean str({0}).lower() == str({1}).lower()
trim/1 String {0}.strip()
strip/1 String {0}.strip()
trimToNull/1 String ({0} or "").strip() or None
trimToEmpty/1 String ({0} or "").strip()
nullToEmpty/1 String {0} or ""
emptyToNull/1 String {0} or None
defaultString/1 String {0} or ""
defaultString/2 String {0} if {0} is not None else {1}
defaultIfEmpty/2 String {0} or {1}
defaultIfBlank/2 String {0} if {0} and {0}.strip() else {1}
join/2 String {1}.join({0})
split/2 String[] {0}.split({1})
contains/2 boolean {1} in {0}
startsWith/2 boolean {0}.startswith({1})
endsWith/2 boolean {0}.endswith({1})
substringAfter/2 String {0}.partition({1})[2]
substringBefore/2 String {0}.partition({1})[0]
substringAfterLast/2 String {0}.rpartition({1})[2]
substringBeforeLast/2 String {0}.rpartition({1})[0]
removeEnd/2 String {0}.removesuffix({1})
removeStart/2 String {0}.removeprefix({1})
replace/3 String {0}.replace({1}, {2})
repeat/2 String {0} * {1}
upperCase/1 String {0}.upper()
lowerCase/1 String {0}.lower()
capitalize/1 String {0}[:1].upper() + {0}[1:]
isNumeric/1 boolean {0}.isdigit()
leftPad/3 String {0}.rjust({1}, {2})
rightPad/2 String {0}.ljust({1})
reverse/1 String {0}[::-1]
abbreviate/2 String {0} if len({0}) <= {1} else {0}[:{1} - 3] + "..."
"""

_ROWS: Final = """
com.google.common.base.Strings.isNullOrEmpty/1 boolean not {0}
com.google.common.base.Strings.nullToEmpty/1 String {0} or ""
com.google.common.base.Strings.emptyToNull/1 String {0} or None
com.google.common.base.Strings.repeat/2 String {0} * {1}
com.google.common.base.Objects.equal/2 boolean {0} == {1}
com.google.common.base.Objects.hashCode/* int hash(({*},))
com.google.common.base.MoreObjects.firstNonNull/2 = {0} if {0} is not None else {1}
com.google.common.base.Throwables.getStackTraceAsString/1 String "".join(traceback.format_exception({0}))
com.google.common.base.Optional.fromNullable/1 Optional<0> {0}
com.google.common.base.Optional.of/1 Optional<0> {0}
com.google.common.base.Optional.absent/0 Optional None
com.google.common.collect.Lists.newArrayList/0 List []
com.google.common.collect.Lists.newArrayList/* List [{*}]
com.google.common.collect.Lists.newLinkedList/0 List []
com.google.common.collect.Sets.newHashSet/0 Set set()
com.google.common.collect.Sets.newHashSet/* Set {{*}}
com.google.common.collect.Maps.newHashMap/0 Map {}
com.google.common.collect.Maps.newHashMap/1 Map dict({0})
com.google.common.collect.Maps.newLinkedHashMap/0 Map {}
com.google.common.collect.Maps.newTreeMap/0 Map {}
com.google.common.collect.Maps.newConcurrentMap/0 Map {}
com.google.common.collect.ImmutableList.of/* List<0> [{*}]
com.google.common.collect.ImmutableList.copyOf/1 List list({0})
com.google.common.collect.ImmutableSet.of/0 Set set()
com.google.common.collect.ImmutableSet.of/* Set<0> {{*}}
com.google.common.collect.ImmutableSet.copyOf/1 Set set({0})
com.google.common.collect.ImmutableMap.copyOf/1 Map dict({0})
com.google.common.collect.Iterables.getOnlyElement/1 - next(iter({0}))
com.google.common.collect.Iterables.getFirst/2 - next(iter({0}), {1})
com.google.common.collect.Iterables.isEmpty/1 boolean not {0}
com.google.common.io.ByteStreams.toByteArray/1 byte[] {0}.read()
com.google.common.base.Joiner.on/1 Joiner {0}
com.google.common.base.Splitter.on/1 Splitter {0}
org.apache.commons.io.IOUtils.toString/1 String {0}.read().decode()
org.apache.commons.io.IOUtils.toString/2 String {0}.read().decode({1})
org.apache.commons.io.IOUtils.toByteArray/1 byte[] {0}.read()
org.apache.commons.io.IOUtils.closeQuietly/1 void {0}.close()
org.apache.commons.io.IOUtils.copy/2 int shutil.copyfileobj({0}, {1})
org.apache.commons.io.IOUtils.toInputStream/1 InputStream BytesIO({0}.encode())
org.apache.commons.io.IOUtils.toInputStream/2 InputStream BytesIO({0}.encode({1}))
org.apache.commons.io.FileUtils.readFileToString/1 String {0}.read_text()
org.apache.commons.io.FileUtils.readFileToString/2 String {0}.read_text({1})
org.apache.commons.io.FileUtils.writeStringToFile/2 void {0}.write_text({1})
org.apache.commons.io.FileUtils.writeStringToFile/3 void {0}.write_text({1}, {2})
org.apache.commons.io.FileUtils.deleteDirectory/1 void shutil.rmtree({0})
org.apache.commons.io.FileUtils.forceMkdir/1 void {0}.mkdir(parents=True, exist_ok=True)
org.apache.commons.lang3.ObjectUtils.defaultIfNull/2 = {0} if {0} is not None else {1}
org.apache.commons.lang3.ArrayUtils.isEmpty/1 boolean not {0}
org.apache.commons.lang3.ArrayUtils.isNotEmpty/1 boolean bool({0})
org.apache.commons.lang3.ArrayUtils.contains/2 boolean {1} in {0}
org.apache.commons.lang3.BooleanUtils.isTrue/1 boolean {0} is True
org.apache.commons.lang3.BooleanUtils.isFalse/1 boolean {0} is False
org.apache.commons.lang3.BooleanUtils.toBoolean/1 boolean str({0}).lower() in ("true", "yes", "on")
org.apache.commons.lang3.RandomStringUtils.randomAlphanumeric/1 String secrets.token_hex({0})[:{0}]
org.apache.commons.lang3.RandomStringUtils.randomAlphabetic/1 String "".join(random.choices(string.ascii_letters, k={0}))
org.apache.commons.lang3.RandomStringUtils.randomNumeric/1 String "".join(random.choices(string.digits, k={0}))
org.apache.commons.lang3.exception.ExceptionUtils.getStackTrace/1 String "".join(traceback.format_exception({0}))
org.apache.commons.lang3.exception.ExceptionUtils.getMessage/1 String str({0})
org.apache.commons.lang3.exception.ExceptionUtils.getRootCause/1 Throwable {0}.__cause__
org.apache.commons.lang3.SystemUtils.getHostName/0 String socket.gethostname()
org.apache.commons.collections4.CollectionUtils.isEmpty/1 boolean not {0}
org.apache.commons.collections4.CollectionUtils.isNotEmpty/1 boolean bool({0})
org.apache.commons.collections4.MapUtils.isEmpty/1 boolean not {0}
org.apache.commons.collections4.MapUtils.isNotEmpty/1 boolean bool({0})
org.apache.commons.codec.binary.Base64.encodeBase64String/1 String base64.b64encode({0}).decode()
org.apache.commons.codec.binary.Base64.decodeBase64/1 byte[] base64.b64decode({0})
org.apache.commons.codec.binary.Base64.encodeBase64/1 byte[] base64.b64encode({0})
org.apache.commons.codec.binary.Hex.encodeHexString/1 String {0}.hex()
org.apache.commons.codec.digest.DigestUtils.sha256Hex/1 String hashlib.sha256({0}).hexdigest()
org.apache.commons.codec.digest.DigestUtils.md5Hex/1 String hashlib.md5({0}).hexdigest()
org.springframework.util.CollectionUtils.isEmpty/1 boolean not {0}
org.springframework.util.ObjectUtils.isEmpty/1 boolean not {0}
com.amazonaws.util.CollectionUtils.isNullOrEmpty/1 boolean not {0}
com.amazonaws.util.StringUtils.fromString/1 String {0}
com.amazonaws.util.StringUtils.fromInteger/1 String str({0})
com.amazonaws.util.StringUtils.fromLong/1 String str({0})
com.amazonaws.util.StringUtils.fromDouble/1 String str({0})
com.amazonaws.util.StringUtils.fromFloat/1 String str({0})
com.amazonaws.util.StringUtils.fromBoolean/1 String str({0}).lower()
com.amazonaws.util.StringUtils.fromDate/1 String DateUtils.formatISO8601Date({0})
com.amazonaws.util.StringUtils.lowerCase/1 String {0}.lower()
com.amazonaws.util.StringUtils.upperCase/1 String {0}.upper()
com.amazonaws.util.StringUtils.join/2 String {0}.join({1})
org.testng.collections.Lists.newArrayList/0 List []
java.util.logging.Level.parse/1 - logging.getLevelName({0})
org.junit.jupiter.api.Assertions.fail/0 void pytest.fail()
org.junit.jupiter.api.Assertions.fail/1 void pytest.fail({0:str})
org.mockito.Mockito.mock/1 <c> create_autospec({0}, instance=True)
org.mockito.Mockito.mock/2 <c> create_autospec({0}, instance=True)
org.mockito.Mockito.spy/1 = Mock(wraps={0})
org.mockito.Mockito.reset/1 void {0}.reset_mock(return_value=True, side_effect=True)
org.mockito.Mockito.mock/0 - Mock()
"""

_HOMES: Final = (
    "org.apache.commons.lang3.StringUtils",
    "org.apache.commons.lang.StringUtils",
    "org.springframework.util.StringUtils",
    "org.apache.commons.lang3.Strings",
    "org.codehaus.plexus.util.StringUtils",
    "hudson.Util",
    "com.intellij.openapi.util.text.StringUtil",
    "jetbrains.buildServer.util.StringUtil",
    "org.apache.flink.util.StringUtils",
    "software.amazon.awssdk.utils.StringUtils",
    "io.micrometer.core.instrument.util.StringUtils",
)
_JENKINS: Final = """
hudson.Util.fixEmpty/1 String {0} or None
hudson.Util.fixNull/1 String {0} or ""
hudson.Util.fixEmptyAndTrim/1 String ({0} or "").strip() or None
"""


def _statics() -> dict[str, str]:
    rows = table(_ROWS)
    for key, row in list(rows.items()):
        for new, old in ((".lang3.", ".lang."), (".collections4.", ".collections.")):
            if new in key:
                rows[key.replace(new, old)] = row
    for home in _HOMES:
        rows.update({f"{home}.{key}": row for key, row in table(_STRING_UTILS).items()})
    return rows | table(_JENKINS)


STATICS: Final[dict[str, str]] = _statics()
FIELDS: Final[dict[str, str]] = table("""
com.amazonaws.auth.internal.SignerConstants.AUTHORIZATION String "Authorization"
com.amazonaws.auth.internal.SignerConstants.HOST String "Host"
com.amazonaws.auth.internal.SignerConstants.AWS4_SIGNING_ALGORITHM String "AWS4-HMAC-SHA256"
com.amazonaws.auth.internal.SignerConstants.AWS4_TERMINATOR String "aws4_request"
com.amazonaws.auth.internal.SignerConstants.LINE_SEPARATOR String "\\n"
com.amazonaws.auth.internal.SignerConstants.X_AMZ_DATE String "X-Amz-Date"
com.amazonaws.auth.internal.SignerConstants.X_AMZ_ALGORITHM String "X-Amz-Algorithm"
com.amazonaws.auth.internal.SignerConstants.X_AMZ_CREDENTIAL String "X-Amz-Credential"
com.amazonaws.auth.internal.SignerConstants.X_AMZ_EXPIRES String "X-Amz-Expires"
com.amazonaws.auth.internal.SignerConstants.X_AMZ_SIGNATURE String "X-Amz-Signature"
com.amazonaws.auth.internal.SignerConstants.X_AMZ_SIGNED_HEADER String "X-Amz-SignedHeaders"
com.amazonaws.auth.internal.SignerConstants.X_AMZ_SECURITY_TOKEN String "X-Amz-Security-Token"
com.amazonaws.auth.internal.SignerConstants.X_AMZ_CONTENT_SHA256 String "x-amz-content-sha256"
org.apache.commons.lang3.StringUtils.EMPTY String ""
org.apache.commons.lang3.StringUtils.SPACE String " "
org.apache.commons.lang.StringUtils.EMPTY String ""
com.google.common.base.Charsets.UTF_8 Charset "utf-8"
org.apache.commons.io.Charsets.UTF_8 Charset "utf-8"
java.util.logging.Level.SEVERE Level logging.ERROR
java.util.logging.Level.WARNING Level logging.WARNING
java.util.logging.Level.INFO Level logging.INFO
java.util.logging.Level.CONFIG Level logging.INFO
java.util.logging.Level.FINE Level logging.DEBUG
java.util.logging.Level.FINER Level logging.DEBUG
java.util.logging.Level.FINEST Level logging.DEBUG
java.util.logging.Level.ALL Level logging.NOTSET
java.util.logging.Level.OFF Level logging.CRITICAL + 1
org.apache.log4j.Level.DEBUG Level logging.DEBUG
org.apache.log4j.Level.INFO Level logging.INFO
org.apache.log4j.Level.WARN Level logging.WARNING
org.apache.log4j.Level.ERROR Level logging.ERROR
org.apache.logging.log4j.Level.DEBUG Level logging.DEBUG
org.apache.logging.log4j.Level.INFO Level logging.INFO
""")
METHODS: Final[dict[str, dict[str, str]]] = {
    "Joiner": table("join/1 String {s}.join({0})"),
    "Splitter": table("splitToList/1 List<String> {0}.split({s})\nsplit/1 List<String> {0}.split({s})"),
    "Logger": table("""
isTraceEnabled/0 boolean {s}.isEnabledFor(logging.DEBUG)
isDebugEnabled/0 boolean {s}.isEnabledFor(logging.DEBUG)
isInfoEnabled/0 boolean {s}.isEnabledFor(logging.INFO)
isWarnEnabled/0 boolean {s}.isEnabledFor(logging.WARNING)
isErrorEnabled/0 boolean {s}.isEnabledFor(logging.ERROR)
isLoggable/1 boolean {s}.isEnabledFor({0})
isEnabledFor/1 boolean {s}.isEnabledFor({0})
setLevel/1 void {s}.setLevel({0})
getName/0 String {s}.name
addHandler/1 void {s}.addHandler({0})
"""),
}

# Classes of these packages are translated away where a table above or the translation itself has their calls.
TRANSLATED: Final = frozenset(
    {key.rpartition("/")[0].rpartition(".")[0] for key in STATICS}
    | {
        "com.google.common.collect.ImmutableMap",
        "com.google.common.base.Optional",
        "org.junit.Assert",
        "org.junit.jupiter.api.Assertions",
        "org.testng.Assert",
        "org.mockito.Mockito",
        "junit.framework.Assert",
        "junit.framework.TestCase",
        "org.hamcrest.MatcherAssert",
    }
)
