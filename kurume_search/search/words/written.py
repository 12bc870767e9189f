"""Terms as texts write them, neighbours as one word: 見守り, not 見る and 守る."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from kurume_search.analysis.morphemes import SpokenToken, spoken_tokens

_BEFORE, _BEHIND = "接頭辞", "接尾辞"


def as_written(terms: Sequence[str], texts: Iterable[str]) -> tuple[str, ...]:
    """Return `terms` as the first of `texts` that says them does, each word once, in order.

    Terms that stand side by side are one word, with what is only said before or behind
    others (高齢 + 者, 不 + 承認); a term that only clings takes what it clings to
    (相談 + 簿). A text is read only while a term is missing; a term that no text says is
    given as it is.

    >>> as_written(["守る", "見る", "高齢"], ["高齢者の見守りについて"])
    ('見守り', '高齢者')
    """
    found: dict[str, str] = {}
    for text in texts:
        missing = set(terms) - set(found)
        if not missing:
            break
        for run in _runs(spoken_tokens(text), terms):
            word = text[run[0].token.start : run[-1].token.stop]
            for spoken in run:
                term = spoken.token.term
                if term in missing and len(word) > len(found.get(term, "")):
                    found[term] = word
    return tuple(dict.fromkeys(found.get(term, term) for term in terms))


def _runs(words: Sequence[SpokenToken], terms: Collection[str]) -> Iterator[list[SpokenToken]]:
    """Yield the runs of neighbours that are among `terms`, with what only clings to them."""
    run: list[SpokenToken] = []
    before: SpokenToken | None = None
    for word in words:
        touches = bool(run) and run[-1].token.stop == word.token.start
        if word.token.term in terms:
            if not touches:
                yield from _told(run, terms)
                clings = before is not None and before.token.stop == word.token.start
                run = [before] if before and clings and word.pos.startswith(_BEHIND) else []
            run.append(word)
        elif touches and word.pos.startswith(_BEHIND):
            run.append(word)
        else:
            yield from _told(run, terms)
            run = [word] if word.pos.startswith(_BEFORE) else []
        before = word
    yield from _told(run, terms)


def _told(run: list[SpokenToken], terms: Collection[str]) -> Iterator[list[SpokenToken]]:
    """Yield the run if a term is in it."""
    if any(word.token.term in terms for word in run):
        yield run
