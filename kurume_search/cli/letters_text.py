"""What letters (答申, 諮問書) say of a case, on a terminal; and what is said of a letter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from kurume_search.cli.language import Both
from kurume_search.cli.named import outcome_name

if TYPE_CHECKING:
    from kurume_search.api.corpus import Corpus
    from kurume_search.search.building.letters import JoinedLetter

_LINE = Both("{line}行「{raw}」", "line {line}: {raw}")
_FINDINGS = {
    "ambiguous": Both(
        "どの案件の文書か決められません({cases})。", "It fits several cases alike ({cases})."
    ),
    "unmatched": Both("番号・件名の合う案件がありません。", "No case has its number and title."),
}

_CONTRADICTS = Both(
    "{case} の会議録では{said}、この答申では{answered}です。原本を確かめてください。",
    "The minutes of {case} say {said}, this answer {answered}. Look at the originals.",
)


def of_case(letters: Sequence[JoinedLetter], *, recorded: bool) -> Iterator[str]:
    """Yield 諮問日 and 答申日, and what answers conclude, with lines and files.

    Args:
        letters: About the case, by their days.
        recorded: Whether its minutes state an outcome themselves.
    """
    from kurume_search.api.found.letters import OPINION, asked_on

    if asked := asked_on(letters):
        yield f"  {Both('諮問日', 'asked on')}: {asked}"
    for letter in letters:
        if letter.kind != OPINION:
            yield f"  {Both('諮問書', 'consultation')}: {letter.id}  {letter.path}"
            continue
        if letter.date:
            yield f"  {Both('答申日', 'answered on')}: {letter.date}"
        only = "" if recorded else str(Both("(答申による)", " (by the answer)"))
        outcome = f"{outcome_name(letter.outcome)}{only if letter.outcome else ''}"
        if letter.outcome_line is not None:
            outcome += "  " + _LINE.format(line=letter.outcome_line, raw=letter.outcome_raw or "")
        yield f"  {Both('答申', 'answer')}: {outcome}"
        for text, line in letter.conditions:
            words = _LINE.format(line=line, raw=text)
            yield f"    {Both('条件・意見', 'condition or opinion')}: {words}"
        yield f"    {letter.id}  {letter.path}"


def of_letter(letter: JoinedLetter) -> Iterator[str]:
    """Yield what a letter is about, and the cases it is joined to."""
    day = letter.date or "----------"
    yield "  ".join(filter(None, (day, letter.number, letter.title)))
    if letter.outcome:
        raw = _LINE.format(line=letter.outcome_line or "-", raw=letter.outcome_raw or "")
        yield f"  {Both('結果', 'outcome')}: {outcome_name(letter.outcome)}  {raw}"
    if letter.status == "joined":
        yield f"  {Both('案件', 'cases')}: {'、'.join(letter.cases)}"
    else:
        yield f"  {message(letter)}"


def message(letter: JoinedLetter) -> str:
    """Return why a letter is joined to no case, in one sentence."""
    return _FINDINGS[letter.status].format(cases="、".join(letter.cases))


def findings(corpus: Corpus) -> Iterator[dict[str, Any]]:
    """Yield a finding for each letter that is joined to no case, or contradicts its minutes."""
    from kurume_search.api.found.letters import contradictions

    for letter in corpus.letters:
        if letter.status in _FINDINGS:
            yield _finding(letter, letter.date_line, letter.status, message(letter))
    for letter, case, said in contradictions(corpus):
        told = _CONTRADICTS.format(
            case=case, said=outcome_name(said), answered=outcome_name(letter.of(case).outcome)
        )
        yield _finding(letter, letter.outcome_line, "contradicts", told)


def _finding(letter: JoinedLetter, line: int | None, what: str, told: str) -> dict[str, Any]:
    return {
        "meeting": letter.id,
        "line": line,
        "severity": "warning",
        "code": f"letter-{what}",
        "message": told,
        "path": letter.path,
    }
