"""Where one size is measured: its corpus, what engines are fed, and their indexes."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bench.beside.documents import read_documents, read_texts, write_documents
from bench.beside.draw import Drawing
from bench.beside.engines.engine import Engine
from bench.beside.engines.ours import Ours
from bench.beside.meaning import Meaning
from bench.beside.questions import Kind, Question

import kurume_search as ks
from kurume_search.analysis.version import analysis_version
from kurume_search.sample import write_sample
from kurume_search.store.software import software_fingerprint

COMMAND = Path(__file__).parents[1] / "engines.py"
YEARS = range(2004, 2025)
_CODE = "code"


@dataclass(frozen=True)
class Workplace:
    """The folder of one size.

    Attributes:
        folder: Holds everything.
        turns: Of the sample corpus.
    """

    folder: Path
    turns: int

    @property
    def corpus(self) -> Path:
        """The corpus folder."""
        return self.folder / "corpus"

    @property
    def fed(self) -> Path:
        """What the other engines are fed."""
        return self.folder / "fed"

    @property
    def cache(self) -> Path:
        """Where ours keeps its index."""
        return self.folder / "cache"

    def of(self, engine: type[Engine]) -> Path:
        """Return the folder that `engine` is built in, or opened from."""
        return self.corpus if issubclass(engine, Ours) else self.folder / engine.name

    def enter(self) -> None:
        """Let ours, here and in child processes, use this cache."""
        os.environ["KURUME_SEARCH_CACHE"] = str(self.cache)

    def write(self) -> None:
        """Write the corpus if it isn't there."""
        self.enter()
        if not self.corpus.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            write_sample(self.corpus, years=YEARS, turns=self.turns)

    def prepare(self) -> None:
        """Write what the others are fed if it isn't there for this code."""
        mark, code = self.fed / _CODE, f"{software_fingerprint()} {analysis_version()}"
        if mark.exists() and mark.read_text("utf-8") == code:
            return
        # Another parser reads other passages: then what was built of the old ones is gone.
        for path in self.folder.iterdir():
            if path not in (self.corpus, self.cache):
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        self.fed.mkdir()
        write_documents(self.opened(), self.fed)
        mark.write_text(code, "utf-8")

    def opened(self) -> ks.Corpus:
        """Return the corpus with names shown, as every engine has them."""
        return ks.open_corpus(self.corpus, names=True, progress=lambda *_: None)

    @cached_property
    def meaning(self) -> Meaning:
        """What questions mean."""
        return Meaning(read_documents(self.fed))

    @cached_property
    def text_bytes(self) -> int:
        """UTF-8 bytes of all texts."""
        return sum(len(text.encode()) for text in read_texts(self.fed))

    def draw(self, number: int) -> tuple[dict[Kind, list[Question]], tuple[int, int]]:
        """Draw questions; return what was set aside too."""
        searcher = self.opened().library.searcher
        drawing = Drawing(self.meaning, list(read_texts(self.fed)), searcher)
        return drawing.all(number), drawing.set_aside
