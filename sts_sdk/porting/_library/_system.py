"""java.io, java.nio, java.net, java.time, java.util.concurrent, java.security: the everyday of them."""

from __future__ import annotations

from typing import Final

from sts_sdk.porting._library._table import table

METHODS: Final[dict[str, dict[str, str]]] = {
    "Date": table("""
getTime/0 long int({s}.timestamp() * 1000)
getTimeInMillis/0 long int({s}.timestamp() * 1000)
toEpochMilli/0 long int({s}.timestamp() * 1000)
getEpochSecond/0 long int({s}.timestamp())
before/1 boolean {s} < {0}
after/1 boolean {s} > {0}
isBefore/1 boolean {s} < {0}
isAfter/1 boolean {s} > {0}
equals/1 boolean {s} == {0}
compareTo/1 int ({s} > {0}) - ({s} < {0})
toInstant/0 Instant {s}
getTime/0 long int({s}.timestamp() * 1000)
toString/0 String {s}.isoformat()
plus/1 = {s} + {0}
minus/1 = {s} - {0}
plusSeconds/1 = {s} + timedelta(seconds={0})
minusSeconds/1 = {s} - timedelta(seconds={0})
plusMillis/1 = {s} + timedelta(milliseconds={0})
minusMillis/1 = {s} - timedelta(milliseconds={0})
plus/2 = {s} + {1} * {0}
minus/2 = {s} - {1} * {0}
atZone/1 ZonedDateTime {s}.astimezone({0})
atOffset/1 ZonedDateTime {s}.astimezone({0})
clone/0 = {s}
"""),
    "Calendar": table("""
getTime/0 Date {s}
getTimeInMillis/0 long int({s}.timestamp() * 1000)
setTime/1 void {s} = {0}
setTimeInMillis/1 void {s} = datetime.fromtimestamp({0} / 1000, UTC)
add/2 void {s} += {1} * {0}
toInstant/0 Instant {s}
before/1 boolean {s} < {0}
after/1 boolean {s} > {0}
clone/0 = {s}
"""),
    "Scanner": table("""
nextLine/0 String next({s}).rstrip("\\n")
next/0 String next({s}).strip()
nextInt/0 int int(next({s}))
close/0 void {s}.close()
"""),
    "LocalDateTime": table("""
format/1 String {s}.strftime({0})
plusSeconds/1 = {s} + timedelta(seconds={0})
plusMinutes/1 = {s} + timedelta(minutes={0})
plusHours/1 = {s} + timedelta(hours={0})
plusDays/1 = {s} + timedelta(days={0})
minusSeconds/1 = {s} - timedelta(seconds={0})
minusMinutes/1 = {s} - timedelta(minutes={0})
minusHours/1 = {s} - timedelta(hours={0})
minusDays/1 = {s} - timedelta(days={0})
plus/1 = {s} + {0}
minus/1 = {s} - {0}
isBefore/1 boolean {s} < {0}
isAfter/1 boolean {s} > {0}
toInstant/0 Instant {s}
toInstant/1 Instant {s}
toEpochSecond/0 long int({s}.timestamp())
atZone/1 ZonedDateTime {s}.replace(tzinfo={0})
getYear/0 int {s}.year
getMonthValue/0 int {s}.month
getDayOfMonth/0 int {s}.day
getHour/0 int {s}.hour
getMinute/0 int {s}.minute
toLocalDate/0 LocalDate {s}.date()
toString/0 String {s}.isoformat()
equals/1 boolean {s} == {0}
withZoneSameInstant/1 = {s}.astimezone({0})
"""),
    "Duration": table("""
getSeconds/0 long int({s}.total_seconds())
toSeconds/0 long int({s}.total_seconds())
toMillis/0 long int({s}.total_seconds() * 1000)
toMinutes/0 long int({s}.total_seconds()) // 60
toHours/0 long int({s}.total_seconds()) // 3600
toDays/0 long {s}.days
toNanos/0 long int({s}.total_seconds() * 10**9)
plus/1 = {s} + {0}
minus/1 = {s} - {0}
plusSeconds/1 = {s} + timedelta(seconds={0})
plusMinutes/1 = {s} + timedelta(minutes={0})
minusSeconds/1 = {s} - timedelta(seconds={0})
minusMinutes/1 = {s} - timedelta(minutes={0})
multipliedBy/1 = {s} * {0}
dividedBy/1 = {s} / {0}
isNegative/0 boolean {s} < timedelta()
isZero/0 boolean not {s}
compareTo/1 int ({s} > {0}) - ({s} < {0})
equals/1 boolean {s} == {0}
"""),
    "ChronoUnit": table("""
between/2 long ({1} - {0}) // {s}
"""),
    "TimeUnit": table("""
toMillis/1 long int({0} * {s} / timedelta(milliseconds=1))
toSeconds/1 long {0} * {s} // timedelta(seconds=1)
toMinutes/1 long {0} * {s} // timedelta(minutes=1)
toHours/1 long {0} * {s} // timedelta(hours=1)
toDays/1 long {0} * {s} // timedelta(days=1)
toNanos/1 long int({0} * {s} / timedelta(microseconds=1)) * 1000
sleep/1 void time.sleep(({0} * {s}).total_seconds())
"""),
    "SimpleDateFormat": table("""
format/1 String {0}.strftime({s})
parse/1 Date datetime.strptime({0}, {s}).replace(tzinfo=UTC)
setTimeZone/1 void None
setLenient/1 void None
"""),
    "DateTimeFormatter": table("""
format/1 String {0}.strftime({s})
withZone/1 = {s}
withLocale/1 = {s}
"""),
    "File": table("""
getName/0 String {s}.name
getPath/0 String str({s})
getAbsolutePath/0 String str({s}.absolute())
getCanonicalPath/0 String str({s}.resolve())
getAbsoluteFile/0 File {s}.absolute()
getCanonicalFile/0 File {s}.resolve()
getParent/0 String str({s}.parent)
getParentFile/0 File {s}.parent
exists/0 boolean {s}.exists()
isFile/0 boolean {s}.is_file()
isDirectory/0 boolean {s}.is_dir()
canRead/0 boolean os.access({s}, os.R_OK)
canWrite/0 boolean os.access({s}, os.W_OK)
length/0 long {s}.stat().st_size
lastModified/0 long int({s}.stat().st_mtime * 1000)
delete/0 boolean {s}.unlink()
deleteOnExit/0 void None
createNewFile/0 boolean {s}.touch()
mkdir/0 boolean {s}.mkdir()
mkdirs/0 boolean {s}.mkdir(parents=True, exist_ok=True)
listFiles/0 List<File> list({s}.iterdir())
list/0 List<String> os.listdir({s})
toPath/0 Path {s}
toURI/0 URI {s}.absolute().as_uri()
renameTo/1 boolean {s}.rename({0})
toString/0 String str({s})
"""),
    "Path": table("""
toFile/0 File {s}
toString/0 String str({s})
resolve/1 Path {s} / {0}
getParent/0 Path {s}.parent
getFileName/0 Path Path({s}.name)
toAbsolutePath/0 Path {s}.absolute()
normalize/0 Path {s}
toUri/0 URI {s}.absolute().as_uri()
relativize/1 Path {0}.relative_to({s})
startsWith/1 boolean {s}.is_relative_to({0})
"""),
    "InputStream": table("""
read/0 int {s}.read(1)
readLine/0 String next((line.rstrip("\\n") for line in {s}), None)
readAllBytes/0 byte[] {s}.read()
close/0 void {s}.close()
lines/0 Stream<String> {s}
available/0 int len({s}.peek())
reset/0 void {s}.seek(0)
skip/1 long {s}.seek({0}, 1)
"""),
    "OutputStream": table("""
write/1 void {s}.write({0})
write/3 void {s}.write({0}[{1}:{1} + {2}])
append/1 = {s}.write({0})
newLine/0 void {s}.write("\\n")
flush/0 void {s}.flush()
close/0 void {s}.close()
toByteArray/0 byte[] {s}.getvalue()
size/0 int len({s}.getvalue())
toString/0 String {s}.getvalue().decode()
toString/1 String {s}.getvalue().decode({0})
"""),
    "PrintStream": table("""
println/0 void print(file={s})
println/1 void print({0}, file={s})
print/1 void print({0}, end="", file={s})
write/1 void {s}.write({0})
append/1 = {s}.write({0})
flush/0 void {s}.flush()
close/0 void {s}.close()
"""),
    "Base64.Encoder": table("""
encodeToString/1 String base64.b64encode({0}).decode()
encode/1 byte[] base64.b64encode({0})
"""),
    "Base64.Decoder": table("""
decode/1 byte[] base64.b64decode({0})
"""),
    "Base64.UrlEncoder": table("""
encodeToString/1 String base64.urlsafe_b64encode({0}).decode()
encode/1 byte[] base64.urlsafe_b64encode({0})
withoutPadding/0 = {s}
"""),
    "Base64.UrlDecoder": table("""
decode/1 byte[] base64.urlsafe_b64decode({0})
"""),
    "Charset": table("""
name/0 String {s}
toString/0 String {s}
encode/1 byte[] {0}.encode({s})
decode/1 String {0}.decode({s})
"""),
    "Pattern": table("""
matcher/1 Matcher {s}.search({0})
pattern/0 String {s}.pattern
toString/0 String {s}.pattern
"""),
    "Matcher": table("""
matches/0 boolean {s} is not None and {s}.group() == {s}.string
find/0 boolean {s} is not None
lookingAt/0 boolean {s} is not None and {s}.start() == 0
group/0 String {s}.group()
group/1 String {s}.group({0})
groupCount/0 int {s}.re.groups
start/0 int {s}.start()
end/0 int {s}.end()
"""),
    "URI": table("""
toString/0 String {s}
toASCIIString/0 String {s}
toExternalForm/0 String {s}
toURL/0 URL {s}
toURI/0 URI {s}
getHost/0 String urlsplit({s}).hostname
getPort/0 int urlsplit({s}).port or -1
getScheme/0 String urlsplit({s}).scheme
getProtocol/0 String urlsplit({s}).scheme
getPath/0 String urlsplit({s}).path
getQuery/0 String urlsplit({s}).query
getRawQuery/0 String urlsplit({s}).query
getAuthority/0 String urlsplit({s}).netloc
getUserInfo/0 String urlsplit({s}).username
getFragment/0 String urlsplit({s}).fragment
resolve/1 URI urljoin({s}, {0})
equals/1 boolean {s} == {0}
openStream/0 InputStream urllib.request.urlopen({s})
getFile/0 String urlsplit({s}).path
"""),
    "ExecutorService": table("""
submit/1 Future {s}.submit({0})
execute/1 void {s}.submit({0})
shutdown/0 void {s}.shutdown(wait=False)
shutdownNow/0 - {s}.shutdown(wait=False, cancel_futures=True)
close/0 void {s}.shutdown()
awaitTermination/2 boolean {s}.shutdown(wait=True)
invokeAll/1 List<Future> [{s}.submit(task) for task in {0}]
isShutdown/0 boolean {s}._shutdown
schedule/3 void threading.Timer(({1} * {2}).total_seconds(), {0}).start()
"""),
    "Future": table("""
get/0 <> {s}.result()
get/2 <> {s}.result(timeout=({0} * {1}).total_seconds())
join/0 <> {s}.result()
isDone/0 boolean {s}.done()
isCancelled/0 boolean {s}.cancelled()
cancel/1 boolean {s}.cancel()
complete/1 boolean {s}.set_result({0})
completeExceptionally/1 boolean {s}.set_exception({0})
"""),
    "Lock": table("""
lock/0 void {s}.acquire()
unlock/0 void {s}.release()
tryLock/0 boolean {s}.acquire(blocking=False)
"""),
    "Semaphore": table("""
acquire/0 void {s}.acquire()
release/0 void {s}.release()
tryAcquire/0 boolean {s}.acquire(blocking=False)
"""),
    "CountDownLatch": table("""
countDown/0 void {s}.release()
await/0 void {s}.acquire()
await/2 boolean {s}.acquire(timeout=({0} * {1}).total_seconds())
"""),
    "AtomicReference": table("""
get/0 <> {s}[0]
set/1 void {s}.__setitem__(0, {0})
"""),
    "AtomicBoolean": table("""
get/0 boolean {s}[0]
set/1 void {s}.__setitem__(0, {0})
"""),
    "AtomicInteger": table("""
get/0 int {s}[0]
intValue/0 int {s}[0]
longValue/0 int {s}[0]
set/1 void {s}.__setitem__(0, {0})
incrementAndGet/0 int {s}.__setitem__(0, {s}[0] + 1) or {s}[0]
getAndIncrement/0 int {s}.__setitem__(0, {s}[0] + 1) or {s}[0] - 1
decrementAndGet/0 int {s}.__setitem__(0, {s}[0] - 1) or {s}[0]
addAndGet/1 int {s}.__setitem__(0, {s}[0] + {0}) or {s}[0]
"""),
    "MessageDigest": table("""
update/1 void {s}.update({0})
digest/0 byte[] {s}.digest()
"""),
    "Runtime": table("""
availableProcessors/0 int os.cpu_count()
exit/1 void sys.exit({0})
addShutdownHook/1 void atexit.register({0}.run)
"""),
    "InetAddress": table("""
getHostName/0 String {s}
getHostAddress/0 String socket.gethostbyname({s})
getCanonicalHostName/0 String socket.getfqdn({s})
"""),
    "Timer": table("""
cancel/0 void {s}.cancel()
"""),
    "Optional": table("""
isPresent/0 boolean {s} is not None
isEmpty/0 boolean {s} is None
get/0 <> {s}
getAsInt/0 int {s}
orElseThrow/0 <> {s}
orElse/1 <> {s} if {s} is not None else {0}
"""),
    "SimpleEntry": {},
}

