"""Why access was denied: ours beside aws-why, on the same recorded sentences.

python benchmarks/denied.py [AWS_WHY]: prints how many of the messages each reads right. Without the path of the
program it is installed from the package index, into an environment of its own.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT)]

MESSAGES = ROOT / "tests" / "data" / "denied" / "messages.json"
# Their word for each kind of policy.
THEIRS = {
    "identity_policy": "identity-based policy",
    "resource_policy": "resource-based policy",
    "service_control_policy": "service control policy",
    "resource_control_policy": "resource control policy",
    "permissions_boundary": "permissions boundary",
    "session_policy": "session policy",
    "vpc_endpoint_policy": "VPC endpoint policy",
    "trust_policy": "role trust policy",
}


def installed() -> Path:
    """aws-why in an environment of its own."""
    home = Path(__file__).parent / ".environments" / "aws-why"
    if not home.exists():
        venv.create(home, with_pip=True)
        subprocess.run([home / "bin" / "python", "-m", "pip", "install", "--quiet", "aws-why"], check=True)
    return home / "bin" / "aws-why"


def ours(text: str) -> dict[str, Any]:
    from sts_sdk.services.securitytoken import explain_denied

    found = explain_denied(text)
    return {"principal": found.principal, "action": found.action, "resource": found.resource, "kind": found.policy_kind,
            "advice": bool(found.advice)}  # fmt: skip


def theirs(program: Path, text: str) -> dict[str, Any]:
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        done = subprocess.run([program, "explain", "--json", file.name], capture_output=True, text=True, check=False)
    try:
        found = json.loads(done.stdout)
    except ValueError:
        return {}
    first = next(iter(found.get("authorization") or ()), {})
    cause = str(first.get("cause") or "")
    return {
        "principal": (found.get("identity") or {}).get("arn"),
        "action": first.get("action"),
        "resource": first.get("resource"),
        "kind": next((kind for word, kind in THEIRS.items() if word in cause or cause in word), None)
        if cause
        else None,
        "advice": bool(found.get("remediation")),
    }


def main() -> None:
    program = Path(sys.argv[1]) if len(sys.argv) > 1 else installed()
    messages = json.loads(MESSAGES.read_text(encoding="utf-8"))
    print(f"{len(messages)} messages, read right by  sts_sdk  aws-why")
    read = [(message, ours(message["text"]), theirs(program, message["text"])) for message in messages]
    for part in ("kind", "action", "resource", "principal"):
        counts = [
            sum(found.get(part) == message.get(part) for message, *both in read for found in (both[n],)) for n in (0, 1)
        ]
        print(f"{part:<26}  {counts[0]:>7}  {counts[1]:>7}")
    counts = [sum(bool(both[n].get("advice")) for _, *both in read) for n in (0, 1)]
    print(f"{'some advice':<26}  {counts[0]:>7}  {counts[1]:>7}")


if __name__ == "__main__":
    main()
