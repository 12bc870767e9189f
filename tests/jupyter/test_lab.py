"""A real JupyterLab is started, asked, and ended with Ctrl-C."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from kurume_search.jupyter.lab import command_line, prepare

READY = re.compile(r"(http://127\.0\.0\.1:(\d+)/lab\?token=([0-9a-f]+))")
PATIENCE = 60


def test_the_lab_listens_here_alone_and_keeps_its_token(tmp_path: Path) -> None:
    line = command_line(tmp_path, port=8123, browser=False)

    assert "--ServerApp.ip=127.0.0.1" in line
    assert "--ServerApp.port=8123" in line
    assert "--no-browser" in line
    assert not any("token=" in word or "password" in word for word in line)


def test_the_kernel_is_this_python(tmp_path: Path) -> None:
    environment = prepare(tmp_path, language="ja")
    first = Path(environment["JUPYTER_PATH"].split(os.pathsep)[0])
    kernel = json.loads((first / "kernels/python3/kernel.json").read_text("utf-8"))

    assert kernel["argv"][0] == sys.executable
    assert environment["KURUME_CORPUS"] == str(tmp_path)


def asked(url: str) -> str:
    """Return the page; the address is printed a moment before it is listened to."""
    start = time.monotonic()
    while True:
        try:
            with urllib.request.urlopen(url, timeout=PATIENCE) as page:
                return page.read().decode()
        except urllib.error.HTTPError:
            raise
        except urllib.error.URLError:
            if time.monotonic() - start > PATIENCE:
                raise
            time.sleep(0.2)


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent as POSIX does")
def test_a_lab_opens_in_japanese_and_ends_with_ctrl_c(tmp_path: Path) -> None:
    pytest.importorskip("jupyterlab")
    words = [sys.executable, "-m", "kurume_search", "lab", str(tmp_path / "mine"), "--no-browser"]
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True) as process:
        url = token = ""
        log = []
        assert process.stderr is not None
        for text in process.stderr:
            log.append(text)
            if found := READY.search(text):
                url, token = found[1], found[3]
                break
        try:
            assert url, "".join(log)
            assert '"jupyter-config-data"' in asked(url)
            base = url.partition("/lab")[0]
            settings = f"{base}/lab/api/settings/@jupyterlab/translation-extension:plugin"
            held = json.loads(asked(f"{settings}?token={token}"))
            assert held["schema"]["properties"]["locale"]["default"] == "ja_JP"
            with pytest.raises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(f"{base}/api/contents", timeout=PATIENCE)
            assert refused.value.code == 403
        finally:
            process.send_signal(signal.SIGINT)
            start = time.monotonic()
            process.stderr.read()
            status = process.wait(PATIENCE)
    assert status == 0
    assert time.monotonic() - start < PATIENCE
    assert list((tmp_path / "mine").glob("00_*.ipynb"))


def test_a_corpus_that_is_none_is_said_before_the_lab_starts(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "kurume_search", "lab", "--corpus", str(tmp_path / "none")]
    ran = subprocess.run(words, capture_output=True, text=True, cwd=tmp_path, timeout=PATIENCE)

    assert ran.returncode == 3
    assert "corpus のフォルダ" in ran.stderr
    assert list(tmp_path.iterdir()) == []
    assert "Traceback" not in ran.stderr
