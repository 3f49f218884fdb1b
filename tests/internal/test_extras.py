from __future__ import annotations

import re
from pathlib import Path

from sts_sdk.internal._extras import needs

SOURCE = Path(__file__).parents[2] / "sts_sdk"


def test_the_sentence_names_what_is_missing_and_how_it_comes() -> None:
    said = needs("boto3_session", "boto3", "boto3")
    assert said == "boto3_session needs boto3, of the extra 'boto3' of sts_sdk: in its clone, pip install \".[boto3]\""


def test_no_message_has_people_install_the_package_by_name() -> None:
    texts = {file: file.read_text(encoding="utf-8") for file in SOURCE.rglob("*.py")}
    assert not [
        str(file) for file, text in texts.items() if re.search(r"pip install ['\"]?sts[_-]sdk(\[\w|['\"])", text)
    ]
