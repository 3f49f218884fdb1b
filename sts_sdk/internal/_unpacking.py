"""Packed bodies, unpacked with a limit. Loaded by an answer that is packed.

urllib3 unpacks whatever a server names, and some of its releases without a limit: 589 bytes that are packed three
times become 513 MB.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final

from urllib3.exceptions import DecodeError

from sts_sdk.internal._transport import BodyTooLarge, UnaskedEncoding

if TYPE_CHECKING:
    from collections.abc import Callable
    from io import BytesIO

_GZIP: Final = zlib.MAX_WBITS | 16
_MOST_MEMBERS: Final = 100  # of one gzip body; 200,000 empty ones (4 MB) would take a minute
_ANY: Final = {"gzip": _GZIP, "x-gzip": _GZIP, "deflate": zlib.MAX_WBITS}


def unpacker(encoding: str) -> Callable[[BytesIO, int], bytes]:
    """What unpacks a body of this Content-Encoding; an UnaskedEncoding if it is none that requests ever ask for."""
    bits = _ANY.get(encoding.strip().lower())
    if bits is None:
        raise UnaskedEncoding("The answer is in an encoding that was not asked for")
    return lambda packed, cap: unpacked(packed.getvalue(), bits, cap)


def unpacked(packed: bytes, bits: int, cap: int) -> bytes:
    """The body; BodyTooLarge beyond ``cap`` bytes, urllib3's DecodeError if it is not packed so."""
    body, members = bytearray(), 0
    while packed:
        members += 1
        if members > _MOST_MEMBERS:
            raise DecodeError("The body is packed in too many members")
        try:
            piece, packed = _unpacked_member(packed, bits, cap + 1 - len(body))
        except zlib.error:
            if bits != zlib.MAX_WBITS:
                raise DecodeError("The body is not packed as its head says") from None
            bits = -zlib.MAX_WBITS  # some servers leave out deflate's own head
            continue
        body += piece
        if len(body) > cap:
            raise BodyTooLarge(f"The answer is larger than {cap} bytes")
    return bytes(body)


def _unpacked_member(packed: bytes, bits: int, most: int) -> tuple[bytes, bytes]:
    """At most so many bytes of the first member, and what follows it: gzip may have several."""
    stream = zlib.decompressobj(bits)
    body = stream.decompress(packed, most)
    if len(body) < most and not stream.eof:
        raise zlib.error("cut off")
    return body, stream.unused_data if bits == _GZIP else b""
