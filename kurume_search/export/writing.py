"""Puts an export on the disk: whole or not at all, and over nothing that was there."""

from __future__ import annotations

import contextlib
import errno
import importlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

from kurume_search.errors import ExportError, NotInstalledError, disk_reason
from kurume_search.store.atomic import TMP_PREFIX, is_full, write_atomic


def need(module: str, form: str, *, extra: str = "export") -> ModuleType:
    """Return `module`, which only `form` needs and `extra` of the package brings.

    Raises:
        NotInstalledError: It isn't; the message says how to get it.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise NotInstalledError(
            f"{form} で書き出すには追加の部品が要ります。"
            f"pip install 'kurume-search[{extra}]' を実行してください。"
        ) from error


def write_file(path: Path, content: bytes, *, overwrite: bool = False) -> Path:
    """Write `content` to `path`, whole or not at all; return `path`.

    Raises:
        ExportError: Something is there already, or it can't be written.
    """
    if not path.parent.is_dir():
        raise ExportError(f"フォルダ {path.parent} がありません。作ってから書き出してください。")
    if path.is_dir():
        raise ExportError(f"{path} はフォルダです。ファイルの名前を指定してください。")
    try:
        if overwrite:
            write_atomic(path, content)
        else:
            _write_new(path, content)
    except OSError as error:
        raise _trouble(path, error) from error
    return path


def write_folder(
    folder: Path, files: Mapping[str, bytes], *, overwrite: bool = False
) -> tuple[Path, ...]:
    """Write `files` (names relative to `folder`, with ``/``) and return their paths.

    A new folder appears with all of them or not at all. In one that exists nothing is
    deleted; files are written one by one, the last of `files` last.

    Raises:
        ExportError: One of them is there already, or they can't be written.
    """
    paths = tuple(folder.joinpath(*name.split("/")) for name in files)
    if folder.exists() or folder.is_symlink():
        return _into(folder, dict(zip(paths, files.values(), strict=True)), overwrite)
    aside = folder.with_name(f"{TMP_PREFIX}{os.urandom(4).hex()}-{folder.name[-100:]}")
    try:
        for name, content in files.items():
            path = aside.joinpath(*name.split("/"))
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(path, content)
        aside.mkdir(parents=True, exist_ok=True)
        aside.rename(folder)
    except OSError as error:
        raise _trouble(folder, error) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return paths


def _into(folder: Path, files: Mapping[Path, bytes], overwrite: bool) -> tuple[Path, ...]:
    if not folder.is_dir():
        raise ExportError(f"{folder} はフォルダではありません。別の場所を指定してください。")
    if not overwrite:
        for path in files:
            if path.exists() or path.is_symlink():
                raise _there(path)
    for path, content in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _trouble(path.parent, error) from error
        write_file(path, content, overwrite=overwrite)
    return tuple(files)


def _write_new(path: Path, content: bytes) -> None:
    if path.exists() or path.is_symlink():
        raise _there(path)
    aside = path.with_name(f"{TMP_PREFIX}{os.urandom(4).hex()}-{path.name[-60:]}")
    write_atomic(aside, content)
    try:
        # A link never takes the place of a file that appeared meanwhile; a rename would.
        os.link(aside, path)
    except FileExistsError:
        raise _there(path) from None
    except OSError:  # no links on this file system (exFAT, some shares)
        aside.replace(path)
    finally:
        with contextlib.suppress(OSError):
            aside.unlink()


def _there(path: Path) -> ExportError:
    return ExportError(
        f"{path} はもうあります。別の名前にするか、"
        "上書きする（overwrite、--overwrite）と指定してください。"
    )


def _trouble(path: Path, error: OSError) -> ExportError:
    if is_full(error):
        return ExportError(f"ディスクがいっぱいで {path} を書き込めません。空きを作ってください。")
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return ExportError(f"{path} に書き込む権限がありません。別の場所を指定してください。")
    return ExportError(f"{path} を書き込めません（{disk_reason(error)}）。")
