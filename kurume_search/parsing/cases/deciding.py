"""How the cases of a meeting are decided while its blocks are walked through in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from kurume_search.model.outcome import OutcomeValue
from kurume_search.model.turn import NoteType, Role
from kurume_search.parsing.calls.blocks import NOTE, RESULT, Block
from kurume_search.parsing.cases.counted_results import RowsKept, keys_of
from kurume_search.parsing.cases.drafts_told import DraftsTold
from kurume_search.parsing.cases.kept_vote import KeptVote, lacks_vote
from kurume_search.parsing.decisions.narrative import sums_up
from kurume_search.parsing.decisions.noted_votes import is_on_a_case
from kurume_search.parsing.decisions.office_results import said_by_office
from kurume_search.parsing.decisions.proposals import (
    Heard,
    Proposal,
    hear,
    may_end_by_assent,
    proposal_in,
    proposal_told,
    proposal_words,
    value_of_proposal,
)
from kurume_search.parsing.decisions.put_and_agreed import put_and_agreed
from kurume_search.parsing.decisions.rulings import Candidate, Rank, in_limbs, ruled
from kurume_search.parsing.decisions.ties import Ties, is_on_report
from kurume_search.parsing.lines.pieces import Piece
from kurume_search.parsing.outcomes.outcome import may_end, value_of
from kurume_search.parsing.page.notes import is_bare_assent, is_unopposed, type_of, words_of
from kurume_search.parsing.words.at_once import covers_all, may_reach, reaches_rest
from kurume_search.parsing.words.questions import may_match, words_match
from kurume_search.parsing.words.speakers import ARROWS
from kurume_search.parsing.words.speech import Speech
from kurume_search.parsing.words.votes import vote_noted

if TYPE_CHECKING:
    from kurume_search.parsing.cases.taken_up import TakenUp
    from kurume_search.parsing.decisions.drafts import Draft, Item, Placed

_AGREES = re.compile(
    r"(?:はい|ええ|私も)?[、。]?(?:(?:特に)?(?:(?:異議|異論|異存)(?:は)?)?(?:な[しい]|ありません|ございません)(?:です)?"
    r"|賛成(?:です|します|する|いたします)?|(?:それで)?(?:結構|よい|良い|いい|よろしい)(?:です|である|だ?と思います|かと思います|だと思う|と思い?ます?|と思う)?|そう思(?:う|います)|はい)[。]*"
)
# A sentence that only presents can tell these ends (取下げがあった旨の報告を受けた).
_TOLD_IN_REPORTS = (OutcomeValue.CONTINUED, OutcomeValue.WITHDRAWN)
# What is decided in these may rest on hands that a note has counted before.
_AFTER_VOTES = (Rank.CHAIR, Rank.NOTE, Rank.RESULT)
# What is said of the end without a name is on all that were explained together.
_AT_ONCE = (Rank.CHAIR, Rank.NOTE)
_FEW_HANDS = re.compile(r"(?:賛成者?|挙手|起立)少数。?")
_ACTS = re.compile(r"拍手|挙手|起立|呼ぶ者|呼ぶ声|叫ぶ者")
# A leave granted in so few words is for the step just asked for.
_FEW = 14


class Deciding:
    """Gives each case what the words of the record say of its end.

    Attributes:
        ties: Which of the cases called so far words are on.
        proposal: What the chair proposed last, while nobody has said otherwise.
        vote: What a note has counted last.
        decided: What the last turn of the chair decided.
    """

    def __init__(self, ties: Ties, cases: Sequence[Draft], taken_up: TakenUp) -> None:
        self.ties = ties
        self._taken_up = taken_up
        self._cases = cases
        self.proposal: Proposal | None = None
        self._put: tuple[Piece, ...] = ()  # where that stands
        self.vote = KeptVote()
        self._leave = False  # the office has just asked leave for a step
        self.decided: tuple[Draft, ...] = ()
        self._ahead = RowsKept()
        self._drafts = DraftsTold()

    @property
    def puts_a_case(self) -> bool:
        """Whether what was proposed last decides a case, and is no step (休憩してよろしいか)."""
        return self.proposal is not None and bool(self.proposal.words)

    @property
    def put_on(self) -> tuple[Draft, ...]:
        """The cases that what was proposed last names."""
        put = self.proposal.words if self.proposal is not None else ""
        return self.ties.named(self.ties.mentions(put)) if put else ()

    def with_put(self, cases: tuple[Draft, ...]) -> tuple[Draft, ...]:
        """Return the cases that assent is on: all that are put to the council in one breath."""
        put = self.put_on
        return put if set(cases) < set(put) and not any(case.closed for case in put) else cases

    def listed(self, placed: Placed) -> None:
        """Keep a row of a list of results, in front of the case that its number names."""
        block = placed.block
        in_list = block.kind is RESULT and block.section == "results"
        if in_list and not placed.cases and keys_of(block):
            self._ahead.keep(placed)

    def counted(self, placed: Placed) -> None:
        """Keep a row of a list of results that has no more than a count.

        It has the cases that the talk is on, which it is of where the count says nothing.
        """
        self._ahead.keep(placed, len(self._cases))

    def noted_vote(self, words: str, cases: Sequence[Draft], before: Sequence[Placed]) -> None:
        """Give the vote that a note records to the cases decided just before, or keep it.

        Kept it is that of what is decided next: hands are raised before the chair says so.
        """
        vote = vote_noted(words_of(words))
        if vote is None:
            return
        cases = self.decided if set(cases) <= set(self.decided) else self._explained(cases)
        decided = [case for case in cases if lacks_vote(case)]
        behind = bool(decided) and self.proposal is None
        if not is_on_a_case(words, before, put=self.puts_a_case, behind=behind):
            return
        if not behind:
            self.vote.keep(vote, cases)
            return
        for case in decided:
            case.ruled[-1] = replace(case.ruled[-1], votes=vote)
        self.decided = ()

    def settle(self, items: Sequence[Item]) -> None:
        """Give the rows kept to their cases; all are called by now, under `items`."""
        self.vote.forget()
        if self._ahead:
            self._ahead.settle(self.ties.by_key, self._cases, items)
        for placed in self._ahead.rows:
            self.rule(placed.block, placed.cases, Rank.RESULT)

    def turns_elsewhere(self) -> None:
        """Forget what was proposed: another item is called."""
        self.proposal, self._leave, self.decided = None, False, ()
        self.vote.forget()

    def chair(self, block: Block, cases: Sequence[Draft]) -> bool:
        """Take a chair's turn: its verdicts, then what it proposes.

        Say whether it decides one of the cases.
        """
        self.decided = ()
        granted = self._leave and self.proposal is None and len(block.speech.text) < _FEW
        heard = hear(block.speech.sentences)
        decided = not granted and self.rule(block, cases, Rank.CHAIR, heard)
        self.vote.drop_hands(block.speech.text)
        self.proposal = proposal_in(heard, None if decided else self.proposal)
        put = next((said for said, found in reversed(heard) if found is self.proposal), None)
        self._put = tuple(block.speech.cut(put.start, put.stop)) if put and self.proposal else ()
        self._leave = False
        return decided

    def reported(self, block: Block, cases: Sequence[Draft]) -> None:
        """Take what is reported of who leads: what they say is decided, or propose (…旨の提案)."""
        if sums_up(block.text):
            self.rule(block, cases, Rank.TEXT)
        elif not self.put_and_agreed(block, cases):
            self.proposal = proposal_told(block.text) or self.proposal

    def member(self, block: Block, cases: tuple[Draft, ...]) -> tuple[Draft, ...]:
        """Take a member's turn: assent decides, anything else reopens the talk.

        Return the cases it is on, which are more than those given if more were put.
        """
        if self.proposal is None and not self.vote and not self._leave:
            return cases  # nothing to assent to, nor to forget
        text = block.speech.text
        if not text:  # (了承): said in brackets; raised hands reopen nothing
            return self.assent(block, cases) if is_bare_assent(block.text) else cases
        if is_bare_assent(text) or (len(text) <= 2 * _FEW and _AGREES.fullmatch(text)):
            return self.assent(block, cases)
        if not any(_AGREES.fullmatch(said.text) for said in block.speech.sentences[:1]):
            self.turns_elsewhere()  # 結構である。ただし、… is assent with a remark
        return cases

    def side(self, block: Block, speech: Speech, cases: Sequence[Draft]) -> None:
        """Take a turn of the body or the office: it may say how the case ends.

        What was put before it and decides nothing was asked of it (…という理解でよいか).
        """
        text = speech.text
        if self.proposal is not None and not may_end_by_assent(self.proposal.words):
            self.proposal = None
        if "答申" in text:
            self._drafts.hear(speech, cases)
        self._leave = may_match("leave", text) and (
            bool(speech.sentences) and words_match("leave", speech.sentences[-1].text)
        )
        role = block.speaker.role if block.speaker is not None else Role.UNKNOWN
        for sentence in speech.sentences:
            value = said_by_office(sentence.text, role)
            if value is not None and not sentence.asks:
                pieces = tuple(speech.cut(sentence.start, sentence.stop))
                for case in cases:
                    case.ruled.append(Candidate(value, Rank.TEXT, sentence.text, pieces, block))

    def told(self, block: Block, cases: Sequence[Draft]) -> None:
        """Take words of nobody. Few hands (挙手少数) end what was put, which a chair then says."""
        if len(block.text.strip()) == 1 and block.section == "frame":
            return  # the mark of a bullet whose words are somebody's
        rank = Rank.NOTE if block.kind is NOTE else Rank.TEXT
        few = rank is Rank.NOTE and _FEW_HANDS.fullmatch(words_of(block.text)) is not None
        self.rule(block, cases, Rank.ASSENT if few else rank)

    def put_and_agreed(self, block: Block, cases: Sequence[Draft]) -> bool:
        """Take what is told to be put to the council, with the assent to it or without."""
        found = put_and_agreed(block.text)
        if found is None:
            return False
        self.proposal = None if found.agreed else Proposal(found.put, told=True)
        for case in cases:
            case.ruled += found.decisions(block, review=case.review, report=case.report)
        return True

    def rule(
        self, block: Block, cases: Sequence[Draft], rank: Rank, heard: Sequence[Heard] = ()
    ) -> bool:
        """Give each verdict in the words to the cases it names, else to those given.

        Say whether one of those given has got one. `heard` are the sentences of a chair.
        """
        words = block.speech.text
        told = rank is Rank.TEXT or rank is Rank.NOTE
        put = self.proposal is not None or any(found for _, found in heard)
        # What the words lack, none of their sentences has; what is put can decide without.
        if (told or (rank is Rank.CHAIR and not put)) and not may_end(words):
            return False
        ties = self.ties
        others: tuple[Draft, ...] = ()
        if ties.may_mention(words):
            others = ties.named(ties.mentions(words))
            heard = in_limbs(heard, ties.limbs) if heard else heard
        own = tuple(cases) if others or rank not in _AT_ONCE else self._explained(cases)
        mentioned, own = others, self._reach(words, own, others)
        if rank is Rank.CHAIR:
            others = tuple(case for case in others if not case.closed)
        decided = False
        for case in dict.fromkeys((*own, *others)):
            found = ruled(
                block,
                block.pieces,
                rank,
                review=case.review,
                report=case.report,
                proposal=self.proposal if case in own else None,
                limbs=ties.limbs,
                heard=heard,
                on=partial(ties.own, case=case, cases=own),
            )
            if self._drafts.told:
                found = self._drafts.settled(case, found, block, rank)
            for candidate in found:
                presents = told and candidate.value not in _TOLD_IN_REPORTS
                if presents and type_of(words) is NoteType.PRESENTATION:
                    continue
                if self._is_on(candidate.text, case, own, mentioned):
                    counted = self.vote.of(case) if rank in _AFTER_VOTES else None
                    if counted or len(own) > 1:
                        behind = ties.behind(words, candidate.text, case, own)
                        candidate = replace(candidate, votes=counted, behind=behind)  # noqa: PLW2901
                    case.ruled.append(candidate)
                    decided = decided or case in own
        if decided:
            self.vote.forget()
            self.decided = tuple(case for case in own if case.ruled)
        return decided

    def _explained(self, cases: Sequence[Draft]) -> tuple[Draft, ...]:
        """Return the cases that words are on that name none, with those explained together."""
        if self.put_on:
            return self.with_put(tuple(cases))
        return self._taken_up.undecided(tuple(cases))

    def _reach(
        self, words: str, own: tuple[Draft, ...], named: tuple[Draft, ...]
    ) -> tuple[Draft, ...]:
        """Return the cases that words are on if they name none: the open ones, or all undecided."""
        put = self.proposal.words if self.proposal is not None else ""
        if len(self._cases) < 2 or not (may_reach(words) or (put and may_reach(put))):
            return own
        undecided = [case for case in self._cases if not (case.closed or case.report)]
        reach = tuple(dict.fromkeys((*own, *undecided)))
        if (named and reaches_rest(words)) or (self.ties.mentions(put) and reaches_rest(put)):
            return reach
        return reach if any(covers_all(held, len(reach)) for held in (words, put)) else own

    def _is_on(
        self, text: str, case: Draft, own: tuple[Draft, ...], mentioned: tuple[Draft, ...]
    ) -> bool:
        """Return whether a verdict is on a case: it names it, or none and the case is open."""
        ties = self.ties
        named = ties.named(ties.mentions(text))
        if mentioned and reaches_rest(text):
            return ties.is_on(text, case, own, mentioned)
        if named:
            return case in named
        reported = is_on_report(text) and not case.report
        return not reported and case in own and ties.of_subject(text, own) in (None, case)

    def accepts(self, words: str) -> bool:
        """Return whether words only record assent to a proposal that is open (了承された)."""
        if self.proposal is None:
            return False
        if is_unopposed(words):  # ⇒異議なし
            return True
        return (
            self.proposal.told and proposal_words("accepted").pattern.fullmatch(words) is not None
        )

    def assent(self, block: Block, cases: tuple[Draft, ...]) -> tuple[Draft, ...]:
        """Assent to a proposal on the case decides, if no closing words follow.

        Return the cases given, or all that were put in one breath.
        """
        if self.proposal is None:
            return cases
        put = self.with_put(cases)
        reach = self._reach("", self._explained(cases), ())
        for case in reach:
            words = self.ties.own(self.proposal.words, case, reach)
            value = value_of_proposal(words, review=case.review, report=case.report)
            if value:
                pieces = tuple(block.pieces) if _decides_itself(block, value) else self._put
                pieces = pieces or tuple(block.pieces)
                said = self.proposal.before + words
                counted = self.vote.of(case)
                case.ruled.append(
                    Candidate(value, Rank.ASSENT, block.text, pieces, block, said, counted)
                )
        return put


def _decides_itself(block: Block, value: OutcomeValue) -> bool:
    """Return whether assent is a decision of its own, and not only to the words that put it.

    So is a result behind an arrow (⇒異議なし), and what those present do as for a vote.
    """
    words = block.text
    states = words[:1] in ARROWS and value_of(words_of(words.lstrip(ARROWS))) is value
    return states or _ACTS.search(words) is not None
