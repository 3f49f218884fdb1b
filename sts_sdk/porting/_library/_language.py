"""java.lang: text, characters, numbers, objects, classes, exceptions, the system."""

from __future__ import annotations

from typing import Final

from sts_sdk.porting._library._table import table

METHODS: Final[dict[str, dict[str, str]]] = {
    "String": table("""
length/0 int len({s})
isEmpty/0 boolean not {s}
isBlank/0 boolean not {s}.strip()
charAt/1 char {s}[{0}]
substring/1 String {s}[{0}:]
substring/2 String {s}[{0}:{1}]
subSequence/2 String {s}[{0}:{1}]
indexOf/2 int {s}.find({0}, {1})
lastIndexOf/1 int {s}.rfind({0})
contains/1 boolean {0} in {s}
startsWith/1 boolean {s}.startswith({0})
startsWith/2 boolean {s}.startswith({0}, {1})
endsWith/1 boolean {s}.endswith({0})
equals/1 boolean {s} == {0}
contentEquals/1 boolean {s} == {0}
compareTo/1 int ({s} > {0}) - ({s} < {0})
compareToIgnoreCase/1 int ({s}.lower() > {0}.lower()) - ({s}.lower() < {0}.lower())
toLowerCase/0 String {s}.lower()
toLowerCase/1 String {s}.lower()
toUpperCase/0 String {s}.upper()
toUpperCase/1 String {s}.upper()
trim/0 String {s}.strip()
strip/0 String {s}.strip()
stripLeading/0 String {s}.lstrip()
stripTrailing/0 String {s}.rstrip()
concat/1 String {s} + {0}
replace/2 String {s}.replace({0}, {1})
replaceAll/2 String re.sub({0}, {1}, {s})
replaceFirst/2 String re.sub({0}, {1}, {s}, count=1)
matches/1 boolean re.fullmatch({0}, {s}) is not None
split/1 String[] re.split({0}, {s})
split/2 String[] re.split({0}, {s}, maxsplit={1} - 1)
lines/0 Stream<String> {s}.splitlines()
repeat/1 String {s} * {0}
getBytes/0 byte[] {s}.encode()
getBytes/1 byte[] {s}.encode({0})
toCharArray/0 char[] list({s})
intern/0 String {s}
hashCode/0 int hash({s})
toString/0 String {s}
format/0 String {s}
formatted/1 String {s} % ({*},)
formatted/2 String {s} % ({*})
codePointAt/1 int ord({s}[{0}])
regionMatches/5 boolean {s}[{1}:{1} + {4}].lower() == {2}[{3}:{3} + {4}].lower()
equalsIgnoreCase/1 boolean {s}.lower() == {0:str}.lower()
indexOf/1 int {s}.find({0})
formatted/3 String {s} % ({*})
format/1 String {s} % ({*},)
codePoints/0 Stream<int> map(ord, {s})
chars/0 Stream<int> map(ord, {s})
getChars/4 void {2}.__setitem__(slice({3}, {3} + {1} - {0}), {s}[{0}:{1}])
regionMatches/4 boolean {s}[{0}:{0} + {3}] == {1}[{2}:{2} + {3}]
lastIndexOf/2 int {s}.rfind({0}, 0, {1} + 1)
indent/1 String {s}
translateEscapes/0 String {s}
"""),
    "char": table("""
charValue/0 char {s}
equals/1 boolean {s} == {0}
toString/0 String {s}
compareTo/1 int ord({s}) - ord({0})
"""),
    "int": table("""
intValue/0 int {s}
longValue/0 long {s}
doubleValue/0 double float({s})
toString/0 String str({s})
equals/1 boolean {s} == {0}
compareTo/1 int ({s} > {0}) - ({s} < {0})
hashCode/0 int hash({s})
add/1 = {s} + {0}
subtract/1 = {s} - {0}
multiply/1 = {s} * {0}
divide/1 = {s} // {0}
mod/1 = {s} % {0}
toByteArray/0 byte[] {s}.to_bytes(({s}.bit_length() + 8) // 8, "big", signed=True)
toString/1 String format({s}, "x")
floatValue/0 double float({s})
shortValue/0 int {s}
byteValue/0 int {s}
remainder/1 = {s} % {0}
pow/1 = {s} ** {0}
negate/0 = -{s}
abs/0 = abs({s})
signum/0 int ({s} > 0) - ({s} < 0)
bitLength/0 int {s}.bit_length()
testBit/1 boolean bool({s} >> {0} & 1)
shiftLeft/1 = {s} << {0}
shiftRight/1 = {s} >> {0}
modPow/2 = pow({s}, {0}, {1})
min/1 = min({s}, {0})
max/1 = max({s}, {0})
"""),
    "double": table("""
intValue/0 int int({s})
longValue/0 long int({s})
doubleValue/0 double {s}
toString/0 String str({s})
isNaN/0 boolean math.isnan({s})
equals/1 boolean {s} == {0}
compareTo/1 int ({s} > {0}) - ({s} < {0})
floatValue/0 double float({s})
isInfinite/0 boolean math.isinf({s})
hashCode/0 int hash({s})
"""),
    "boolean": table("""
booleanValue/0 boolean {s}
equals/1 boolean {s} == {0}
toString/0 String str({s}).lower()
hashCode/0 int hash({s})
compareTo/1 int ({s} > {0}) - ({s} < {0})
"""),
    "[]": table("""
clone/0 = {s}[:]
equals/1 boolean {s} is {0}
"""),
    "Object": table("""
equals/1 boolean {s} == {0}
hashCode/0 int hash({s})
toString/0 String str({s})
getClass/0 Class type({s})
wait/0 void threading.Event().wait()
notify/0 void None
notifyAll/0 void None
"""),
    "Class": table("""
getName/0 String {s}.__name__
getSimpleName/0 String {s}.__name__
getCanonicalName/0 String {s}.__qualname__
getTypeName/0 String {s}.__qualname__
isAssignableFrom/1 boolean issubclass({0}, {s})
cast/1 - {0}
newInstance/0 - {s}()
isInterface/0 boolean getattr({s}, "_is_protocol", False)
getSuperclass/0 Class {s}.__base__
hashCode/0 int hash({s})
equals/1 boolean {s} is {0}
getResourceAsStream/1 InputStream (Path(__file__).parent / {0:inner}).open("rb")
getResource/1 URL (Path(__file__).parent / {0:inner}).absolute().as_uri()
getClassLoader/0 ClassLoader {s}
getModifiers/0 int 0
getEnumConstants/0 - list({s})
isEnum/0 boolean issubclass({s}, Enum)
isInstance/1 boolean isinstance({0}, {s})
getPackage/0 Package {s}
getPackageName/0 String {s}.__module__
toString/0 String str({s})
desiredAssertionStatus/0 boolean __debug__
"""),
    "StringBuilder": table("""
toString/0 String "".join({s})
length/0 int len("".join({s}))
charAt/1 char "".join({s})[{0}]
isEmpty/0 boolean not "".join({s})
indexOf/1 int "".join({s}).find({0})
substring/1 String "".join({s})[{0}:]
substring/2 String "".join({s})[{0}:{1}]
insert/2 = {s}.insert({0}, {1:str})
reverse/0 = list("".join({s})[::-1])
setLength/1 void {s}.__setitem__(slice(None), "".join({s})[:{0}])
deleteCharAt/1 void {s}.__setitem__(slice(None), "".join({s})[:{0}] + "".join({s})[{0} + 1:])
delete/2 void {s}.__setitem__(slice(None), "".join({s})[:{0}] + "".join({s})[{1}:])
setCharAt/2 void {s}.__setitem__(slice(None), "".join({s})[:{0}] + {1} + "".join({s})[{0} + 1:])
lastIndexOf/1 int "".join({s}).rfind({0})
replace/3 = {s}.__setitem__(slice(None), "".join({s})[:{0}] + {2} + "".join({s})[{1}:])
capacity/0 int len("".join({s}))
appendCodePoint/1 = {s}.append(chr({0}))
chars/0 Stream<int> map(ord, "".join({s}))
"""),
    "StringWriter": table("""
toString/0 String {s}.getvalue()
getBuffer/0 StringWriter {s}
append/1 = {s}.write({0})
write/1 void {s}.write({0})
flush/0 void {s}.flush()
close/0 void {s}.close()
"""),
    "Throwable": table("""
getMessage/0 String str({s})
getLocalizedMessage/0 String str({s})
toString/0 String repr({s})
getCause/0 Throwable {s}.__cause__
printStackTrace/0 void traceback.print_exception({s})
printStackTrace/1 void traceback.print_exception({s}, file={0})
getStackTrace/0 StackTraceElement[] traceback.extract_tb({s}.__traceback__)
addSuppressed/1 void {s}.add_note(str({0}))
initCause/1 = {s}.with_traceback(None)
getSuppressed/0 Throwable[] getattr({s}, "__notes__", [])
fillInStackTrace/0 = {s}
setStackTrace/1 void {s}.with_traceback(None)
getClass/0 Class type({s})
"""),
    "Runtime": table("""
availableProcessors/0 int os.cpu_count()
exit/1 void sys.exit({0})
addShutdownHook/1 void atexit.register({0}.run)
"""),
    "BigDecimal": table("""
add/1 = {s} + {0}
subtract/1 = {s} - {0}
multiply/1 = {s} * {0}
divide/1 = {s} / {0}
remainder/1 = {s} % {0}
negate/0 = -{s}
abs/0 = abs({s})
signum/0 int ({s} > 0) - ({s} < 0)
compareTo/1 int ({s} > {0}) - ({s} < {0})
equals/1 boolean {s} == {0}
intValue/0 int int({s})
longValue/0 long int({s})
doubleValue/0 double float({s})
toString/0 String str({s})
toPlainString/0 String format({s}, "f")
setScale/1 = round({s}, {0})
setScale/2 = round({s}, {0})
stripTrailingZeros/0 = {s}.normalize()
min/1 = min({s}, {0})
max/1 = max({s}, {0})
"""),
    "ClassLoader": table("""
getResourceAsStream/1 InputStream (Path(__file__).parent / {0:inner}).open("rb")
getResource/1 URL (Path(__file__).parent / {0:inner}).absolute().as_uri()
loadClass/1 Class importlib.import_module({0})
"""),
    "Package": table("""
getName/0 String {s}.__module__
"""),
    "StackTraceElement": table("""
getMethodName/0 String {s}.name
getLineNumber/0 int {s}.lineno
getFileName/0 String {s}.filename
toString/0 String str({s})
"""),
}

