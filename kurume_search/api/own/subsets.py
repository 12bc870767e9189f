"""Saved subsets in use: searched again, and compared with what was found then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from html import escape
from typing import TYPE_CHECKING

from kurume_search.api.own.manage import own
from kurume_search.api.showing.shown import Shown
from kurume_search.api.showing.single import Listed
from kurume_search.errors import NotFoundError, UsageError
from kurume_search.store.subsets import Subset
from kurume_search.version import __version__

if TYPE_CHECKING:
    from kurume_search.api.corpus import Corpus
    from kurume_search.api.found.hits import Hits
    from kurume_search.search.fields.within import Within


@dataclass(frozen=True, eq=False)
class SavedSubset(Shown):
    """A subset that was saved, and what its query finds now.

    Attributes:
        saved: As it was.
        hits: As it is.
        added: Ids that are found now and weren't then.
        removed: Ids that were found then and aren't now.
    """

    saved: Subset
    hits: Hits
    added: tuple[str, ...]
    removed: tuple[str, ...]

    @property
    def changed(self) -> bool:
        """Whether the same is found no more."""
        return bool(self.added or self.removed)

    @property
    def corpus_changed(self) -> bool:
        """Whether the corpus is another one than then."""
        return self.saved.corpus_hash != self.hits.corpus.library.folder.fingerprint

    @property
    def warnings(self) -> tuple[str, ...]:
        """What has changed since, in Japanese; nothing if nothing has."""
        changes = []
        if self.changed:
            why = (
                "会議録集が変わったためです"
                if self.corpus_changed
                else (
                    f"会議録集は同じです。保存したときのソフトウェアは {self.saved.software} でした"
                )
            )
            changes.append(
                f"部分集合「{self.saved.name}」の結果が {self.saved.saved} に保存したときと"
                f"違います。増えた {len(self.added)}、なくなった {len(self.removed)}({why})。"
            )
        if self.saved.names != self.hits.corpus.names:
            shown = "表示して" if self.saved.names else "伏せて"
            changes.append(f"保存したときは氏名を{shown}検索しました。")
        return tuple(changes)

    def __repr__(self) -> str:
        """Return what it is and what has changed."""
        state = "変わりました" if self.changed else "変わっていません"
        head = f"<SavedSubset {self.saved.name}: {self.hits.total}({self.saved.unit})、{state}>"
        added = [f"  + {name}" for name in self.added]
        return "\n".join([head, *added, *(f"  - {name}" for name in self.removed)])

    def _repr_html_(self) -> str:
        from kurume_search.api.showing.html import table

        rows = [("増えた", name) for name in self.added]
        rows += [("なくなった", name) for name in self.removed]
        changes = table(f"部分集合「{self.saved.name}」の変化", ("", "ID"), rows) if rows else ""
        notes = "".join(f"<p>{escape(one)}</p>" for one in self.warnings)
        return changes + notes + self.hits._repr_html_()


def save(corpus: Corpus, name: str, hits: Hits, *, replace: bool) -> Subset:
    """Keep the query of `hits` and what it found under `name`, and return it.

    Raises:
        UsageError: The bundled corpus, an empty name, hits of another corpus, a name that
            is taken, or hits that their query alone doesn't give again.
    """
    from kurume_search.export.citable import result_hash
    from kurume_search.store.subsets import save_subset

    own(corpus.path)
    if not name.strip() or name != name.strip() or not name.isprintable():
        raise UsageError("部分集合の名前は、前後に空白のない一行の文字にします。")
    if hits.corpus.path != corpus.path:
        raise UsageError("ほかの会議録集の結果は保存できません。")
    ids = tuple(sorted(hits.found.ids()))
    asked = str(hits.found.query)
    if sorted(_again(corpus, asked).found.ids()) != list(ids):
        raise UsageError("この結果は検索式だけでは再現できないので、保存できません。")
    made = Subset(
        name=name,
        query=str(hits.query),
        asked=asked,
        unit=str(hits.unit),
        names=corpus.names,
        corpus_hash=corpus.library.folder.fingerprint,
        result_hash=result_hash(ids),
        ids=ids,
        software=f"kurume-search {__version__}, {corpus.tokenizer['version']}",
        saved=date.today(),
    )
    save_subset(corpus.path, made, replace=replace)
    return made


class Subsets(Listed[Subset]):
    """Saved subsets that show themselves as a table."""

    caption = "部分集合"
    heads = ("名前", "検索式", "単位", "件数", "保存した日")

    def cells(self, one: Subset) -> tuple[object, ...]:
        """Return what a subset is called, what it asks, and how much it found."""
        return one.name, one.query, one.unit, len(one.ids), one.saved


def saved(corpus: Corpus) -> Subsets:
    """Return the subsets that were saved in `corpus`."""
    from kurume_search.store.subsets import read_subsets

    return Subsets(read_subsets(corpus.path))


def use(corpus: Corpus, name: str) -> SavedSubset:
    """Search again what was saved under `name`, and say what has changed.

    Raises:
        NotFoundError: Nothing was.
        QueryError: Its query names something that registers don't know any more.
    """
    from kurume_search.store.subsets import subset_named

    subset = subset_named(saved(corpus), name)
    hits = _again(corpus, subset.asked)
    now, then = set(hits.found.ids()), set(subset.ids)
    return SavedSubset(subset, hits, tuple(sorted(now - then)), tuple(sorted(then - now)))


def within(corpus: Corpus, name: str | None) -> Within | None:
    """Return what the subset `name` has now, as a bound for another search; None for None.

    Raises:
        UsageError: Nothing was saved under that name.
        QueryError: Its query names something that registers don't know any more.
    """
    if name is None:
        return None
    from kurume_search.search.fields.within import Within

    try:
        used = use(corpus, name)
    except NotFoundError as error:
        raise UsageError(str(error), near=error.near) from None
    found = used.hits.found
    note = f"部分集合「{name}」({used.hits.query} の {found.total})の中だけです。"
    columns = corpus.library.searcher.columns
    return Within(columns, found.unit, found.atoms, notes=(note, *used.warnings))


def forget(corpus: Corpus, name: str) -> Subset:
    """Forget the subset `name` and return what it was.

    Raises:
        UsageError: The bundled corpus, which has none.
        NotFoundError: Nothing has that name.
    """
    from kurume_search.store.subsets import remove_subset

    return remove_subset(own(corpus.path), name)


def _again(corpus: Corpus, asked: str) -> Hits:
    # Synonyms stand in the query already, as they were.
    return corpus.search(asked, synonyms=False)
