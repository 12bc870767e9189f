"""What is remembered of a folder: enough to tell quickly that nothing changed."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from kurume_search.store import hashing
from kurume_search.store.hashing import Hashes, fingerprint_of, hash_folder


def test_a_folder_is_told_quickly_again_once_what_moved_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hashing, "SETTLED", 0)
    rests, moves = tmp_path / "a.txt", tmp_path / "b.txt"
    for path in (rests, moves):
        path.write_text("会議録", "utf-8")
    ahead = time.time_ns() + 10**12
    os.utime(moves, ns=(ahead, ahead))
    first = hash_folder(tmp_path, None)
    moves.unlink()

    second = hash_folder(tmp_path, Hashes.from_bytes(first.to_bytes()))
    third = hash_folder(tmp_path, Hashes.from_bytes(second.to_bytes()))

    assert not Hashes.from_bytes(first.to_bytes()).fingerprint
    assert second.new and list(second.sha256) == ["a.txt"]
    assert Hashes.from_bytes(second.to_bytes()).fingerprint == fingerprint_of(second.sha256)
    assert not third.new and third.sha256 == second.sha256
