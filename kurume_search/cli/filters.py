"""Words and filters: what every command that searches takes, and what it says of them."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import click

from kurume_search.api.filters import FILTERS
from kurume_search.cli.base import option
from kurume_search.cli.language import Both
from kurume_search.cli.options import Face
from kurume_search.cli.output import say
from kurume_search.query.ast import Query, Unit
from kurume_search.query.parse import parse_query
from kurume_search.text.values import Value

if TYPE_CHECKING:
    from kurume_search.api.corpus import Corpus
    from kurume_search.api.hits import Hits

_CLAUSES = 20  # to count on one line
_COMMA = Both("、", ", ")
_NONE_CITED = Both(
    "この会議録集に引用された条文はありません。", "No minutes here cite a provision."
)
F = TypeVar("F", bound=Callable[..., Any])


class Asked(Value, kw_only=True):
    """What a command line asks of a corpus.

    Attributes:
        words: In the query language.
        unit: As typed in the option; None if it wasn't.
        own: The command's own, which ``unit:`` in the words changes without a remark.
        filters: Option to its values.
    """

    words: str
    unit: str | None
    own: Unit
    strict: bool
    synonyms: bool
    readings: bool
    exact: bool
    filters: Mapping[str, tuple[str, ...]]
    concordant: bool = False
    subset: str | None = None

    @property
    def anything(self) -> bool:
        """Whether words or filters were given at all."""
        return bool(self.words.strip() or any(self.filters.values()) or self.subset is not None)

    def search(self, corpus: Corpus, *, sort: Literal["rank", "date"] = "rank") -> Hits:
        """Return what answers it in `corpus`.

        Raises:
            QueryError: It can't be understood.
        """
        unit = self.unit or parse_query(self.words, unit=self.own).unit
        return corpus.search(
            self.words, unit=unit, sort=sort, strict=self.strict, synonyms=self.synonyms,
            readings=self.readings, exact=self.exact, concordant=self.concordant,
            subset=self.subset, **self.filters,
        )  # fmt: skip


def filters(*, unit: str = "case") -> Callable[[F], F]:
    """Add words and filters to a command and hand it an `Asked` named ``asked``.

    Args:
        unit: The command's own; ``unit:`` and ``--unit`` change it.
    """

    def wrap(function: F) -> F:
        @functools.wraps(function)
        def run(**values: Any) -> Any:
            values["asked"] = Asked(
                words=" ".join(values.pop("words")),
                unit=values.pop("unit"),
                own=Unit(unit),
                strict=values.pop("strict"),
                synonyms=not values.pop("no_synonyms"),
                readings=not values.pop("no_readings"),
                exact=values.pop("exact"),
                concordant=values.pop("concordant"),
                subset=values.pop("subset"),
                filters={name: values.pop(name) for name in FILTERS},
            )
            return function(**values)

        for add in reversed(_options(unit)):
            run = add(run)
        return run  # type: ignore[return-value]

    return wrap


def _options(unit: str) -> list[Callable[[Any], Any]]:
    return [
        click.argument("words", nargs=-1),
        option(
            "--article",
            multiple=True,
            metavar=Both("条文", "PROVISION"),
            help=Both(
                "引用された条文(10-1-2、第9条、旧条例9条)。その下の項・号も含みます。",
                "Cited provision and all beneath it (10-1-2, 第9条).",
            ),
        ),
        option(
            "--department",
            multiple=True,
            metavar=Both("部署", "DEPARTMENT"),
            help=Both(
                "部署の名または別名。下の課も含みます。",
                "Department by name or alias, units beneath included.",
            ),
        ),
        option(
            "--topic", multiple=True, metavar=Both("話題", "TOPIC"), help=Both("話題。", "Topic.")
        ),
        option(
            "--year",
            multiple=True,
            metavar=Both("年度", "YEAR"),
            help=Both("年度(R3、2021、R3..R5)。", "Fiscal year (R3, 2021, R3..R5)."),
        ),
        option(
            "--role",
            multiple=True,
            metavar=Both("役割", "ROLE"),
            help=Both("発言者の役割(委員、会長、実施機関、事務局 …)。", "Role of the speaker."),
        ),
        option(
            "--kind",
            multiple=True,
            metavar=Both("種別", "KIND"),
            help=Both("質問、回答、陳述、進行、件名、注記 …。", "Kind of passage."),
        ),
        option(
            "--outcome",
            multiple=True,
            metavar=Both("結果", "OUTCOME"),
            help=Both(
                "承認、承認*(承認すべて)、不承認、継続、記載なし …。",
                "Outcome; 承認* is every kind of approval, 記載なし nothing recorded.",
            ),
        ),
        option(
            "--procedure",
            multiple=True,
            metavar=Both("手続", "PROCEDURE"),
            help=Both("諮問、報告、審査請求 …。", "Procedure."),
        ),
        option(
            "--subset",
            metavar=Both("名前", "NAME"),
            default=None,
            help=Both(
                "保存した部分集合(subset save)の中だけを探します。",
                "Only within a saved subset (subset save).",
            ),
        ),
        option(
            "--unit",
            metavar="turn|item|case|meeting",
            default=None,
            help=Both(
                f"AND と NOT を判定し件数を数える単位(既定 {unit})。",
                f"Span in which AND and NOT are decided and which is counted ({unit}).",
            ),
        ),
        option(
            "--strict",
            is_flag=True,
            help=Both(
                "閉じていない引用符や括弧を誤りにします。",
                "Unbalanced quotes and brackets are errors.",
            ),
        ),
        option(
            "--no-synonyms", is_flag=True, help=Both("同義語を広げません。", "Don't add synonyms.")
        ),
        option(
            "--no-readings",
            is_flag=True,
            help=Both(
                "かなの語を、読みが同じ語に広げません。",
                "Don't look for what words in kana are readings of.",
            ),
        ),
        option(
            "--exact",
            is_flag=True,
            help=Both(
                "書いたとおりの形だけを探します(異表記・同義語・読みなし)。",
                "Only as written: no variants, synonyms or readings.",
            ),
        ),
        option(
            "--concordant",
            is_flag=True,
            help=Both(
                "--article と 条: で、改正の前後で対応する条文も探します(おおよその対応)。",
                "Ask for corresponding provisions across the reform too (approximate).",
            ),
        ),
    ]


def remark(face: Face, hits: Hits) -> None:
    """Say on stderr how the query was understood, and what isn't shown."""
    for warning in hits.warnings:
        say(face, warning)
    point(face, hits.query)
    for expansion in hits.found.expansions:
        terms = str(_COMMA).join(map(str, expansion.terms))
        if expansion.terms != (expansion.text,):
            say(face, Both("「{text}」は {terms} も含みます。", "'{text}' also asks for {terms}.")
                .format(text=expansion.text, terms=terms))  # fmt: skip
    for clause in hits.clauses:
        if clause.strings is not None and clause.words != clause.strings:
            say(face, Both("{text}: 語としては {words} 回、文字列としては {strings} 回あります。",
                           "{text}: {words} times as words, {strings} times as a string.")
                .format(text=clause.text, words=clause.words, strings=clause.strings))  # fmt: skip


