"""The manifest: rows as values, written canonically, comments kept."""

from __future__ import annotations

import re
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kurume_search.errors import CorpusError
from kurume_search.store.manifest import (
    HEAD,
    DocumentRow,
    block,
    blocks_of,
    manifest_changed,
    manifest_with,
    read_manifest,
    rows_of,
)
from kurume_search.store.manifest_copy import _CASELESS, copy_of

words = st.none() | st.text(min_size=1).filter(lambda t: t.isprintable() or "\n" in t)
clean = words.map(lambda t: t and t.encode("utf-8", "replace").decode())
rows = st.builds(
    DocumentRow,
    path=st.integers(0, 10**6).map("minutes/{}.txt".format),
    sha256=st.just("0" * 64),
    title=clean,
    source=clean,
    obtained=st.none() | st.dates(),
    real=st.booleans(),
    licence=clean,
    names_officials=st.booleans(),
    original_name=clean,
    added=st.none() | st.datetimes(timezones=st.just(UTC)),
)


@given(st.lists(rows, max_size=4, unique_by=lambda row: row.path))
def test_rows_come_back_as_they_were(given_rows: list[DocumentRow]) -> None:
    text = manifest_with(HEAD, given_rows)

    assert rows_of(text, "x") == tuple(given_rows)


@given(st.lists(rows, min_size=1, max_size=4, unique_by=lambda row: row.path), st.data())
def test_rows_are_taken_out_and_comments_stay(
    given_rows: list[DocumentRow], data: st.DataObject
) -> None:
    gone = data.draw(st.sampled_from(given_rows))
    text = manifest_with(HEAD, given_rows)

    left = manifest_changed(text, paths(text), {gone.path: None})

    assert rows_of(left, "x") == tuple(row for row in given_rows if row != gone)
    assert left.startswith(HEAD)


def paths(text: str) -> list[str]:
    return [row.path for row in rows_of(text, "x")]


def test_a_row_is_replaced_in_its_place() -> None:
    one, two = (DocumentRow(path=name, sha256="1") for name in "ab")
    text = manifest_with("# 注\n", [one, two])
    other = DocumentRow(path="a", sha256="2", supersedes="c")

    changed = manifest_changed(text, paths(text), {"a": other})

    assert rows_of(changed, "x") == (other, two)
    assert changed == manifest_with("# 注\n", [other, two])


def test_what_people_wrote_stays() -> None:
    text = '# 私の注\n[[document]]\npath = "a.txt"   # 注\nsha256 = "1"\n'
    row = DocumentRow(path="minutes/b.txt", sha256="2", obtained=date(2021, 8, 1))

    longer = manifest_with(text, [row])

    assert longer.startswith(text)
    assert manifest_changed(longer, paths(longer), {"minutes/b.txt": None}) == text


def test_a_header_inside_a_string_is_no_header() -> None:
    tricky = '[[document]]\npath="a"\nsha256="1"\ntitle="""\n[[document]]\n"""\n'
    text = tricky + '[[document]]\npath="b"\nsha256="2"\n'

    left = manifest_changed(text, paths(text), {"b": None})

    assert [row.path for row in rows_of(left, "x")] == ["a"]


def test_only_what_differs_from_the_usual_is_written() -> None:
    row = DocumentRow(path="a", sha256="1", added=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))

    assert block(row) == (
        '[[document]]\npath = "a"\nsha256 = "1"\nreal = true\nadded = 2026-01-02T03:04:05+00:00\n'
    )


@pytest.mark.parametrize(
    "text",
    [
        "[[document]\n",
        "documents = 1\n",
        "document = 1\n",
        "[[document]]\n",
        '[[document]]\npath = "a"\n',
        '[[document]]\npath = "../a"\nsha256 = "1"\n',
        '[[document]]\npath = "/etc/passwd"\nsha256 = "1"\n',
        '[[document]]\npath = "C:/a"\nsha256 = "1"\n',
        '[[document]]\npath = "a\\\\b"\nsha256 = "1"\n',
        '[[document]]\npath = "a"\nsha256 = "1"\nrael = true\n',
        '[[document]]\npath = "a"\nsha256 = "1"\nreal = "yes"\n',
        '[[document]]\npath = "a"\nsha256 = "1"\n' * 2,
        "document = " + "[" * 9000,
        '[[document]]\npath = "a"\nsha256 = "1"\nsupersedes = "a"\n',
        block(DocumentRow(path="a", sha256="1", supersedes="b"))
        + block(DocumentRow(path="b", sha256="2", supersedes="a")),
    ],
)
def test_nonsense_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.toml").write_text(text, "utf-8")

    with pytest.raises(CorpusError, match=r"manifest\.toml"):
        read_manifest(tmp_path / "manifest.toml")


def test_a_missing_manifest_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="kurume-search init"):
        read_manifest(tmp_path / "manifest.toml")


def test_nothing_changes_in_a_manifest_without_documents() -> None:
    assert manifest_changed("# 一覧\n", paths("# 一覧\n"), {}) == "# 一覧\n"


edits = st.lists(
    st.tuples(st.sampled_from(["add", "drop", "double", "prose", "circle"]), st.integers(0, 99)),
    max_size=4,
)


