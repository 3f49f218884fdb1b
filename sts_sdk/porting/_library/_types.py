"""The classes of Java's own library: which package has them, and what stands for them in Python."""

from __future__ import annotations

from typing import Final

# Package, then names; ``Name=python`` where a Python type stands for the class. A name alone has no single type in Python:
# as a hint it is Any, and calls of it are translated where a table has them.
_ROWS: Final = """
java.lang String=str CharSequence=str Integer=int Long=int Short=int Byte=int Boolean=bool Double=float Float=float
java.lang Character=str Object=object Number=float Void=None Class=type Iterable=Iterable Runnable=Callable Enum=Enum
java.lang StringBuilder=list[str] StringBuffer=list[str] System Math Thread=threading.Thread Runtime Process ProcessBuilder
java.lang Comparable AutoCloseable Cloneable ThreadLocal=threading.local Readable Appendable Record StackTraceElement
java.lang Override Deprecated SuppressWarnings FunctionalInterface SafeVarargs ClassLoader Package StrictMath Module
java.util List=list ArrayList=list LinkedList=list Vector=list Stack=list Collection=list AbstractList=list
java.util Set=set HashSet=set LinkedHashSet=set TreeSet=set SortedSet=set EnumSet=set NavigableSet=set BitSet
java.util Map=dict HashMap=dict LinkedHashMap=dict TreeMap=dict Hashtable=dict SortedMap=dict EnumMap=dict WeakHashMap=dict
java.util IdentityHashMap=dict NavigableMap=dict AbstractMap=dict
java.util Properties=dict Map.Entry=tuple Iterator=deque ListIterator=deque Enumeration=deque Queue=deque Deque=deque
java.util ArrayDeque=deque PriorityQueue=list Optional OptionalInt OptionalLong OptionalDouble Objects Arrays Collections
java.util Date=datetime Calendar=datetime GregorianCalendar=datetime TimeZone=ZoneInfo SimpleTimeZone Locale=str UUID=uuid.UUID
java.util Random=random.Random Scanner Base64 Base64.Encoder Base64.Decoder StringJoiner Timer TimerTask Currency
java.util StringTokenizer=deque ServiceLoader ResourceBundle Formatter Comparator=Callable EventListener Spliterator
java.util AbstractMap.SimpleEntry=tuple AbstractMap.SimpleImmutableEntry=tuple Observer Observable
java.util.concurrent ExecutorService=ThreadPoolExecutor Executor=ThreadPoolExecutor Executors Future=Future Callable=Callable
java.util.concurrent CompletableFuture=Future ScheduledExecutorService=ThreadPoolExecutor TimeUnit ConcurrentMap=dict
java.util.concurrent ThreadPoolExecutor=ThreadPoolExecutor ForkJoinPool=ThreadPoolExecutor CompletionStage=Future
java.util.concurrent ConcurrentHashMap=dict CopyOnWriteArrayList=list ConcurrentLinkedQueue=deque BlockingQueue=queue.Queue
java.util.concurrent LinkedBlockingQueue=queue.Queue BlockingDeque=queue.Queue SynchronousQueue=queue.Queue CountDownLatch=threading.Semaphore Semaphore=threading.Semaphore CyclicBarrier=threading.Barrier
java.util.concurrent ThreadFactory ThreadLocalRandom ScheduledFuture=Future ConcurrentSkipListMap=dict CopyOnWriteArraySet=set
java.util.concurrent ConcurrentLinkedDeque=deque LinkedBlockingDeque=queue.Queue ArrayBlockingQueue=queue.Queue PriorityBlockingQueue=queue.Queue FutureTask=Future
java.util.concurrent.atomic AtomicInteger AtomicLong AtomicBoolean AtomicReference LongAdder
java.util.concurrent.locks Lock=threading.Lock ReentrantLock=threading.Lock ReadWriteLock=threading.Lock ReentrantReadWriteLock=threading.Lock Condition=threading.Condition
java.util.function Function=Callable BiFunction=Callable Supplier=Callable Consumer=Callable BiConsumer=Callable
java.util.function Predicate=Callable BiPredicate=Callable UnaryOperator=Callable BinaryOperator=Callable
java.util.function IntFunction=Callable ToIntFunction=Callable ToLongFunction=Callable BooleanSupplier=Callable
java.util.function IntSupplier=Callable LongSupplier=Callable IntPredicate=Callable IntUnaryOperator=Callable
java.util.function IntConsumer=Callable
java.util.stream Stream=Iterable IntStream=Iterable LongStream=Iterable Collectors Collector StreamSupport DoubleStream=Iterable
java.util.regex Pattern=re.Pattern Matcher=re.Match MatchResult=re.Match
java.util.logging Logger=logging.Logger Level Handler=logging.Handler ConsoleHandler=logging.StreamHandler LogManager
java.util.logging SimpleFormatter FileHandler=logging.FileHandler LogRecord=logging.LogRecord
java.util.zip GZIPInputStream=BinaryIO GZIPOutputStream=BinaryIO ZipFile ZipEntry ZipInputStream ZipOutputStream CRC32
java.io File=Path InputStream=BinaryIO OutputStream=BinaryIO FileInputStream=BinaryIO FileOutputStream=BinaryIO
java.io ByteArrayInputStream=BytesIO ByteArrayOutputStream=BytesIO BufferedInputStream=BinaryIO BufferedOutputStream=BinaryIO
java.io Reader=TextIO Writer=TextIO FileReader=TextIO FileWriter=TextIO BufferedReader=TextIO BufferedWriter=TextIO
java.io InputStreamReader=TextIO OutputStreamWriter=TextIO StringReader=StringIO StringWriter=StringIO PrintWriter=TextIO
java.io PrintStream=TextIO Serializable Closeable Flushable ObjectInputStream ObjectOutputStream Console DataInputStream
java.io Externalizable FilterInputStream=BinaryIO DataOutputStream FilenameFilter FileFilter RandomAccessFile=BinaryIO
java.nio ByteBuffer=bytes CharBuffer ByteOrder
java.nio.file Path=Path Paths Files StandardOpenOption StandardCopyOption OpenOption FileSystems FileSystem FileVisitResult
java.nio.file LinkOption CopyOption DirectoryStream FileVisitor SimpleFileVisitor
java.nio.file.attribute PosixFilePermission PosixFilePermissions FileAttribute BasicFileAttributes FileTime
java.nio.charset StandardCharsets Charset=str
java.net URI=str URL=str URLEncoder URLDecoder InetAddress=str HttpURLConnection=urllib.request.Request URLConnection=urllib.request.Request Socket ServerSocket Proxy
java.net InetSocketAddress URLClassLoader NetworkInterface ProxySelector Authenticator PasswordAuthentication
java.net.http HttpClient HttpRequest HttpResponse
java.text SimpleDateFormat DateFormat MessageFormat DecimalFormat NumberFormat
java.time Instant=datetime Duration=timedelta LocalDate=date LocalDateTime=datetime ZonedDateTime=datetime
java.time OffsetDateTime=datetime ZoneId=ZoneInfo ZoneOffset Clock Period=timedelta LocalTime DayOfWeek Month Year
java.time.format DateTimeFormatter FormatStyle DateTimeFormatterBuilder
java.time.temporal ChronoUnit ChronoField TemporalUnit Temporal TemporalAmount=timedelta TemporalAdjusters
java.math BigInteger=int BigDecimal=Decimal RoundingMode MathContext
java.security MessageDigest Security Key PrivateKey PublicKey KeyStore KeyPair KeyPairGenerator SecureRandom Signature
java.security KeyFactory Principal Provider AccessController PrivilegedAction
java.security.spec KeySpec PKCS8EncodedKeySpec X509EncodedKeySpec
java.lang.reflect Method Field Constructor Type InvocationHandler Proxy ParameterizedType Modifier Array
java.lang.annotation Annotation Retention Target ElementType RetentionPolicy Documented Inherited
java.lang.management ManagementFactory RuntimeMXBean
javax.crypto Mac=hmac.HMAC Cipher SecretKey KeyGenerator
javax.crypto.spec SecretKeySpec=bytes IvParameterSpec
javax.net.ssl SSLContext SSLSocketFactory TrustManager X509TrustManager HostnameVerifier HttpsURLConnection=urllib.request.Request SSLSession
javax.net.ssl TrustManagerFactory KeyManagerFactory SSLEngine KeyManager SSLParameters
java.sql Timestamp=datetime Date=date
"""

