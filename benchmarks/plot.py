"""Draws results.svg: ratios to boto3 on a logarithmic scale, and how work grows with threads, profiles and tags.

python benchmarks/plot.py    draws results.json anew
"""

from __future__ import annotations

import json
import math
from html import escape
from pathlib import Path

OURS, OTHERS, FLOOR, TARGET, TEXT, GRID = "#0b6e4f", "#b0b7c3", "#e0a458", "#c1121f", "#222831", "#e6e8ec"
PEERS = {
    "boto3": "#3d5a80",
    "boto3 without checksums": "#7f9fc5",
    "botocore": "#98c1d9",
    "aiobotocore": "#8d6ba8",
    "capo-sts": "#6b7280",
    "aws-sdk-sts": "#d98ba0",
    "aws-sdk-signers": "#b5651d",
    "requests-aws4auth": "#7aa95c",
    "requests-auth-aws-sigv4": "#3fa7a0",
    "awscrt": "#111111",
    "requests floor": FLOOR,
    "floor": "#f3cf8e",
    "interpreter": "#f7e8c6",
}
WIDTH, LEFT, LINE = 900, 330, 26
LOW, HIGH = 0.001, 3.0


def _x(ratio: float) -> float:
    part = (math.log10(min(max(ratio, LOW), HIGH)) - math.log10(LOW)) / (math.log10(HIGH) - math.log10(LOW))
    return LEFT + part * (WIDTH - LEFT - 30)


def _text(x: float, y: float, text: str, anchor: str = "start", size: int = 12, colour: str = TEXT) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" fill="{colour}">{escape(text)}</text>'
    )


def _dot(x: float, y: float, colour: str, radius: float, title: str) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" fill="{colour}"><title>{escape(title)}</title></circle>'


def _mark(peer: str, ratio: float, y: float) -> list[str]:
    """A peer's dot; beyond the scale an arrow at its edge, with the number that does not fit."""
    colour, radius = (OURS, 6) if peer == "sts_sdk" else (PEERS.get(peer, OTHERS), 4)
    if LOW <= ratio <= HIGH:
        return [_dot(_x(ratio), y, colour, radius, f"{peer}: {ratio:.3g}")]
    x, way = _x(ratio), -7 if ratio < LOW else 7
    arrow = f'<path d="M{x + way:.1f} {y:.1f} l{-way} -5 v10 z" fill="{colour}"/>'
    return [arrow, _text(x + 6, y + 4, f"{ratio:.2g}", "start" if ratio < LOW else "end", 9)]


def _ratios(rows: dict) -> list[str]:
    bottom = 60 + LINE * len(rows)
    parts = [_text(20, 26, "CPU time as a part of boto3's (left is less)", size=16)]
    for tick in (0.001, 0.01, 0.1, 0.5, 1, 2):
        parts.append(f'<line x1="{_x(tick):.1f}" x2="{_x(tick):.1f}" y1="48" y2="{bottom}" stroke="{GRID}"/>')
        parts.append(_text(_x(tick), 44, f"{tick:g}", "middle", 11))
    for number, (name, row) in enumerate(rows.items()):
        y = 70 + LINE * number
        parts.append(_text(LEFT - 12, y + 4, name, "end"))
        for peer, ratio in sorted(row["ratios"].items(), key=lambda entry: entry[0] == "sts_sdk"):  # ours on top
            parts += _mark(peer, ratio, y)
        x = _x(row["target"])
        parts.append(f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{y - 9}" y2="{y + 9}" stroke="{TARGET}" stroke-width="2"/>')
    told = "CPU time / boto3's CPU time, logarithmic scale; an arrow: beyond it, with its number"
    parts.append(_text((LEFT + WIDTH - 30) / 2, bottom + 14, told, "middle", 11))
    return [*parts, *_legend(rows, bottom + 40)]


def _legend(rows: dict, top: float) -> list[str]:
    measured = {peer for row in rows.values() for peer in row["ratios"]}
    names = ["sts_sdk", *(peer for peer in PEERS if peer in measured)]
    parts = []
    for number, peer in enumerate(names):
        x, y = 30 + 215 * (number % 4), top + 20 * (number // 4)
        told = f"{peer} (a script that checks nothing)" if peer == "floor" else peer
        parts += [_dot(x, y, OURS if peer == "sts_sdk" else PEERS[peer], 5, peer), _text(x + 10, y + 4, told, size=11)]
    x, y = 30 + 215 * (len(names) % 4), top + 20 * (len(names) // 4)
    parts.append(f'<line x1="{x}" x2="{x}" y1="{y - 8}" y2="{y + 8}" stroke="{TARGET}" stroke-width="2"/>')
    return [*parts, _text(x + 10, y + 4, "our aim", size=11)]


def _growth(name: str, steps: dict, left: float, top: float) -> list[str]:
    width, height = 190, 130
    peers = list(dict.fromkeys(peer for figures in steps.values() for peer in figures))
    most = max(figure["median"] for figures in steps.values() for figure in figures.values())
    numbers = [int(step) for step in steps]
    parts = [
        _text(left, top - 12, f"CPU time by number of {name}, ms", size=13),
        f'<rect x="{left}" y="{top}" width="{width}" height="{height}" fill="none" stroke="{GRID}"/>',
        _text(left - 4, top + 9, f"{most / 1000:.1f}", "end", 10),
        _text(left - 4, top + height, "0", "end", 10),
        _text(left, top + height + 14, "1", "middle", 10),
        _text(left + width, top + height + 14, str(numbers[-1]), "middle", 10),
        _text(left + width / 2, top + height + 14, name, "middle", 11),
    ]
    for peer in peers:
        points = [
            (left + width * number / numbers[-1], top + height * (1 - figures[peer]["median"] / most))
            for number, figures in zip(numbers, steps.values(), strict=True)
            if peer in figures
        ]
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        colour = OURS if peer == "sts_sdk" else PEERS.get(peer, OTHERS)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts.append(_text(left + width + 4, points[-1][1] + 4, peer, size=10, colour=colour))
    return parts


def plot(results: dict) -> str:
    """The picture."""
    rows = results["rows"]
    top = 60 + LINE * len(rows) + 170
    parts = _ratios(rows)
    for number, (name, steps) in enumerate(results["growth"].items()):
        parts += _growth(name, steps, 50 + number * 290, top)
    size = f'viewBox="0 0 {WIDTH} {top + 160}" width="{WIDTH}" height="{top + 160}"'
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="system-ui, sans-serif">\n'
        f'<rect width="100%" height="100%" fill="white"/>\n{body}\n</svg>\n'
    )


if __name__ == "__main__":
    HERE = Path(__file__).parent
    results = json.loads((HERE / "results.json").read_text(encoding="utf-8"))
    (HERE / "results.svg").write_text(plot(results), encoding="utf-8")