STATICS: Final[dict[str, str]] = table("""
java.time.Instant.now/0 Instant datetime.now(UTC)
java.time.Instant.now/1 Instant datetime.now(UTC)
java.time.Instant.ofEpochMilli/1 Instant datetime.fromtimestamp({0} / 1000, UTC)
java.time.Instant.ofEpochSecond/1 Instant datetime.fromtimestamp({0}, UTC)
java.time.Instant.parse/1 Instant datetime.fromisoformat({0})
java.util.Date.from/1 Date {0}
java.util.Calendar.getInstance/0 Calendar datetime.now(UTC)
java.util.Calendar.getInstance/1 Calendar datetime.now({0})
java.time.LocalDateTime.now/0 LocalDateTime datetime.now()
java.time.LocalDateTime.now/1 LocalDateTime datetime.now({0})
java.time.LocalDateTime.ofInstant/2 LocalDateTime {0}.astimezone({1})
java.time.LocalDate.now/0 LocalDate date.today()
java.time.LocalDate.of/3 LocalDate date({0}, {1}, {2})
java.time.LocalDate.parse/1 LocalDate date.fromisoformat({0})
java.time.ZonedDateTime.now/0 ZonedDateTime datetime.now().astimezone()
java.time.ZonedDateTime.now/1 ZonedDateTime datetime.now({0})
java.time.ZonedDateTime.parse/1 ZonedDateTime datetime.fromisoformat({0})
java.time.ZonedDateTime.ofInstant/2 ZonedDateTime {0}.astimezone({1})
java.time.OffsetDateTime.now/0 ZonedDateTime datetime.now().astimezone()
java.time.OffsetDateTime.now/1 ZonedDateTime datetime.now({0})
java.time.OffsetDateTime.parse/1 ZonedDateTime datetime.fromisoformat({0})
java.time.ZoneId.of/1 ZoneId ZoneInfo({0})
java.time.ZoneId.systemDefault/0 ZoneId None
java.util.TimeZone.getTimeZone/1 TimeZone ZoneInfo({0})
java.time.Duration.ofSeconds/1 Duration timedelta(seconds={0})
java.time.Duration.ofMinutes/1 Duration timedelta(minutes={0})
java.time.Duration.ofHours/1 Duration timedelta(hours={0})
java.time.Duration.ofDays/1 Duration timedelta(days={0})
java.time.Duration.ofMillis/1 Duration timedelta(milliseconds={0})
java.time.Duration.of/2 Duration {1} * {0}
java.time.Duration.between/2 Duration {1} - {0}
java.time.Period.ofDays/1 Duration timedelta(days={0})
java.time.format.DateTimeFormatter.ofPattern/1 DateTimeFormatter {0:date}
java.time.format.DateTimeFormatter.ofPattern/2 DateTimeFormatter {0:date}
java.nio.file.Paths.get/1 Path Path({0})
java.nio.file.Paths.get/* Path Path({*})
java.nio.file.Path.of/* Path Path({*})
java.nio.file.Files.readAllBytes/1 byte[] {0}.read_bytes()
java.nio.file.Files.readString/1 String {0}.read_text()
java.nio.file.Files.readString/2 String {0}.read_text({1})
java.nio.file.Files.readAllLines/1 List<String> {0}.read_text().splitlines()
java.nio.file.Files.readAllLines/2 List<String> {0}.read_text({1}).splitlines()
java.nio.file.Files.lines/1 Stream<String> {0}.read_text().splitlines()
java.nio.file.Files.write/2 Path {0}.write_bytes({1})
java.nio.file.Files.write/3 Path {0}.write_bytes({1})
java.nio.file.Files.writeString/2 Path {0}.write_text({1})
java.nio.file.Files.exists/1 boolean {0}.exists()
java.nio.file.Files.notExists/1 boolean not {0}.exists()
java.nio.file.Files.isDirectory/1 boolean {0}.is_dir()
java.nio.file.Files.isRegularFile/1 boolean {0}.is_file()
java.nio.file.Files.isReadable/1 boolean os.access({0}, os.R_OK)
java.nio.file.Files.size/1 long {0}.stat().st_size
java.nio.file.Files.delete/1 void {0}.unlink()
java.nio.file.Files.deleteIfExists/1 boolean {0}.unlink(missing_ok=True)
java.nio.file.Files.createDirectory/1 Path {0}.mkdir()
java.nio.file.Files.createDirectories/1 Path {0}.mkdir(parents=True, exist_ok=True)
java.nio.file.Files.createFile/1 Path {0}.touch(exist_ok=False)
java.nio.file.Files.createTempFile/2 Path Path(tempfile.mkstemp(prefix={0}, suffix={1})[1])
java.nio.file.Files.createTempDirectory/1 Path Path(tempfile.mkdtemp(prefix={0}))
java.nio.file.Files.copy/2 - shutil.copyfile({0}, {1})
java.nio.file.Files.move/2 Path {0}.rename({1})
java.nio.file.Files.newInputStream/1 FileInputStream {0}.open("rb")
java.nio.file.Files.newOutputStream/1 FileOutputStream {0}.open("wb")
java.nio.file.Files.newBufferedReader/1 BufferedReader {0}.open()
java.nio.file.Files.newBufferedWriter/1 BufferedWriter {0}.open("w")
java.nio.file.Files.list/1 Stream<Path> {0}.iterdir()
java.nio.file.Files.walk/1 Stream<Path> {0}.rglob("*")
java.io.File.createTempFile/2 File Path(tempfile.mkstemp(prefix={0}, suffix={1})[1])
java.nio.charset.Charset.forName/1 Charset {0}
java.nio.charset.Charset.defaultCharset/0 Charset "utf-8"
java.nio.ByteBuffer.wrap/1 byte[] {0}
java.net.URLEncoder.encode/1 String quote_plus({0})
java.net.URLEncoder.encode/2 String quote_plus({0})
java.net.URLDecoder.decode/1 String unquote_plus({0})
java.net.URLDecoder.decode/2 String unquote_plus({0})
java.net.URI.create/1 URI {0}
java.net.InetAddress.getLocalHost/0 InetAddress socket.gethostname()
java.net.InetAddress.getByName/1 InetAddress socket.gethostbyname({0})
java.util.regex.Pattern.compile/1 Pattern re.compile({0})
java.util.regex.Pattern.compile/2 Pattern re.compile({0}, {1})
java.util.regex.Pattern.matches/2 boolean re.fullmatch({0}, {1}) is not None
java.util.regex.Pattern.quote/1 String re.escape({0})
java.util.regex.Matcher.quoteReplacement/1 String {0}
java.util.concurrent.Executors.newFixedThreadPool/1 ExecutorService ThreadPoolExecutor({0})
java.util.concurrent.Executors.newFixedThreadPool/2 ExecutorService ThreadPoolExecutor({0})
java.util.concurrent.Executors.newCachedThreadPool/0 ExecutorService ThreadPoolExecutor()
java.util.concurrent.Executors.newSingleThreadExecutor/0 ExecutorService ThreadPoolExecutor(1)
java.util.concurrent.Executors.newWorkStealingPool/0 ExecutorService ThreadPoolExecutor()
java.util.concurrent.Executors.newScheduledThreadPool/1 ExecutorService ThreadPoolExecutor({0})
java.util.concurrent.Executors.newSingleThreadScheduledExecutor/0 ExecutorService ThreadPoolExecutor(1)
java.util.concurrent.CompletableFuture.supplyAsync/1 Future ThreadPoolExecutor(1).submit({0})
java.util.concurrent.CompletableFuture.supplyAsync/2 Future {1}.submit({0})
java.util.concurrent.CompletableFuture.runAsync/1 Future ThreadPoolExecutor(1).submit({0})
java.util.concurrent.CompletableFuture.runAsync/2 Future {1}.submit({0})
java.util.Optional.of/1 Optional<0> {0}
java.util.Optional.ofNullable/1 Optional<0> {0}
java.util.Optional.empty/0 Optional None
java.util.stream.Stream.of/* Stream<0> [{*}]
java.util.stream.Stream.empty/0 Stream []
java.util.stream.Stream.concat/2 Stream itertools.chain({0}, {1})
java.util.stream.IntStream.range/2 Stream<int> range({0}, {1})
java.util.stream.IntStream.rangeClosed/2 Stream<int> range({0}, {1} + 1)
java.security.MessageDigest.getInstance/1 MessageDigest hashlib.new({0}.replace("-", "").lower())
java.text.DateFormat.getDateTimeInstance/0 SimpleDateFormat "%c"
""")