@settings(deadline=None)
@given(st.lists(rows, max_size=4, unique_by=lambda row: row.path), edits, st.lists(rows))
def test_a_manifest_that_changed_reads_as_if_read_anew(
    given_rows: list[DocumentRow], done: list[tuple[str, int]], more: list[DocumentRow]
) -> None:
    with TemporaryDirectory() as name:
        path, home = Path(name) / "manifest.toml", Path(name) / "home"
        text = manifest_with(HEAD, given_rows)
        copy_of(text.encode(), path, home).keep(home)
        for edit, at in done:
            head, held = blocks_of(text)
            one = held[at % len(held)] if held else ""
            if edit == "add":
                text = manifest_with(text, more[:2])
            elif edit == "circle":
                row = DocumentRow(path=f"c{at}", sha256="3", supersedes=f"c{at % 3}")
                text = manifest_with(text, [row])
            else:
                new = {"drop": "", "double": one + one, "prose": one + "x = 1\n"}[edit]
                text = head + "".join(held).replace(one, new)

            try:
                truth = rows_of(text, str(path))
            except CorpusError as error:
                with pytest.raises(CorpusError, match=re.escape(str(error))):
                    copy_of(text.encode(), path, home)
                return
            made = copy_of(text.encode(), path, home)
            assert made.rows() == truth
            assert list(made.digests.items()) == [(row.path, row.sha256) for row in truth]
            assert made.replaced == {row.supersedes for row in truth} - {None}
            assert tuple(map(made.row, made.digests)) == truth
            places = list(map(made.place, made.digests))
            assert places == sorted(set(places)) and made.place("nowhere") == -1
            assert made.contents() == [row.sha256 for row in truth]
            assert all(made.is_replaced(row.supersedes) for row in truth if row.supersedes)
            assert not any(map(made.is_replaced, made.digests.keys() - made.replaced))
            made.keep(home)


@settings(deadline=None)
@given(
    st.lists(rows, max_size=3, unique_by=lambda row: row.path),
    st.lists(rows, min_size=1, max_size=3),
)
def test_a_longer_manifest_is_what_writing_it_whole_gives(
    held: list[DocumentRow], more: list[DocumentRow]
) -> None:
    with TemporaryDirectory() as name:
        path, home = Path(name) / "manifest.toml", Path(name) / "home"
        copy = copy_of(manifest_with(HEAD, held).encode(), path, home)
        whole = manifest_with(HEAD, [*held, *more]).encode()

        try:
            truth = copy_of(whole, path, home)
        except CorpusError:
            with pytest.raises(CorpusError, match="manifest"):
                copy.longer(more, path, home)
        else:
            longer = copy.longer(more, path, home)
            assert longer == truth
            assert [one["path"] for one in longer.since(copy) or ()] == [one.path for one in more]
            assert copy.since(copy) == [] and copy.since(longer) is None


@settings(deadline=None)
@given(
    st.lists(rows, min_size=1, max_size=4, unique_by=lambda row: row.path),
    st.sets(st.integers(0, 3)),
    st.sampled_from(["", "# 注\n", "x"]),
)
def test_a_shorter_manifest_is_what_taking_rows_out_gives(
    held: list[DocumentRow], out: set[int], note: str
) -> None:
    with TemporaryDirectory() as name:
        path, home = Path(name) / "manifest.toml", Path(name) / "home"
        text = manifest_with(HEAD, held)
        if note == "x":  # what looks like a block and is none
            text += 'title = """\n[[document]]\npath = "minutes/0.txt"\nsha256 = "1"\n"""\n'
            assume(held[-1].title is None)
        else:
            text = text.replace("\n\n[[", f"\n{note}\n[[")
        copy = copy_of(text.encode(), path, home)
        gone = [row.path for at, row in enumerate(held) if at in out]
        shorter = copy.shorter(gone, path)

        if note == "x":
            assert shorter is None
        else:
            whole = manifest_changed(text, paths(text), dict.fromkeys(gone))
            assert shorter == copy_of(whole.encode(), path, home)


names = st.text(st.sampled_from('aAßsSſKk\u212a会議1_-/"é'), min_size=1).map("minutes/{}".format)


@settings(deadline=None)
@given(st.lists(names, max_size=4, unique=True), names)
def test_a_path_is_taken_in_whatever_case(held: list[str], asked: str) -> None:
    paths = {f"{at:064x}": path for at, path in enumerate(held)}
    listed = [DocumentRow(path=path, sha256=sha256) for sha256, path in paths.items()]
    with TemporaryDirectory() as name:
        path = Path(name) / "manifest.toml"
        copy = copy_of(manifest_with(HEAD, listed).encode(), path, Path(name))

    assert copy.is_taken(asked) == (asked.casefold() in map(str.casefold, held))
    assert all(copy.path_of(sha256) == path for sha256, path in paths.items())
    assert copy.path_of("f" * 64) is None


def test_nothing_but_itself_folds_to_a_sign_without_case() -> None:
    folded = {chr(at): chr(at).casefold() for at in range(sys.maxunicode + 1)}
    others = {one for sign, fold in folded.items() if sign != fold for one in fold}

    assert not any(map(_CASELESS.fullmatch, others))
    assert all(sign == fold for sign, fold in folded.items() if _CASELESS.fullmatch(sign))
