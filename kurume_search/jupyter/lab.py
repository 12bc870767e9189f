"""Starts JupyterLab on a working folder: in Japanese, on this machine alone."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from kurume_search.errors import NotInstalledError
from kurume_search.store.atomic import write_atomic
from kurume_search.store.cache import cache_root, raising_cache_error

LOCALES = {"ja": "ja_JP", "en": "en"}
# Settings of the lab that aren't its own defaults: it asks no network for news and nobody
# for a kernel, and keeps what widgets show in the notebook.
_SETTINGS = {
    "@jupyterlab/apputils-extension:notification": {
        "fetchNews": "false",
        "checkForUpdates": False,
        "doNotDisturbMode": True,
    },
    "@jupyterlab/notebook-extension:tracker": {"autoStartDefaultKernel": True},
    "@jupyter-widgets/jupyterlab-manager:plugin": {"saveState": True},
}
_TRANSLATION = "@jupyterlab/translation-extension:plugin"
# A server that was asked to stop first stops its kernels.
_PATIENCE = 15  # seconds


def check_installed() -> None:
    """Check that JupyterLab can be started.

    Raises:
        NotInstalledError: It can't; the message says how to get it.
    """
    missing = [name for name in ("jupyterlab", "ipykernel") if find_spec(name) is None]
    if missing:
        raise NotInstalledError(
            f"{'・'.join(missing)} がありません。"
            "pip install 'kurume-search[notebook]' を実行してください。"
        )


def prepare(corpus: Path | None, *, language: str = "ja") -> Mapping[str, str]:
    """Write what the lab is started with, and return the environment to start it in.

    It has a kernel that runs this very Python, so that notebooks can import what started
    them, and the interface's language; the user's own Jupyter settings stay as they are.

    Args:
        corpus: What ``open_corpus()`` opens in the notebooks; None leaves it as it is.
        language: ``ja`` or ``en``.

    Raises:
        CacheError: The cache can't be written.
    """
    home = cache_root() / "lab"
    kernel = {
        # Its remarks on transports mean nothing to who runs a notebook.
        "argv": [
            sys.executable,
            "-m",
            "ipykernel_launcher",
            "-f",
            "{connection_file}",
            "--IPKernelApp.log_level=40",
        ],
        "display_name": "Python 3 (kurume-search)",
        "language": "python",
        "metadata": {"debugger": True},
    }
    settings = {**_SETTINGS, _TRANSLATION: {"locale": LOCALES[language]}}
    with raising_cache_error(home):
        # Named as every notebook names its kernel; this folder comes before the others.
        _write_json(home / "share" / "kernels" / "python3" / "kernel.json", kernel)
        _write_json(_settings(home, language) / "overrides.json", settings)
    paths = [str(home / "share"), os.environ.get("JUPYTER_PATH", "")]
    environment = {**os.environ, "JUPYTER_PATH": os.pathsep.join(filter(None, paths))}
    if corpus is not None:
        environment["KURUME_CORPUS"] = str(corpus.resolve())
    return environment


def command_line(
    folder: Path, *, port: int | None = None, browser: bool = True, language: str = "ja"
) -> list[str]:
    """Return the command that starts the lab on `folder`.

    It listens on 127.0.0.1 only and keeps its token.

    Args:
        folder: The working folder.
        port: Where to listen; None lets it choose (8888 and up).
        browser: Open one.
        language: ``ja`` or ``en``.
    """
    line = [
        sys.executable,
        "-m",
        "jupyterlab",
        str(folder.resolve()),
        "--ServerApp.ip=127.0.0.1",
        "--ServerApp.answer_yes=True",
        f"--LabApp.app_settings_dir={_settings(cache_root() / 'lab', language)}",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        line.append("--ServerApp.allow_root=True")  # containers; still this machine alone
    if port is not None:
        line += [f"--ServerApp.port={port}", "--ServerApp.port_retries=0"]
    if not browser:
        line.append("--no-browser")
    return line


def run(line: list[str], environment: Mapping[str, str]) -> int:
    """Run the lab until it ends or Ctrl-C is pressed; return its exit status, 0 for Ctrl-C.

    The lab is a session of its own, so that Ctrl-C reaches us alone and it can be asked
    to stop in order, kernels and all.
    """
    with subprocess.Popen(  # noqa: S603 - our own command line
        line, env=dict(environment), start_new_session=True
    ) as lab:
        signal.signal(signal.SIGTERM, lambda *_: _interrupt())
        try:
            return lab.wait()
        except KeyboardInterrupt:
            lab.terminate()
            try:
                lab.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                lab.kill()
            return 0


def _interrupt() -> None:
    raise KeyboardInterrupt


def _settings(home: Path, language: str) -> Path:
    return home / f"settings-{language}"


def _write_json(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomic(path, json.dumps(value, ensure_ascii=False, indent=1).encode())
