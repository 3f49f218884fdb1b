"""java.time, and dates and formats of java.util and java.text."""

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
setTime/1 void {s} = datetime.fromtimestamp({0} / 1000, UTC)
getHours/0 int {s}.hour
getMinutes/0 int {s}.minute
getSeconds/0 int {s}.second
getYear/0 int {s}.year - 1900
getMonth/0 int {s}.month - 1
getDate/0 int {s}.day
getDay/0 int {s}.isoweekday() % 7
getNano/0 int {s}.microsecond * 1000
toLocaleString/0 String {s}.strftime("%c")
toGMTString/0 String {s}.strftime("%d %b %Y %H:%M:%S GMT")
truncatedTo/1 = datetime.fromtimestamp({s}.timestamp() // {0}.total_seconds() * {0}.total_seconds(), UTC)
until/2 long ({0} - {s}) // {1}
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
setTimeZone/1 void {s} = {s}.astimezone({0})
getTimeZone/0 TimeZone {s}.tzinfo
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
getSecond/0 int {s}.second
getDayOfWeek/0 int {s}.isoweekday()
getDayOfYear/0 int {s}.timetuple().tm_yday
getMonth/0 int {s}.month
getNano/0 int {s}.microsecond * 1000
plusWeeks/1 = {s} + timedelta(weeks={0})
minusWeeks/1 = {s} - timedelta(weeks={0})
plus/2 = {s} + {1} * {0}
minus/2 = {s} - {1} * {0}
isEqual/1 boolean {s} == {0}
compareTo/1 int ({s} > {0}) - ({s} < {0})
toLocalDateTime/0 LocalDateTime {s}.replace(tzinfo=None)
toLocalTime/0 - {s}.time()
toEpochDay/0 long {s}.toordinal() - 719163
atStartOfDay/0 LocalDateTime datetime.combine({s}, datetime.min.time())
atStartOfDay/1 ZonedDateTime datetime.combine({s}, datetime.min.time(), {0})
withZoneSameLocal/1 = {s}.replace(tzinfo={0})
withOffsetSameInstant/1 = {s}.astimezone({0})
withNano/1 = {s}.replace(microsecond={0} // 1000)
withSecond/1 = {s}.replace(second={0})
withMinute/1 = {s}.replace(minute={0})
withHour/1 = {s}.replace(hour={0})
withDayOfMonth/1 = {s}.replace(day={0})
getZone/0 ZoneId {s}.tzinfo
toOffsetDateTime/0 ZonedDateTime {s}
toZonedDateTime/0 ZonedDateTime {s}
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
toString/0 String str({s})
plusMillis/1 = {s} + timedelta(milliseconds={0})
plusHours/1 = {s} + timedelta(hours={0})
plusDays/1 = {s} + timedelta(days={0})
minusMillis/1 = {s} - timedelta(milliseconds={0})
minusHours/1 = {s} - timedelta(hours={0})
negated/0 = -{s}
abs/0 = abs({s})
toMinutesPart/0 int int({s}.total_seconds()) // 60 % 60
toSecondsPart/0 int int({s}.total_seconds()) % 60
toHoursPart/0 int int({s}.total_seconds()) // 3600 % 24
getDays/0 int {s}.days
"""),
    "ChronoUnit": table("""
between/2 long ({1} - {0}) // {s}
toString/0 String str({s})
getDuration/0 Duration {s}
"""),
    "TimeUnit": table("""
toMillis/1 long int({0} * {s} / timedelta(milliseconds=1))
toSeconds/1 long {0} * {s} // timedelta(seconds=1)
toMinutes/1 long {0} * {s} // timedelta(minutes=1)
toHours/1 long {0} * {s} // timedelta(hours=1)
toDays/1 long {0} * {s} // timedelta(days=1)
toNanos/1 long int({0} * {s} / timedelta(microseconds=1)) * 1000
sleep/1 void time.sleep(({0} * {s}).total_seconds())
toMicros/1 long int({0} * {s} / timedelta(microseconds=1))
convert/2 long int({0} * {1} / {s})
toString/0 String str({s})
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
parse/1 - datetime.strptime({0}, {s})
"""),
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
java.text.DateFormat.getDateTimeInstance/0 SimpleDateFormat "%c"
java.time.Instant.from/1 Instant {0}
java.time.LocalDate.now/1 LocalDate datetime.now({0}).date()
java.time.LocalDate.parse/2 LocalDate datetime.strptime({0}, {1}).date()
java.time.LocalDate.ofEpochDay/1 LocalDate date.fromordinal({0} + 719163)
java.time.LocalDate.ofInstant/2 LocalDate {0}.astimezone({1}).date()
java.time.LocalDateTime.parse/1 LocalDateTime datetime.fromisoformat({0})
java.time.LocalDateTime.parse/2 LocalDateTime datetime.strptime({0}, {1})
java.time.LocalDateTime.of/5 LocalDateTime datetime({*})
java.time.LocalDateTime.of/6 LocalDateTime datetime({*})
java.time.LocalDateTime.ofEpochSecond/3 LocalDateTime datetime.fromtimestamp({0}, {2})
java.time.ZonedDateTime.of/2 ZonedDateTime {0}.replace(tzinfo={1})
java.time.ZonedDateTime.parse/2 ZonedDateTime datetime.strptime({0}, {1})
java.time.OffsetDateTime.parse/2 ZonedDateTime datetime.strptime({0}, {1})
java.time.OffsetDateTime.ofInstant/2 ZonedDateTime {0}.astimezone({1})
java.time.ZoneOffset.ofHours/1 ZoneId timezone(timedelta(hours={0}))
java.time.Duration.ofNanos/1 Duration timedelta(microseconds={0} / 1000)
java.time.Duration.from/1 Duration {0}
java.time.Period.ofMonths/1 Duration timedelta(days=30 * {0})
java.time.Period.ofWeeks/1 Duration timedelta(weeks={0})
java.util.TimeZone.getDefault/0 TimeZone datetime.now().astimezone().tzinfo
java.util.TimeZone.setDefault/1 void None
java.time.Clock.systemUTC/0 - UTC
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
java.time.temporal.ChronoUnit.NANOS ChronoUnit timedelta(microseconds=0.001)
java.time.temporal.ChronoUnit.MICROS ChronoUnit timedelta(microseconds=1)
java.time.temporal.ChronoUnit.WEEKS ChronoUnit timedelta(weeks=1)
java.time.Instant.MAX Instant datetime.max.replace(tzinfo=UTC)
java.time.Instant.MIN Instant datetime.min.replace(tzinfo=UTC)
java.time.LocalDateTime.MAX LocalDateTime datetime.max
java.time.LocalDateTime.MIN LocalDateTime datetime.min
java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME DateTimeFormatter "%Y-%m-%dT%H:%M:%S"
java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME DateTimeFormatter "%Y-%m-%dT%H:%M:%S%z"
java.time.format.DateTimeFormatter.ISO_ZONED_DATE_TIME DateTimeFormatter "%Y-%m-%dT%H:%M:%S%z"
java.time.format.DateTimeFormatter.ISO_DATE DateTimeFormatter "%Y-%m-%d"
java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME DateTimeFormatter "%a, %d %b %Y %H:%M:%S GMT"
java.util.Calendar.WEEK_OF_YEAR TimeUnit timedelta(weeks=1)
""")

NEW: Final[dict[str, str]] = table("""
java.util.Date/0 Date datetime.now(UTC)
java.util.Date/1 Date datetime.fromtimestamp({0} / 1000, UTC)
java.text.SimpleDateFormat/1 SimpleDateFormat {0:date}
java.text.SimpleDateFormat/2 SimpleDateFormat {0:date}
java.util.GregorianCalendar/0 Calendar datetime.now(UTC)
java.sql.Timestamp/1 Date datetime.fromtimestamp({0} / 1000, UTC)
java.util.SimpleTimeZone/2 TimeZone timezone(timedelta(milliseconds={0}))
""")
