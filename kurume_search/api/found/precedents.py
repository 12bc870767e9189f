"""Earlier cases like a text or a case, as people and programs look at them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Any

from kurume_search.api.showing.describing import describe
from kurume_search.api.showing.ranked import Ranked
from kurume_search.api.showing.shown import Shown
from kurume_search.query.terms import outcome_label
from kurume_search.search.kinship.precedents import Concern, FoundPrecedents, Precedent
from kurume_search.search.kinship.provisions import Kinship
from kurume_search.text.width import clip

if TYPE_CHECKING:
    from kurume_search.api.corpus import Corpus
    from kurume_search.export.description import Description

SCHEMA = "kurume-search/precedents/1"
_KIN = {
    Kinship.SAME: "同じ条項: {}",
    Kinship.PARAGRAPH: "同じ項: {}",
    Kinship.ARTICLE: "同じ条: {}",
    Kinship.CONCORDANT: "おおよその対応: {}",
}
OTHER_ISSUES = "その他"
UNANSWERED = "回答なし"
ROW = (
    "rank", "case", "meeting", "date", "number", "title", "line", "outcome", "outcome_raw",
    "outcome_line", "conditions", "score", "kinship", "article", "words", "why", "concerns",
    "synthetic",
)  # fmt: skip

Concerns = tuple[tuple[str, tuple[Concern, ...]], ...]


@dataclass(frozen=True, eq=False)
class PrecedentView(Shown):
    """One precedent with what a reader wants of it, read when it is looked at.

    Attributes:
        corpus: Where it is.
        found: Case, score, and why it is listed.
        of: What it was found with.
    """

    corpus: Corpus
    found: Precedent
    of: FoundPrecedents

    @property
    def case(self) -> str:
        """Permanent id of the case."""
        return self.found.case

    @property
    def title(self) -> str | None:
        """Title of the case."""
        title: str | None = self.found.record["case"]["title"]
        return title

    @property
    def outcome(self) -> str:
        """Outcome in Japanese; 記載なし where nothing is recorded."""
        return outcome_label(self.found.record["case"]["outcome"])

    @cached_property
    def concerns(self) -> Concerns:
        """The questions that members raised, by issue; those of no issue last (その他).

        A question of several issues stands under each of them.
        """
        grouped: dict[str, list[Concern]] = {}
        others: list[Concern] = []
        for label, concern in self.of.concerns(self.found.row):
            group = others if label is None else grouped.setdefault(label, [])
            group.append(concern)
        if others:
            grouped[OTHER_ISSUES] = others
        return tuple((label, tuple(group)) for label, group in grouped.items())

    @property
    def conditions(self) -> tuple[tuple[int | None, str], ...]:
        """Conditions and attached opinions, each once with its line; see `CaseView.conditions`."""
        return self.corpus.case(self.case).conditions

    @property
    def outcome_raw(self) -> str | None:
        """Words that state the outcome, as the minutes have them."""
        raw: str | None = self.found.record["case"]["outcome_raw"]
        return raw and self._quoted(raw)

    @cached_property
    def _quoted(self) -> Callable[[str], str]:
        """What words of its minutes may be shown as; the minutes are read for it."""
        return self.corpus.case(self.case).of.quoted

    @property
    def why(self) -> tuple[str, ...]:
        """Why it is listed, in Japanese, what weighs most first."""
        found, said = self.found, []
        if found.words:
            said.append("共通の語: " + "、".join(found.words[:_WORDS]))
        if found.kin.kinship:
            said.append(_KIN[found.kin.kinship].format(found.kin.text))
        if found.departments:
            said.append("部署: " + "、".join(found.departments))
        if found.fields:
            said.append("分野: " + "、".join(found.fields))
        if found.related:
            said.append("近い案件に共通の語: " + "、".join(found.related[:_WORDS]))
        return tuple(said)

    def __repr__(self) -> str:
        """Return the case, why it is listed, and how many concerns were raised."""
        raised = sum(len(held) for _, held in self.concerns)
        lines = [f"<Precedent {self.case}  {self.outcome}  {self.title or ''}"]
        lines += [f"  {why}" for why in (*self.why, f"質問 {raised}")]
        return "\n".join(clip(line, _WIDTH - 1) for line in lines) + ">"

    def _repr_html_(self) -> str:
        return _table(f"先例 {self.case}", [self])


@dataclass(frozen=True, eq=False)
class Precedents(Ranked[PrecedentView]):
    """Earlier cases in order of nearness; sized, iterable, sliceable, read when shown.

    A slice is `Precedents` again, of these alone.

    Attributes:
        corpus: Where they were looked for.
        found: The ranking.
        asked: What was asked, as the JSON form has it.
        warnings: What a reader should know, in Japanese.
    """

    corpus: Corpus
    found: FoundPrecedents
    asked: dict[str, Any]
    warnings: tuple[str, ...] = ()

    def _found(self) -> int:
        return len(self.found.rows)

    def _at(self, rank: int) -> PrecedentView:
        return PrecedentView(self.corpus, self.found.precedent(rank), self.found)

    @property
    def total(self) -> int:
        """How many cases are near enough, listed or not."""
        return self.found.total

    @property
    def words(self) -> tuple[str, ...]:
        """The key terms that were asked for, heaviest first."""
        return tuple(self.found.asked)

    @property
    def row_names(self) -> Sequence[str]:
        """The columns of `to_rows`."""
        return ROW

    def to_rows(self) -> list[dict[str, Any]]:
        """Return every precedent listed as a row with the keys `ROW`, in order."""
        rows = []
        for rank, one in zip(self.ranks, self, strict=True):
            row, why = precedent_json(one), "; ".join(one.why)
            row |= {
                "rank": rank + 1,
                "kinship": row["why"]["kinship"],
                "article": row["why"]["article"],
            }
            row["words"] = row["why"]["words"]
            row["conditions"] = [f"{line}: {raw}" for line, raw in one.conditions]
            row["concerns"] = [
                f"{label}: {held.question.line}: {' '.join(held.question.text.split())}"
                for label, concerns in one.concerns
                for held in concerns
            ]
            rows.append({name: (row | {"why": why})[name] for name in ROW})
        return rows

    def describe(self) -> Description:
        """Return what an export says of it: what was asked, sizes, corpus hash, tokenizer."""
        from dataclasses import replace

        asked = "、".join(
            f"{name}: {'・'.join(value) if isinstance(value, list) else value}"
            for name, value in self.asked.items()
            if value
        )
        return replace(
            describe(self.corpus),
            query=f"先例 {asked}",
            unit="case",
            cases=len(self),
            turns=None,
            notes=(*self.cut, *self.warnings),
        )

    def cite(self, form: str = "bibtex") -> str:
        """Return a citation of these precedents with what was asked, versions and hash.

        Args:
            form: ``bibtex``, ``csl-json`` or ``cff``.

        Raises:
            UsageError: The form isn't known.
        """
        from kurume_search.export.citable import cite_results
        from kurume_search.export.cite import cite

        return cite(cite_results(self.describe(), [one.case for one in self]), form)

    def explain(self, *args: Any, **named: Any) -> str:
        """Return what was asked, and why each case that is listed is."""
        del args, named
        asked = "、".join(f"{name} {value}" for name, value in self.asked.items() if value)
        lines = [f"問い: {asked}", f"近い案件 {self.total} 件のうち {len(self)} 件"]
        lines += [f"{one.case}: {' / '.join(one.why)}" for one in self]
        return "\n".join(lines)

    def to_json(self) -> dict[str, Any]:
        """Return the documented JSON form."""
        return {
            "ok": True,
            "schema": SCHEMA,
            "corpus": self.corpus.described,
            "tokenizer": self.corpus.tokenizer,
            "query": {**self.asked, "unit": "case", "words": list(self.words)},
            "total": self.total,
            "precedents": [precedent_json(one) for one in self],
            "warnings": [*self.cut, *self.warnings],
        }

    def __repr__(self) -> str:
        """Return the precedents as lines of text."""
        mark = self.corpus.mark(" ")
        lines = [f"<Precedents {len(self)}件(近い案件 {self.total}件、単位=case){mark}>"]
        for rank, one in zip(self.ranks, self, strict=True):
            head = f"  {rank + 1}. {one.case}  {one.outcome}  {one.title or ''}"
            lines.append(clip(head, _WIDTH))
            lines += [clip(f"     {why}", _WIDTH) for why in one.why]
        return "\n".join([*lines, *self.cut, *self.warnings])

    def _repr_html_(self) -> str:
        caption = f"先例 {len(self)} 件(近い案件 {self.total} 件、単位 case)"
        caption += self.corpus.mark("・")
        from kurume_search.api.showing.html import paragraphs

        return _table(caption, self) + paragraphs((*self.cut, *self.warnings))


_WORDS = 8
_WIDTH = 96  # columns


def _table(caption: str, some: Iterable[PrecedentView]) -> str:
    from kurume_search.api.showing.html import framed, read_left

    heads = ("案件", "件名", "結果", "理由", "委員の関心と回答")
    return read_left(framed(escape(caption), heads, "".join(map(_row, some))))


def _row(one: PrecedentView) -> str:
    def spoken(concern: Concern) -> str:
        turns = (concern.question, *concern.answers)
        lines = "".join(f"<div>{turn.line}行 {escape(turn.text)}</div>" for turn in turns)
        return lines + ("" if concern.answers else f"<div>{UNANSWERED}</div>")

    concerns = "".join(
        f"<div><strong>{escape(label)}</strong></div>{''.join(map(spoken, held))}"
        for label, held in one.concerns
    )
    outcome = escape(one.outcome) + "".join(
        f"<div>条件・意見 {line or '-'}行 {escape(raw)}</div>" for line, raw in one.conditions
    )
    why = "".join(f"<div>{escape(reason)}</div>" for reason in one.why)
    return (
        f'<tr><th scope="row">{escape(one.case)}</th><td>{escape(one.title or "")}</td>'
        f"<td>{outcome}</td><td>{why}</td><td>{concerns}</td></tr>"
    )


def precedent_json(one: PrecedentView) -> dict[str, Any]:
    """Return one precedent in the documented form."""
    found, case = one.found, one.found.record["case"]
    return {
        "case": one.case,
        "meeting": found.meeting["id"],
        "date": found.meeting["date"],
        "number": case["number"],
        "title": one.title,
        "line": case["line"],
        "outcome": case["outcome"],
        "outcome_raw": one.outcome_raw,
        "outcome_line": case["outcome_line"],
        "conditions": [{"line": line, "text": raw} for line, raw in one.conditions],
        "score": round(found.score, 6),
        "synthetic": found.meeting["synthetic"],
        "why": {
            "words": list(found.words),
            "related_words": list(found.related),
            "kinship": found.kin.kinship.name.lower(),
            "article": found.kin.text,
            "departments": list(found.departments),
            "fields": list(found.fields),
            "likeness": round(found.likeness, 6),
        },
        "concerns": [
            {
                "issue": label,
                "questions": [
                    {
                        "id": concern.question.id,
                        "line": concern.question.line,
                        "text": concern.question.text,
                        "answers": [
                            {"id": answer.id, "line": answer.line, "text": answer.text}
                            for answer in concern.answers
                        ],
                    }
                    for concern in held
                ],
            }
            for label, held in one.concerns
        ],
    }
