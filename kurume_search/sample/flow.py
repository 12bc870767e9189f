"""Who speaks when: the turns of a case, a report, an opening, a closing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kurume_search.sample.dice import Dice
from kurume_search.sample.notations import Notation
from kurume_search.sample.plan import PlannedCase, SaidTurn
from kurume_search.sample.speech import Asked, Voice


@dataclass(slots=True)
class Room:
    """The people of one meeting, and what they are called in its minutes.

    Attributes:
        letters: Member → letter, in the order in which members first speak.
    """

    dice: Dice
    notation: Notation
    members: Sequence[str]
    letters: dict[int, str] = field(default_factory=dict)

    def turn(
        self, speaker: str, kind: str, text: str, cases: tuple[str, ...] = (), unit: str = ""
    ) -> SaidTurn:
        """Return a turn of `speaker`: ``chair``, ``office``, ``body`` or a member's number."""
        label, role = self._called(speaker, kind, unit)
        return SaidTurn(speaker=speaker, label=label, role=role, kind=kind, text=text, cases=cases)

    def _called(self, speaker: str, kind: str, unit: str) -> tuple[str, str]:
        note = self.notation
        if note.label == "qa":
            return {"question": "問", "answer": "答"}.get(kind, "意見"), "unknown"
        match speaker:
            case "chair":
                return (self.members[0] if note.members == "named" else "") + "会長", "chair"
            case "office":
                return "事務局", "secretariat"
            case "body":
                named = unit + ("長" if note.verbatim else "")
                return note.city or named, "implementing_body"
        member = int(speaker)
        match note.members:
            case "letters":
                letter = self.letters.setdefault(member, "ABCDEFGHIJKL"[len(self.letters)])
                return letter + "委員", "member"
            case "named":
                return self.members[member] + "委員", "member"
        return "委員", "member"


def opening(room: Room, number: int) -> tuple[SaidTurn, ...]:
    """Return what is said before the first item."""
    if not room.notation.chair_speaks:
        return ()
    words = (
        f"ただいまから、本年度第{number}回の審議会を開会いたします。"
        if room.notation.verbatim
        else f"本年度第{number}回の審議会を開会する。"
    )
    return (room.turn("chair", "procedural", words),)


def confirmation(room: Room) -> tuple[SaidTurn, ...]:
    """Return what is said about the last minutes."""
    if not room.notation.chair_speaks:
        return ()
    words = "前回の会議録は、お手元の案のとおり確定と"
    return (
        room.turn("chair", "procedural", words + ("いたします。" if _polite(room) else "する。")),
    )


def closing(room: Room, month: int) -> tuple[SaidTurn, ...]:
    """Return what is said under その他."""
    if room.notation.wordless:
        return ()
    sentence = "次回の会議は" + f"{month}月を予定してい" + ("ます。" if _polite(room) else "る。")
    turns = [room.turn("office", "statement", sentence)]
    if room.notation.chair_speaks:
        bye = "以上で本日の会議を閉会" + ("いたします。" if _polite(room) else "する。")
        turns.append(room.turn("chair", "procedural", bye))
    return tuple(turns)


def _polite(room: Room) -> bool:
    return room.notation.verbatim


def report(room: Room, voice: Voice) -> tuple[SaidTurn, ...]:
    """Return the turns of a report that is no case."""
    if room.notation.wordless:
        return ()
    dice, turns = room.dice, []
    turns.append(room.turn("office", "statement", voice.report("tell")))
    for _ in range(dice.weighted((40, 40, 20))):
        asked = room.turn(_member(room), "question", voice.report("ask"))
        turns.append(replace(asked, asks=1, answers=(1,)))
        turns.append(room.turn("office", "answer", voice.report("answer")))
    return tuple(turns)


