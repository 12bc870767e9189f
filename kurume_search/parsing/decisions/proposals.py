"""What a chair proposes for a case, and what words that only refer back to it decide.

A question decides nothing (承認してよろしいか). Assent behind it does (異議なし), and so do
closing words that have no verdict of their own (御異議がないので、そのように決定します): both
take the value of what was proposed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from kurume_search.data import table
from kurume_search.model.outcome import OutcomeValue
from kurume_search.parsing.calls.call import words_call
from kurume_search.parsing.marks.case_numbers import find_case_numbers
from kurume_search.parsing.outcomes.demands import demands_of, points_back
from kurume_search.parsing.outcomes.outcome import (
    Verdict,
    answers_by_draft,
    may_end,
    value_of,
)
from kurume_search.parsing.words.speech import Sentence
from kurume_search.text.frozen import frozen
from kurume_search.text.patterns import Sieve


@cache
def proposal_words(name: str) -> Sieve:
    """Return the words of a row of the table ``proposals``."""
    return Sieve(*table("proposals")[name]["words"])


@frozen()
class Proposal:
    """A chair's proposal, put as a question.

    Attributes:
        words: What would be decided; empty for a step that is no decision on the case.
        stated: The chair said so in a sentence of its own, which decides by itself.
        told: It is reported, not quoted (…旨の提案があり).
        before: The sentence before it, where it points at that (この2点を条件に).
    """

    words: str
    stated: bool = False
    told: bool = False
    before: str = ""

    @property
    def decides(self) -> bool:
        """Whether its own words say what would be decided."""
        return not self.stated and bool(self.words) and value_of(self.words) is not None

    def meant(self, on: Callable[[str], str] = str) -> str:
        """Return what is put, with the sentence that it points at; `on` cuts it to one case."""
        return self.before + on(self.words)


# A chair's sentence, and what it puts to the council.
Heard = tuple[Sentence, Proposal | None]


def _put(sentence: Sentence, before: Proposal | None) -> Proposal | None:
    """Return what a question of a chair, or a call for hands, puts to the council, or None.

    Args:
        sentence: Of the chair's turn.
        before: What the sentence right before it in the turn puts or states, if any.
    """
    text = sentence.text
    end = proposal_words("ends").search(text)
    if end is None or proposal_words("against").has(text):
        return None
    words = proposal_words("soft").sub("", text[: end.start()])
    # 諮問第5号は、撮影の表示を条件に承認してよいか is on a case, whatever word of a step it has.
    if proposal_words("a_step").has(text) and not (find_case_numbers(words) and value_of(words)):
        return _STEP
    if (
        before is not None
        and proposal_words("refers").pattern.fullmatch(words)
        and not value_of(words)
    ):
        if proposal_words("on_a_case").has(before.words):
            return before
        return Proposal(words) if answers_by_draft(words) else _STEP
    return Proposal(words) if proposal_words("on_a_case").has(words) or value_of(words) else _STEP


_STEP = Proposal("")


def hear(said: Iterable[Sentence]) -> list[Heard]:
    """Return the sentences of a chair's turn, each with what it proposes."""
    heard: list[Heard] = []
    before: Proposal | None = None
    stated: Sentence | None = None  # the sentence before, where it puts nothing
    for sentence in said:
        found = None
        if sentence.asks or proposal_words("hands").has(sentence.text):
            if stated is not None:
                before = Proposal(stated.text, stated=True)
            found = _put(sentence, before)
            if found is not None and stated is not None and points_back(found.words):
                found = replace(found, before=stated.text)
        heard.append((sentence, found))
        before, stated = found, None if found or sentence.asks else sentence
    return heard


def proposal_in(heard: Sequence[Heard], before: Proposal | None) -> Proposal | None:
    """Return the last proposal of a chair's turn, or the one that stood before it.

    A decision worded as a wish is one too, for the turns behind it (そのように決定します).
    """
    made = (found or _wished(said) for said, found in reversed(heard))
    return next(filter(None, made), before)


def _wished(sentence: Sentence) -> Proposal | None:
    text = sentence.text
    wished = not sentence.asks and proposal_words("wishes").has(text) and value_of(text)
    return Proposal(text) if wished else None