# Exceptions: what Python raises for the same reason. The second, where there is one, is what a catch has to catch.
_EXCEPTIONS: Final = """
java.lang Throwable=Exception:BaseException Exception=Exception RuntimeException=RuntimeError:Exception Error=Exception
java.lang IllegalArgumentException=ValueError IllegalStateException=RuntimeError NumberFormatException=ValueError
java.lang UnsupportedOperationException=NotImplementedError NullPointerException=TypeError:(AttributeError,TypeError)
java.lang InterruptedException=InterruptedError ClassCastException=TypeError IndexOutOfBoundsException=IndexError
java.lang ArrayIndexOutOfBoundsException=IndexError StringIndexOutOfBoundsException=IndexError
java.lang ArithmeticException=ZeroDivisionError:ArithmeticError AssertionError=AssertionError
java.lang SecurityException=PermissionError OutOfMemoryError=MemoryError StackOverflowError=RecursionError
java.lang ClassNotFoundException=ImportError NoClassDefFoundError=ImportError CloneNotSupportedException=TypeError
java.lang ReflectiveOperationException=AttributeError NoSuchMethodException=AttributeError NoSuchFieldException=AttributeError
java.lang InstantiationException=TypeError IllegalAccessException=AttributeError NegativeArraySizeException=ValueError
java.lang LinkageError=ImportError ExceptionInInitializerError=ImportError VirtualMachineError=MemoryError
java.lang ArrayStoreException=TypeError EnumConstantNotPresentException=KeyError
java.io IOException=OSError FileNotFoundException=FileNotFoundError UncheckedIOException=OSError EOFException=EOFError
java.io UnsupportedEncodingException=LookupError InterruptedIOException=InterruptedError NotSerializableException=TypeError
java.io InvalidObjectException=ValueError ObjectStreamException=OSError
java.nio.file NoSuchFileException=FileNotFoundError FileAlreadyExistsException=FileExistsError AccessDeniedException=PermissionError
java.nio.file DirectoryNotEmptyException=OSError InvalidPathException=ValueError FileSystemException=OSError
java.nio.charset CharacterCodingException=UnicodeError UnsupportedCharsetException=LookupError
java.util NoSuchElementException=LookupError ConcurrentModificationException=RuntimeError InputMismatchException=ValueError
java.util MissingResourceException=LookupError EmptyStackException=IndexError IllegalFormatException=ValueError
java.util.concurrent ExecutionException=RuntimeError:Exception TimeoutException=TimeoutError
java.util.concurrent CancellationException=CancelledError CompletionException=RuntimeError:Exception
java.util.concurrent RejectedExecutionException=RuntimeError
java.util.regex PatternSyntaxException=re.error
java.util.zip ZipException=zipfile.BadZipFile DataFormatException=ValueError
java.net URISyntaxException=ValueError MalformedURLException=ValueError UnknownHostException=OSError SocketException=OSError
java.net ConnectException=ConnectionError SocketTimeoutException=TimeoutError ProtocolException=OSError
java.text ParseException=ValueError
java.time DateTimeException=ValueError
java.time.format DateTimeParseException=ValueError
java.security NoSuchAlgorithmException=ValueError InvalidKeyException=ValueError GeneralSecurityException=ValueError
java.security KeyStoreException=ValueError UnrecoverableKeyException=ValueError KeyManagementException=ValueError
java.security SignatureException=ValueError InvalidParameterException=ValueError InvalidAlgorithmParameterException=ValueError
java.security.cert CertificateException=ValueError
java.security.spec InvalidKeySpecException=ValueError
java.lang.reflect InvocationTargetException=Exception UndeclaredThrowableException=Exception
javax.net.ssl SSLException=ssl.SSLError SSLHandshakeException=ssl.SSLError
java.sql SQLException=RuntimeError:Exception
"""


