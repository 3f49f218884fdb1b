"""java.lang and the everyday of java.util: text, numbers, collections."""

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
indexOf/1 int {s}.find({0})
indexOf/2 int {s}.find({0}, {1})
lastIndexOf/1 int {s}.rfind({0})
contains/1 boolean {0} in {s}
startsWith/1 boolean {s}.startswith({0})
startsWith/2 boolean {s}.startswith({0}, {1})
endsWith/1 boolean {s}.endswith({0})
equals/1 boolean {s} == {0}
contentEquals/1 boolean {s} == {0}
equalsIgnoreCase/1 boolean {s}.lower() == str({0}).lower()
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
chars/0 IntStream map(ord, {s})
intern/0 String {s}
hashCode/0 int hash({s})
toString/0 String {s}
format/0 String {s}
formatted/1 String {s} % ({*},)
formatted/2 String {s} % ({*})
codePointAt/1 int ord({s}[{0}])
regionMatches/5 boolean {s}[{1}:{1} + {4}].lower() == {2}[{3}:{3} + {4}].lower()
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
"""),
    "double": table("""
intValue/0 int int({s})
longValue/0 long int({s})
doubleValue/0 double {s}
toString/0 String str({s})
isNaN/0 boolean math.isnan({s})
equals/1 boolean {s} == {0}
compareTo/1 int ({s} > {0}) - ({s} < {0})
"""),
    "boolean": table("""
booleanValue/0 boolean {s}
equals/1 boolean {s} == {0}
toString/0 String str({s}).lower()
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
"""),
    "Class": table("""
getName/0 String {s}.__name__
getSimpleName/0 String {s}.__name__
getCanonicalName/0 String {s}.__qualname__
getTypeName/0 String {s}.__qualname__
isInstance/1 boolean isinstance({0}, {s})
isAssignableFrom/1 boolean issubclass({0}, {s})
cast/1 - {0}
newInstance/0 - {s}()
isInterface/0 boolean getattr({s}, "_is_protocol", False)
getSuperclass/0 Class {s}.__base__
hashCode/0 int hash({s})
equals/1 boolean {s} is {0}
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
"""),
    "List": table("""
add/1 boolean {s}.append({0})
add/2 void {s}.insert({0}, {1})
addAll/1 boolean {s}.extend({0})
addFirst/1 void {s}.insert(0, {0})
addLast/1 void {s}.append({0})
addElement/1 void {s}.append({0})
push/1 - {s}.append({0})
pop/0 <> {s}.pop()
peek/0 <> {s}[-1]
get/1 <> {s}[{0}]
elementAt/1 <> {s}[{0}]
getFirst/0 <> {s}[0]
getLast/0 <> {s}[-1]
firstElement/0 <> {s}[0]
set/2 - {s}.__setitem__({0}, {1})
size/0 int len({s})
isEmpty/0 boolean not {s}
contains/1 boolean {0} in {s}
containsAll/1 boolean set({0}) <= set({s})
indexOf/1 int {s}.index({0}) if {0} in {s} else -1
clear/0 void {s}.clear()
removeAll/1 boolean {s}.__setitem__(slice(None), [each for each in {s} if each not in {0}])
removeFirst/0 <> {s}.pop(0)
removeLast/0 <> {s}.pop()
iterator/0 Iterator<> deque({s})
listIterator/0 Iterator<> deque({s})
spliterator/0 Iterator<> deque({s})
subList/2 = {s}[{0}:{1}]
toArray/0 [] list({s})
toArray/1 [] list({s})
stream/0 Stream<> {s}
parallelStream/0 Stream<> {s}
equals/1 boolean {s} == {0}
hashCode/0 int hash(tuple({s}))
toString/0 String str({s})
asList/0 = {s}
"""),
    "Set": table("""
