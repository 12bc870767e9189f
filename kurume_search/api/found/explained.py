"""The explanation of a search as text, HTML and JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from kurume_search.api.showing.shown import Shown
from kurume_search.search.explain import SearchExplanation

JAPANESE = {
    "raw": "入力", "parsed": "読み方", "asked": "索引への問い", "unit": "単位",
    "morphemes": "形態素", "string": "文字列", "expansion": "広げた語",
    "normalisation": "正規化", "variants": "異表記", "synonyms": "同義語", "readings": "読み",
    "on": "あり", "off": "なし", "tokenizer": "形態素解析", "clause": "条件",
    "units": "{n} 単位", "words": "、語 {n} 回", "strings": "、文字列 {n} 回",
    "combination": "組合せ", "and": " かつ ", "killer": "0件の原因",
    "without": "{clause}(除くと {n} 単位)", "no_word": "語でない文字列", "variant": "別の書き方",
    "line": "{n}行", "score": "得点", "total": "結果",
}  # fmt: skip
ENGLISH = {
    "raw": "raw", "parsed": "parsed", "asked": "asked", "unit": "unit",
    "morphemes": "morphemes", "string": "string", "expansion": "expansion",
    "normalisation": "normalisation", "variants": "variants", "synonyms": "synonyms",
    "readings": "readings", "on": "on", "off": "off", "tokenizer": "tokenizer",
    "clause": "clause", "units": "{n} units", "words": ", {n} words",
    "strings": ", {n} strings", "combination": "together", "and": " and ",
    "killer": "killed by", "without": "{clause} ({n} units without it)",
    "no_word": "string, no word", "variant": "written otherwise", "line": "line {n}",
    "score": "score", "total": "total",
}  # fmt: skip

# How each is switched off, as the command line writes it.
_SWITCHES = {"variants": "--exact", "synonyms": "--no-synonyms", "readings": "--no-readings"}


@dataclass(frozen=True, slots=True)
class Explained(Shown):
    """Why a search found what it found; prints itself.

    Attributes:
        search: Everything, as values.
        tokenizer: What cut the words, with versions.
    """

    search: SearchExplanation
    tokenizer: str

    def rows(self, labels: Mapping[str, str] = JAPANESE) -> Iterator[tuple[str, str]]:
        """Yield (heading, text), in the order in which a query is answered."""
        it = self.search
        for name in ("raw", "parsed"):
            yield labels[name], getattr(it, name)
        yield labels["unit"], str(it.unit)
        for part in it.readings:
            terms = " / ".join(part.terms) or labels["string"]
            yield labels["morphemes"], f"{part.text} → {terms}"
        for e in it.expansions:
            yield labels["expansion"], f"{e.text} → {'、'.join(map(str, e.terms))} ({e.why})"
        switches = (
            f"{labels[name]} {labels['on' if getattr(it.switches, name) else 'off']} ({option})"
            for name, option in _SWITCHES.items()
        )
        yield labels["normalisation"], "、".join(switches)
        yield labels["tokenizer"], self.tokenizer
        yield labels["asked"], it.asked
        yield from self._counts(labels)
        yield from self._examples(labels)
        for score in it.scores:
            shares = " + ".join(f"{s.text} {s.score:.3f} (×{s.times})" for s in score.shares)
            yield labels["score"], f"{score.id}  {score.score:.3f} = {shares}"

    def _counts(self, labels: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        for clause in self.search.clauses:
            counted = labels["units"].format(n=clause.units)
            if clause.words is not None:
                counted += labels["words"].format(n=clause.words)
            if clause.strings is not None:
                counted += labels["strings"].format(n=clause.strings)
            sign = "-" if clause.negated else ""
            yield labels["clause"], f"{sign}{clause.text}  {counted}"
        for some in self.search.combinations:
            joined = labels["and"].join(some.clauses)
            yield labels["combination"], f"{joined}  {labels['units'].format(n=some.units)}"
        yield labels["total"], labels["units"].format(n=self.search.total)
        for killer in self.search.killers:
            text = labels["without"].format(clause=killer.clauses[0], n=killer.units)
            yield labels["killer"], text

    def _examples(self, labels: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        for example in self.search.examples:
            where = f"{example.passage} {labels['line'].format(n=example.line)}"
            text = f"{example.text}  {where}  {example.context} ({'/'.join(example.cut)})"
            yield labels["variant" if example.is_word else "no_word"], text

    def to_json(self) -> dict[str, Any]:
        """Return everything under the names of `SearchExplanation`."""
        it = self.search
        return {
            "raw": it.raw,
            "parsed": it.parsed,
            "asked": it.asked,
            "unit": str(it.unit),
            "morphemes": [{"text": part.text, "terms": list(part.terms)} for part in it.readings],
            "expansions": [
                {"text": e.text, "terms": list(map(str, e.terms)), "why": e.why}
                for e in it.expansions
            ],
            "normalisation": asdict(it.switches),
            "tokenizer": self.tokenizer,
            "clauses": [
                {
                    "text": c.text,
                    "negated": c.negated,
                    "units": c.units,
                    "words": c.words,
                    "strings": c.strings,
                }
                for c in it.clauses
            ],
            "combinations": [asdict(some) for some in it.combinations],
            "killers": [{"clause": k.clauses[0], "units": k.units} for k in it.killers],
            "examples": [asdict(example) for example in it.examples],
            "total": it.total,
            "scores": [
                {
                    "id": score.id,
                    "score": score.score,
                    "shares": [
                        {"text": s.text, "score": s.score, "times": s.times, "units": s.units}
                        for s in score.shares
                    ],
                }
                for score in it.scores
            ],
            "warnings": list(it.warnings),
        }

    def __repr__(self) -> str:
        """Return one line a fact."""
        return "\n".join(f"{name}: {text}" for name, text in self.rows())

    def _repr_html_(self) -> str:
        from kurume_search.api.showing.html import table

        return table("検索の読み方", ("段階", "内容"), self.rows())
