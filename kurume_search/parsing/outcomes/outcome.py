"""How a case ended (審議結果): negation first, false friends out, else nothing."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from functools import cache, lru_cache

from kurume_search.data import table
from kurume_search.model.outcome import OutcomePart, OutcomeValue
from kurume_search.parsing.lines.sheet import Sheet
from kurume_search.parsing.outcomes.mentioned import only_mentions
from kurume_search.parsing.words.headwords import section_of
from kurume_search.parsing.words.polarity import Polarity, polarity_of
from kurume_search.parsing.words.speakers import ARROWS
from kurume_search.parsing.words.speech import Sentence
from kurume_search.parsing.words.ticked import Form, form_of
from kurume_search.parsing.words.votes import VOTES
from kurume_search.text.frozen import frozen
from kurume_search.text.patterns import Choice, Sieve, spelled

_QUOTED = re.compile(
    r"「[^「」]{0,80}」(?=と(?:の|いう(?!こと(?:で|に|と))|いっ|述|、)(?!(?:いうこと|の)で)|の声"
    r"|に(?:も)?(?:当た|該当|いう|規定|定め))"  # 「…と認めるとき」に当たる: words of the law
)
_NONE = re.compile(
    r"(?:特に)?(?:な\s?|無)し。?|(?:特に)?(?:あり|ござい)ません。?|特にない。?|該当なし。?|[-―－ー]"
    r"|(?:特に|特段)?(?:(?:付|附)(?:さ|け|き)|つけ|設け)(?:ない|なかった|ず|ません)(?:(?:もの|こと)?と(?:する|した|します))?。?"
    r"|(?:特に)?(?:不要|必要(?:は|が)?な[しい])。?"
)
# A statement longer than this is an account of the talk and no verdict.
STATEMENT_MAX = 400


@frozen()
class Verdict:
    """A statement of outcome: its value, its sentence, and what that refers back to, if so."""

    value: OutcomeValue
    sentence: Sentence
    said: str = ""


@frozen()
class _Row:
    value: OutcomeValue
    words: Sieve
    review: bool
    reported: Sieve | None  # words that say so of a report only
    needs: Sieve | None
    blocked: Sieve | None
    sense: str | None  # granted, refused or split: also by the words of decision


@cache
def _stem() -> re.Pattern[str]:
    """Match what every statement of outcome has; most sentences have none of it."""
    return re.compile("|".join(map(re.escape, table("outcomes")["stems"]["words"])))


@cache
def _every_row() -> tuple[_Row, ...]:
    return tuple(
        _Row(
            OutcomeValue(row["value"]),
            _sieve(row["words"]),
            row.get("review", False),
            _sieve(row["reported"]) if "reported" in row else None,
            _sieve([row["needs"]]) if "needs" in row else None,
            _sieve(row["blocked"]) if "blocked" in row else None,
            next((sense for sense in Polarity._fields if row.get(sense)), None),
        )
        for row in table("outcomes")["outcome"]
    )


@cache
def _rows(review: bool) -> tuple[_Row, ...]:
    """Return the rows in order; those of appeals only where `review` asks for them."""
    return tuple(row for row in _every_row() if review or not row.review)


@cache
def _words(name: str) -> Sieve:
    return _sieve(table("outcomes")[name]["words"])


def _sieve(words: Iterable[str]) -> Sieve:
    classes = table("outcomes")["classes"]
    return Sieve(*(spelled(row, classes) for row in words))


def may_end(words: str) -> bool:
    """Say whether folded words have a word of any outcome; no statement in others decides."""
    return _stem().search(words) is not None


def lines_that_may_end(sheet: Sheet) -> Container[int]:
    """Return the positions of the lines that have a word of any outcome."""
    return frozenset(sheet.having(_stem()))


def may_decide(statement: str) -> bool:
    """Say whether a folded statement has a word of any outcome, and the length of one."""
    return len(statement) <= STATEMENT_MAX and may_end(statement)


def value_of(
    statement: str, *, review: bool = False, report: bool = False, placed: bool = False
) -> OutcomeValue | None:
    """Return what one folded statement decides, or None.

    Args:
        statement: A sentence or a cell, without its questions.
        review: The case is an appeal; 妥当 then means that the decision stands. Words that
            only appeals end with say it too.
        report: The case was only reported; acceptance then is noted, not approval.
        placed: It stands where a result does, and mentions none (審議結果 接続を承認した。).
    """
    if not may_decide(statement):
        return None
    return _value(statement, review or of_appeals(statement), report, placed)


def tells_of_end(statement: str) -> bool:
    """Say whether a folded statement tells how a case ended: this one, or another it mentions."""
    return value_of(statement, placed=True) is not None


def of_appeals(statement: str) -> bool:
    """Say whether a folded statement ends as only appeals do (棄却)."""
    return _words("of_appeals").has(statement)


_AROUND = f"、, {ARROWS}"  # ⇒取下げ says 取下げ


# Each open case asks it of the same sentences of the chair, and the kind of the turn again.
@lru_cache(maxsize=256)
def _value(statement: str, review: bool, report: bool, placed: bool) -> OutcomeValue | None:
    if (form := form_of(statement)) is not None:
        return _ticked(form, review=review, report=report)
    words = _QUOTED.sub("", statement) if "「" in statement else statement
    words = VOTES.sub("", words).strip(_AROUND)
    said = words = _words("set_aside").sub("", words)
    for row in _rows(review):
        if row.blocked:
            words = row.blocked.sub("", words)
        hit = (row.sense and getattr(polarity_of(said), row.sense)) or row.words.has(words)
        hit = hit or (report and row.reported and row.reported.has(words))
        if hit and (row.needs is None or row.needs.has(words)):
            # Asked last: most words decide nothing.
            if _words("false_friends").has(said) or (not placed and only_mentions(said)):
                return None
            value = _scaled(row.value, words, review=review, report=report)
            return _in_part(words) or value if value is OutcomeValue.REJECTED else value
    return None


def _ticked(form: Form, *, review: bool, report: bool) -> OutcomeValue | None:
    """Return how a case ended by the answer that is ticked: ☑承認 □不承認.

    None where the label is of something else (傍聴 ☑許可 □不許可), or the ticks contradict. Answers
    that end nothing leave it to the words behind them (議決 □全会一致 ☑多数決 承認).
    """
    of_result = section_of(form.label) == "results" or _words("form_labels").has(form.label)
    if (form.label and not of_result) or not form.answers:
        return None
    ends = {answer: _value(answer, review, report, True) for answer in form.answers}
    if not any(ends.values()):
        return _value(form.rest, review, report, True) if form.rest else None
    values = {ends[answer] for answer in form.ticked if ends[answer] is not None}
    return values.pop() if len(values) == 1 else None


_COUNTS = re.compile(r"[0-9一二三四五六七八九十]|[前後両]者|案件|議題|諮問")


def _in_part(words: str) -> OutcomeValue | None:
    """Return what grants one thing and refuses another (…については適当、…については不適当).

    Subjects that count (案件1, 前者) are matters of their own.
    """
    parts = parts_of(words)
    values = {part.value for part in parts if not _COUNTS.search(part.subject)}
    both = {OutcomeValue.APPROVED, OutcomeValue.REJECTED}
    return OutcomeValue.PARTIALLY_APPROVED if both <= values else None


_TAKEN = re.compile(r"^(?!.*承認).*(?:了承|了と|了解)")
# What was explained or reported is taken note of; what was asked for is granted.
_ACCEPTED = re.compile(
    r"(?<!報告を)(?<!説明を)(?<!報告のとおり)(?<!報告どおり)(?<!報告については、)(?<!報告は、)(?<!報告については)(?<!報告は)"
    r"(?<!(?:報告|説明|改正|改定|変更|修正)の内容を)(?:了承|了解|了と)|^異議(?:は|も)?な[しい]$"
)
# The same, who heard it between: 説明を受け、審議会として了承した.
_HEARD = re.compile(
    r"(?:説明|報告)を(?:受け|聴き|聞き|聴取し)(?:て|た上で|たうえで)?、?"
    r"(?:(?:本)?(?:審議会|審査会|委員会|協議会|部会)(?:として)?(?:は|も)?、?|これを|全員が|異議なく)*"
    r"(?:了承|了解|了と)"
)


def _scaled(value: OutcomeValue, words: str, *, review: bool, report: bool) -> OutcomeValue | None:
    if review and value is OutcomeValue.APPROVED:
        if words in ("妥当", "適当"):
            return OutcomeValue.REVIEW_DISMISSED
        if _words("harmless").has(words):
            return OutcomeValue.REVIEW_DISMISSED
        return OutcomeValue.REVIEW_UPHELD if "認容" in words else value
    if report and value is OutcomeValue.APPROVED and _TAKEN.search(words):
        return OutcomeValue.NOTED
    if value is OutcomeValue.NOTED and not report and _ACCEPTED.search(words):
        return value if _HEARD.search(words) else OutcomeValue.APPROVED
    return value


def answers_by_draft(words: str) -> bool:
    """Say whether folded words put the draft of the answer to the council (この内容で答申する)."""
    return _words("drafts").has(words)


def behind_draft(words: str) -> str:
    """Return the folded words behind those that name a draft's conclusion, empty without them."""
    match = _words("draft_told").search(words)
    return words[match.end() :] if match else ""


