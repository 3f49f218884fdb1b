"""Writes results.md: the table and the growth of the latest run, which README.md explains."""

from __future__ import annotations

_SHOWN = ("1", "8", "64", "100", "1000", "2000", "50")  # steps of growth


def _time(microseconds: float) -> str:
    if microseconds >= 1000:
        return f"{microseconds / 1000:.1f} ms"
    return f"{microseconds:.{0 if microseconds >= 100 else 2}f} us"


def _ratio(ratio: float, target: float) -> str:
    return f"**{ratio:.3f}**" if ratio <= target else f"{ratio:.3f}, missed"


def _row(name: str, row: dict) -> str:
    figures, ratios = row["figures"], row["ratios"]
    ours, boto3 = figures["sts_sdk"], figures["boto3"]
    others = ", ".join(f"{peer} {ratio:.2g}" for peer, ratio in ratios.items() if peer not in {"sts_sdk", "boto3"})
    return (
        f"| {name} | {_time(ours['median'])} | {ours['spread']:.0%} | {_time(boto3['median'])} | "
        f"{_ratio(ratios['sts_sdk'], row['target'])} | {row['target']} | {others} |"
    )


def _totals(results: dict, memory_target: float, size_target: float) -> list[str]:
    memory, sizes = results["memory"], results["sizes"]
    floors = ", ".join(f"{peer} {size:.0f} MB" for peer, size in memory.items() if peer not in {"sts_sdk", "boto3"})
    others = ", ".join(f"{n} {s['megabytes']:.1f} MB" for n, s in sizes.items() if n not in {"sts_sdk", "boto3"})
    ratio = memory["sts_sdk"] / memory["boto3"]
    peak = (
        f"| peak memory of a cold start | {memory['sts_sdk']:.1f} MB | | {memory['boto3']:.1f} MB | {ratio:.2f} | "
        f"{memory_target:.0f} MB | {floors} |"
    )
    part = _ratio(results["size_ratio"], size_target)
    disk = (
        f"| what `pip install` puts on the disk | {sizes['sts_sdk']['megabytes']:.1f} MB | | "
        f"{sizes['boto3']['megabytes']:.1f} MB | {part} | {size_target} | {others} |"
    )
    return [peak, disk]


def _growth(growth: dict) -> list[str]:
    return [
        f"| {_counted(number, what)} | {_time(figures['sts_sdk']['median'])} | {_time(figures['boto3']['median'])} |"
        for what, steps in growth.items()
        for number, figures in steps.items()
        if number in _SHOWN
    ]


def _counted(number: str, what: str) -> str:
    return f"{number} {what if number != '1' else what[:-1]}"


def report(results: dict, memory_target: float, size_target: float) -> str:
    """The page."""
    machine, load = results["machine"], results["load"]
    where = (
        f"Python {machine['python']} on {machine['cpus']} processors; load average {load['before']:.1f} before and "
        f"{load['after']:.1f} after. Ratios are to boto3 in the same run. Written by `make bench`."
    )
    lines = [
        "# The latest run",
        "",
        where,
        "",
        "| work | sts_sdk | spread | boto3 | ratio | aim | others, as ratios |",
        "|---|---|---|---|---|---|---|",
        *[_row(name, row) for name, row in results["rows"].items()],
        *_totals(results, memory_target, size_target),
        "",
        "| growth: one unit of work | sts_sdk | boto3 |",
        "|---|---|---|",
        *_growth(results["growth"]),
        "",
    ]
    return "\n".join(lines)
