"""Sentences: what members ask, what the city answers, how a matter ends."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from kurume_search.sample.city import Ground, Provision
from kurume_search.sample.dice import Dice
from kurume_search.sample.plan import Cited
from kurume_search.sample.stock import Slots
from kurume_search.sample.tables import Wording, table, wording, wordings

_KANJI = "〇一二三四五六七八九"
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def cite(law: str, provision: Provision, style: str) -> str:
    """Return a citation as a clerk writes it.

    Args:
        law: Name of the law as minutes call it.
        provision: Article, paragraph and perhaps item.
        style: ``half``, ``full``, ``bare`` (8条1項5号) or ``kanji``.
    """
    parts = [(provision.article, "条"), (provision.paragraph, "項"), (provision.item, "号")]
    order = "" if style == "bare" else "第"
    text = "".join(f"{order}{_numeral(n, style)}{unit}" for n, unit in parts if n)
    return law + text


def _numeral(number: int, style: str) -> str:
    if style == "full":
        return str(number).translate(FULL_WIDTH)
    if style != "kanji":
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else ("" if tens == 1 else _KANJI[tens]) + "十"
    return head + (_KANJI[ones] if ones or not tens else "")


class Issue(NamedTuple):
    """One concern of members, with its questions and answers."""

    id: str
    ask: tuple[Wording, ...]
    answer: tuple[Wording, ...]


@cache
def issues() -> tuple[Issue, ...]:
    """Return the concerns in their order."""
    return tuple(
        Issue(row["id"], tuple(map(wording, row["ask"])), tuple(map(wording, row["answer"])))
        for row in table("speech")["issue"]
    )


class Asked(NamedTuple):
    """A question as planted."""

    text: str
    sentences: int
    issue: str
    cites: tuple[Cited, ...]
    wants_yes: bool


class Voice:
    """Everybody in one case: draws sentences about it in the style of the record.

    Args:
        dice: The meeting's chance.
        slots: What the case fixes, and fresh draws.
        ground: What the case is brought under; None outside cases.
        verbatim: Polite and word for word.
        one_sentence: A contribution is one sentence (narrative minutes).
    """

    def __init__(
        self, dice: Dice, slots: Slots, ground: Ground | None, *, verbatim: bool, one_sentence: bool
    ) -> None:
        self._dice, self._slots, self._ground = dice, slots, ground
        self._verbatim, self._one = verbatim, one_sentence
        weights = [2.0, 2.0, 3.0, 3.0, 3.0, 2.0, 2.0, 2.0, 1.5, 1.0]
        if ground is None or not ground.near:
            weights[-1] = 0  # a question of law weighs two items against each other
        self._weights = weights

    def _fill(self, written: Wording) -> str:
        return written.of(self._verbatim).format_map(self._slots)

    def _one_of(self, choices: Sequence[Wording]) -> str:
        return self._fill(self._dice.pick(choices))

    def say(self, key: str) -> str:
        """Return a sentence of that kind in ``speech.toml``."""
        return self._one_of(wordings("speech", key))

    def view(self) -> str:
        """Return a member's view: one sentence, or one that leads to it before."""
        lead = "" if self._one or self._dice.chance(0.5) else self.say("lead")
        return lead + self.say("view")

    def present(self) -> str:
        """Return how a department puts its case: a few sentences."""
        more = [self.say("more") for _ in range(self._dice.between(1, 4))]
        return self.say("present") + "".join(more)

    def report(self, key: str) -> str:
        """Return a sentence about a report."""
        return self._one_of(wordings("report", key))

    def question(self) -> Asked:
        """Return a question turn: one concern, one to three sentences that ask."""
        dice = self._dice
        issue = issues()[dice.weighted(self._weights)]
        number = 1 if self._one else 1 + dice.weighted((62, 28, 10))
        chosen = dice.some(issue.ask, number)
        if self._one:
            chosen = [pick for pick in chosen if pick.summary.endswith("か。")] or [issue.ask[0]]
        asked = [self._fill(written) for written in chosen]
        lead = [] if self._one else [self.say("lead") for _ in range(dice.weighted((25, 45, 30)))]
        if len(asked) > 1 and dice.chance(0.3):
            points = dice.pick((str(len(asked)), str(len(asked)), "数"))
            lead.append(self.say("announce").replace("{points}", points))
        used = "".join(written.summary for written in chosen)
        last = chosen[-1].summary
        return Asked(
            "".join(lead + asked),
            len(asked),
            issue.id,
            self._cites(used),
            len(asked) == 1 and "理解でよい" in last,
        )

    def _cites(self, used: str) -> tuple[Cited, ...]:
        ground = self._ground
        if ground is None:
            return ()
        found = []
        for slot in ("cite", "near"):
            if f"{{{slot}}}" in used:
                item = ground.provision.item if slot == "cite" else ground.near
                where = ground.provision._replace(item=item)
                found.append(Cited(ground.law, where.key, "turn"))
        return tuple(found)

    def answer(self, asked: Asked) -> tuple[str, tuple[Cited, ...]]:
        """Return the reply to a question, and what it cites."""
        dice = self._dice
        if asked.wants_yes and dice.chance(0.6):
            return self.say("yes"), ()
        chosen = dice.pick(next(i for i in issues() if i.id == asked.issue).answer)
        more = 0 if self._one else dice.weighted((8, 12, 20, 25, 20, 15))
        text = self._fill(chosen) + "".join(self.say("more") for _ in range(more))
        return text, self._cites(chosen.summary)


def result_words(
    dice: Dice, slots: Slots, value: str, *, verbatim: bool, limbs: Sequence[str]
) -> str:
    """Return the predicate that says `value` (a key of ``[outcome]``)."""
    written = dice.pick(wordings("outcome", value)).of(verbatim)
    if "{wish}" in written:
        wish = dice.pick(wordings("outcome", "wish")).summary.removesuffix("。")
        written = written.replace("{wish}", wish.format_map(slots))
    if "{limb}" in written:
        written = written.format(limb=limbs[0], limb2=limbs[1])
    return written


def garbage(dice: Dice, length: int) -> str:
    """Return text that is none: what a wrong decoding leaves behind."""
    return "".join(dice.pick("縺繧譁繝〓荳逕邵蜈ｽ･ﾎ溘≠〓蟄ｩ髢ｸ") for _ in range(length))
