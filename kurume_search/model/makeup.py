"""How much of what was read is real, and how much invented (合成データ)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from kurume_search.text.values import Value


class Makeup(Value):
    """How many documents are real and how many are invented.

    Attributes:
        real: Documents of real minutes.
        synthetic: Invented documents.
    """

    real: int = 0
    synthetic: int = 0

    @classmethod
    def of(cls, invented: Iterable[bool]) -> Makeup:
        """Return the makeup of documents, of each of which is said whether it is invented."""
        said = list(invented)
        return cls(real=said.count(False), synthetic=said.count(True))

    @property
    def mixed(self) -> bool:
        """Whether real documents stand among invented ones."""
        return bool(self.real and self.synthetic)

    def mark(self, lang: Literal["ja", "en"] = "ja") -> str:
        """Return the words that mark what was made of them; empty if all are real.

        >>> Makeup(real=0, synthetic=6).mark(), Makeup(real=1, synthetic=6).mark()
        ('合成データ', '合成データ6文書と実際の会議録1文書が混在')
        """
        if not self.synthetic:
            return ""
        if not self.mixed:
            return "合成データ" if lang == "ja" else "synthetic data"
        if lang == "ja":
            return f"合成データ{self.synthetic}文書と実際の会議録{self.real}文書が混在"
        return f"{self.synthetic} synthetic and {self.real} real documents mixed"

    def to_json(self) -> dict[str, int]:
        """Return the numbers as JSON has them."""
        return {"real": self.real, "synthetic": self.synthetic}