FIELDS: Final[dict[str, str]] = table("""
java.util.Calendar.MILLISECOND TimeUnit timedelta(milliseconds=1)
java.util.Calendar.SECOND TimeUnit timedelta(seconds=1)
java.util.Calendar.MINUTE TimeUnit timedelta(minutes=1)
java.util.Calendar.HOUR TimeUnit timedelta(hours=1)
java.util.Calendar.HOUR_OF_DAY TimeUnit timedelta(hours=1)
java.util.Calendar.DATE TimeUnit timedelta(days=1)
java.util.Calendar.DAY_OF_MONTH TimeUnit timedelta(days=1)
java.util.Calendar.DAY_OF_YEAR TimeUnit timedelta(days=1)
java.nio.charset.StandardCharsets.UTF_8 Charset "utf-8"
java.nio.charset.StandardCharsets.US_ASCII Charset "ascii"
java.nio.charset.StandardCharsets.ISO_8859_1 Charset "iso-8859-1"
java.nio.charset.StandardCharsets.UTF_16 Charset "utf-16"
java.io.File.separator String os.sep
java.io.File.pathSeparator String os.pathsep
java.io.File.separatorChar char os.sep
java.util.concurrent.TimeUnit.NANOSECONDS TimeUnit timedelta(microseconds=0.001)
java.util.concurrent.TimeUnit.MICROSECONDS TimeUnit timedelta(microseconds=1)
java.util.concurrent.TimeUnit.MILLISECONDS TimeUnit timedelta(milliseconds=1)
java.util.concurrent.TimeUnit.SECONDS TimeUnit timedelta(seconds=1)
java.util.concurrent.TimeUnit.MINUTES TimeUnit timedelta(minutes=1)
java.util.concurrent.TimeUnit.HOURS TimeUnit timedelta(hours=1)
java.util.concurrent.TimeUnit.DAYS TimeUnit timedelta(days=1)
java.time.temporal.ChronoUnit.MILLIS ChronoUnit timedelta(milliseconds=1)
java.time.temporal.ChronoUnit.SECONDS ChronoUnit timedelta(seconds=1)
java.time.temporal.ChronoUnit.MINUTES ChronoUnit timedelta(minutes=1)
java.time.temporal.ChronoUnit.HOURS ChronoUnit timedelta(hours=1)
java.time.temporal.ChronoUnit.DAYS ChronoUnit timedelta(days=1)
java.time.ZoneOffset.UTC ZoneId UTC
java.time.Duration.ZERO Duration timedelta()
java.time.Instant.EPOCH Instant datetime.fromtimestamp(0, UTC)
java.time.format.DateTimeFormatter.ISO_INSTANT DateTimeFormatter "%Y-%m-%dT%H:%M:%SZ"
java.time.format.DateTimeFormatter.ISO_DATE_TIME DateTimeFormatter "%Y-%m-%dT%H:%M:%S%z"
java.time.format.DateTimeFormatter.ISO_LOCAL_DATE DateTimeFormatter "%Y-%m-%d"
java.time.format.DateTimeFormatter.BASIC_ISO_DATE DateTimeFormatter "%Y%m%d"
java.util.regex.Pattern.CASE_INSENSITIVE int re.IGNORECASE
java.util.regex.Pattern.MULTILINE int re.MULTILINE
java.util.regex.Pattern.DOTALL int re.DOTALL
""")

