"""``sts-sdk port``: Java in, Python out, by the command."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cli.conftest import Run

JAVA = """
import com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClientBuilder;
import com.amazonaws.services.securitytoken.model.GetSessionTokenRequest;

class Job {
    public static void main(String[] args) {
        var sts = AWSSecurityTokenServiceClientBuilder.defaultClient();
        GetSessionTokenRequest request = new GetSessionTokenRequest();
        request.setDurationSeconds(7200);
        System.out.println(sts.getSessionToken(request).getCredentials().getExpiration());
    }
}
"""


def test_a_file_becomes_python(run: Run, tmp_path: Path) -> None:
    (tmp_path / "Job.java").write_text(JAVA, encoding="utf-8")
    done = run("port", str(tmp_path / "Job.java"), "-o", str(tmp_path))

    assert (done.status, done.out) == (0, "")
    written = (tmp_path / "Job.py").read_text(encoding="utf-8")
    assert "request.setDurationSeconds(7200)" in written
    compile(written, "Job.py", "exec")


def test_the_report_is_json_for_machines(run: Run, tmp_path: Path) -> None:
    (tmp_path / "Job.java").write_text(JAVA, encoding="utf-8")
    (report,) = json.loads(run("port", "--json", str(tmp_path / "Job.java")).out)

    assert report["marks"] == []


def test_what_is_not_there_or_no_java_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "Letter.java").write_text("Dear Java,", encoding="utf-8")
    absent, letter = run("port", str(tmp_path / "None.java")), run("port", str(tmp_path / "Letter.java"))

    assert (absent.status, letter.status) == (2, 2)
    assert "None.java" in absent.err
    assert "this is not Java" in letter.err
    assert len(absent.err.splitlines()) == len(letter.err.splitlines()) == 1
