"""Words and filters: what every command that searches takes from the command line."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import click

from kurume_search.api.found.filters import FILTERS
from kurume_search.cli.base import option
from kurume_search.cli.language import Both
from kurume_search.query.ast import Unit
from kurume_search.query.parse import parse_query
from kurume_search.text.values import Value

if TYPE_CHECKING:
    from kurume_search.api.corpus import Corpus
    from kurume_search.api.found.hits import Hits

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


# Each may be given several times, and its values are alternatives.
_FILTERS = (
    ("--article", Both("条文", "PROVISION"),
     Both("引用された条文(10-1-2、第9条、旧条例9条)。その下の項・号も含みます。",
          "Cited provision and all beneath it (10-1-2, 第9条).")),
    ("--department", Both("部署", "DEPARTMENT"),
     Both("部署の名または別名。下の課も含みます。",
          "Department by name or alias, units beneath included.")),
    ("--topic", Both("話題", "TOPIC"), Both("話題。", "Topic.")),
    ("--year", Both("年度", "YEAR"),
     Both("年度(R3、2021、R3..R5)。", "Fiscal year (R3, 2021, R3..R5).")),
    ("--role", Both("役割", "ROLE"),
     Both("発言者の役割(委員、会長、実施機関、事務局 …)。", "Role of the speaker.")),
    ("--kind", Both("種別", "KIND"),
     Both("質問、回答、陳述、進行、件名、注記 …。", "Kind of passage.")),
    ("--outcome", Both("結果", "OUTCOME"),
     Both("承認、承認*(承認すべて)、不承認、継続、記載なし …。",
          "Outcome; 承認* is every kind of approval, 記載なし nothing recorded.")),
    ("--procedure", Both("手続", "PROCEDURE"), Both("諮問、報告、審査請求 …。", "Procedure.")),
)  # fmt: skip
_FLAGS = (
    ("--strict", Both("閉じていない引用符や括弧を誤りにします。",
                      "Unbalanced quotes and brackets are errors.")),
    ("--no-synonyms", Both("同義語を広げません。", "Don't add synonyms.")),
    ("--no-readings", Both("かなの語を、読みが同じ語に広げません。",
                           "Don't look for what words in kana are readings of.")),
    ("--exact", Both("書いたとおりの形だけを探します(異表記・同義語・読みなし)。",
                     "Only as written: no variants, synonyms or readings.")),
    ("--concordant",
     Both("--article と 条: で、改正の前後で対応する条文も探します(おおよその対応)。",
          "Ask for corresponding provisions across the reform too (approximate).")),
)  # fmt: skip


def _options(unit: str) -> list[Callable[[Any], Any]]:
    """Return the decorators of the options, in the order of ``--help``."""
    subset = option(
        "--subset",
        metavar=Both("名前", "NAME"),
        default=None,
        help=Both(
            "保存した部分集合(subset save)の中だけを探します。",
            "Only within a saved subset (subset save).",
        ),
    )
    counted = option(
        "--unit",
        metavar="turn|item|case|meeting",
        default=None,
        help=Both(
            f"AND と NOT を判定し件数を数える単位(既定 {unit})。",
            f"Span in which AND and NOT are decided and which is counted ({unit}).",
        ),
    )
    return [
        click.argument("words", nargs=-1),
        *(
            option(name, multiple=True, metavar=metavar, help=text)
            for name, metavar, text in _FILTERS
        ),
        subset,
        counted,
        *(option(name, is_flag=True, help=text) for name, text in _FLAGS),
    ]
