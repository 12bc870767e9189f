"""Runs notebooks top to bottom without a browser, and keeps what they showed."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from kurume_search.errors import (
    ExportError,
    KurumeSearchError,
    NotInstalledError,
    UsageError,
    disk_reason,
)
from kurume_search.store.atomic import write_atomic

CELL_TIMEOUT = 600  # seconds a cell may take


class NotebookError(KurumeSearchError):
    """A cell of a notebook failed; what ran before it is kept."""

    code = "notebook"


def run_notebook(
    source: Path,
    target: Path,
    *,
    environment: Mapping[str, str],
    progress: Callable[[int, int], None] | None = None,
) -> Path:
    """Run `source` and write it with its outputs to `target`, which is replaced.

    Args:
        source: A notebook.
        target: May be `source` itself.
        environment: Of the kernel (see `lab.prepare`).
        progress: Told of each cell: how many have run, of how many.

    Raises:
        NotInstalledError: What runs notebooks isn't.
        UsageError: `source` is no notebook.
        NotebookError: A cell failed; `target` holds everything up to it.
        ExportError: `target` can't be written.
    """
    if find_spec("nbclient") is None or find_spec("ipykernel") is None:
        raise NotInstalledError(
            "ノートブックの実行には nbclient が要ります。"
            "pip install 'kurume-search[notebook]' を実行してください。"
        )
    import nbformat
    from nbclient.exceptions import CellExecutionError, CellTimeoutError

    try:
        notebook: Any = nbformat.read(source, as_version=4)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, nbformat.reader.NotJSONError) as error:
        raise UsageError(f"{source} はノートブックとして読めません。") from error
    client = _client(notebook, source.parent, environment, progress)
    failed: str | None = None
    try:
        client.execute(env=dict(environment), cleanup_kc=True)
    except CellTimeoutError:
        failed = f"{source.name} のセルが {CELL_TIMEOUT} 秒で終わりませんでした。"
    except CellExecutionError as error:
        failed = f"{source.name} のセルで止まりました: {error.ename}: {error.evalue}"
    for cell in notebook["cells"]:
        cell["metadata"].pop("execution", None)  # times of day: other bytes after every run
    text = json.dumps(notebook, ensure_ascii=False, indent=1)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(target, f"{text}\n".encode())
    except OSError as error:
        raise ExportError(
            f"{target} に書けません（{disk_reason(error)}）。-o で場所を指定してください。"
        ) from error
    if failed is not None:
        raise NotebookError(failed)
    return target


def _client(
    notebook: Any,
    folder: Path,
    environment: Mapping[str, str],
    progress: Callable[[int, int], None] | None,
) -> Any:
    from jupyter_client.kernelspec import KernelSpecManager
    from jupyter_client.manager import AsyncKernelManager
    from nbclient import NotebookClient

    codes = [k for k, cell in enumerate(notebook["cells"]) if cell["cell_type"] == "code"]

    def ran(*, cell_index: int, **_: Any) -> None:
        if progress is not None and cell_index in codes:
            progress(codes.index(cell_index) + 1, len(codes))

    specs = KernelSpecManager()
    first = environment["JUPYTER_PATH"].split(os.pathsep)[0]
    specs.kernel_dirs.insert(0, os.path.join(first, "kernels"))  # noqa: PTH118 - its own form
    manager = AsyncKernelManager(kernel_name="python3", kernel_spec_manager=specs)
    return NotebookClient(
        notebook,
        km=manager,
        timeout=CELL_TIMEOUT,
        on_cell_executed=ran,
        resources={"metadata": {"path": str(folder)}},
    )