def settles_draft(words: str) -> bool:
    """Say whether folded words settle on the draft of an answer (答申案を了承する)."""
    return _words("draft_settled").has(words)


_ADDS = re.compile(r"(?:なお|ただし|但し|おって|もっとも)、?")
_PLAIN = (OutcomeValue.APPROVED, OutcomeValue.REJECTED, OutcomeValue.NOTED)


def verdicts(
    said: Iterable[Sentence], *, review: bool = False, report: bool = False, placed: bool = False
) -> Iterator[Verdict]:
    """Yield the statements of outcome among sentences, questions left out, as `value_of` reads.

    What is added to one (なお、…, ただし、…) says more of it, and decides nothing else.
    """
    decided = False
    for sentence in said:
        if sentence.asks:
            continue
        if value := value_of(sentence.text, review=review, report=report, placed=placed):
            if not (decided and value in _PLAIN and _ADDS.match(sentence.text)):
                yield Verdict(value, sentence)
            decided = True


def names_no_condition(words: str) -> bool:
    """Say whether folded words under 附帯意見 or 条件 say that there are none."""
    return _NONE.fullmatch(words.strip().rstrip(")")) is not None


@cache
def _riders() -> Choice[OutcomeValue]:
    held = table("outcomes")
    return Choice(
        (OutcomeValue(row["value"]), [spelled(words, held["classes"]) for words in row["words"]])
        for row in held["rider"]
    )


