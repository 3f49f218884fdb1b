"""Signature Version 4 against AWS's worked examples and against botocore."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from unittest.mock import patch
from urllib.parse import parse_qsl, quote, urlsplit

import botocore.auth
import pytest
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials as BotocoreCredentials
from hypothesis import given, settings
from hypothesis import strategies as st

from sts_sdk._credentials import AnonymousAWSCredentials, BasicAWSCredentials, BasicSessionCredentials
from sts_sdk._exceptions import IllegalArgumentException, SdkClientException
from sts_sdk.auth import _sigv4
from sts_sdk.internal._transport import HttpRequest

if TYPE_CHECKING:
    from collections.abc import Callable

# The key pair and the time of AWS's published examples.
SUITE_KEYS = BasicAWSCredentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
SUITE_TIME = datetime(2015, 8, 30, 12, 36, tzinfo=UTC)
S3_KEYS = BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
S3_TIME = datetime(2013, 5, 24, tzinfo=UTC)
S3_HOST = "https://examplebucket.s3.amazonaws.com"


def proof(request: HttpRequest) -> str:
    return request.headers["Authorization"].rpartition("Signature=")[2]


def suite(method: str, target: str, headers: dict[str, str] | None = None, body: bytes = b"") -> HttpRequest:
    request = HttpRequest(method, f"https://example.amazonaws.com{target}", headers or {}, body)
    return _sigv4.sign(request, SUITE_KEYS, "us-east-1", "service", SUITE_TIME)


def test_the_iam_list_users_example() -> None:
    request = HttpRequest(
        "GET",
        "https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08",
        {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"},
    )
    signed = _sigv4.sign(request, SUITE_KEYS, "us-east-1", "iam", SUITE_TIME)
    assert signed.headers == {
        "Host": "iam.amazonaws.com",
        "Content-Type": "application/x-www-form-urlencoded; charset=utf-8",
        "X-Amz-Date": "20150830T123600Z",
        "Authorization": "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, "
        "SignedHeaders=content-type;host;x-amz-date, "
        "Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7",
    }


def test_each_step_of_the_iam_example() -> None:
    lines, names = _sigv4.canonical_headers(
        [
            ("X-Amz-Date", "20150830T123600Z"),
            ("Host", "iam.amazonaws.com"),
            ("Content-Type", "application/x-www-form-urlencoded; charset=utf-8"),
        ]
    )
    canonical = _sigv4.canonical_request(
        "GET",
        _sigv4.canonical_uri("/"),
        _sigv4.canonical_query_string("Version=2010-05-08&Action=ListUsers"),
        lines,
        names,
        _sigv4.hashed_payload(b""),
    )
    scope = _sigv4.credential_scope("20150830", "us-east-1", "iam")
    to_sign = _sigv4.string_to_sign("20150830T123600Z", scope, canonical)
    assert to_sign.endswith("f536975d06c0309214f805bb90ccff089219ecd68b2577efef23edd43b7e1a59")
    key = _sigv4.derived_key("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "20150830", "us-east-1", "iam")
    assert key.hex() == "c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9"
    assert _sigv4.signature(key, to_sign) == "5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7"


@pytest.mark.parametrize(
    ("method", "target", "headers", "body", "expected"),
    [
        ("GET", "/", {}, b"", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"),
        ("POST", "/", {}, b"", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"),
        (
            "GET",
            "/?Param2=value2&Param1=value1",
            {},
            b"",
            "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
        ),
        (
            "POST",
            "/",
            {"Content-Type": "application/x-www-form-urlencoded"},
            b"Param1=value1",
            "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a",
        ),
    ],
    ids=["get-vanilla", "post-vanilla", "get-vanilla-query-order", "post-x-www-form-urlencoded"],
)
def test_the_published_suite(method: str, target: str, headers: dict[str, str], body: bytes, expected: str) -> None:
    assert proof(suite(method, target, headers, body)) == expected


@pytest.mark.parametrize(
    "path", ["", "//", "/.", "/./", "/a/..", "/a/../", "/a/b/../..", "//a/./../", "/../.."], ids=repr
)
def test_paths_that_lead_to_the_root_are_signed_as_the_root(path: str) -> None:
    assert proof(suite("GET", path)) == proof(suite("GET", "/"))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/example/..//sub/./x", "/sub/x"),
        ("/example//", "/example/"),
        ("/a%20b", "/a%2520b"),
        ("/%E1%88%B4", "/%25E1%2588%25B4"),
        ("/-._~0aZ", "/-._~0aZ"),
        ("/a+b:c*d", "/a%2Bb%3Ac%2Ad"),
        ("/..%2F", "/..%252F"),
    ],
)
def test_paths_are_normalized_and_encoded_a_second_time(path: str, expected: str) -> None:
    assert _sigv4.canonical_uri(path) == expected


@pytest.mark.parametrize("path", ["/", "//a/../b", "/a%20b", "/x/./y//", "/%E1%88%B4"])
def test_paths_of_s3_are_signed_as_they_are_sent(path: str) -> None:
    assert _sigv4.canonical_uri(path, as_sent=True) == path


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ""),
        ("lifecycle", "lifecycle="),
        ("b=2&a=1", "a=1&b=2"),
        ("a=2&a=1&a=", "a=&a=1&a=2"),
        ("a-=1&a=2&aa=3", "a=2&a-=1&aa=3"),
        ("k=a%2fb%7e", "k=a%2Fb~"),
        ("k=a+b", "k=a%2Bb"),
        ("k=a=b", "k=a%3Db"),
        ("&k=v&&", "k=v"),
        ("%E1%88%B4=bar", "%E1%88%B4=bar"),
    ],
)
def test_queries_are_encoded_alike_and_sorted(query: str, expected: str) -> None:
    assert _sigv4.canonical_query_string(query) == expected


def test_values_are_folded_and_repeated_headers_joined() -> None:
    headers = [("My-Header2", ' "a   b\n   c" '), ("my-header1", " a  "), ("MY-HEADER1", "b"), ("User-Agent", "x")]
    assert _sigv4.canonical_headers(headers) == ('my-header1:a,b\nmy-header2:"a b c"\n', "my-header1;my-header2")


@pytest.mark.parametrize(
    ("method", "target", "headers", "body", "expected"),
    [
        (
            "GET",
            "/test.txt",
            {"Range": "bytes=0-9"},
            b"",
            "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
        ),
        (
            "PUT",
            "/test%24file.text",
            {"Date": "Fri, 24 May 2013 00:00:00 GMT", "x-amz-storage-class": "REDUCED_REDUNDANCY"},
            b"Welcome to Amazon S3.",
            "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd",
        ),
        ("GET", "/?lifecycle", {}, b"", "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"),
        ("GET", "/?max-keys=2&prefix=J", {}, b"", "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"),
    ],
    ids=["get-object", "put-object", "get-bucket-lifecycle", "list-objects"],
)
def test_the_s3_examples(method: str, target: str, headers: dict[str, str], body: bytes, expected: str) -> None:
    signed = _sigv4.sign(HttpRequest(method, S3_HOST + target, headers, body), S3_KEYS, "us-east-1", "s3", S3_TIME)
    assert proof(signed) == expected


def test_the_s3_presigned_url_example() -> None:
    url = _sigv4.presign(HttpRequest("GET", f"{S3_HOST}/test.txt", {}), S3_KEYS, "us-east-1", "s3", S3_TIME, 86400)
    assert url.startswith(
        f"{S3_HOST}/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F"
    )
    assert url.endswith(
        "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host"
        "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404"
    )


# --- botocore as the witness -----------------------------------------------------------------------------------

NAMES = st.from_regex(r"\A[A-Za-z][A-Za-z0-9-]{0,12}\Z").filter(lambda name: name.lower() not in IGNORED)
IGNORED = {
    *("authorization", "connection", "date", "expect", "host", "keep-alive", "te", "transfer-encoding", "user-agent"),
    *("x-amz-content-sha256", "x-amz-date", "x-amz-security-token", "x-amzn-trace-id", "proxy-authorization"),
}
VALUES = st.text(st.characters(min_codepoint=32, max_codepoint=255, exclude_characters="\x7f\x85\xa0"), max_size=30)
HEADERS = st.dictionaries(NAMES, VALUES, max_size=5).filter(lambda h: len({n.lower() for n in h}) == len(h))
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
QUERIES = st.lists(st.tuples(TEXT.filter(bool), TEXT), max_size=5).map(
    lambda fields: "&".join(f"{quote(k, safe='-_.~')}={quote(v, safe='-_.~')}" for k, v in fields)
)
PATHS = st.lists(st.one_of(TEXT, st.sampled_from(["", ".", "..", "a b", "é"])), max_size=5).map(
    lambda segments: "/" + "/".join(quote(segment, safe="-_.~") for segment in segments)
)
SECRETS = st.text(st.characters(min_codepoint=33, max_codepoint=1000), min_size=1, max_size=40).filter(
    lambda secret: secret == secret.strip()
)
TOKENS = st.one_of(st.none(), st.text("abcXYZ0189+/=", min_size=1, max_size=60))
TIMES = st.integers(946684800, 4102444800).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


def ours(secret: str, token: str | None) -> BasicAWSCredentials:
    return BasicSessionCredentials("AKID", secret, token) if token else BasicAWSCredentials("AKID", secret)


def by_botocore(
    signer: Callable[..., Any], request: HttpRequest, secret: str, token: str | None, at: datetime, *more: Any
) -> AWSRequest:
    theirs = AWSRequest(request.method, request.url, dict(request.headers), request.body)
    fixed = SimpleNamespace(utcnow=lambda: at.replace(tzinfo=None), strptime=datetime.strptime)
    with (
        patch.object(
            botocore.auth, "get_current_datetime", lambda remove_tzinfo=True: at.replace(tzinfo=None), create=True
        ),
        patch.object(botocore.auth, "datetime", SimpleNamespace(datetime=fixed), create=True),
    ):
        signer(BotocoreCredentials("AKID", secret, token), *more).add_auth(theirs)
    return theirs


@settings(max_examples=150, deadline=None)
@given(
    method=st.sampled_from(["GET", "POST", "PUT"]), path=PATHS, query=QUERIES, headers=HEADERS,
    body=st.binary(max_size=60), secret=SECRETS, token=TOKENS, at=TIMES, service=st.sampled_from(["sts", "s3", "iam"]),
)  # fmt: skip
def test_signs_as_botocore(
    method: str, path: str, query: str, headers: dict[str, str], body: bytes, secret: str, token: str | None,
    at: datetime, service: str,
) -> None:  # fmt: skip
    request = HttpRequest(method, f"https://host.example.com:8443{path}?{query}", headers, body)
    signed = _sigv4.sign(request, ours(secret, token), "eu-west-1", service, at)
    signer = botocore.auth.S3SigV4Auth if service == "s3" else botocore.auth.SigV4Auth
    if service == "s3":
        request = HttpRequest(method, request.url, {**headers, "X-Amz-Content-SHA256": ""}, body)
    theirs = by_botocore(signer, request, secret, token, at, service, "eu-west-1")
    assert signed.headers["Authorization"] == theirs.headers["Authorization"]


@settings(max_examples=100, deadline=None)
@given(
    method=st.sampled_from(["GET", "POST"]), path=PATHS, query=QUERIES, headers=HEADERS, secret=SECRETS,
    token=TOKENS, at=TIMES, expires=st.integers(1, 604800), service=st.sampled_from(["sts", "s3"]),
)  # fmt: skip
def test_presigns_as_botocore(
    method: str, path: str, query: str, headers: dict[str, str], secret: str, token: str | None, at: datetime,
    expires: int, service: str,
) -> None:  # fmt: skip
    names = [name for name, _ in parse_qsl(query, keep_blank_values=True)]
    query = query if len(set(names)) == len(names) else ""  # botocore keeps one value a name here
    request = HttpRequest(method, f"https://host.example.com{path}?{query}", headers)
    url = _sigv4.presign(request, ours(secret, token), "eu-west-1", service, at, expires)
    signer = botocore.auth.S3SigV4QueryAuth if service == "s3" else botocore.auth.SigV4QueryAuth
    theirs = by_botocore(signer, request, secret, token, at, service, "eu-west-1", expires)
    assert sorted(parse_qsl(urlsplit(url).query, keep_blank_values=True)) == sorted(
        parse_qsl(urlsplit(theirs.url).query, keep_blank_values=True)
    )
    assert urlsplit(url)[:3] == urlsplit(theirs.url)[:3]


# --- our own rules ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://sts.amazonaws.com/", "sts.amazonaws.com"),
        ("https://sts.amazonaws.com:443/", "sts.amazonaws.com"),
        ("http://sts.amazonaws.com:80", "sts.amazonaws.com"),
        ("http://sts.amazonaws.com:443/", "sts.amazonaws.com:443"),
        ("https://user:secret@h:444/", "h:444"),
        ("http://[::1]:8080/x?a=@", "[::1]:8080"),
        ("http://LOCALHOST:18080/", "LOCALHOST:18080"),
    ],
)
def test_the_host_header(url: str, host: str) -> None:
    assert _sigv4.split_url(url)[0] == host


def test_a_signed_request_is_signed_again_in_full() -> None:
    session = BasicSessionCredentials("ASIA", "secret", "token")
    request = HttpRequest("POST", "https://sts.amazonaws.com/", {"Content-Type": "text/plain"}, b"x")
    once = _sigv4.sign(request, session, "us-east-1", "sts", SUITE_TIME)
    later = SUITE_TIME + timedelta(hours=1)
    assert _sigv4.sign(once, SUITE_KEYS, "us-east-1", "sts", later).headers == (
        _sigv4.sign(request, SUITE_KEYS, "us-east-1", "sts", later).headers
    )


def test_a_host_that_is_given_is_sent_and_signed_instead_of_the_one_of_the_url() -> None:
    given = HttpRequest("POST", "https://127.0.0.1:8443/", {"host": "sts.amazonaws.com"}, b"x")
    plain = HttpRequest("POST", "https://sts.amazonaws.com/", {}, b"x")
    signed, expected = (_sigv4.sign(one, SUITE_KEYS, "us-east-1", "sts", SUITE_TIME) for one in (given, plain))
    assert signed.headers == expected.headers


@pytest.mark.parametrize(
    "name",
    [
        *("Connection", "Expect", "Keep-Alive", "Proxy-Authorization", "TE", "Transfer-Encoding", "User-Agent"),
        "X-Amzn-Trace-Id",
    ],
)
def test_what_proxies_and_clients_change_on_the_way_is_sent_but_not_signed(name: str) -> None:
    signed = suite("GET", "/", {name: "x"})
    assert signed.headers[name] == "x"
    assert proof(signed) == proof(suite("GET", "/"))


@pytest.mark.parametrize("service", ["s3", "s3-object-lambda", "s3-outposts", "s3express"])
def test_services_of_s3_are_sent_the_hash_of_the_body(service: str) -> None:
    signed = _sigv4.sign(HttpRequest("PUT", "https://h/a", {}, b"x"), SUITE_KEYS, "us-east-1", service, SUITE_TIME)
    assert signed.headers["x-amz-content-sha256"] == _sigv4.hashed_payload(b"x")


def test_the_given_request_is_left_as_it_was() -> None:
    headers = {"content-type": "text/plain"}
    request = HttpRequest("POST", "https://sts.amazonaws.com/", headers, b"x")
    _sigv4.sign(request, SUITE_KEYS, "us-east-1", "sts", SUITE_TIME)
    assert headers == {"content-type": "text/plain"}


def test_anonymous_credentials_leave_a_request_alone() -> None:
    request = HttpRequest("GET", "https://sts.amazonaws.com/?a=b", {})
    anonymous = AnonymousAWSCredentials()
    assert _sigv4.sign(request, anonymous, "us-east-1", "sts", SUITE_TIME) is request
    assert _sigv4.presign(request, anonymous, "us-east-1", "sts", SUITE_TIME, 60) == request.url


def test_credentials_are_trimmed() -> None:
    request = HttpRequest("POST", "https://sts.amazonaws.com/", {}, b"x")
    padded = _sigv4.sign(request, BasicSessionCredentials(" A ", "\tS\n", " T "), "r", "sts", SUITE_TIME)
    assert (
        padded.headers == _sigv4.sign(request, BasicSessionCredentials("A", "S", "T"), "r", "sts", SUITE_TIME).headers
    )
    assert padded.headers["X-Amz-Security-Token"] == "T"


def test_any_object_with_the_getters_will_do() -> None:
    duck: Any = SimpleNamespace(
        getAWSAccessKeyId=lambda: "A", getAWSSecretKey=lambda: "S", getSessionToken=lambda: None
    )
    request = HttpRequest("POST", "https://sts.amazonaws.com/", {}, b"x")
    expected = _sigv4.sign(request, BasicAWSCredentials("A", "S"), "us-east-1", "sts", SUITE_TIME)
    assert _sigv4.sign(request, duck, "us-east-1", "sts", SUITE_TIME).headers == expected.headers


@pytest.mark.parametrize("token", ["sekrit\r\nX-Evil: 1", "sekrit\nx", "sekrit€"])
def test_a_token_that_no_header_can_carry_is_refused_without_showing_it(token: str) -> None:
    request = HttpRequest("POST", "https://sts.amazonaws.com/", {}, b"x")
    with pytest.raises(IllegalArgumentException, match="session token") as caught:
        _sigv4.sign(request, BasicSessionCredentials("A", "S", token), "us-east-1", "sts", SUITE_TIME)
    assert "sekrit" not in str(caught.value)


def test_a_key_without_a_secret_is_refused() -> None:
    half: Any = SimpleNamespace(getAWSAccessKeyId=lambda: "A", getAWSSecretKey=lambda: None)
    with pytest.raises(SdkClientException, match="no secret key"):
        _sigv4.sign(HttpRequest("GET", "https://h/", {}), half, "us-east-1", "sts", SUITE_TIME)


@pytest.mark.parametrize("seconds", [0, -1, 604801])
def test_a_presigned_url_is_valid_for_a_second_to_a_week(seconds: int) -> None:
    with pytest.raises(IllegalArgumentException, match=str(seconds)):
        _sigv4.presign(HttpRequest("GET", "https://h/", {}), SUITE_KEYS, "us-east-1", "sts", SUITE_TIME, seconds)


def test_times_are_signed_in_utc() -> None:
    assert _sigv4.timestamp(SUITE_TIME.astimezone(timezone(timedelta(hours=9)))) == "20150830T123600Z"


def test_signing_keys_are_remembered_bounded_and_hidden() -> None:
    keys = _sigv4._SigningKeys()
    wanted = ("topsecret", "20150830", "us-east-1", "sts")
    assert keys.derive(wanted) == keys.known[wanted] == _sigv4.derived_key(*wanted)
    for number in range(1000):
        keys.derive((f"s{number}", "20150830", "us-east-1", "sts"))
        assert len(keys.known) <= keys.LIMIT
        assert wanted in keys.known or number >= keys.LIMIT - 1
    assert "s999" not in repr(keys)


def test_a_remembered_key_is_not_derived_again() -> None:
    _sigv4.signing_key("one", "20150830", "us-east-1", "sts")
    with patch.object(_sigv4, "derived_key", side_effect=AssertionError):
        _sigv4.signing_key("one", "20150830", "us-east-1", "sts")
        with pytest.raises(AssertionError):
            _sigv4.signing_key("one", "20150831", "us-east-1", "sts")
