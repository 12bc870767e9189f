"""Tables for a terminal: they fit, and nothing of a row is lost for that."""

from __future__ import annotations

import contextlib
import io
import json
import tracemalloc
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest
from cli.conftest import Shell
from hypothesis import given
from hypothesis import strategies as st

from kurume_search.api.own.manage import add, init
from kurume_search.cli import output
from kurume_search.cli.options import Face
from kurume_search.cli.output import write_json, write_rows
from kurume_search.export.delimited import csv_bytes, tsv_bytes
from kurume_search.export.sheet import Sheet, sheet
from kurume_search.text.width import width

FACE = Face(corpus=None, format="table", names=False, quiet=False, verbose=False, bom=False)
cells = st.one_of(
    st.none(), st.integers(-99, 9999), st.text(alphabet="個人情報保護(条例)、。A1-", max_size=30)
)


def table(rows: list[dict[str, object]], headings: dict[str, str]) -> list[str]:
    with contextlib.redirect_stdout(written := io.StringIO()):
        write_rows(FACE, rows, headings)
    return written.getvalue().splitlines()


@given(
    heads=st.lists(
        st.text(alphabet="頻度(回)語a", min_size=1, max_size=20), min_size=1, max_size=4
    ),
    rows=st.lists(st.lists(cells, min_size=4, max_size=4), max_size=4),
)
def test_a_table_fits_and_keeps_every_character(heads: list[str], rows: list[list[object]]) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("COLUMNS", "60")
        headings = {f"c{k}": head for k, head in enumerate(heads)}
        lines = table([dict(zip(headings, row, strict=False)) for row in rows], headings)

    given_ = heads + [str(v) for row in rows for v in row[: len(heads)] if v is not None]
    assert all(width(line) <= 60 for line in lines)
    shown = Counter("".join(line for at, line in enumerate(lines) if set(line) != {"-"} or not at))
    wanted = Counter("".join(given_))
    assert all(shown[sign] >= count for sign, count in wanted.items() if sign not in " -")


def test_numbers_stand_at_the_right() -> None:
    rows: list[dict[str, object]] = [{"n": "1.50", "w": "語"}, {"n": "-12.25", "w": "人"}]

    head, _, *body = table(rows, {"n": "率", "w": "名"})

    assert [head, *body] == ["    率  名", "  1.50  語", "-12.25  人"]


def test_ids_in_a_list_can_be_typed_where_councils_have_long_names(
    tmp_path: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    corpus = init(tmp_path / "corpus")
    for month, ending in ((7, "次回に継続する"), (9, "承認する")):
        path = tmp_path / f"{month}.txt"
        path.write_text(
            f"令和5年度第{month}回東野市情報公開・個人情報保護審査会会議録\n"
            f"日時　令和5年{month}月20日\n諮問第3号　名簿の外部提供について\n"
            f"（会長）説明をお願いする。\n（総務課）名簿を提供する。\n（会長）諮問第3号は{ending}。\n",
            encoding="utf-8",
        )
        add(corpus, [path])

    ran = shell("show", "諮問第3号", "--corpus", str(corpus), "--format", "table")

    ids = [line.split()[0] for line in ran.out.splitlines()[2:]]
    assert ids == ["2023-09-20/c1", "2023-07-20/c1"]
    for name in ids:
        assert shell("show", name, "--corpus", str(corpus)).status == 0


def test_a_hit_tells_its_number_and_whether_somebody_asks_or_answers(
    tmp_path: Path, shell: Shell
) -> None:
    corpus, path = init(tmp_path / "corpus"), tmp_path / "r5.txt"
    path.write_text(
        "令和5年度第1回東野市個人情報保護審査会会議録\n日時　令和5年7月20日\n"
        "諮問第3号　名簿の外部提供について\n（会長）説明をお願いする。\n"
        "（生活環境保全対策推進課長）名簿を提供する。\n（委員）保管はどうするのか。\n"
        "（生活環境保全対策推進課長）名簿は施錠して保管する。\n（会長）諮問第3号は承認する。\n",
        encoding="utf-8",
    )
    add(corpus, [path])

    said = shell("query", "名簿", "--corpus", str(corpus), "--format", "table").out

    assert "\n  第3号 名簿の外部提供について\n" in said
    assert "(回答)" in said and "…(回答)" in said


@given(st.recursive(cells, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_json_written_in_pieces_is_what_it_is_whole(value: object) -> None:
    with contextlib.redirect_stdout(written := io.StringIO()), patch.object(output, "_PIECES", 3):
        write_json(value)

    assert written.getvalue() == json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def test_little_of_a_large_json_is_held_as_text() -> None:
    value = [{"line": n, "text": "個人情報の取扱いについて"} for n in range(100_000)]
    with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO(), "utf-8")):
        tracemalloc.start()
        write_json(value[:1])
        tracemalloc.reset_peak()
        before = tracemalloc.get_traced_memory()[0]
        with patch.object(output.click, "echo", lambda *_args, **_named: None):
            write_json(value)
        peak = tracemalloc.get_traced_memory()[1] - before
        tracemalloc.stop()

    assert peak < 5_000_000 < len(json.dumps(value))


@pytest.mark.parametrize(("form", "made"), [("csv", csv_bytes), ("tsv", tsv_bytes)])
def test_a_table_for_programs_is_the_one_that_is_exported(
    form: str, made: Callable[[Sheet], bytes]
) -> None:
    values = ["=cmd()", "－資料－", "@1", "一\t二\n三", "\x1b[2J", None, "'引用'", "+1"]
    rows = [{"語": value, "n": -n} for n, value in enumerate(values)]
    with contextlib.redirect_stdout(written := io.StringIO(newline="")):
        write_rows(FACE.replace(format=form), rows, {"語": "語", "n": "n"})

    assert written.getvalue().encode() == made(sheet(rows, names=["語", "n"], labels="en"))
    assert "'=cmd()" in written.getvalue() and "\x1b" not in written.getvalue()