def point(face: Face, query: Query) -> None:
    """Show on stderr where brackets and quotes stand that were taken as text."""
    if query.odd:
        import textwrap

        from kurume_search.query.spot import pointed

        say(face, textwrap.indent(pointed(query.raw, query.odd), "  "))


def found_none(face: Face) -> None:
    """Say in a sentence that nothing was found, where rows alone would leave it unsaid."""
    if face.format not in ("table", "json"):
        say(face, Both("見つかりませんでした。別の語か、より広い条件で試してください。",
                       "Nothing was found. Try another word or a wider condition."))  # fmt: skip


def nothing(face: Face, hits: Hits, asked: Asked) -> None:
    """Say why there may be nothing: hits per clause, and which articles are cited."""
    from kurume_search.query.ast import Field, walk

    clauses = [c for c in hits.clauses if not c.negated]
    if len(clauses) > 1:
        counts = str(_COMMA).join(f"{clause.text} {clause.units}" for clause in clauses[:_CLAUSES])
        if (more := len(clauses) - _CLAUSES) > 0:
            counts += str(Both("、ほか {n}", ", {n} more")).format(n=more)
        say(
            face,
            Both("それぞれの件数: {counts}", "Hits per clause: {counts}").format(counts=counts),
        )
    if hits.suggestions:
        why = {
            "reading": Both("読みが近い", "sounds alike"),
            "spelling": Both("字が近い", "looks alike"),
        }
        terms = str(_COMMA).join(
            f"{s.term}{Both('(', ' (')}{why[s.why]})" for s in hits.suggestions
        )
        say(face, Both("もしかして: {terms}", "Did you mean: {terms}").format(terms=terms))
    articles = asked.filters["article"] or any(
        isinstance(node, Field) and node.name == "article" for node in walk(hits.query.node)
    )
    if articles:
        from kurume_search.api.census import cited_articles

        texts = dict.fromkeys(row["text"] for row in cited_articles(hits.corpus)[:20])
        cited = str(_COMMA).join(texts)
        told = Both("引用されている条文: {cited}", "Cited: {cited}").format(cited=cited)
        say(face, told if cited else _NONE_CITED)
    if len(clauses) < 2 and not hits.suggestions and not articles:
        found_none(face)
