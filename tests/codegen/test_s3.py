"""The table of S3's values, read strictly."""

from __future__ import annotations

import pytest

from codegen import s3


def test_a_positional_parameter_that_is_no_property_stops_the_generator() -> None:
    item: s3.Class = {
        "name": "Owner",
        "doc": "Who owns it.",
        "positional": ["id", "displayname"],
        "properties": [
            {"name": "id", "type": "str", "doc": "The id."},
            {"name": "displayName", "type": "str", "doc": "The name."},
        ],
    }

    with pytest.raises(SystemExit, match=r"s3_classes\.toml: Owner has no property displayname"):
        list(s3._class(item, {}))
