"""Sets up the environment of a recorded provider case, and writes a provider's outcome as the record does."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sts_sdk import SdkBaseException, SystemProperties
from support.server import Answer

if TYPE_CHECKING:
    import pytest

    from support.recorded import Case


def given(case: Case, monkeypatch: pytest.MonkeyPatch, port: int = 0) -> None:
    """Set variables, properties and files of a case; the stub's recorded port becomes ``port``."""
    home = os.environ["HOME"]

    def placed(text: str) -> str:
        return text.replace("{home}", home).replace("127.0.0.1:18080", f"127.0.0.1:{port}")

    monkeypatch.delenv("AWS_EC2_METADATA_DISABLED")
    for name, value in case["env"].items():
        monkeypatch.setenv(name, placed(value))
    for name, value in case["system_properties"].items():
        SystemProperties.setProperty(name, placed(value))
    for name, text in case["files"].items():
        path = Path(home, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(placed(text), encoding="utf-8")


def script(case: Case) -> list[Answer]:
    """The stub's answers; the recorder's reason phrase was ``X``."""
    return [Answer(step["status"], step["body"], reason="X") for step in case["stub_script"]]


def outcome(provider: Any) -> dict[str, Any]:
    """Credentials or exception of a provider, as the record writes them."""
    try:
        credentials = provider.getCredentials()
    except SdkBaseException as error:
        name = f"{type(error).__module__.partition('.')[0]}.{type(error).__name__}"
        return {"threw": {"class": name.replace("sts_sdk.", "com.amazonaws."), "message": str(error), "causes": []}}
    written = {
        "class": type(credentials).__name__,
        "accessKeyId": credentials.getAWSAccessKeyId(),
        "secretKey": credentials.getAWSSecretKey(),
    }
    if hasattr(credentials, "getSessionToken"):
        written["sessionToken"] = credentials.getSessionToken()
    return {"credentials": written}
