"""What every result of text statistics says of itself: how words were cut and chosen."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

_ENGLISH = {
    "名詞": "noun",
    "動詞": "verb",
    "形容詞": "adjective",
    "形状詞": "adjectival noun",
    "副詞": "adverb",
}


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reader must know of a result; a stable code and a sentence in each language."""

    code: str
    ja: str
    en: str

    def in_language(self, lang: str) -> str:
        """Return the sentence in ``ja`` or ``en``."""
        return self.en if lang == "en" else self.ja


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """How words were cut and chosen, and what they were counted in.

    Attributes:
        analysis: Tokenizer, dictionary and mode with their versions.
        compounds: Version (hash) of the table of compounds that count as one word; empty
            if none do.
        compound_count: How many compounds the table has.
        segmentation: ``index``: compounds are joined over the words of the index;
            ``dictionary``: Sudachi cut the texts again with the table as user dictionary.
        pos: Parts of speech that count as content words; empty: all words.
        stop_list: Name and version (hash) of the stop list; empty if there is none.
        stop_words: The words of it.
        unit: What is counted, or counted in: ``turn``, ``case``, ``passage`` …
        turns: How many turns were read; of the unit ``passage`` how many passages.
        words: How many running words they have, stop words and particles included.
        cutoffs: Window and thresholds as (name, value), in the order to say them.
    """

    analysis: str
    compounds: str = ""
    compound_count: int = 0
    segmentation: str = "index"
    pos: tuple[str, ...] = ()
    stop_list: str = ""
    stop_words: tuple[str, ...] = field(default=(), repr=False)
    unit: str = "turn"
    turns: int = 0
    words: int = 0
    cutoffs: tuple[tuple[str, int | float | str], ...] = ()

    def line(self, lang: str = "ja") -> str:
        """Return all of it in one line.

        >>> Basis(analysis="sudachipy 0.7", cutoffs=(("window", 5),)).line("en")
        'sudachipy 0.7, no compounds, all words, unit turn, 0 turns, 0 words, window 5'
        """
        english = lang == "en"
        cut = [f"{name} {value}" for name, value in self.cutoffs]
        if english:
            compounds = (
                f"compounds {self.compounds} ({self.compound_count}, {self.segmentation})"
                if self.compounds
                else "no compounds"
            )
            parts = [
                self.analysis,
                compounds,
                "/".join(_ENGLISH.get(name, name) for name in self.pos) or "all words",
                *([f"stop list {self.stop_list} ({len(self.stop_words)})"] * bool(self.stop_list)),
                f"unit {self.unit}",
                f"{self.turns} {'passages' if self.unit == 'passage' else 'turns'}",
                f"{self.words} words",
                *cut,
            ]
            return ", ".join(parts)
        how = "辞書" if self.segmentation == "dictionary" else "索引"
        compounds = (
            f"複合語表 {self.compounds}({self.compound_count}語・{how})"
            if self.compounds
            else "複合語なし"
        )
        parts = [
            self.analysis,
            compounds,
            "・".join(self.pos) or "全語",
            *([f"不要語 {self.stop_list}({len(self.stop_words)}語)"] * bool(self.stop_list)),
            f"単位 {self.unit}",
            f"{'段落' if self.unit == 'passage' else '発言'} {self.turns}",
            f"延べ {self.words} 語",
            *cut,
        ]
        return "、".join(parts)

    def with_cutoffs(self, **cutoffs: int | float | str) -> Basis:
        """Return this with more cut-offs said, in the order given."""
        return replace(self, cutoffs=(*self.cutoffs, *cutoffs.items()))
