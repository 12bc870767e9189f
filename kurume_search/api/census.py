"""What the registers name, and how often the corpus has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator
from typing import Any

from kurume_search.api.corpus import Corpus

Row = dict[str, Any]


def cited_articles(corpus: Corpus) -> list[Row]:
    """Return every provision cited, most cases first.

    Returns:
        Rows of ``text`` (law as registered, provision), ``law``, ``article`` (short key),
        ``law_id``, ``cases`` (distinct), ``others`` (agenda items and headers), and
        ``verified``: whether the register's law was read in a source.
    """
    found: dict[tuple[str, str], Row] = {}
    for record, sections in _citing(corpus):
        for article in record["articles"]:
            law = corpus.registers.law(article["law_id"]) if article["law_id"] else None
            name = law.title if law else (article["law"] or "")
            key = (article["law_id"] or article["law"] or "", article["key"])
            row = found.setdefault(
                key,
                {
                    "text": article["text"],
                    "law": name,
                    "article": article["key"],
                    "law_id": article["law_id"],
                    "cases": 0,
                    "others": 0,
                    "verified": law.verified if law else None,
                },
            )
            row["cases" if record["case"] else "others"] += sections
    return sorted(found.values(), key=lambda row: (-row["cases"], -row["others"], row["text"]))


def _citing(corpus: Corpus) -> Iterator[tuple[Row, int]]:
    """Yield the record of a section that cites anything, and how many cite just the same.

    Of those that do it is the first; sections and cases are apart.
    """
    from kurume_search.model.provision import PLACES
    from kurume_search.query.vocabulary import PRINTED

    columns = corpus.library.searcher.columns
    # Of a law that no register has the name as printed is shown, and it may be another.
    printed = {
        code for code, key in enumerate(columns.value("law.keys")) if key.startswith(PRINTED)
    }
    law, is_case = columns.ints("citation.law"), columns.ints("section.case")
    places = [columns.ints(f"citation.{name}") for name in PLACES]
    firsts: dict[Hashable, int] = {}
    times: Counter[Hashable] = Counter()
    for row in range(columns.sections):
        if cited := columns.some("section.citations", row):
            same = {(law[at], *(place[at] for place in places)) for at in cited}
            alone = None if printed.isdisjoint(law[at] for at in cited) else row
            key: Hashable = (is_case[row], alone, frozenset(same))
            firsts.setdefault(key, row)
            times[key] += 1
    for one, row in firsts.items():
        yield columns.record("section.record", row), times[one]


def concordance(corpus: Corpus, article: str) -> list[Row]:
    """Return what a provision became in other laws, or came from: おおよその対応.

    Args:
        corpus: Its register of concordance answers.
        article: ``条例9-3-4``, ``法第69条第2項`` …; with no law named, of any law.

    Returns:
        Rows of ``provision`` (the registered one that concerns it), ``direction``
        (``forward`` to the new law, ``back`` to the old), ``corresponds`` (empty if nothing
        does), ``fate`` (``succeeded``, ``ended``, ``unknown``), ``since``, ``verified``, ``note``.

    Raises:
        QueryError: The article can't be read.
    """
    from kurume_search.query.ast import Field
    from kurume_search.query.concordance import correspondences, shown
    from kurume_search.query.predicates import Cites
    from kurume_search.query.resolve import resolve

    predicate = resolve(Field("article", article), corpus.library.searcher.vocabulary).predicate
    assert isinstance(predicate, Cites)  # noqa: S101 - what an article resolves to
    registers = corpus.registers
    rows: list[Row] = []
    for found in correspondences(predicate, registers):
        row = found.row
        new = "、".join(shown(one, registers) for one in row.successors)
        rows.append(
            {
                "provision": shown(row.old, registers) if found.forward else new,
                "direction": "forward" if found.forward else "back",
                "corresponds": [shown(one, registers) for one in found.others],
                "fate": row.fate.value,
                "since": row.since.isoformat(),
                "verified": row.verified,
                "note": row.note,
            }
        )
    return rows


def departments(corpus: Corpus) -> list[Row]:
    """Return the departments of the register and those that minutes print besides.

    Returns:
        Rows of ``name``, ``above`` (names of the units above, top first), ``id`` (None if
        no row names it), ``cases`` (distinct, in any part), ``valid_from``, ``valid_to``.
    """
    counts: dict[str, int] = {}
    for record in _sections(corpus):
        for department in record["case"]["departments"] if record["case"] else ():
            key = department["id"] or f"~{department['name']}"
            counts[key] = counts.get(key, 0) + 1
    rows: list[Row] = []
    for unit in corpus.registers.departments:
        above: list[str] = []
        parent = unit.parent
        while parent is not None and len(above) < 8:
            row = corpus.registers.department(parent)
            if row is None:
                break
            above.insert(0, row.name)
            parent = row.parent
        rows.append(
            {
                "name": unit.name,
                "above": "/".join(above),
                "id": unit.id,
                "cases": counts.pop(unit.id, 0),
                "valid_from": unit.valid.since and unit.valid.since.isoformat(),
                "valid_to": unit.valid.until and unit.valid.until.isoformat(),
            }
        )
    rows += [
        {
            "name": key[1:],
            "above": "",
            "id": None,
            "cases": count,
            "valid_from": None,
            "valid_to": None,
        }
        for key, count in counts.items()
    ]
    return rows


def topics(corpus: Corpus) -> list[Row]:
    """Return the topics of the vocabulary in its order.

    Returns:
        Rows of ``axis``, ``group``, ``label``, ``id``, ``cases`` (distinct) and
        ``triggers`` (the words that fired, each once).
    """
    counts: dict[str, int] = {}
    fired: dict[str, dict[str, None]] = {}
    for record in _sections(corpus):
        for topic in record["case"]["topics"] if record["case"] else ():
            counts[topic["id"]] = counts.get(topic["id"], 0) + 1
            fired.setdefault(topic["id"], {})[topic["trigger"]] = None
    return [
        {
            "axis": topic.axis,
            "group": topic.group,
            "label": topic.label,
            "id": topic.id,
            "cases": counts.get(topic.id, 0),
            "triggers": list(fired.get(topic.id, ())),
        }
        for topic in corpus.registers.topics
    ]


def _sections(corpus: Corpus) -> list[Row]:
    columns = corpus.library.searcher.columns
    return [columns.record("section.record", row) for row in range(columns.sections)]