STATICS: Final[dict[str, str]] = table("""
java.lang.String.valueOf/1 String {0:str}
java.lang.String.join/2 String {0}.join({1})
java.lang.String.copyValueOf/1 String "".join({0})
java.lang.Integer.parseInt/1 int int({0})
java.lang.Integer.parseInt/2 int int({0}, {1})
java.lang.Integer.valueOf/1 int int({0})
java.lang.Integer.toString/1 String str({0})
java.lang.Integer.toHexString/1 String format({0} & 0xFFFFFFFF, "x")
java.lang.Integer.toBinaryString/1 String format({0} & 0xFFFFFFFF, "b")
java.lang.Integer.compare/2 int ({0} > {1}) - ({0} < {1})
java.lang.Integer.max/2 int max({0}, {1})
java.lang.Integer.min/2 int min({0}, {1})
java.lang.Integer.sum/2 int {0} + {1}
java.lang.Integer.getInteger/2 int int(SystemProperties.getProperty({0}) or {1})
java.lang.Long.parseLong/1 long int({0})
java.lang.Long.valueOf/1 long int({0})
java.lang.Long.toString/1 String str({0})
java.lang.Long.toHexString/1 String format({0} & 0xFFFFFFFFFFFFFFFF, "x")
java.lang.Long.compare/2 int ({0} > {1}) - ({0} < {1})
java.lang.Short.parseShort/1 int int({0})
java.lang.Double.parseDouble/1 double float({0})
java.lang.Double.valueOf/1 double float({0})
java.lang.Double.toString/1 String str({0})
java.lang.Double.compare/2 int ({0} > {1}) - ({0} < {1})
java.lang.Double.isNaN/1 boolean math.isnan({0})
java.lang.Float.parseFloat/1 double float({0})
java.lang.Float.valueOf/1 double float({0})
java.lang.Boolean.parseBoolean/1 boolean str({0}).lower() == "true"
java.lang.Boolean.valueOf/1 boolean str({0}).lower() == "true"
java.lang.Boolean.toString/1 String str({0}).lower()
java.lang.Boolean.getBoolean/1 boolean str(SystemProperties.getProperty({0})).lower() == "true"
java.lang.Boolean.logicalAnd/2 boolean {0} and {1}
java.lang.Character.isDigit/1 boolean {0}.isdigit()
java.lang.Character.isLetter/1 boolean {0}.isalpha()
java.lang.Character.isLetterOrDigit/1 boolean {0}.isalnum()
java.lang.Character.isUpperCase/1 boolean {0}.isupper()
java.lang.Character.isLowerCase/1 boolean {0}.islower()
java.lang.Character.isWhitespace/1 boolean {0}.isspace()
java.lang.Character.toUpperCase/1 char {0}.upper()
java.lang.Character.toLowerCase/1 char {0}.lower()
java.lang.Character.toString/1 String {0}
java.lang.Character.valueOf/1 char {0}
java.lang.Character.getNumericValue/1 int int({0}, 36)
java.lang.Character.digit/2 int int({0}, {1})
java.lang.Math.max/2 = max({0}, {1})
java.lang.Math.min/2 = min({0}, {1})
java.lang.Math.abs/1 = abs({0})
java.lang.Math.pow/2 double float({0} ** {1})
java.lang.Math.sqrt/1 double math.sqrt({0})
java.lang.Math.ceil/1 double float(math.ceil({0}))
java.lang.Math.floor/1 double float(math.floor({0}))
java.lang.Math.round/1 long math.floor({0} + 0.5)
java.lang.Math.random/0 double random.random()
java.lang.Math.log/1 double math.log({0})
java.lang.Math.toIntExact/1 int {0}
java.lang.Math.floorMod/2 int {0} % {1}
java.lang.Math.floorDiv/2 int {0} // {1}
java.lang.Math.addExact/2 = {0} + {1}
java.lang.Math.multiplyExact/2 = {0} * {1}
java.lang.System.getenv/0 Map<String,String> os.environ
java.lang.System.getenv/1 String os.environ.get({0})
java.lang.System.getProperty/1 String SystemProperties.getProperty({0})
java.lang.System.getProperty/2 String SystemProperties.getProperty({0}, {1})
java.lang.System.setProperty/2 String SystemProperties.setProperty({0}, {1})
java.lang.System.clearProperty/1 String SystemProperties.clearProperty({0})
java.lang.System.currentTimeMillis/0 long int(time.time() * 1000)
java.lang.System.nanoTime/0 long time.monotonic_ns()
java.lang.System.exit/1 void sys.exit({0})
java.lang.System.lineSeparator/0 String os.linesep
java.lang.System.identityHashCode/1 int id({0})
java.lang.System.gc/0 void None
java.lang.System.console/0 - sys.stdin
java.lang.System.arraycopy/5 void {2}.__setitem__(slice({3}, {3} + {4}), {0}[{1}:{1} + {4}])
java.lang.System.setOut/1 void setattr(sys, "stdout", {0})
java.lang.System.setErr/1 void setattr(sys, "stderr", {0})
java.lang.Runtime.getRuntime/0 Runtime os
java.math.BigDecimal.valueOf/1 BigDecimal Decimal({0})
java.math.BigInteger.valueOf/1 BigInteger int({0})
java.lang.String.valueOf/3 String "".join({0}[{1}:{1} + {2}])
java.lang.String.join/3 String {0}.join([{1*}])
java.lang.String.join/4 String {0}.join([{1*}])
java.lang.String.join/5 String {0}.join([{1*}])
java.lang.Integer.valueOf/2 int int({0}, {1})
java.lang.Integer.toString/2 String format({0}, "x")
java.lang.Integer.toOctalString/1 String format({0} & 0xFFFFFFFF, "o")
java.lang.Integer.getInteger/1 Integer int(SystemProperties.getProperty({0}) or 0)
java.lang.Integer.hashCode/1 int hash({0})
java.lang.Integer.signum/1 int ({0} > 0) - ({0} < 0)
java.lang.Integer.bitCount/1 int {0}.bit_count()
java.lang.Integer.parseUnsignedInt/1 int int({0})
java.lang.Integer.decode/1 int int({0}, 0)
java.lang.Long.parseLong/2 long int({0}, {1})
java.lang.Long.max/2 long max({0}, {1})
java.lang.Long.min/2 long min({0}, {1})
java.lang.Long.sum/2 long {0} + {1}
java.lang.Long.hashCode/1 int hash({0})
java.lang.Long.getLong/2 long int(SystemProperties.getProperty({0}) or {1})
java.lang.Long.toBinaryString/1 String format({0} & 0xFFFFFFFFFFFFFFFF, "b")
java.lang.Long.signum/1 int ({0} > 0) - ({0} < 0)
java.lang.Long.decode/1 long int({0}, 0)
java.lang.Byte.parseByte/1 int int({0})
java.lang.Short.valueOf/1 int int({0})
java.lang.Double.max/2 double max({0}, {1})
java.lang.Double.min/2 double min({0}, {1})
java.lang.Double.sum/2 double {0} + {1}
java.lang.Double.isInfinite/1 boolean math.isinf({0})
java.lang.Double.hashCode/1 int hash({0})
java.lang.Float.toString/1 String str({0})
java.lang.Float.compare/2 int ({0} > {1}) - ({0} < {1})
java.lang.Boolean.logicalOr/2 boolean {0} or {1}
java.lang.Boolean.compare/2 int ({0} > {1}) - ({0} < {1})
java.lang.Boolean.hashCode/1 int hash({0})
java.lang.Character.isAlphabetic/1 boolean {0}.isalpha()
java.lang.Character.isSpaceChar/1 boolean {0}.isspace()
java.lang.Character.compare/2 int ({0} > {1}) - ({0} < {1})
java.lang.Character.forDigit/2 char format({0}, "x")
java.lang.Character.toChars/1 char[] [chr({0})]
java.lang.Math.cbrt/1 double {0} ** (1 / 3)
java.lang.Math.log10/1 double math.log10({0})
java.lang.Math.exp/1 double math.exp({0})
java.lang.Math.sin/1 double math.sin({0})
java.lang.Math.cos/1 double math.cos({0})
java.lang.Math.tan/1 double math.tan({0})
java.lang.Math.atan2/2 double math.atan2({0}, {1})
java.lang.Math.hypot/2 double math.hypot({0}, {1})
java.lang.Math.toRadians/1 double math.radians({0})
java.lang.Math.signum/1 double float(({0} > 0) - ({0} < 0))
java.lang.Math.subtractExact/2 = {0} - {1}
java.lang.Math.clamp/3 = max({1}, min({0}, {2}))
java.lang.Class.forName/1 Class importlib.import_module({0})
java.lang.ClassLoader.getSystemClassLoader/0 ClassLoader importlib
java.lang.ClassLoader.getSystemResourceAsStream/1 InputStream (Path(__file__).parent / {0:inner}).open("rb")
java.lang.ClassLoader.getSystemResource/1 URL (Path(__file__).parent / {0:inner}).absolute().as_uri()
java.lang.System.loadLibrary/1 void None
""")

