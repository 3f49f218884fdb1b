"""java.net, java.security, patterns and codecs."""

from __future__ import annotations

from typing import Final

from sts_sdk.porting._library._table import table

METHODS: Final[dict[str, dict[str, str]]] = {
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
    "Pattern": table("""
matcher/1 Matcher {s}.search({0})
pattern/0 String {s}.pattern
toString/0 String {s}.pattern
split/1 String[] {s}.split({0})
asPredicate/0 Predicate {s}.search
flags/0 int {s}.flags
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
hitEnd/0 boolean {s} is None
start/1 int {s}.start({0})
end/1 int {s}.end({0})
replaceAll/1 String {s}.re.sub({0}, {s}.string)
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
getDefaultPort/0 int 443
getRef/0 String urlsplit({s}).fragment
getRawPath/0 String urlsplit({s}).path
isAbsolute/0 boolean bool(urlsplit({s}).scheme)
normalize/0 = {s}
hashCode/0 int hash({s})
openConnection/0 HttpURLConnection urllib.request.Request({s})
"""),
    "MessageDigest": table("""
update/1 void {s}.update({0})
digest/0 byte[] {s}.digest()
digest/1 byte[] ({s}.update({0}), {s}.digest())[1]
reset/0 void {s} = hashlib.new({s}.name)
getAlgorithm/0 String {s}.name
"""),
    "InetAddress": table("""
getHostName/0 String {s}
getHostAddress/0 String socket.gethostbyname({s})
getCanonicalHostName/0 String socket.getfqdn({s})
toString/0 String {s}
getAddress/0 byte[] socket.inet_aton({s})
"""),
    "HttpURLConnection": table("""
setRequestMethod/1 void setattr({s}, "method", {0})
setRequestProperty/2 void {s}.add_header({0}, {1})
addRequestProperty/2 void {s}.add_header({0}, {1})
setDoOutput/1 void None
setDoInput/1 void None
setUseCaches/1 void None
setConnectTimeout/1 void None
setReadTimeout/1 void None
setInstanceFollowRedirects/1 void None
connect/0 void None
disconnect/0 void None
getResponseCode/0 int urllib.request.urlopen({s}).status
getResponseMessage/0 String urllib.request.urlopen({s}).reason
getInputStream/0 InputStream urllib.request.urlopen({s})
getHeaderField/1 String urllib.request.urlopen({s}).headers[{0}]
getContentLength/0 int int(urllib.request.urlopen({s}).headers["Content-Length"])
getContentType/0 String urllib.request.urlopen({s}).headers["Content-Type"]
getURL/0 URL {s}.full_url
"""),
    "Mac": table("""
init/1 void {s} = hmac.new({0}, digestmod={s}.name.removeprefix("hmac-"))
update/1 void {s}.update({0})
doFinal/0 byte[] {s}.digest()
doFinal/1 byte[] ({s}.update({0}), {s}.digest())[1]
"""),
}

STATICS: Final[dict[str, str]] = table("""
java.util.Base64.getEncoder/0 Base64.Encoder base64
java.util.Base64.getDecoder/0 Base64.Decoder base64
java.util.Base64.getUrlEncoder/0 Base64.UrlEncoder base64
java.util.Base64.getUrlDecoder/0 Base64.UrlDecoder base64
java.util.Base64.getMimeEncoder/0 Base64.Encoder base64
java.util.Base64.getMimeDecoder/0 Base64.Decoder base64
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
java.security.MessageDigest.getInstance/1 MessageDigest hashlib.new({0}.replace("-", "").lower())
java.net.InetAddress.getLoopbackAddress/0 InetAddress "127.0.0.1"
java.security.MessageDigest.isEqual/2 boolean secrets.compare_digest({0}, {1})
java.security.SecureRandom.getInstanceStrong/0 Random random.SystemRandom()
java.security.SecureRandom.getInstance/1 Random random.SystemRandom()
javax.crypto.Mac.getInstance/1 Mac hmac.new(b"", digestmod={0}.lower().removeprefix("hmac"))
""")

FIELDS: Final[dict[str, str]] = table("""
java.util.regex.Pattern.CASE_INSENSITIVE int re.IGNORECASE
java.util.regex.Pattern.MULTILINE int re.MULTILINE
java.util.regex.Pattern.DOTALL int re.DOTALL
java.util.regex.Pattern.UNICODE_CASE int re.UNICODE
java.util.regex.Pattern.COMMENTS int re.VERBOSE
java.net.HttpURLConnection.HTTP_OK int 200
java.net.HttpURLConnection.HTTP_CREATED int 201
java.net.HttpURLConnection.HTTP_NO_CONTENT int 204
java.net.HttpURLConnection.HTTP_BAD_REQUEST int 400
java.net.HttpURLConnection.HTTP_UNAUTHORIZED int 401
java.net.HttpURLConnection.HTTP_FORBIDDEN int 403
java.net.HttpURLConnection.HTTP_NOT_FOUND int 404
java.net.HttpURLConnection.HTTP_INTERNAL_ERROR int 500
""")

NEW: Final[dict[str, str]] = table("""
java.security.SecureRandom/0 Random random.SystemRandom()
java.net.URI/1 URI {0}
java.net.URL/1 URL {0}
java.net.URI/3 URI urlunsplit(({0}, "", {1}, "", {2} or ""))
java.net.URI/4 URI urlunsplit(({0}, {1} or "", {2} or "", "", {3} or ""))
java.net.URI/5 URI urlunsplit(({0}, {1} or "", {2} or "", {3} or "", {4} or ""))
java.net.URL/2 URL urljoin({0}, {1})
java.net.URL/3 URL urlunsplit(({0}, {1}, {2}, "", ""))
javax.crypto.spec.SecretKeySpec/2 byte[] {0}
""")
