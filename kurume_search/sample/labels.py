"""One turn as each notation writes it."""

from __future__ import annotations

from collections.abc import Iterator

from kurume_search.sample.notations import Notation
from kurume_search.sample.page import BLANK, Piece, line, row, wrapped
from kurume_search.sample.plan import SaidTurn

_COLUMN = 6
_NARRATED = {
    "question": "{who}から、{said}との質問があった。",
    "answer": "{who}から、{said}との回答があった。",
    "statement": "{who}から、{said}との意見があった。",
}


def spoken(turn: SaidTurn, notation: Notation) -> Iterator[Piece]:
    """Yield the pieces of one turn."""
    label, text = turn.label, turn.text
    match notation.label:
        case "paren":
            yield from (line(f"（{label}）{text}"), BLANK)
        case "circle":
            yield line(f"○{label}　{text}")
        case "lenticular":
            yield from (line(f"【{label}】"), line("　" + text), BLANK)
        case "paren-line":
            yield from (line(f"（{label}）"), line("　" + text))
        case "colon":
            yield from (line(f"{label}：{text}"), BLANK)
        case "angle":
            yield from (line(f"＜{label}＞"), line(text), BLANK)
        case "table":
            yield row(label, text)
        case "qa":
            yield line(f"{label}　{text}")
            if turn.kind == "answer":
                yield BLANK
        case "columns":
            # The label stands in a column of its own; what is said hangs beside it.
            width = (notation.wrap or 40) - _COLUMN
            first, *rest = wrapped(text, width)
            yield line(f"{_spread(label)}{first}")
            for more in rest:
                yield line("　" * _COLUMN + more)
        case "narrative":
            said = text.removesuffix("。")
            yield line("・" + _NARRATED[turn.kind].format(who=label, said=said))
        case _:
            yield from (line(label), line("　" + text), BLANK)


def _spread(label: str) -> str:
    """Return the label spread over its column: 委　員, 担当課, 事務局."""
    shown = "　".join(label) if len(label) == 2 else label
    return f"{shown:　<{_COLUMN}}"
