"""Cases that a synthetic corpus was planted with, beside the cases that were read."""

from __future__ import annotations

from typing import Any

import kurume_search as ks
from kurume_search.text.plain import plain


def read_ids(corpus: ks.Corpus, truth: dict[str, Any]) -> dict[str, str]:
    """Return id as planted → id as read, for every case that was read with its title.

    Whether cases are read is judged elsewhere; a heading too many moves the ids behind it.
    """
    found: dict[str, str] = {}
    held = set(corpus.meetings)
    for meeting in truth["meetings"]:
        if meeting["id"] not in held:
            continue
        left = {case.id: plain(case.title or "") for case in corpus.meeting(meeting["id"]).cases}
        for case in meeting["cases"]:
            wanted = plain(case["title"])
            named = [name for name, title in left.items() if title and wanted in title]
            if named:
                left.pop(named[0])
                found[f"{meeting['id']}/{case['id']}"] = named[0]
    return found
