"""Type stubs of services: what the command writes, and that checkers are content with it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sts_sdk.services._rules._stubs import main, stubs_of

ROOT = Path(__file__).parent.parent.parent.parent
PROGRAM = """
from __future__ import annotations

from sts_sdk.services.lambda_ import AWSLambda, AWSLambdaAsyncClientBuilder
from sts_sdk.services.lambda_.model import InvocationType, InvokeAsyncRequest, InvokeRequest


def payload(client: AWSLambda) -> bytes | None:
    request = InvokeRequest(functionName="f").withInvocationType(InvocationType.Event).withPayload("{}")
    return client.invoke(request).getPayload()


client = AWSLambdaAsyncClientBuilder.standard().withRegion("us-east-1").build()
print(payload(client), client.invokeAsync(InvokeRequest()).result().getStatusCode())
print(client.invokeAsync(InvokeAsyncRequest()).getStatus())
WRONG
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    assert main(["lambda_", "cloudwatch", "--into", str(tmp_path / "typings")]) == 0
    return tmp_path


def checked(project: Path, wrong: str) -> str:
    (project / "program.py").write_text(PROGRAM.replace("WRONG", wrong))
    stubs = [str(file) for file in project.glob("typings/**/*.pyi")]
    config = project / "mypy.ini"
    config.write_text(f"[mypy]\nstrict = true\nmypy_path = typings:{ROOT}\nfollow_imports = silent\n")
    command = [sys.executable, "-m", "mypy", "--explicit-package-bases", "program.py", *stubs]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False).stdout


def test_mypy_is_content_with_stubs_and_program_and_finds_a_mistake(project: Path) -> None:
    assert checked(project, "").startswith("Success: no issues found")
    assert 'has no attribute "invoked"' in checked(project, "client.invoked()")


def test_without_stubs_a_checker_says_that_there_are_none(tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text("from sts_sdk.services.lambda_ import AWSLambda\nprint(AWSLambda)\n")
    (tmp_path / "mypy.ini").write_text(f"[mypy]\nstrict = true\nmypy_path = {ROOT}\nfollow_imports = silent\n")
    command = [sys.executable, "-m", "mypy", "program.py"]
    told = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False).stdout
    assert 'Cannot find implementation or library stub for module named "sts_sdk.services.lambda_"' in told
    assert "sts-sdk stubs" in (ROOT / "docs" / "porting.md").read_text(encoding="utf-8")


def test_what_an_answer_may_lack_needs_no_check_and_what_a_request_lacks_does(project: Path) -> None:
    text = (project / "typings/sts_sdk/services/lambda_/model.pyi").read_text()
    assert "    def getStatusCode(self) -> int | MaybeNone: ...\n" in text
    assert "    def getFunctionName(self) -> str | None: ...\n" in text


def test_what_is_written(project: Path) -> None:
    files = {file.relative_to(project).as_posix() for file in project.glob("typings/**/*.pyi")}
    assert files == {
        f"typings/sts_sdk/services/{service}/{file}.pyi"
        for service in ("lambda_", "cloudwatch")
        for file in ("__init__", "model")
    }
    text = (project / "typings/sts_sdk/services/cloudwatch/model.pyi").read_text()
    assert "    None_ = 'None'\n" in text
    assert "    None = " not in text


def test_an_unknown_service_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["nothing", "--into", str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith("sts-sdk stubs: there is no service 'nothing': name it as Java's package")
    assert main(["iam", "--into", str(tmp_path)]) == 2
    said = "sts-sdk stubs: there is no service 'iam': in Java it is called identitymanagement\n"
    assert capsys.readouterr().err == said
    assert stubs_of("opsworks") == {}


def test_a_large_service_comes_in_parts() -> None:
    stubs = stubs_of("ec2")
    parts = [path for path in stubs if "/model/_part" in path]
    assert len(parts) >= 3
    assert "import Instance as Instance" in stubs["sts_sdk/services/ec2/model/__init__.pyi"]
    assert "~" not in "".join(stubs.values())
