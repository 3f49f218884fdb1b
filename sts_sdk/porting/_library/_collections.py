"""java.util: lists, sets, maps, queues, what is random, what may be absent."""

from __future__ import annotations

from typing import Final

from sts_sdk.porting._library._table import table

METHODS: Final[dict[str, dict[str, str]]] = {
    "List": table("""
add/2 void {s}.insert({0}, {1})
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
add/1 boolean not {s}.append({0}) ;; {s}.append({0})
addAll/1 boolean not {s}.extend({0}) ;; {s}.extend({0})
addAll/2 boolean not {s}.__setitem__(slice({0}, {0}), {1}) ;; {s}[{0}:{0}] = {1}
offer/1 boolean not {s}.append({0}) ;; {s}.append({0})
poll/0 <> {s}.pop(0) if {s} else None
element/0 <> {s}[0]
empty/0 boolean not {s}
lastIndexOf/1 int max((number for number, each in enumerate({s}) if each == {0}), default=-1)
removeAll/1 boolean not {s}.__setitem__(slice(None), [each for each in {s} if each not in {0}]) ;; {s}[:] = [each for each in {s} if each not in {0}]
retainAll/1 boolean not {s}.__setitem__(slice(None), [each for each in {s} if each in {0}]) ;; {s}[:] = [each for each in {s} if each in {0}]
lastElement/0 <> {s}[-1]
removeAllElements/0 void {s}.clear()
insertElementAt/2 void {s}.insert({1}, {0})
elements/0 Iterator<> deque({s})
ensureCapacity/1 void None
trimToSize/0 void None
reversed/0 = {s}[::-1]
clone/0 = {s}[:]
capacity/0 int len({s})
"""),
    "Set": table("""
size/0 int len({s})
isEmpty/0 boolean not {s}
contains/1 boolean {0} in {s}
containsAll/1 boolean set({0}) <= {s}
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
add/1 boolean {0} not in {s} and not {s}.add({0}) ;; {s}.add({0})
addAll/1 boolean not {s}.issuperset({0}) and not {s}.update({0}) ;; {s}.update({0})
remove/1 boolean {0} in {s} and not {s}.discard({0}) ;; {s}.discard({0})
removeAll/1 boolean not {s}.difference_update({0}) ;; {s}.difference_update({0})
retainAll/1 boolean not {s}.intersection_update({0}) ;; {s}.intersection_update({0})
hashCode/0 int hash(frozenset({s}))
ceiling/1 <> min((each for each in {s} if each >= {0}), default=None)
floor/1 <> max((each for each in {s} if each <= {0}), default=None)
higher/1 <> min((each for each in {s} if each > {0}), default=None)
lower/1 <> max((each for each in {s} if each < {0}), default=None)
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
replace/2 - {s}.__setitem__({0}, {1})
remove/2 boolean {s}.get({0}) == {1} and {s}.pop({0}) is not None
firstEntry/0 Map.Entry min({s}.items())
lastEntry/0 Map.Entry max({s}.items())
pollFirstEntry/0 Map.Entry (lambda key: (key, {s}.pop(key)))(min({s}))
contains/1 boolean {0} in {s}.values()
descendingKeySet/0 Set<> sorted({s}, reverse=True)
clone/0 = dict({s})
"""),
    "Map.Entry": table("""
getKey/0 <> {s}[0]
getValue/0 <1> {s}[1]
toString/0 String "=".join(map(str, {s}))
equals/1 boolean {s} == {0}
"""),
    "Properties": table("""
getProperty/1 String {s}.get({0})
getProperty/2 String {s}.get({0}, {1})
setProperty/2 - {s}.__setitem__({0}, {1})
put/2 - {s}.__setitem__({0}, {1})
get/1 - {s}.get({0})
containsKey/1 boolean {0} in {s}
load/1 void {s}.update({key.strip(): value.strip() for key, _, value in (line.partition("=") for line in io.TextIOWrapper({0})) if value and not key.startswith("#")})
stringPropertyNames/0 Set<String> {s}.keys()
keySet/0 Set<String> {s}.keys()
isEmpty/0 boolean not {s}
size/0 int len({s})
putAll/1 void {s}.update({0})
remove/1 - {s}.pop({0}, None)
clear/0 void {s}.clear()
getOrDefault/2 String {s}.get({0}, {1})
containsValue/1 boolean {0} in {s}.values()
entrySet/0 Set<entry> {s}.items()
propertyNames/0 Iterator<String> deque({s})
keys/0 Iterator<String> deque({s})
values/0 List<String> {s}.values()
store/2 void {0}.write("".join(key + "=" + value + "\\n" for key, value in {s}.items()))
putIfAbsent/2 String {s}.setdefault({0}, {1})
"""),
    "Queue": table("""
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
add/1 boolean not {s}.append({0}) ;; {s}.append({0})
offer/1 boolean not {s}.append({0}) ;; {s}.append({0})
offerLast/1 boolean not {s}.append({0}) ;; {s}.append({0})
offerFirst/1 boolean not {s}.appendleft({0}) ;; {s}.appendleft({0})
addAll/1 boolean not {s}.extend({0}) ;; {s}.extend({0})
removeFirst/0 <> {s}.popleft()
removeLast/0 <> {s}.pop()
getFirst/0 <> {s}[0]
getLast/0 <> {s}[-1]
element/0 <> {s}[0]
peekFirst/0 <> {s}[0] if {s} else None
peekLast/0 <> {s}[-1] if {s} else None
toArray/1 [] list({s})
remove/1 boolean {0} in {s} and not {s}.remove({0}) ;; {s}.remove({0})
toString/0 String str(list({s}))
"""),
    "Iterator": table("""
nextElement/0 <> {s}.popleft()
nextToken/0 String {s}.popleft()
hasNext/0 boolean bool({s})
hasMoreElements/0 boolean bool({s})
hasMoreTokens/0 boolean bool({s})
countTokens/0 int len({s})
next/0 <> {s}.popleft()
nextInt/0 int {s}.popleft()
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
    "Optional": table("""
isPresent/0 boolean {s} is not None
isEmpty/0 boolean {s} is None
get/0 <> {s}
getAsInt/0 int {s}
orElseThrow/0 <> {s}
orElse/1 <> {s} if {s} is not None else {0}
getAsLong/0 long {s}
getAsDouble/0 double {s}
"""),
    "Scanner": table("""
nextLine/0 String next({s}).rstrip("\\n")
next/0 String next({s}).strip()
nextInt/0 int int(next({s}))
close/0 void {s}.close()
"""),
    "PriorityQueue": table("""
add/1 boolean not heapq.heappush({s}, {0}) ;; heapq.heappush({s}, {0})
offer/1 boolean not heapq.heappush({s}, {0}) ;; heapq.heappush({s}, {0})
poll/0 <> heapq.heappop({s}) if {s} else None
remove/0 <> heapq.heappop({s})
peek/0 <> {s}[0] if {s} else None
size/0 int len({s})
isEmpty/0 boolean not {s}
clear/0 void {s}.clear()
"""),
    "StringJoiner": table("""
add/1 = {s}.append({0}) or {s} ;; {s}.append({0})
length/0 int len({s})
"""),
}

STATICS: Final[dict[str, str]] = table("""
java.util.Arrays.asList/* List<0> [{*}]
java.util.Arrays.toString/1 String str({0})
java.util.Arrays.deepToString/1 String str({0})
java.util.Arrays.stream/1 Stream<0> {0}
java.util.Arrays.sort/1 void {0}.sort()
java.util.Arrays.equals/2 boolean {0} == {1}
java.util.Arrays.hashCode/1 int hash(tuple({0}))
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
java.util.Collections.sort/1 void {0}.sort()
java.util.Collections.reverse/1 void {0}.reverse()
java.util.Collections.shuffle/1 void random.shuffle({0})
java.util.Collections.max/1 - max({0})
java.util.Collections.min/1 - min({0})
java.util.Collections.list/1 List list({0})
java.util.Collections.nCopies/2 List [{1}] * {0}
java.util.Collections.newSetFromMap/1 Set set({0})
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
java.util.Comparator.naturalOrder/0 Comparator (lambda each: each)
java.util.Optional.ofNullable/1 Optional<0> {0}
java.util.Optional.empty/0 Optional None
java.util.stream.Stream.of/* Stream<0> [{*}]
java.util.stream.Stream.empty/0 Stream []
java.util.stream.Stream.concat/2 Stream itertools.chain({0}, {1})
java.util.stream.IntStream.range/2 Stream<int> range({0}, {1})
java.util.stream.IntStream.rangeClosed/2 Stream<int> range({0}, {1} + 1)
java.util.Arrays.sort/2 void {0}.sort(key=functools.cmp_to_key({1}))
java.util.Arrays.stream/3 Stream<0> {0}[{1}:{2}]
java.util.Arrays.binarySearch/2 int bisect.bisect_left({0}, {1})
java.util.Arrays.copyOf/2 = ({0} + [None] * {1})[:{1}]
java.util.Collections.frequency/2 int sum(each == {1} for each in {0})
java.util.Collections.disjoint/2 boolean set({0}).isdisjoint({1})
java.util.Collections.addAll/* boolean not {0}.extend([{1*}]) ;; {0}.extend([{1*}])
java.util.Collections.emptyEnumeration/0 Iterator deque()
java.util.Collections.enumeration/1 Iterator deque({0})
java.util.Collections.unmodifiableSortedMap/1 = dict({0})
java.util.Collections.checkedList/2 = {0}
java.util.Collections.swap/3 void {0}.__setitem__(slice(None), {0})
java.util.Collections.fill/2 void {0}.__setitem__(slice(None), [{1}] * len({0}))
java.util.Objects.requireNonNullElseGet/2 = {0} if {0} is not None else {1}()
java.util.Objects.compare/3 int {2}({0}, {1})
java.util.Objects.checkIndex/2 int {0}
java.util.Locale.forLanguageTag/1 Locale {0}.replace("-", "_")
java.util.Optional.of/1 Optional<0> {0}
java.util.OptionalInt.of/1 Optional<0> {0}
java.util.OptionalInt.empty/0 Optional None
java.util.OptionalLong.of/1 Optional<0> {0}
java.util.OptionalLong.empty/0 Optional None
""")

FIELDS: Final[dict[str, str]] = table("""
java.util.Collections.EMPTY_LIST List []
java.util.Collections.EMPTY_MAP Map {}
java.util.Collections.EMPTY_SET Set set()
java.util.Locale.ENGLISH Locale "en"
java.util.Locale.US Locale "en_US"
java.util.Locale.UK Locale "en_GB"
java.util.Locale.ROOT Locale ""
java.util.Locale.GERMANY Locale "de_DE"
java.util.Locale.JAPAN Locale "ja_JP"
java.util.Locale.GERMAN Locale "de"
java.util.Locale.FRENCH Locale "fr"
java.util.Locale.FRANCE Locale "fr_FR"
java.util.Locale.JAPANESE Locale "ja"
java.util.Locale.CHINA Locale "zh_CN"
java.util.Locale.KOREA Locale "ko_KR"
java.util.Locale.CANADA Locale "en_CA"
""")

NEW: Final[dict[str, str]] = table("""
java.util.ArrayDeque/0 = deque()
java.util.Properties/0 Properties {}
java.util.Random/0 Random random.Random()
java.util.Random/1 Random random.Random({0})
java.util.UUID/2 UUID uuid.UUID(int=({0} << 64) + {1})
java.util.StringTokenizer/1 Iterator<String> deque({0}.split())
java.util.StringTokenizer/2 Iterator<String> deque(re.split("[" + {1} + "]", {0}))
java.util.Scanner/1 Scanner io.TextIOWrapper({0})
java.util.AbstractMap.SimpleEntry/2 Map.Entry ({0}, {1})
java.util.AbstractMap.SimpleImmutableEntry/2 Map.Entry ({0}, {1})
java.util.Locale/1 Locale {0}
java.util.Locale/2 Locale {0} + "_" + {1}
java.util.ArrayDeque/1 = deque()
java.util.PriorityQueue/0 PriorityQueue []
java.util.StringJoiner/1 StringJoiner []
java.util.Properties/1 Properties dict({0})
""")
