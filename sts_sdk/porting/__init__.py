"""Java in, Python out, line for line. Needs the extra ``port``.

``from sts_sdk.porting import port``: ``port(text)`` gives a ``Ported``; ``python -m sts_sdk.porting`` is the command.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sts_sdk.porting._context import Mark as Mark
    from sts_sdk.porting._port import Hoist as Hoist
    from sts_sdk.porting._port import Ported as Ported
    from sts_sdk.porting._port import port as port
    from sts_sdk.porting._reader import MissingExtra as MissingExtra
    from sts_sdk.porting._reader import NotJava as NotJava
else:
    # Written by codegen from the half above: python -m codegen
    from sts_sdk.internal._face import face

    __getattr__, __dir__, __all__ = face(
        __name__, {"_context": "Mark", "_port": "Hoist port Ported", "_reader": "MissingExtra NotJava"}
    )
