"""Who leads, as the label of a list of members says it (会長氏名, 議長(会長), 委員長)."""

from __future__ import annotations

import re

from kurume_search.parsing.header.fields import Field
from kurume_search.parsing.lines.broken_titles import member_titles

# A label that says who leads: 議長(会長), 会長氏名.
_LEADS = re.compile(r"(?:副?会長|副?委員長|部会長|座長|議長)")
_TITLE_IN = re.compile(r"会長|委員長|部会長|座長")


def default_role(held: Field) -> str:
    """Return the role of persons in a field of members who have none printed."""
    label = "".join(held.line.text[held.label_start : held.label_stop].split()).lstrip("◆◇■●○・")
    leads = _LEADS.match(label)
    if label in member_titles():
        return label
    if leads is None:
        return "委員"
    told = _TITLE_IN.search(label) if leads.group() == "議長" else leads
    return told.group() if told else leads.group()


__all__ = ["default_role"]