def rider_of(words: str) -> OutcomeValue | None:
    """Return what folded sentences beside a verdict that grants make of it, or None."""
    return _riders().of(words)


_LIMB = re.compile(
    r"(?P<subject>[^、,。:]{2,60}?)(?:については|に関しては|は|:)(?:、)?"
    r"(?P<verdict>[^、,。\s]*?(?:承認|適当|妥当|認め|可|否|諮問(?:の)?(?:とおり|どおり)|原案(?:の)?(?:とおり|どおり)"
    r"|継続|次回|保留|預かり|取り?下げ|開示|公開|取り?消|棄却)[^、,。\s]*)"
)
_SPLIT = (
    OutcomeValue.PARTIALLY_APPROVED,
    OutcomeValue.REVIEW_UPHELD_PARTLY,
    OutcomeValue.CONTINUED,
    OutcomeValue.DEFERRED,
)


def parts_of(statement: str, *, review: bool = False) -> tuple[OutcomePart, ...]:
    """Return the limbs of a split decision (…については承認、…については不承認)."""
    limbs = list(_LIMB.finditer(statement[:STATEMENT_MAX]))
    if len(limbs) < 2:  # a limb is read as a statement of its own, which has none
        return ()
    found = tuple(
        OutcomePart(subject=match["subject"].strip(), value=value)
        for match in limbs
        if (value := _limb(match, review=review))
    )
    return found if len(found) > 1 else ()


def _limb(match: re.Match[str], *, review: bool) -> OutcomeValue | None:
    """Return what a limb decides; some words do so only behind their subject (…は次回)."""
    return value_of(match["verdict"], review=review) or value_of(match.group(), review=review)


def limbs_of(statement: str, value: OutcomeValue) -> tuple[OutcomePart, ...]:
    """Return the limbs of the words that decide a case so, if they decide it in parts.

    What is granted in part and comes back in part (…は承認、…は次回) is continued.
    """
    if value not in _SPLIT:
        return ()
    parts = parts_of(statement, review=value is OutcomeValue.REVIEW_UPHELD_PARTLY)
    alike = len({part.value for part in parts}) < 2
    return () if alike and value is not OutcomeValue.PARTIALLY_APPROVED else parts
