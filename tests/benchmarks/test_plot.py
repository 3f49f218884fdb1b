"""The picture of the benchmarks names all who are in it, and says where a mark is off its scale."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
RESULTS = json.loads((BENCHMARKS / "results.json").read_text(encoding="utf-8"))


def module() -> ModuleType:
    spec = importlib.util.spec_from_file_location("plot", BENCHMARKS / "plot.py")
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(svg) if element.tag.endswith("text")]


def test_the_picture_is_the_one_of_the_results() -> None:
    assert (BENCHMARKS / "results.svg").read_text(encoding="utf-8") == module().plot(RESULTS)


def test_every_peer_is_named_and_has_a_colour_of_its_own() -> None:
    shown = texts(module().plot(RESULTS))
    peers = {peer for row in RESULTS["rows"].values() for peer in row["ratios"]}
    assert not [peer for peer in peers if not any(text == peer or text.startswith(f"{peer} (") for text in shown)]
    colours = {peer: colour for peer, colour in module().PEERS.items() if peer in peers}
    assert len(set(colours.values())) == len(peers - {"sts_sdk"})


def test_axes_are_named() -> None:
    shown = texts(module().plot(RESULTS))
    assert any(text.startswith("CPU time / boto3's CPU time, logarithmic scale") for text in shown)
    assert {"threads", "profiles", "tags"} <= set(shown)
    assert "CPU time by number of threads, ms" in shown


def test_what_is_off_the_scale_is_an_arrow_with_its_number() -> None:
    row = {"target": 0.1, "ratios": {"boto3": 1.0, "sts_sdk": 0.00004, "capo-sts": 7.5}}
    svg = module().plot({"rows": {"one": row}, "growth": {}})
    assert len(re.findall("<path ", svg)) == 2
    assert {"4e-05", "7.5"} <= set(texts(svg))
