"""How near the provisions of two cases stand: same item, paragraph, article, or successor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum
from typing import Any

from kurume_search.model.provision import Provision
from kurume_search.query.values import read_article
from kurume_search.query.vocabulary import PRINTED
from kurume_search.search.reckoning.algebra import Algebra, Rows
from kurume_search.search.stored.columns import UNSAID, Columns, held_number
from kurume_search.text.plain import plain
from kurume_search.text.values import Value


class Kinship(IntEnum):
    """How near; greater is nearer."""

    NONE = 0
    CONCORDANT = 1  # おおよその対応
    ARTICLE = 2
    PARAGRAPH = 3
    SAME = 4  # the same item, or all that was asked for


class Cited(Value):
    """A provision of one of `laws`; None is any law.

    Attributes:
        laws: What they are found by (see `query.sections`).
        text: As people write it.
    """

    laws: frozenset[str] | None
    provision: Provision
    text: str


class Kin(Value):
    """The nearest provision of a case, and how near it is."""

    kinship: Kinship
    text: str | None = None


def cited(record: dict[str, Any]) -> tuple[Cited, ...]:
    """Return the provisions that the title of a section cites, from its record."""
    found = []
    for article in record["articles"]:
        written = read_article(article["key"])
        if article["context"] == "title" and written is not None:
            law = article["law_id"] or (PRINTED + plain(article["law"] or ""))
            found.append(Cited(frozenset({law} - {PRINTED}), written.provision, article["text"]))
    return tuple(found)


def nearest(
    wanted: Sequence[Cited], others: Sequence[Cited], concordant: Sequence[Cited] = ()
) -> Kin:
    """Return which of `others` stands nearest to any of `wanted`, or corresponds to it.

    Args:
        wanted: What is asked for.
        others: Of a case.
        concordant: What corresponds to `wanted` in another law.
    """
    best = Kin(Kinship.NONE)
    for other in others:
        for one in wanted:
            kinship = _between(one, other)
            if kinship > best.kinship:
                best = Kin(kinship, other.text)
    if best.kinship is Kinship.NONE:
        for other in others:
            if any(_between(one, other) is Kinship.SAME for one in concordant):
                return Kin(Kinship.CONCORDANT, other.text)
    return best


def of_kinship(
    columns: Columns, algebra: Algebra, wanted: Iterable[Cited], concordant: Iterable[Cited]
) -> dict[Kinship, Rows]:
    """Return the sections of each kinship to what is asked for; what `nearest` says of each.

    Args:
        columns: Of the index.
        algebra: How to reckon.
        wanted: What is asked for.
        concordant: What corresponds to it in another law.
    """
    where = algebra.where
    titles = where("citation.title", {1})
    nothing = algebra.rows((), "citations")
    found = dict.fromkeys((Kinship.SAME, Kinship.PARAGRAPH, Kinship.ARTICLE), nothing)

    def standing(one: Cited) -> tuple[Rows, Rows, Rows]:
        """Return the citations of the same article, of its paragraph, and of `one` itself."""
        asked = one.provision
        article = titles & where("citation.article", {held_number(asked.article)})
        article = article & where("citation.branch", {held_number(asked.branch)})
        if one.laws is not None:
            codes = columns.codes("law.keys")
            # What names no law may be of any.
            laws = {codes[law] for law in (*one.laws, "") if law in codes}
            article = article & where("citation.law", laws)
        same = article
        paragraph = article
        if asked.paragraph is not None:
            same = article & where("citation.paragraph", {asked.paragraph})
            paragraph = article & where("citation.paragraph", {asked.paragraph, UNSAID})
        if asked.item is not None:
            same = same & where("citation.item", {asked.item})
            same = same & where("citation.item_branch", {held_number(asked.item_branch)})
        return article, paragraph, same

    for one in wanted:
        article, paragraph, same = standing(one)
        found[Kinship.ARTICLE] |= article
        found[Kinship.PARAGRAPH] |= paragraph
        found[Kinship.SAME] |= same
    found[Kinship.CONCORDANT] = nothing
    for one in concordant:
        found[Kinship.CONCORDANT] |= standing(one)[2]
    tiers: dict[Kinship, Rows] = {}
    nearer = algebra.rows((), "sections")
    for kinship in sorted(found, reverse=True):
        tiers[kinship] = algebra.holders("section.citations", found[kinship]) - nearer
        nearer |= tiers[kinship]
    return tiers


def _between(wanted: Cited, other: Cited) -> Kinship:
    if wanted.laws is not None and other.laws and wanted.laws.isdisjoint(other.laws or ()):
        return Kinship.NONE
    asked, held = wanted.provision, other.provision
    if (asked.article, asked.branch) != (held.article, held.branch):
        return Kinship.NONE
    if asked.paragraph not in (None, held.paragraph):
        # 第10条第2号 leaves paragraph 1 unwritten.
        return Kinship.PARAGRAPH if held.paragraph is None else Kinship.ARTICLE
    return Kinship.SAME if asked.covers(held) else Kinship.PARAGRAPH
