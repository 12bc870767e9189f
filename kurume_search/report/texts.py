"""The words of a report, in Japanese and English; a city may lay its own over them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kurume_search.data import table
from kurume_search.errors import UsageError
from kurume_search.report.cells import Cell, Rich
from kurume_search.report.model import Lang

OVERLAY = "texts.toml"
_SLOT = re.compile(r"\{([a-z_]+)\}")


class Texts:
    """Texts by key (``summary.cases``) in one language."""

    def __init__(self, lang: Lang, overlay: Mapping[str, Any] | None = None) -> None:
        self.lang = lang
        self._held = _flat(table("report_texts"), lang)
        self._held.update(_flat(overlay or {}, lang))

    def __getitem__(self, key: str) -> str:
        return self._held[key]

    def get(self, key: str, default: str) -> str:
        """Return the text `key`, or `default` if there is none."""
        return self._held.get(key, default)

    def fill(self, key: str, **values: object) -> str:
        """Return the text `key` with words in its slots."""
        return _SLOT.sub(lambda slot: str(values[slot[1]]), self._held[key])

    def rich(self, key: str, **values: Cell) -> Rich:
        """Return the text `key` with figures and references in its slots."""
        parts: list[Cell] = []
        at = 0
        text = self._held[key]
        for slot in _SLOT.finditer(text):
            parts += [text[at : slot.start()], values[slot[1]]]
            at = slot.end()
        return Rich(tuple(part for part in (*parts, text[at:]) if part != ""))

    def group(self, name: str) -> dict[str, str]:
        """Return key → text of everything under `name`, in the order of the table."""
        prefix = f"{name}."
        return {
            key.removeprefix(prefix): text
            for key, text in self._held.items()
            if key.startswith(prefix)
        }


def _flat(tables: Mapping[str, Any], lang: Lang, prefix: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in tables.items():
        if isinstance(value, Mapping):
            if set(value) <= {"ja", "en"} and value:
                if lang in value:
                    found[prefix + name] = str(value[lang])
            else:
                found.update(_flat(value, lang, f"{prefix}{name}."))
        else:
            found[prefix + name] = str(value)
    return found


def read_texts(folder: Path | None, lang: Lang) -> Texts:
    """Return the texts, those of `folder` (``texts.toml``) over ours.

    Raises:
        UsageError: The folder isn't there, or its texts can't be read.
    """
    if folder is None:
        return Texts(lang)
    if not folder.is_dir():
        raise UsageError(f"テンプレートのフォルダ {folder} がありません。")
    path = folder / OVERLAY
    if not path.is_file():
        return Texts(lang)
    try:
        overlay = tomllib.loads(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path} を TOML として読めません（{error}）。") from error
    ours = Texts(lang)
    unknown = [key for key in _flat(overlay, lang) if ours.get(key, "") == ""]
    if unknown:
        raise UsageError(f"{path} の {unknown[0]} という文言は報告書にありません。")
    for key, text in _flat(overlay, lang).items():
        slots = set(_SLOT.findall(text)) - set(_SLOT.findall(ours[key]))
        if slots:
            raise UsageError(f"{path} の {key} に、使えない差込み {{{min(slots)}}} があります。")
    return Texts(lang, overlay)
