"""Draws results.svg: ratios to boto3 on a logarithmic scale, and how work grows with threads, profiles and tags."""

from __future__ import annotations

import math
from html import escape

OURS, OTHERS, FLOOR, TARGET, TEXT, GRID = "#0b6e4f", "#b0b7c3", "#e0a458", "#c1121f", "#222831", "#e6e8ec"
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


def _ratios(rows: dict) -> list[str]:
    bottom = 60 + LINE * len(rows)
    parts = [_text(20, 26, "CPU time as a part of boto3's (left is less)", size=16)]
    for tick in (0.001, 0.01, 0.1, 0.5, 1, 2):
        parts.append(f'<line x1="{_x(tick):.1f}" x2="{_x(tick):.1f}" y1="48" y2="{bottom}" stroke="{GRID}"/>')
        parts.append(_text(_x(tick), 44, f"{tick:g}", "middle", 11))
    for number, (name, row) in enumerate(rows.items()):
        y = 70 + LINE * number
        parts.append(_text(LEFT - 12, y + 4, name, "end"))
        for peer, ratio in row["ratios"].items():
            if peer != "sts_sdk":
                floor = "floor" in peer or peer == "interpreter"
                parts.append(_dot(_x(ratio), y, FLOOR if floor else OTHERS, 4, f"{peer}: {ratio:.3g}"))
        x, ours = _x(row["target"]), row["ratios"]["sts_sdk"]
        parts.append(f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{y - 9}" y2="{y + 9}" stroke="{TARGET}" stroke-width="2"/>')
        parts.append(_dot(_x(ours), y, OURS, 6, f"sts_sdk: {ours:.3g}"))
    y = bottom + 22
    legend = (
        (60, OURS, "sts_sdk"),
        (160, OTHERS, "boto3 (at 1) and peers"),
        (360, FLOOR, "floors: scripts that check nothing"),
    )
    for x, colour, label in legend:
        parts += [_dot(x, y, colour, 5, label), _text(x + 10, y + 4, label)]
    parts += [f'<line x1="620" x2="620" y1="{y - 8}" y2="{y + 8}" stroke="{TARGET}" stroke-width="2"/>']
    return [*parts, _text(630, y + 4, "aim")]


def _growth(name: str, steps: dict, left: float, top: float) -> list[str]:
    width, height = 230, 130
    peers = list(dict.fromkeys(peer for figures in steps.values() for peer in figures))
    most = max(figure["median"] for figures in steps.values() for figure in figures.values())
    numbers = [int(step) for step in steps]
    parts = [
        _text(left, top - 12, f"1 to {numbers[-1]} {name}, up to {most / 1000:.1f} ms", size=13),
        f'<rect x="{left}" y="{top}" width="{width}" height="{height}" fill="none" stroke="{GRID}"/>',
    ]
    colours = {"sts_sdk": OURS, "boto3": "#6b7280", "capo-sts": OTHERS, "floor": FLOOR}
    for peer in peers:
        points = [
            (left + width * number / numbers[-1], top + height * (1 - figures[peer]["median"] / most))
            for number, figures in zip(numbers, steps.values(), strict=True)
            if peer in figures
        ]
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colours[peer]}" stroke-width="2"/>')
        parts.append(_text(left + width + 4, points[-1][1] + 4, peer, size=10, colour=colours[peer]))
    return parts


def plot(results: dict) -> str:
    """The picture."""
    rows = results["rows"]
    top = 60 + LINE * len(rows) + 90
    parts = _ratios(rows)
    for number, (name, steps) in enumerate(results["growth"].items()):
        parts += _growth(name, steps, 20 + number * 295, top)
    size = f'viewBox="0 0 {WIDTH} {top + 150}" width="{WIDTH}" height="{top + 150}"'
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="system-ui, sans-serif">\n'
        f'<rect width="100%" height="100%" fill="white"/>\n{body}\n</svg>\n'
    )
