"""java.io and java.nio: files, paths, streams of bytes and text."""

from __future__ import annotations

from typing import Final

from sts_sdk.porting._library._table import table

METHODS: Final[dict[str, dict[str, str]]] = {
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
deleteOnExit/0 void None
listFiles/0 List<File> list({s}.iterdir())
list/0 List<String> os.listdir({s})
toPath/0 Path {s}
toURI/0 URI {s}.absolute().as_uri()
toString/0 String str({s})
delete/0 boolean not {s}.unlink() ;; {s}.unlink(missing_ok=True)
createNewFile/0 boolean not {s}.exists() and not {s}.touch() ;; {s}.touch()
mkdir/0 boolean not {s}.mkdir() ;; {s}.mkdir(exist_ok=True)
mkdirs/0 boolean not {s}.mkdir(parents=True, exist_ok=True) ;; {s}.mkdir(parents=True, exist_ok=True)
renameTo/1 boolean {s}.rename({0}) is not None ;; {s}.rename({0})
equals/1 boolean {s} == {0}
canExecute/0 boolean os.access({s}, os.X_OK)
isHidden/0 boolean {s}.name.startswith(".")
isAbsolute/0 boolean {s}.is_absolute()
setExecutable/1 boolean not {s}.chmod(0o755) ;; {s}.chmod(0o755)
setReadOnly/0 boolean not {s}.chmod(0o444) ;; {s}.chmod(0o444)
compareTo/1 int ({s} > {0}) - ({s} < {0})
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
equals/1 boolean {s} == {0}
isAbsolute/0 boolean {s}.is_absolute()
resolveSibling/1 Path {s}.with_name({0})
getNameCount/0 int len({s}.parts)
endsWith/1 boolean str({s}).endswith(str({0}))
"""),
    "InputStream": table("""
read/0 int next(iter({s}.read(1)), -1)
readLine/0 String next((line.rstrip("\\n") for line in {s}), None)
readAllBytes/0 byte[] {s}.read()
close/0 void {s}.close()
lines/0 Stream<String> {s}
available/0 int len({s}.peek())
reset/0 void {s}.seek(0)
skip/1 long {s}.seek({0}, 1)
read/1 int {s}.readinto({0}) or -1
readNBytes/1 byte[] {s}.read({0})
transferTo/1 long shutil.copyfileobj({s}, {0})
mark/1 void None
markSupported/0 boolean {s}.seekable()
ready/0 boolean True
abort/0 void {s}.close()
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
reset/0 void {s}.truncate(0)
writeTo/1 void {0}.write({s}.getvalue())
"""),
    "PrintStream": table("""
println/1 void print({0}, file={s})
print/1 void print({0}, end="", file={s})
write/1 void {s}.write({0})
append/1 = {s}.write({0})
flush/0 void {s}.flush()
close/0 void {s}.close()
println/0 void print(file={s})
checkError/0 boolean False
"""),
    "Charset": table("""
name/0 String {s}
toString/0 String {s}
encode/1 byte[] {0}.encode({s})
decode/1 String {0}.decode({s})
"""),
}

STATICS: Final[dict[str, str]] = table("""
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
java.nio.file.Files.createDirectory/1 Path {0}.mkdir()
java.nio.file.Files.createDirectories/1 Path {0}.mkdir(parents=True, exist_ok=True)
java.nio.file.Files.createFile/1 Path {0}.touch(exist_ok=False)
java.nio.file.Files.createTempFile/2 Path Path(tempfile.mkstemp(prefix={0}, suffix={1})[1])
java.nio.file.Files.createTempDirectory/1 Path Path(tempfile.mkdtemp(prefix={0}))
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
java.nio.file.Files.deleteIfExists/1 boolean {0}.exists() and not {0}.unlink() ;; {0}.unlink(missing_ok=True)
java.nio.file.Files.copy/2 long shutil.copyfile({0}, {1})
java.nio.file.Files.copy/3 long shutil.copyfile({0}, {1})
java.nio.file.Files.move/3 Path {0}.replace({1})
java.nio.file.Files.createTempFile/3 Path Path(tempfile.mkstemp(prefix={1}, suffix={2}, dir={0})[1])
java.nio.file.Files.write/4 Path {0}.write_bytes({1})
java.nio.file.Files.writeString/3 Path {0}.write_text({1})
java.nio.file.Files.newBufferedWriter/2 BufferedWriter {0}.open("w", encoding={1})
java.nio.file.Files.newBufferedReader/2 BufferedReader {0}.open(encoding={1})
java.nio.file.Files.getLastModifiedTime/1 Date datetime.fromtimestamp({0}.stat().st_mtime, UTC)
java.nio.file.Files.isHidden/1 boolean {0}.name.startswith(".")
java.nio.file.Files.isExecutable/1 boolean os.access({0}, os.X_OK)
java.nio.file.Files.isWritable/1 boolean os.access({0}, os.W_OK)
java.nio.file.Files.probeContentType/1 String mimetypes.guess_type({0})[0]
java.nio.file.Files.createTempDirectory/2 Path Path(tempfile.mkdtemp(prefix={1}, dir={0}))
java.io.File.createTempFile/3 File Path(tempfile.mkstemp(prefix={0}, suffix={1}, dir={2})[1])
java.nio.ByteBuffer.allocate/1 byte[] bytearray({0})
java.net.URLConnection.guessContentTypeFromName/1 String mimetypes.guess_type({0})[0]
""")

FIELDS: Final[dict[str, str]] = table("""
java.nio.charset.StandardCharsets.UTF_8 Charset "utf-8"
java.nio.charset.StandardCharsets.US_ASCII Charset "ascii"
java.nio.charset.StandardCharsets.ISO_8859_1 Charset "iso-8859-1"
java.nio.charset.StandardCharsets.UTF_16 Charset "utf-16"
java.io.File.separator String os.sep
java.io.File.pathSeparator String os.pathsep
java.io.File.separatorChar char os.sep
java.io.File.pathSeparatorChar char os.pathsep
java.nio.file.StandardCopyOption.REPLACE_EXISTING Object True
java.nio.file.StandardCopyOption.ATOMIC_MOVE Object True
java.nio.file.StandardCopyOption.COPY_ATTRIBUTES Object True
java.nio.file.StandardOpenOption.CREATE Object "w"
java.nio.file.StandardOpenOption.WRITE Object "w"
java.nio.file.StandardOpenOption.TRUNCATE_EXISTING Object "w"
java.nio.file.StandardOpenOption.CREATE_NEW Object "x"
java.nio.charset.StandardCharsets.UTF_16BE Charset "utf-16-be"
java.nio.charset.StandardCharsets.UTF_16LE Charset "utf-16-le"
""")

NEW: Final[dict[str, str]] = table("""
java.io.File/1 File Path({0})
java.io.File/2 File Path({0}, {1})
java.io.FileInputStream/1 FileInputStream open({0}, "rb")
java.io.FileOutputStream/1 FileOutputStream open({0}, "wb")
java.io.FileOutputStream/2 FileOutputStream open({0}, "ab" if {1} else "wb")
java.io.FileReader/1 FileReader open({0})
java.io.FileWriter/1 FileWriter open({0}, "w")
java.io.BufferedReader/1 BufferedReader {0}
java.io.BufferedWriter/1 BufferedWriter {0}
java.io.BufferedInputStream/1 = {0}
java.io.BufferedOutputStream/1 = {0}
java.io.InputStreamReader/1 InputStreamReader io.TextIOWrapper({0})
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
java.io.BufferedReader/2 BufferedReader {0}
java.io.BufferedWriter/2 BufferedWriter {0}
java.io.BufferedInputStream/2 = {0}
java.io.BufferedOutputStream/2 = {0}
java.io.DataInputStream/1 InputStream {0}
java.io.DataOutputStream/1 OutputStream {0}
java.io.ByteArrayInputStream/3 = BytesIO({0}[{1}:{1} + {2}])
java.io.FileReader/2 FileReader open({0}, encoding={1})
java.io.FileWriter/2 FileWriter open({0}, "a" if {1} else "w")
java.io.InputStreamReader/2 InputStreamReader io.TextIOWrapper({0}, {1})
java.io.StringWriter/1 = StringIO()
java.io.PrintStream/2 PrintStream io.TextIOWrapper({0})
java.io.PrintStream/3 PrintStream io.TextIOWrapper({0}, {2})
java.util.zip.ZipFile/1 ZipFile zipfile.ZipFile({0})
java.util.zip.CRC32/0 - zlib
""")
