"""Who may listen to a meeting, as its header says (会議の公開・非公開の別)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kurume_search.parsing.header.fields import Field

_OPENNESS = re.compile(r"一部非公開|一部公開|全部公開|非公開|公開")
# 開催形態: how they sat together, not who may listen.
_SEATED = re.compile(r"対面|オンライン|[Ww][Ee][Bb]|ウェブ|書面|参集|会場|ハイブリッド")
# All answers of a form, with a mark at the one that holds: ■公開 □非公開.
_ANSWER = re.compile(
    r"(?P<mark>[■☑☒✓✔レ●◉○◯□☐][\s]*)?(?P<word>一部(?:非?公開|不可)|非公開|公開|不可|可|有|無)"
    r"(?P<circled>\s*\(○\))?[\s・/、,]*"
)
_MARKED = frozenset("■☑☒✓✔レ●◉")


def openness_in(fields: Sequence[Field]) -> str | None:
    """Return whether others may listen, as the header says it."""
    for held in fields:
        if not held.text.strip() or _is_of_seats(held.text):
            continue
        asked, answer = _answer(held.text)
        if asked:
            if answer is not None:
                return answer
            continue
        if len(held.pieces) == 1 and (match := _OPENNESS.match(held.text)):
            return match.group()
        return " ".join(value.text for value in held.pieces)
    return None


def _is_of_seats(text: str) -> bool:
    """Return whether words tell how they sat together, and not who may listen."""
    return bool(_SEATED.search(text)) and "公開" not in text and "傍聴" not in text


def _answer(text: str) -> tuple[bool, str | None]:
    """Return whether words are all the answers of a form, and the one that is marked, if one is.

    >>> _answer("■公開 □一部公開 □非公開"), _answer("公開・非公開"), _answer("公開")
    ((True, '公開'), (True, None), (False, None))
    """
    answers = list(_ANSWER.finditer(text))
    words = {match["word"] for match in answers}
    if len(words) < 2 or "".join(match.group() for match in answers) != text.strip():
        return False, None
    circles = [match for match in answers if (match["mark"] or "")[:1] in ("○", "◯")]
    marked = [match for match in answers if (match["mark"] or " ")[0] in _MARKED]
    chosen = marked or [match for match in answers if match["circled"]]
    chosen = chosen or (circles if len(circles) < len(answers) else [])
    return True, chosen[0]["word"] if len(chosen) == 1 else None