def deliberation(
    room: Room,
    voice: Voice,
    cases: Sequence[PlannedCase],
    *,
    questions: int,
    unit: str,
    earlier: str | None,
) -> tuple[SaidTurn, ...]:
    """Return the turns of a case, or of cases taken together.

    Args:
        room: Who is there.
        voice: What is said.
        cases: The case; several if they are joint.
        questions: Question turns to plant.
        unit: The department that speaks for the city.
        earlier: Number of an earlier case of the meeting to refer to, or None.
    """
    note, ids = room.notation, tuple(case.id for case in cases)
    withdrawn = cases[0].result.value == "withdrawn"
    turns: list[SaidTurn] = []
    if note.chair_speaks:
        called = "及び".join(case.printed for case in cases)
        ask = (
            ""
            if withdrawn
            else f"{unit}から説明を" + ("お願いします。" if _polite(room) else "願う。")
        )
        put = f"{called}を議題と" + ("いたします。" if _polite(room) else "する。") + ask
        turns.append(room.turn("chair", "procedural", put, ids))
    if not withdrawn:
        if note.chair_speaks or note.label == "table":
            turns.append(room.turn("body", "statement", voice.present(), ids, unit))
        if note.chair_speaks:
            words = "御質問はございますか。" if _polite(room) else "質問はあるか。"
            turns.append(room.turn("chair", "procedural", words, ids))
        turns += _questions(room, voice, ids, questions, unit, earlier)
    if note.result == "turn" and cases[0].result.words is not None:
        # What can't be read is of no kind that anybody could know.
        kind = "unreadable" if cases[0].result.why == "damaged" else "procedural"
        turns.append(room.turn("chair", kind, cases[0].result.words, ids))
    return tuple(turns)


def _member(room: Room, but: str = "") -> str:
    choices = [str(k) for k in range(1, len(room.members)) if str(k) != but]
    return room.dice.pick(choices)


def _questions(
    room: Room, voice: Voice, ids: tuple[str, ...], left: int, unit: str, earlier: str | None
) -> list[SaidTurn]:
    """Return question turns with their answers, and remarks between them."""
    dice, wordless = room.dice, room.notation.wordless
    turns: list[SaidTurn] = []
    speaker = _member(room)
    if earlier is not None and left and not wordless:
        tail = "でしょうか。" if _polite(room) else "か。"
        words = f"消去の時期は、{earlier}の場合と同じという理解でよろしい{tail}"
        turn = room.turn(speaker, "question", words, ids)
        turns.append(replace(turn, asks=1, issue="retention", by_reference=True, answers=(1,)))
        turns.append(room.turn("body", "answer", voice.say("yes"), ids, unit))
        left -= 1
    while left > 0:
        if dice.chance(0.4):
            speaker = _member(room)
        form = 0 if wordless else dice.weighted((85, 6, 5, 4))
        asked = voice.question()
        if form == 2 and left >= 2:
            turns += _two_ask(room, voice, ids, unit, (speaker, asked))
            left -= 2
            continue
        left -= 1
        if form == 3 and left == 0:  # nobody answers before the matter is closed
            turns.append(_asked(room, speaker, asked, ids, ()))
            break
        turns += _one_asks(room, voice, ids, unit, (speaker, asked), also_office=form == 1)
    return turns


def _two_ask(
    room: Room, voice: Voice, ids: tuple[str, ...], unit: str, first: tuple[str, Asked]
) -> Iterator[SaidTurn]:
    """Yield the questions of two members, the first given, and the answer that serves both."""
    speaker, asked = first
    second, other = voice.question(), _member(room, but=speaker)
    yield _asked(room, speaker, asked, ids, (2,))
    yield _asked(room, other, second, ids, (1,))
    answer, cites = voice.answer(second)
    joined = voice.say("both") + answer
    yield replace(room.turn("body", "answer", joined, ids, unit), cites=cites)


def _one_asks(
    room: Room,
    voice: Voice,
    ids: tuple[str, ...],
    unit: str,
    first: tuple[str, Asked],
    *,
    also_office: bool,
) -> Iterator[SaidTurn]:
    """Yield a question, its answer, that of the office too if it adds one, perhaps a remark."""
    dice, (speaker, asked) = room.dice, first
    asker = "chair" if room.notation.chair_speaks and dice.chance(0.05) else speaker
    yield _asked(room, asker, asked, ids, (1, 2) if also_office else (1,))
    answer, cites = voice.answer(asked)
    yield replace(room.turn("body", "answer", answer, ids, unit), cites=cites)
    if also_office:
        yield room.turn("office", "answer", voice.say("office"), ids)
    if dice.chance(0.14):
        yield room.turn(speaker, "statement", voice.view(), ids)
        if dice.chance(0.6):
            yield room.turn("body", "answer", voice.say("heed"), ids, unit)


def _asked(
    room: Room, speaker: str, asked: Asked, ids: tuple[str, ...], answers: tuple[int, ...]
) -> SaidTurn:
    """Return the question turn; `answers` count turns ahead of it."""
    turn = room.turn(speaker, "question", asked.text, ids)
    return replace(
        turn, asks=asked.sentences, issue=asked.issue, cites=asked.cites, answers=answers
    )
