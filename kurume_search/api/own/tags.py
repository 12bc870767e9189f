"""The user's own tags: put on cases and turns, taken off, carried in and out as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kurume_search.api.own.manage import own
from kurume_search.api.showing.single import Listed
from kurume_search.errors import NotFoundError, SourceError, UsageError
from kurume_search.search.fields.tags import PlacedTag, Spot, TagIndex
from kurume_search.store.tags import Tag, change_tags

if TYPE_CHECKING:
    from kurume_search.api.corpus import Corpus

COLUMNS = ("id", "code", "note", "who", "when", "sha256", "line", "line_end", "words")


def tag(
    corpus: Corpus,
    ids: str | Iterable[str],
    code: str,
    *,
    note: str | None = None,
    who: str | None = None,
) -> tuple[Tag, ...]:
    """Put `code` on the cases and turns `ids`, and return the tags.

    A tag that is there already gets the new note.

    Raises:
        UsageError: The bundled corpus, or a code that is empty or not one line.
        NotFoundError: An id names no case and no turn; then nothing is tagged.
    """
    index = corpus.library.searcher.tags()
    made = tuple(
        _made(_spot(corpus, index, name), _code(code), note, who)
        for name in dict.fromkeys([ids] if isinstance(ids, str) else ids)
    )
    keep(corpus, made)
    return made


def keep(corpus: Corpus, made: Iterable[Tag]) -> None:
    """Keep tags; one that is there already is replaced where it stands."""
    new = {one.key: one for one in made}

    def change(tags: tuple[Tag, ...]) -> list[Tag]:
        rest = dict(new)
        return [*(rest.pop(one.key, one) for one in tags), *rest.values()]

    change_tags(own(corpus.path), change)


def untag(corpus: Corpus, ids: str | Iterable[str], code: str | None = None) -> tuple[Tag, ...]:
    """Take `code`, or every code, off the cases and turns `ids`; return what was taken.

    Ids are those of now, or those that a tag was put on.

    Raises:
        UsageError: The bundled corpus.
        NotFoundError: None of them has such a tag.
    """
    index = corpus.library.searcher.tags()
    wanted = set([ids] if isinstance(ids, str) else ids)
    wanted |= {spot.id for name in wanted if (spot := _found(corpus, index, name))}
    gone = tuple(
        one.tag
        for one in index.placed
        if code in (None, one.tag.code)
        and (one.tag.id in wanted or (one.spot is not None and one.spot.id in wanted))
    )
    if not gone:
        raise NotFoundError("そのような観点は付いていません。", near=index.codes[:5])
    change_tags(own(corpus.path), lambda held: [one for one in held if one not in gone])
    return gone


_STATES = {
    "here": "",
    "moved": "ID が変わりました",
    "changed": "読み方が変わりました",
    "lost": "見つかりません",
}


class Tags(Listed[PlacedTag]):
    """Tags that show themselves as a table, each with where it stands now."""

    caption = "観点"
    heads = ("ID", "観点", "メモ", "だれ", "日付", "いま")

    def cells(self, one: PlacedTag) -> tuple[object, ...]:
        """Return where a tag stands, what it says, and whether it is still there."""
        name = one.tag.id if one.spot is None else one.spot.id
        tag = one.tag
        return name, tag.code, tag.note, tag.who, tag.when, _STATES[one.state]


def tags_of(corpus: Corpus) -> Tags:
    """Return every tag with where it stands now."""
    return Tags(corpus.library.searcher.tags().placed)


def to_csv(corpus: Corpus) -> bytes:
    """Return every tag as CSV; `from_csv` reads it back exactly."""
    from kurume_search.export.comma import csv_text

    rows = ([getattr(one.tag, name) for name in COLUMNS] for one in tags_of(corpus))
    return csv_text(COLUMNS, rows).encode()


def from_csv(corpus: Corpus, path: Path) -> tuple[tuple[Tag, ...], tuple[str, ...]]:
    """Put on the tags in the CSV at `path`; return them, and the ids that name nothing.

    ``id`` and ``code`` are needed. A row that says where its tag was put is kept as it is,
    so that it is followed; of any other the id must be known.

    Raises:
        SourceError: The file can't be read, or a row can't.
        UsageError: The bundled corpus.
    """
    from kurume_search.export.cells import exact

    try:
        text = path.read_bytes().decode("utf-8-sig")
        table = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        rows = list(table)
    except FileNotFoundError as error:
        raise SourceError(f"{path} がありません。場所を確かめてください。") from error
    except UnicodeDecodeError as error:
        raise SourceError(
            f"{path} は UTF-8 ではありません。「CSV UTF-8」の形で保存し直してください。"
        ) from error
    except (OSError, csv.Error) as error:
        raise SourceError(f"{path} を CSV として読めません({error})。") from error
    if missing := {"id", "code"} - set(table.fieldnames or ()):
        raise SourceError(f"{path} の一行目に {'、'.join(sorted(missing))} の列がありません。")
    own(corpus.path)
    index = corpus.library.searcher.tags()
    made, unknown = [], []
    for number, row in enumerate(rows, 2):
        told = {name: exact(row.get(name) or "") for name in COLUMNS}
        try:
            read = _read(corpus, index, told)
        except (ValueError, UsageError) as error:
            raise SourceError(f"{path} の {number} 行目を読めません({error})。") from error
        if read is None:
            unknown.append(told["id"])
        else:
            made.append(read)
    keep(corpus, made)
    return tuple(made), tuple(unknown)


def _read(corpus: Corpus, index: TagIndex, row: dict[str, str]) -> Tag | None:
    code, note, who = _code(row["code"]), row["note"] or None, row["who"] or None
    day = date.fromisoformat(row["when"]) if row["when"] else date.today()
    if row["sha256"] and row["words"]:
        return Tag(
            id=row["id"], code=code, note=note, who=who, when=day, sha256=row["sha256"],
            line=int(row["line"]), line_end=int(row["line_end"]), words=row["words"],
        )  # fmt: skip
    spot = _found(corpus, index, row["id"])
    return None if spot is None else _made(spot, code, note, who, day)


def _made(spot: Spot, code: str, note: str | None, who: str | None, day: date | None = None) -> Tag:
    return Tag(
        id=spot.id, code=code, note=note or None, who=who or None, when=day or date.today(),
        sha256=spot.sha256, line=spot.line, line_end=spot.line_end, words=spot.words,
    )  # fmt: skip


def _code(code: str) -> str:
    if not code.strip() or not code.isprintable():
        raise UsageError("観点は一行の文字で、空にはできません。")
    return code.strip()


def _found(corpus: Corpus, index: TagIndex, name: str) -> Spot | None:
    """Return what `name`, with its council or without, names."""
    outer, _, inner = name.rpartition("/")
    rows = corpus.library.rows_named(outer)
    return index.spot(f"{corpus.meetings[rows[0]]}/{inner}") if len(rows) == 1 else None


def _spot(corpus: Corpus, index: TagIndex, name: str) -> Spot:
    found = _found(corpus, index, name)
    if found is not None:
        return found
    corpus.get(name)  # says what is wrong with the id
    raise NotFoundError(f"「{name}」は案件でも発言でもありません。観点は案件か発言に付けます。")