add/1 boolean {s}.add({0})
addAll/1 boolean {s}.update({0})
size/0 int len({s})
isEmpty/0 boolean not {s}
contains/1 boolean {0} in {s}
containsAll/1 boolean set({0}) <= {s}
remove/1 boolean {s}.discard({0})
removeAll/1 boolean {s}.difference_update({0})
retainAll/1 boolean {s}.intersection_update({0})
clear/0 void {s}.clear()
iterator/0 Iterator<> deque({s})
toArray/0 [] list({s})
toArray/1 [] list({s})
stream/0 Stream<> {s}
parallelStream/0 Stream<> {s}
first/0 <> min({s})
last/0 <> max({s})
equals/1 boolean {s} == {0}
toString/0 String str({s})
"""),
    "Map": table("""
put/2 - {s}.__setitem__({0}, {1})
get/1 <1> {s}.get({0})
getOrDefault/2 <1> {s}.get({0}, {1})
containsKey/1 boolean {0} in {s}
containsValue/1 boolean {0} in {s}.values()
putAll/1 void {s}.update({0})
putIfAbsent/2 <1> {s}.setdefault({0}, {1})
remove/1 <1> {s}.pop({0}, None)
size/0 int len({s})
isEmpty/0 boolean not {s}
clear/0 void {s}.clear()
keySet/0 Set<> {s}.keys()
navigableKeySet/0 Set<> sorted({s})
values/0 List<1> {s}.values()
entrySet/0 Set<entry> {s}.items()
firstKey/0 <> min({s})
lastKey/0 <> max({s})
equals/1 boolean {s} == {0}
hashCode/0 int hash(tuple({s}.items()))
toString/0 String str({s})
keys/0 Iterator<> deque({s})
elements/0 Iterator<1> deque({s}.values())
copyOf/0 = dict({s})
"""),
    "Map.Entry": table("""
getKey/0 <> {s}[0]
getValue/0 <1> {s}[1]
"""),
    "Properties": table("""
getProperty/1 String {s}.get({0})
getProperty/2 String {s}.get({0}, {1})
setProperty/2 - {s}.__setitem__({0}, {1})
put/2 - {s}.__setitem__({0}, {1})
get/1 - {s}.get({0})
containsKey/1 boolean {0} in {s}
load/1 void {s}.update(line.split("=", 1) for line in io.TextIOWrapper({0}).read().splitlines() if "=" in line)
stringPropertyNames/0 Set<String> {s}.keys()
keySet/0 Set<String> {s}.keys()
entrySet/0 Set<entry> {s}.items()
isEmpty/0 boolean not {s}
size/0 int len({s})
putAll/1 void {s}.update({0})
remove/1 - {s}.pop({0}, None)
clear/0 void {s}.clear()
"""),
    "Queue": table("""
add/1 boolean {s}.append({0})
offer/1 boolean {s}.append({0})
push/1 void {s}.appendleft({0})
addFirst/1 void {s}.appendleft({0})
addLast/1 void {s}.append({0})
poll/0 <> {s}.popleft() if {s} else None
pollFirst/0 <> {s}.popleft() if {s} else None
pollLast/0 <> {s}.pop() if {s} else None
pop/0 <> {s}.popleft()
remove/0 <> {s}.popleft()
peek/0 <> {s}[0] if {s} else None
size/0 int len({s})
isEmpty/0 boolean not {s}
clear/0 void {s}.clear()
contains/1 boolean {0} in {s}
iterator/0 Iterator<> deque({s})
stream/0 Stream<> {s}
"""),
    "Iterator": table("""
next/0 <> {s}.popleft()
nextElement/0 <> {s}.popleft()
nextToken/0 String {s}.popleft()
hasNext/0 boolean bool({s})
hasMoreElements/0 boolean bool({s})
hasMoreTokens/0 boolean bool({s})
countTokens/0 int len({s})
"""),
    "Random": table("""
nextInt/0 int {s}.randrange(-2**31, 2**31)
nextInt/1 int {s}.randrange({0})
nextInt/2 int {s}.randrange({0}, {1})
nextLong/0 long {s}.randrange(-2**63, 2**63)
nextDouble/0 double {s}.random()
nextBoolean/0 boolean {s}.random() < 0.5
nextBytes/1 void {0}.__setitem__(slice(None), {s}.randbytes(len({0})))
"""),
    "UUID": table("""
