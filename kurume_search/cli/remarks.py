"""What a command that searches says on stderr: how the query was read, why nothing was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurume_search.cli.filters import Asked
from kurume_search.cli.language import Both
from kurume_search.cli.options import Face
from kurume_search.cli.output import say
from kurume_search.query.ast import Query

if TYPE_CHECKING:
    from kurume_search.api.found.hits import Hits

# As many as can be read on one line.
_CLAUSES_SHOWN = 20
_CITED_SHOWN = 20
_COMMA = Both("、", ", ")


def say_remarks(face: Face, hits: Hits) -> None:
    """Say how the query was understood: warnings, words that were added, words never cut so."""
    for warning in hits.warnings:
        say(face, warning)
    say_stray_marks(face, hits.query)
    for expansion in hits.found.expansions:
        terms = str(_COMMA).join(map(str, expansion.terms))
        if expansion.terms != (expansion.text,):
            say(
                face,
                Both("「{text}」は {terms} も含みます。", "'{text}' also asks for {terms}.").format(
                    text=expansion.text, terms=terms
                ),
            )
    for clause in hits.clauses:
        if clause.strings is not None and clause.words != clause.strings:
            say(
                face,
                Both(
                    "{text}: 語としては {words} 回、文字列としては {strings} 回あります。",
                    "{text}: {words} times as words, {strings} times as a string.",
                ).format(text=clause.text, words=clause.words, strings=clause.strings),
            )


def say_stray_marks(face: Face, query: Query) -> None:
    """Show the query with a caret under each bracket and quote that was taken as text."""
    if query.odd:
        import textwrap

        from kurume_search.query.spot import pointed

        say(face, textwrap.indent(pointed(query.raw, query.odd), "  "))


def say_nothing_found(face: Face) -> None:
    """Say in a sentence that nothing was found, where rows alone would leave it unsaid."""
    if face.format not in ("table", "json"):
        say(
            face,
            Both(
                "見つかりませんでした。別の語か、より広い条件で試してください。",
                "Nothing was found. Try another word or a wider condition.",
            ),
        )


def say_why_nothing(face: Face, hits: Hits, asked: Asked) -> None:
    """Say what can explain that nothing was found.

    That is: the hits of each clause alone, words that look or sound alike, and, if an article
    was asked for, those that are cited. Where none of these applies, only that nothing was found.
    """
    clauses = [clause for clause in hits.clauses if not clause.negated]
    by_article = _asks_for_article(hits, asked)
    if len(clauses) > 1:
        counts = str(_COMMA).join(
            f"{clause.text} {clause.units}" for clause in clauses[:_CLAUSES_SHOWN]
        )
        if (more := len(clauses) - _CLAUSES_SHOWN) > 0:
            counts += Both("、ほか {n}", ", {n} more").format(n=more)
        say(
            face,
            Both("それぞれの件数: {counts}", "Hits per clause: {counts}").format(counts=counts),
        )
    if hits.suggestions:
        _say_suggestions(face, hits)
    if by_article:
        _say_cited(face, hits)
    if len(clauses) < 2 and not hits.suggestions and not by_article:
        say_nothing_found(face)


def _asks_for_article(hits: Hits, asked: Asked) -> bool:
    from kurume_search.query.ast import Field, walk

    return bool(asked.filters["article"]) or any(
        isinstance(node, Field) and node.name == "article" for node in walk(hits.query.node)
    )


def _say_suggestions(face: Face, hits: Hits) -> None:
    why = {
        "reading": Both("読みが近い", "sounds alike"),
        "spelling": Both("字が近い", "looks alike"),
    }
    terms = str(_COMMA).join(f"{s.term}{Both('(', ' (')}{why[s.why]})" for s in hits.suggestions)
    say(face, Both("もしかして: {terms}", "Did you mean: {terms}").format(terms=terms))


def _say_cited(face: Face, hits: Hits) -> None:
    from kurume_search.api.census import cited_articles

    texts = dict.fromkeys(row["text"] for row in cited_articles(hits.corpus)[:_CITED_SHOWN])
    if texts:
        cited = str(_COMMA).join(texts)
        say(face, Both("引用されている条文: {cited}", "Cited: {cited}").format(cited=cited))
    else:
        say(
            face,
            Both("この会議録集に引用された条文はありません。", "No minutes here cite a provision."),
        )
