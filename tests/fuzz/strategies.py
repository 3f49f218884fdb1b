"""Input for the targets that is likely to get past the first character: words that mean something, in any order."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Mapping


def text_of(words: str, *more: str) -> st.SearchStrategy[bytes]:
    """The words, which have no space in them, and the others, with any text in between."""
    part = st.sampled_from([*words.split(), *more]) | st.text(max_size=8)
    return st.lists(part, max_size=24).map(lambda parts: "".join(parts).encode("utf-8", "replace"))


_POLICY_WORDS: Final = (
    "Statement Effect Action NotAction Resource NotResource Principal NotPrincipal AWS Service Federated Condition "
    "StringLike Version Id Sid"
)
_POLICY_VALUES: Final = "Allow Deny sts:AssumeRole * arn:aws:s3:::b/* 2012-10-17"

_policies: Final = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(_POLICY_WORDS.split()) | st.text(max_size=6),
            inner | st.sampled_from(_POLICY_VALUES.split()),
            max_size=5,
        )
    ),
    max_leaves=12,
).map(lambda value: json.dumps(value).encode())

_documents: Final = st.fixed_dictionaries(
    {},
    optional={
        name: st.text(max_size=12) | st.none() | st.integers()
        for name in ("AccessKeyId", "SecretAccessKey", "Token", "SessionToken", "Expiration", "Code", "Version")
    },
).map(lambda value: json.dumps(value).encode())

_profiles: Final = text_of(
    "[default] [profile [sso-session [services x] ] = # ; region role_arn=r source_profile=x sts= endpoint_url=http://x",
    *("\n", "\r\n", "\r", " ", "\n  ", "\t", "\ufeff", "\0", "\x85", "\u2028", "\n[profile x]\n", "\nkey = value\n"),
)

LIKELY: Final[Mapping[str, st.SearchStrategy[bytes]]] = {
    "xml": text_of(
        "<AssumeRoleResponse> </AssumeRoleResponse> <AssumeRoleResult> </AssumeRoleResult> <Credentials> </Credentials>"
        " <Expiration> 2030-01-02T03:04:05Z </Expiration> <PackedPolicySize> 6 </PackedPolicySize> <ErrorResponse> "
        "<Error> <Code> </Code> </Error> </ErrorResponse> <!-- --> <![CDATA[ ]]> &a; &#0; &#x1F600; <member> </member> "
        "<entry> <key> a: < > />",
        *("<?xml version='1.0'?>", "<!DOCTYPE x [", "<!ENTITY a 'b'>", "]>", " xmlns='x'"),
    ),
    "profiles": _profiles,
    "profile_file": _profiles | st.binary(max_size=200),
    "endpoint": text_of(
        "https:// http:// sts.us-east-1.amazonaws.com : 443 @ / ? # \\ [ ] ::1 %25eth0 .. %2f user:password xn-- "
        "\N{IDEOGRAPHIC FULL STOP} \N{FULLWIDTH SOLIDUS}",
        *(" ", "\t", "\n"),
    ),
    "region": text_of(
        "us-east-1 sts. .amazonaws.com .amazonaws.com.cn - . @ / s3- fips- .vpce bucket. \N{ARABIC-INDIC DIGIT ONE}",
        "\n",
    ),
    "query": text_of("& = + % %26 Action \N{GRINNING FACE} ~ *", "\0", "\r\n", "\ufffe"),
    "settings": text_of("true false TRUE 1 0 99 -1 _ 1e3 \N{ARABIC-INDIC DIGIT ONE}", " "),
    "policy": _policies | text_of('{ } [ ] "Statement" : , "Effect" "Allow" NaN 1e999 \\ud800'),
    "dates": text_of(
        "2030-01-02 T 03:04:05 Z +00:00 .123456789 24:00 :60 1893553445 e9 - 11:21:19 20300102 W01 ( ) inf nan "
        "9999-12-31T23:59:59-23:59 0001-01-01T00:00:00+23:59 20301122T334455Z \N{ARABIC-INDIC DIGIT ONE}",
        *(" GMT", "Tue, 24 Nov 2026 "),
    ),
    "credentials": _documents | text_of('{ } "AccessKeyId" : "x" , NaN', "[" * 50, "1" * 50),
}
