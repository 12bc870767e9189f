"""Gathers what counting reads: values of sections as codes, sizes of turns, styles."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterator, Mapping

from kurume_search.model.meeting import Minutes
from kurume_search.search.columns import Columns
from kurume_search.search.facet_values import OF_SECTIONS
from kurume_search.search.gather import Lists
from kurume_search.search.records import Record
from kurume_search.search.style import STYLES, record_style
from kurume_search.store.arrays import Ints

# Of sections, as facets have them: departments that bring a case, provisions of title and
# bodies. An empty list is "nothing recorded"; outside cases see `section.case`.
COUNTED = tuple(OF_SECTIONS)


class CountColumns:
    """The values of each section, the characters of each passage, the style of each meeting."""

    def __init__(self, before: Columns | None = None) -> None:
        """Begin behind what the segments `before` hold."""
        # Key to label, in the order in which keys were first seen.
        self._labels: dict[str, dict[str, str]] = {
            name: {} if before is None else dict(before.value(f"count.{name}.labels"))
            for name in COUNTED
        }
        self._codes = {
            name: {key: code for code, key in enumerate(labels)}
            for name, labels in self._labels.items()
        }
        ends = {name: 0 if before is None else before.end(f"count.{name}") for name in COUNTED}
        self._begin(ends)

    def _begin(self, ends: Mapping[str, int]) -> None:
        self._lists = {name: Lists(ends[name]) for name in COUNTED}
        self._known = {name: len(self._labels[name]) for name in COUNTED}
        self._characters = array("I")
        self._styles = array("B")

    def turn(self) -> None:
        """Begin the next segment."""
        self._begin({name: lists.end for name, lists in self._lists.items()})

    def section(self, record: Record) -> None:
        """Take in the next section, as its record has it."""
        for name, values in OF_SECTIONS.items():
            labels, codes = self._labels[name], self._codes[name]
            found = dict(values(record))
            for key, label in found.items():
                labels.setdefault(key, label)
                codes.setdefault(key, len(codes))
            self._lists[name].add(codes[key] for key in found)

    def meeting(self, minutes: Minutes, texts: list[str]) -> None:
        """Take in the next meeting with the texts of its passages."""
        self._characters.extend(map(len, texts))
        style = record_style(minutes.turns, minutes.meeting.doc_kind)
        self._styles.append(STYLES.index(style))

    def arrays(self) -> Iterator[tuple[str, Ints | bytes]]:
        """Yield the columns with their names."""
        yield "passage.characters", self._characters
        yield "meeting.style", self._styles
        for name, lists in self._lists.items():
            yield f"count.{name}.starts", lists.starts
            yield f"count.{name}", lists.values
            labels = list(self._labels[name].items())[self._known[name] :]
            text = json.dumps(labels, ensure_ascii=False, separators=(",", ":"))
            yield f"count.{name}.labels", text.encode("utf-8", "replace")
