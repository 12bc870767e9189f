"""A real JupyterLab and a real Chromium, for tests that do what a person does."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PATIENCE = 90_000  # milliseconds
_READY = re.compile(r"http://127\.0\.0\.1:\d+/lab\?token=\w+")
# What axe-core calls a violation that keeps somebody from using a page.
SERIOUS = {"serious", "critical"}


def chromium() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser")


@contextmanager
def running_lab(folder: Path, *more: str) -> Iterator[str]:
    """Start ``kurume-search lab`` on `folder`, yield its address, end it with Ctrl-C."""
    words = [sys.executable, "-m", "kurume_search", "lab", str(folder), "--no-browser", *more]
    own = {name: str(folder / ".lab" / name) for name in ("JUPYTERLAB_SETTINGS_DIR",
           "JUPYTERLAB_WORKSPACES_DIR", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR")}  # fmt: skip
    with subprocess.Popen(
        words, stderr=subprocess.PIPE, text=True, env={**os.environ, **own}, start_new_session=True
    ) as process:
        assert process.stderr is not None
        log: list[str] = []
        address = ""
        for line in process.stderr:
            log.append(line)
            if found := _READY.search(line):
                address = found[0]
                break
        assert address, "".join(log)
        # Somebody has to read on, or the lab waits with its pipe full.
        threading.Thread(target=process.stderr.read, daemon=True).start()
        try:
            yield address
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                # The server with it, or leaving this block would wait for its words without end.
                os.killpg(process.pid, signal.SIGKILL)
                raise


@contextmanager
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        try:
            yield opened
        finally:
            opened.close()


def open_notebook(page: Any, address: str, name: str) -> None:
    """Open a notebook by its name in a lab's address and wait until it can be used."""
    page.goto(address.replace("/lab?", f"/lab/tree/{name}?reset&"))  # no tabs of before
    page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=PATIENCE)
    # The dot of the kernel says idle before it is connected; the status bar doesn't.
    page.wait_for_selector("text=/[|] (アイドル|Idle)/", timeout=PATIENCE)


def run_cell(page: Any, at: int, shows: str) -> None:
    """Run cell number `at` from 0 and wait until it shows what `shows` selects.

    A kernel that is still connecting drops what it is asked, so it is asked again.
    """
    for _ in range(6):
        # On a slow machine the lab may ask which kernel; the one it names is ours.
        if page.locator(".jp-Dialog .jp-mod-accept").count():
            page.click(".jp-Dialog .jp-mod-accept")
        page.click(f".jp-Cell >> nth={at} >> .cm-content")
        page.keyboard.press("Shift+Enter")
        try:
            page.wait_for_selector(shows, timeout=PATIENCE // 6)
        except Exception as error:
            if type(error).__name__ != "TimeoutError":
                raise
        else:
            return
    raise AssertionError(f"cell {at} never shows {shows}")


def choose_dark(address: str) -> None:
    """Make the lab's theme dark, in settings of its own."""
    base, token = address.split("/lab?token=")
    request = urllib.request.Request(
        f"{base}/lab/api/settings/@jupyterlab/apputils-extension:themes?token={token}",
        data=json.dumps({"raw": '{"theme": "JupyterLab Dark"}'}).encode(),
        headers={"Content-Type": "application/json", "Authorization": f"token {token}"},
        method="PUT",
    )
    urllib.request.urlopen(request, timeout=30).close()


def write_notebook(path: Path, *sources: str) -> Path:
    cells = [
        {"cell_type": "code", "id": f"c{n}", "metadata": {}, "source": text, "outputs": [],
         "execution_count": None}
        for n, text in enumerate(sources)
    ]  # fmt: skip
    spec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = {
        "cells": cells,
        "metadata": {"kernelspec": spec},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    path.write_text(json.dumps(notebook), "utf-8")
    return path


def serious(page: Any, selector: str) -> list[str]:
    """Return what axe-core finds serious in the part of the page that `selector` selects."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, context=selector).response["violations"]
    return [
        f"{one['id']}: {node['html'][:200]}"
        for one in found
        if one["impact"] in SERIOUS
        for node in one["nodes"]
    ]


def shots() -> Path | None:
    """Return the folder to write screenshots to, if somebody wants to look at them."""
    asked = os.environ.get("KURUME_SHOTS")
    if asked is None:
        return None
    Path(asked).mkdir(parents=True, exist_ok=True)
    return Path(asked)