NEW: Final[dict[str, str]] = table("""
java.io.File/1 File Path({0})
java.io.File/2 File Path({0}, {1})
java.io.FileInputStream/1 FileInputStream open({0}, "rb")
java.io.FileOutputStream/1 FileOutputStream open({0}, "wb")
java.io.FileOutputStream/2 FileOutputStream open({0}, "ab" if {1} else "wb")
java.io.FileReader/1 FileReader open({0})
java.io.FileWriter/1 FileWriter open({0}, "w")
java.io.FileWriter/2 FileWriter open({0}, "a" if {1} else "w")
java.io.BufferedReader/1 BufferedReader {0}
java.io.BufferedWriter/1 BufferedWriter {0}
java.io.BufferedInputStream/1 = {0}
java.io.BufferedOutputStream/1 = {0}
java.io.InputStreamReader/1 InputStreamReader io.TextIOWrapper({0})
java.io.InputStreamReader/2 InputStreamReader io.TextIOWrapper({0}, {1})
java.io.OutputStreamWriter/1 OutputStreamWriter io.TextIOWrapper({0})
java.io.OutputStreamWriter/2 OutputStreamWriter io.TextIOWrapper({0}, {1})
java.io.ByteArrayInputStream/1 = BytesIO({0})
java.io.ByteArrayOutputStream/0 = BytesIO()
java.io.ByteArrayOutputStream/1 = BytesIO()
java.io.StringReader/1 = StringIO({0})
java.io.StringWriter/0 = StringIO()
java.io.PrintWriter/1 PrintWriter {0}
java.io.PrintWriter/2 PrintWriter {0}
java.io.PrintStream/1 PrintStream io.TextIOWrapper({0})
java.util.zip.GZIPInputStream/1 = gzip.open({0})
java.util.zip.GZIPOutputStream/1 = gzip.open({0}, "wb")
java.net.URI/1 URI {0}
java.net.URL/1 URL {0}
java.text.SimpleDateFormat/1 SimpleDateFormat {0:date}
java.text.SimpleDateFormat/2 SimpleDateFormat {0:date}
java.util.GregorianCalendar/0 Calendar datetime.now(UTC)
java.util.concurrent.atomic.AtomicInteger/0 = [0]
java.util.concurrent.atomic.AtomicInteger/1 = [{0}]
java.util.concurrent.atomic.AtomicLong/0 = [0]
java.util.concurrent.atomic.AtomicLong/1 = [{0}]
java.util.concurrent.atomic.AtomicBoolean/0 = [False]
java.util.concurrent.atomic.AtomicBoolean/1 = [{0}]
java.util.concurrent.atomic.AtomicReference/0 = [None]
java.util.concurrent.atomic.AtomicReference/1 = [{0}]
java.util.concurrent.CompletableFuture/0 Future Future()
java.util.Timer/0 Timer threading.Timer(0, print)
""")
