"""The line below a chart: which corpus, how many, counted how."""

from __future__ import annotations

from dataclasses import dataclass

from kurume_search.charts.chart import Lang
from kurume_search.model.makeup import Makeup


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where the numbers of a chart come from.

    Attributes:
        corpus: Its name for people.
        hash: Of the corpus folder; empty if there is none.
        synthetic: Any of its documents is invented.
        makeup: How many of them are, where it is known.
        tokenizer: What cut the words, with versions; empty where no words were cut.
    """

    corpus: str = ""
    hash: str = ""
    synthetic: bool = False
    makeup: Makeup | None = None
    tokenizer: str = ""

    def title(self, title: str, lang: Lang) -> str:
        """Return `title`, marked where the data are invented."""
        if not self.synthetic:
            return title
        mark = self._mark(lang)
        return f"{title}【{mark}】" if lang == "ja" else f"{title} [{mark}]"

    def _mark(self, lang: Lang) -> str:
        return (self.makeup or Makeup(synthetic=1)).mark(lang)

    def footer(self, n: str, rule: str, lang: Lang) -> str:
        """Return one line: corpus and hash, n, counting rule, and that data are invented.

        Args:
            n: What was counted, with its unit (``n = 19 発言``).
            rule: The counting rule, a sentence.
            lang: The reader's language.
        """
        head = {"ja": ("会議録集", "数え方: "), "en": ("Corpus", "Counting: ")}[lang]
        parts = [
            self._mark(lang).capitalize() if self.synthetic else "",
            f"{head[0]} {self.corpus}".rstrip() if self.corpus else "",
            f"hash {self.hash[:12]}" if self.hash else "",
            n,
            f"{head[1]}{rule}" if rule else "",
            self.tokenizer,
        ]
        return " ｜ ".join(part for part in parts if part)
