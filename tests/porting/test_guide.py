"""The guide's file before and after is what the porter writes."""

from __future__ import annotations

import re
from pathlib import Path

from sts_sdk.porting._port import port

GUIDE = Path(__file__).parents[2] / "docs" / "porter.md"


def test_the_file_before_becomes_the_file_after() -> None:
    blocks = re.findall(r"```(java|python)\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    assert [language for language, _ in blocks] == ["java", "python"]
    ported = port(blocks[0][1])
    assert ported.text == blocks[1][1]
    assert ported.marks == ()
    assert ported.to_provide == ("com.acme.audit.Audit",)
