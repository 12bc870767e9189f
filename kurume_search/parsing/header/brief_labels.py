"""Labels of a roll that are one character each (出 甲野会長、乙部委員 / 欠 … / 事 …)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kurume_search.parsing.header.fields import FieldLabel, read_label
from kurume_search.parsing.lines.line import Line

_FIELDS = {
    "出": "members", "委": "members", "欠": "absent", "事": "secretariat", "庶": "secretariat",
    "説": "explainers", "傍": "observers",
}  # fmt: skip
_LABEL = re.compile(
    rf"(?:[【\[(<〔]\s*(?P<inner>[{''.join(_FIELDS)}])\s*[】\])>〕]\s*:?\s*|(?P<bare>[{''.join(_FIELDS)}])(?:\s*:\s*|\s+))(?=\S\S)"
)
_FIRST = frozenset("【[(<〔").union(_FIELDS)
_MEMBER = re.compile(r"委員|会長|座長|職務代理")
# They stand right below each other, near the top.
_FRONT = 60


def brief_labels(lines: Sequence[Line]) -> dict[int, FieldLabel]:
    """Return position of a line → the field that one character opens there.

    Those of a roll come once each, the members among them: where 出 and 欠 come again and
    again, they mark persons in a list.
    """
    found: dict[int, FieldLabel] = {}
    seen: set[str] = set()
    for at, line in enumerate(lines[:_FRONT]):
        if not line.text or line.text[0] not in _FIRST:
            continue
        label = _LABEL.match(line.text)
        if label is None or read_label(line.text):  # 出 席 者, set wide
            continue
        sign = label["inner"] or label["bare"]
        if _FIELDS[sign] in seen:
            return {}
        seen.add(_FIELDS[sign])
        found[at] = FieldLabel(_FIELDS[sign], sign, label.end())
    rolls = [at for at, label in found.items() if label.field == "members"]
    if len(found) < 2 or not rolls or not _MEMBER.search(lines[rolls[0]].text):
        return {}
    return found