def _read(rows: str) -> tuple[dict[str, str], dict[str, set[str]]]:
    types: dict[str, str] = {}
    packages: dict[str, set[str]] = {}
    for row in rows.strip().splitlines():
        package, *names = row.split()
        for entry in names:
            name, _, python = entry.partition("=")
            packages.setdefault(package, set()).add(name)
            types[f"{package}.{name}"] = python
    return types, packages


TYPES, PACKAGES = _read(_ROWS)
_raised, _more = _read(_EXCEPTIONS)
for _package, _names in _more.items():
    PACKAGES.setdefault(_package, set()).update(_names)
EXCEPTIONS: Final = {name: tuple(python.partition(":")[::2]) for name, python in _raised.items()}

# Kinds that have the methods of another.
KINDS: Final = {
    **dict.fromkeys("ArrayList LinkedList Vector Stack Collection AbstractList CopyOnWriteArrayList".split(), "List"),
    **dict.fromkeys("HashSet LinkedHashSet TreeSet SortedSet EnumSet NavigableSet CopyOnWriteArraySet".split(), "Set"),
    **dict.fromkeys(
        "HashMap LinkedHashMap TreeMap Hashtable SortedMap EnumMap WeakHashMap ConcurrentMap ConcurrentHashMap"
        " IdentityHashMap NavigableMap AbstractMap ConcurrentSkipListMap ImmutableMap Multimap".split(),
        "Map",
    ),
    **dict.fromkeys("ImmutableList Iterable".split(), "List"),
    **dict.fromkeys("ImmutableSet".split(), "Set"),
    **dict.fromkeys(
        "BlockingDeque LinkedBlockingQueue ArrayBlockingQueue LinkedBlockingDeque SynchronousQueue TransferQueue"
        " PriorityBlockingQueue".split(),
        "BlockingQueue",
    ),
    **dict.fromkeys("SecureRandom ThreadLocalRandom".split(), "Random"),
    **dict.fromkeys("HttpsURLConnection URLConnection".split(), "HttpURLConnection"),
    **dict.fromkeys("ReadWriteLock ReentrantReadWriteLock".split(), "Lock"),
    **dict.fromkeys("Deque ArrayDeque ConcurrentLinkedQueue ConcurrentLinkedDeque".split(), "Queue"),
    **dict.fromkeys("CharSequence".split(), "String"),
    **dict.fromkeys("StringBuffer".split(), "StringBuilder"),
    **dict.fromkeys("Integer Long Short Byte int long short byte BigInteger".split(), "int"),
    **dict.fromkeys("Double Float double float Number".split(), "double"),
    **dict.fromkeys("Boolean boolean".split(), "boolean"),
    **dict.fromkeys("Character char".split(), "char"),
    **dict.fromkeys("Instant Timestamp".split(), "Date"),
    **dict.fromkeys("ZonedDateTime OffsetDateTime LocalDateTime LocalDate".split(), "LocalDateTime"),
    **dict.fromkeys("Executor ScheduledExecutorService ThreadPoolExecutor ForkJoinPool".split(), "ExecutorService"),
    **dict.fromkeys("CompletableFuture ScheduledFuture CompletionStage FutureTask".split(), "Future"),
    **dict.fromkeys(
        "FileInputStream BufferedInputStream ByteArrayInputStream GZIPInputStream FilterInputStream S3ObjectInputStream"
        " BufferedReader FileReader InputStreamReader Reader StringReader".split(),
        "InputStream",
    ),
    **dict.fromkeys(
        "FileOutputStream BufferedOutputStream ByteArrayOutputStream GZIPOutputStream Writer FileWriter BufferedWriter"
        " OutputStreamWriter".split(),
        "OutputStream",
    ),
    **dict.fromkeys("PrintWriter".split(), "PrintStream"),
    **dict.fromkeys("GregorianCalendar".split(), "Calendar"),
    **dict.fromkeys("ReentrantLock".split(), "Lock"),
    **dict.fromkeys("AtomicLong LongAdder".split(), "AtomicInteger"),
    **dict.fromkeys("Enumeration ListIterator".split(), "Iterator"),
    **dict.fromkeys("IntStream LongStream DoubleStream".split(), "Stream"),
    **dict.fromkeys("OptionalInt OptionalLong OptionalDouble".split(), "Optional"),
    **dict.fromkeys("Log XLogger Logger InternalLogger LogManager".split(), "Logger"),
}

# Interfaces with one method whose objects are functions in Python, by that method.
FUNCTIONS: Final = {
    "Function": "apply",
    "BiFunction": "apply",
    "UnaryOperator": "apply",
    "BinaryOperator": "apply",
    "IntFunction": "apply",
    "IntUnaryOperator": "applyAsInt",
    "ToIntFunction": "applyAsInt",
    "ToLongFunction": "applyAsLong",
    "Supplier": "get",
    "BooleanSupplier": "getAsBoolean",
    "IntSupplier": "getAsInt",
    "LongSupplier": "getAsLong",
    "Consumer": "accept",
    "IntConsumer": "accept",
    "BiConsumer": "accept",
    "Predicate": "test",
    "BiPredicate": "test",
    "IntPredicate": "test",
    "Runnable": "run",
    "Callable": "call",
    "Comparator": "compare",
    "Answer": "answer",
}