FIELDS: Final[dict[str, str]] = table("""
java.lang.System.out PrintStream sys.stdout
java.lang.System.err PrintStream sys.stderr
java.lang.System.in InputStream sys.stdin.buffer
java.lang.Integer.MAX_VALUE int 2**31 - 1
java.lang.Integer.MIN_VALUE int -2**31
java.lang.Long.MAX_VALUE long 2**63 - 1
java.lang.Long.MIN_VALUE long -2**63
java.lang.Double.MAX_VALUE double sys.float_info.max
java.lang.Double.NaN double math.nan
java.lang.Short.MAX_VALUE int 2**15 - 1
java.lang.Byte.MAX_VALUE int 127
java.lang.Boolean.TRUE boolean True
java.lang.Boolean.FALSE boolean False
java.lang.Math.PI double math.pi
java.lang.String.CASE_INSENSITIVE_ORDER Comparator str.lower
java.math.BigDecimal.ZERO BigDecimal Decimal(0)
java.math.BigDecimal.ONE BigDecimal Decimal(1)
java.math.BigInteger.ZERO BigInteger 0
java.math.BigInteger.ONE BigInteger 1
java.lang.Double.MIN_VALUE double 5e-324
java.lang.Double.POSITIVE_INFINITY double math.inf
java.lang.Double.NEGATIVE_INFINITY double -math.inf
java.lang.Float.MAX_VALUE double 3.4028235e38
java.lang.Character.MAX_VALUE char chr(0xFFFF)
java.lang.Character.MIN_VALUE char chr(0)
java.lang.Short.MIN_VALUE int -2**15
java.lang.Byte.MIN_VALUE int -128
java.lang.Integer.SIZE int 32
java.lang.Integer.BYTES int 4
java.lang.Long.BYTES int 8
java.lang.Math.E double math.e
java.math.BigDecimal.TEN BigDecimal Decimal(10)
java.math.BigInteger.TWO BigInteger 2
java.math.BigInteger.TEN BigInteger 10
java.math.RoundingMode.HALF_UP String decimal.ROUND_HALF_UP
java.math.RoundingMode.HALF_EVEN String decimal.ROUND_HALF_EVEN
java.math.RoundingMode.DOWN String decimal.ROUND_DOWN
java.math.RoundingMode.UP String decimal.ROUND_UP
java.math.RoundingMode.FLOOR String decimal.ROUND_FLOOR
java.math.RoundingMode.CEILING String decimal.ROUND_CEILING
""")

NEW: Final[dict[str, str]] = table("""
java.lang.String/0 String ""
java.lang.String/1 String {0:text}
java.lang.String/2 String {0}.decode({1})
java.lang.Integer/1 int int({0})
java.lang.Long/1 long int({0})
java.lang.Double/1 double float({0})
java.lang.Boolean/1 boolean str({0}).lower() == "true"
java.lang.Object/0 Object object()
java.math.BigDecimal/1 BigDecimal Decimal({0})
java.math.BigInteger/1 BigInteger int({0})
java.math.BigInteger/2 BigInteger int({0}, {1})
java.lang.String/3 String {0}[{1}:{1} + {2}].decode()
java.lang.Short/1 int int({0})
java.lang.Float/1 double float({0})
java.lang.Character/1 char {0}
java.lang.Byte/1 int int({0})
""")