toString/0 String str({s})
equals/1 boolean {s} == {0}
"""),
    "Thread": table("""
start/0 void {s}.start()
join/0 void {s}.join()
join/1 void {s}.join({0} / 1000)
setDaemon/1 void setattr({s}, "daemon", {0})
setName/1 void setattr({s}, "name", {0})
getName/0 String {s}.name
isAlive/0 boolean {s}.is_alive()
isInterrupted/0 boolean False
interrupt/0 void None
getId/0 long {s}.ident
"""),
    "ThreadLocal": table("""
get/0 - getattr({s}, "value", None)
set/1 void setattr({s}, "value", {0})
remove/0 void {s}.__dict__.clear()
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
java.lang.Thread.sleep/1 void time.sleep({0} / 1000)
java.lang.Thread.currentThread/0 Thread threading.current_thread()
java.lang.Thread.interrupted/0 boolean False
java.lang.Thread.yield/0 void time.sleep(0)
java.lang.Class.forName/1 Class importlib.import_module({0})
java.lang.Runtime.getRuntime/0 Runtime os
java.util.Arrays.asList/* List<0> [{*}]
java.util.Arrays.toString/1 String str({0})
java.util.Arrays.deepToString/1 String str({0})
java.util.Arrays.stream/1 Stream<0> {0}
java.util.Arrays.sort/1 void {0}.sort()
java.util.Arrays.equals/2 boolean {0} == {1}
java.util.Arrays.hashCode/1 int hash(tuple({0}))
java.util.Arrays.copyOf/2 = {0}[:{1}]
java.util.Arrays.copyOfRange/3 = {0}[{1}:{2}]
java.util.Arrays.fill/2 void {0}.__setitem__(slice(None), [{1}] * len({0}))
java.util.List.of/* List<0> [{*}]
java.util.List.copyOf/1 = list({0})
java.util.Set.of/0 Set set()
java.util.Set.of/* Set<0> {{*}}
java.util.Set.copyOf/1 Set set({0})
java.util.Map.copyOf/1 = dict({0})
java.util.Map.entry/2 Map.Entry ({0}, {1})
java.util.Collections.singletonList/1 List<0> [{0}]
java.util.Collections.singleton/1 Set<0> {{0}}
java.util.Collections.singletonMap/2 Map<0,1> {{0}: {1}}
java.util.Collections.emptyList/0 List []
java.util.Collections.emptySet/0 Set set()
java.util.Collections.emptyMap/0 Map {}
java.util.Collections.emptyIterator/0 Iterator deque()
java.util.Collections.unmodifiableList/1 = list({0})
java.util.Collections.unmodifiableSet/1 = set({0})
java.util.Collections.unmodifiableMap/1 = dict({0})
java.util.Collections.unmodifiableCollection/1 = list({0})
java.util.Collections.synchronizedList/1 = {0}
java.util.Collections.synchronizedMap/1 = {0}
java.util.Collections.synchronizedSet/1 = {0}
java.util.Collections.addAll/* boolean {0}.extend([{1*}])
java.util.Collections.sort/1 void {0}.sort()
java.util.Collections.reverse/1 void {0}.reverse()
java.util.Collections.shuffle/1 void random.shuffle({0})
java.util.Collections.max/1 - max({0})
java.util.Collections.min/1 - min({0})
java.util.Collections.list/1 List list({0})
java.util.Collections.nCopies/2 List [{1}] * {0}
java.util.Collections.newSetFromMap/1 Set set({0})
java.util.Objects.requireNonNull/1 = {0}
java.util.Objects.equals/2 boolean {0} == {1}
java.util.Objects.hash/* int hash(({*},))
java.util.Objects.hashCode/1 int hash({0})
java.util.Objects.toString/1 String {0:str}
java.util.Objects.toString/2 String str({0}) if {0} is not None else {1}
java.util.Objects.isNull/1 boolean {0} is None
java.util.Objects.nonNull/1 boolean {0} is not None
java.util.Objects.requireNonNullElse/2 = {0} if {0} is not None else {1}
java.util.UUID.randomUUID/0 UUID uuid.uuid4()
java.util.UUID.fromString/1 UUID uuid.UUID({0})
java.util.UUID.nameUUIDFromBytes/1 UUID uuid.UUID(bytes=hashlib.md5({0}).digest(), version=3)
java.util.Locale.getDefault/0 Locale (locale.getlocale()[0] or "C")
java.util.EnumSet.of/* Set<0> {{*}}
java.util.EnumSet.noneOf/1 Set set()
java.util.EnumSet.allOf/1 Set set({0})
java.util.concurrent.ThreadLocalRandom.current/0 Random random.Random()
java.util.concurrent.ConcurrentHashMap.newKeySet/0 Set set()
java.util.Comparator.naturalOrder/0 Comparator (lambda each: each)
java.math.BigDecimal.valueOf/1 BigDecimal Decimal({0})
java.math.BigInteger.valueOf/1 BigInteger int({0})
java.lang.ThreadLocal.withInitial/1 ThreadLocal threading.local()
java.util.Base64.getEncoder/0 Base64.Encoder base64
java.util.Base64.getDecoder/0 Base64.Decoder base64
java.util.Base64.getUrlEncoder/0 Base64.UrlEncoder base64
java.util.Base64.getUrlDecoder/0 Base64.UrlDecoder base64
java.util.Base64.getMimeEncoder/0 Base64.Encoder base64
java.util.Base64.getMimeDecoder/0 Base64.Decoder base64
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
java.util.Collections.EMPTY_LIST List []
java.util.Collections.EMPTY_MAP Map {}
java.util.Collections.EMPTY_SET Set set()
java.util.Locale.ENGLISH Locale "en"
java.util.Locale.US Locale "en_US"
java.util.Locale.UK Locale "en_GB"
java.util.Locale.ROOT Locale ""
java.util.Locale.GERMANY Locale "de_DE"
java.util.Locale.JAPAN Locale "ja_JP"
java.math.BigDecimal.ZERO BigDecimal Decimal(0)
java.math.BigDecimal.ONE BigDecimal Decimal(1)
java.math.BigInteger.ZERO BigInteger 0
java.math.BigInteger.ONE BigInteger 1
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
java.lang.Thread/0 Thread threading.Thread()
java.lang.Thread/1 Thread threading.Thread(target={0})
java.lang.Thread/2 Thread threading.Thread(target={0}, name={1})
java.lang.ThreadLocal/0 ThreadLocal threading.local()
java.util.ArrayDeque/0 = deque()
java.util.ArrayDeque/1 = deque({0})
java.util.Properties/0 Properties {}
java.util.Random/0 Random random.Random()
java.util.Random/1 Random random.Random({0})
java.security.SecureRandom/0 Random random.SystemRandom()
java.util.Date/0 Date datetime.now(UTC)
java.util.Date/1 Date datetime.fromtimestamp({0} / 1000, UTC)
java.util.UUID/2 UUID uuid.UUID(int=({0} << 64) + {1})
java.util.StringTokenizer/1 Iterator<String> deque({0}.split())
java.util.StringTokenizer/2 Iterator<String> deque(re.split("[" + {1} + "]", {0}))
java.util.Scanner/1 Scanner io.TextIOWrapper({0})
java.util.AbstractMap.SimpleEntry/2 Map.Entry ({0}, {1})
java.util.AbstractMap.SimpleImmutableEntry/2 Map.Entry ({0}, {1})
java.math.BigDecimal/1 BigDecimal Decimal({0})
java.math.BigInteger/1 BigInteger int({0})
java.math.BigInteger/2 BigInteger int({0}, {1})
java.util.concurrent.ConcurrentLinkedQueue/0 = deque()
java.util.concurrent.CountDownLatch/1 CountDownLatch threading.Semaphore(0)
java.util.concurrent.Semaphore/1 Semaphore threading.Semaphore({0})
java.util.concurrent.locks.ReentrantLock/0 Lock threading.RLock()
java.util.Locale/1 Locale {0}
java.util.Locale/2 Locale {0} + "_" + {1}
""")