def value_of_proposal(words: str, *, review: bool, report: bool) -> OutcomeValue | None:
    """Return what assent to a proposal decides."""
    if not words:
        return None
    # 認めてよろしいか asks for assent to 認める.
    told = f"{words[:-1]}る" if words.endswith("めて") else words
    told = f"{words[:-2]}する" if words.endswith("して") else told
    value = value_of(told, review=review, report=report)
    if value is not None:
        return value
    if proposal_words("on_terms").has(words):
        return OutcomeValue.APPROVED_CONDITIONAL
    granted = answers_by_draft(words) or proposal_words("plain").has(words)
    return OutcomeValue.APPROVED if not review and granted else None


def may_end_by_assent(words: str) -> bool:
    """Return whether assent to a proposal decides any case: an appeal has a scale of its own."""
    return any(value_of_proposal(words, review=review, report=False) for review in (False, True))


def proposal_told(words: str) -> Proposal | None:
    """Return what a report says that who leads proposed (…たい旨の提案があり), or None."""
    match = proposal_words("told").search(words)
    put = words[: match.start()] if match else ""
    return Proposal(put, told=True) if may_end_by_assent(put) else None


_SPLIT = (OutcomeValue.PARTIALLY_APPROVED, OutcomeValue.REVIEW_UPHELD_PARTLY)
_ON_TERMS = (OutcomeValue.APPROVED_CONDITIONAL, OutcomeValue.APPROVED_WITH_OPINION)


def chair_verdicts(
    heard: Sequence[Heard],
    before: Proposal | None,
    *,
    review: bool,
    report: bool,
    on: Callable[[str], str] = str,
) -> Iterator[Verdict]:
    """Yield what a chair's sentences decide, by their own words or by what they refer to.

    Args:
        heard: The sentences of a turn.
        before: What was proposed before the turn and is still open.
        review: The case is an appeal.
        report: The case was only reported.
        on: Returns what of a proposal is on the case.
    """
    pending, decided = before, False
    last: Verdict | None = None  # of the sentence right before

    def agreed() -> OutcomeValue | None:
        """Words that only refer back decide nothing anew of what was stated."""
        if pending is None or pending.stated:
            return None
        return value_of_proposal(on(pending.words), review=review, report=report)

    puts = [at for at, (_, found) in enumerate(heard) if found is not None and found.decides]
    for at, (sentence, found) in enumerate(heard):
        text = sentence.text
        if found is not None:
            pending = found
            if last is not None and (last.value in _SPLIT or agreed() not in _SPLIT):
                yield last  # else one limb, told before all are put to the council
            last = None
            continue
        if last is not None:
            yield last
        last = None
        if puts and at < puts[-1] and proposal_words("held").has(text):
            continue
        if pending is None and not may_end(text):
            continue  # nothing to refer back to, and no verdict of its own
        if sentence.asks or words_call("only_calls", text):
            continue
        if decided and proposal_words("unopposed").has(text):
            continue
        meant = ""
        if pending is not None and proposal_words("agreed").pattern.match(text):
            value, meant = agreed(), pending.meant(on)
        elif proposal_words("back").has(text):
            own = value_of(proposal_words("reason").sub("", text), review=review, report=report)
            # そのとおり答申する is what was agreed, with its opinion or condition.
            plain = (None, OutcomeValue.NOTED, OutcomeValue.APPROVED)
            put = agreed() if own in plain else None
            value = own if put is None else put
            meant = pending.meant(on) if pending is not None and put is not None else ""
            ground = proposal_words("reason").pattern.match(text)
            if value is None and pending is None and ground and "異" not in ground.group():
                value = value_of(text, review=review, report=report)  # …なので、その旨答申する
        else:
            value = value_of(text, review=review, report=report)
            on_terms = pending if value in _ON_TERMS else None
            if on_terms and value is agreed() and not demands_of(text):
                meant = on_terms.meant(on)  # 条件付きで認めます
        if value:
            decided = True
            last = Verdict(value, sentence, meant)
    if last is not None:
        yield last
