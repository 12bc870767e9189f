"""The synthetic corpus of a seed: written once, whole, marked, the same for everybody."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import kurume_search as ks
from kurume_search.api.sample import sample_folder, seed_named
from kurume_search.errors import CacheError, UsageError
from kurume_search.sample import write_sample

CODE = """
import sys
from kurume_search.api.sample import sample_folder
print(sample_folder(int(sys.argv[1])))
"""


def digest(folder: Path) -> str:
    found = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            found.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    return found.hexdigest()


def test_it_is_twenty_fiscal_years_and_says_that_it_is_synthetic() -> None:
    corpus = ks.open_sample()
    years = {row.period: row.status for row in corpus.trend("cases")}

    assert list(years) == [str(year) for year in range(2004, 2025)]
    assert sum(status == "counted" for status in years.values()) == 20
    assert corpus.synthetic and "合成データ" in repr(corpus)
    assert ks.open_sample().path == corpus.path
    assert ks.open_sample(seed=1).library.folder.fingerprint == corpus.library.folder.fingerprint


def test_it_is_what_the_writer_writes(tmp_path: Path) -> None:
    write_sample(tmp_path / "made", years=range(2004, 2025), meetings=6, seed=3)

    assert digest(sample_folder(3)) == digest(tmp_path / "made")
    assert sample_folder(3) != sample_folder(4)


def test_two_processes_write_it_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KURUME_SEARCH_CACHE", str(tmp_path))

    def run(_: int) -> str:
        return subprocess.run(
            [sys.executable, "-c", CODE, "5"], check=True, capture_output=True, text=True
        ).stdout.strip()

    with ThreadPoolExecutor(3) as pool:
        said = set(pool.map(run, range(3)))

    (folder,) = said
    assert [path.name for path in (tmp_path / "samples").iterdir() if path.is_dir()] == [
        Path(folder).name
    ]
    assert (Path(folder) / "truth.json").exists()


def test_one_that_was_torn_is_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KURUME_SEARCH_CACHE", str(tmp_path))
    folder = sample_folder(2)
    whole = digest(folder)
    (folder / "truth.json").unlink()
    (folder / "councils.toml").unlink()

    assert digest(sample_folder(2)) == whole


@pytest.mark.parametrize("wrong", ["1", None, True, 1.5])
def test_a_seed_is_a_number(wrong: object) -> None:
    with pytest.raises(UsageError, match="整数"):
        sample_folder(wrong)  # type: ignore[arg-type]


def test_names_of_the_command_line() -> None:
    assert (seed_named("sample"), seed_named("sample:12"), seed_named("samples")) == (1, 12, None)
    with pytest.raises(UsageError, match="sample:7"):
        seed_named("sample:")


def test_a_cache_that_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("KURUME_SEARCH_CACHE", str(tmp_path / "file"))

    with pytest.raises(CacheError):
        sample_folder(1)
