"""Signs that a copy lost: ①②③ as @AB, the second byte alone of what stood there (機種依存文字)."""

from __future__ import annotations

import re

# An entry of a list or a heading behind one of these signs: in few words, no sentence, and no
# label of a person (A委員).
_ENTRY = re.compile(
    r"(?:(?<=\s)|^)(?P<sign>[@A-H])(?P<gap> ?)(?!委員|会員|氏|さん|課|社|案|館|棟)"
    r"(?=[^\x00-\x7f\s][^\n。?!]{1,120}?(?:\n|\Z|\s{2}|\s[A-H](?=[\s\u3041-\u9fff])))"
)
_FIRST = "@"


def circles_mended(text: str) -> str:
    r"""Return folded `text` with lost circled numbers as folding leaves whole ones: plain.

    @ alone may stand for anything; it counts where A counts the next entry in the same way.

    >>> circles_mended("@ 答申書の確認\nA 諮問事案\nB その他")
    '1 答申書の確認\n2 諮問事案\n3 その他'
    """
    if _FIRST not in text:
        return text
    runs: list[list[re.Match[str]]] = []
    for entry in _ENTRY.finditer(text):
        if entry["sign"] == _FIRST:
            runs.append([entry])
        elif runs and _goes_on(runs[-1], entry):
            runs[-1].append(entry)
    signs = list(text)
    for run in runs:
        for count, entry in enumerate(run if len(run) > 1 else (), 1):
            signs[entry.start("sign")] = str(count)
    return "".join(signs)


def _goes_on(run: list[re.Match[str]], entry: re.Match[str]) -> bool:
    next_sign = chr(ord(_FIRST) + len(run))
    return entry["sign"] == next_sign and entry["gap"] == run[0]["gap"]
