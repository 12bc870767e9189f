"""One pass over the lines: headers, headings, titles, bodies, notes, turns, text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kurume_search.model.meeting import AgendaKind
from kurume_search.model.turn import Role, TurnKind
from kurume_search.parsing.blocks import Block, BlockKind
from kurume_search.parsing.bodies import read_body_label
from kurume_search.parsing.fields import Field, FieldLabel, open_field, read_label
from kurume_search.parsing.furniture import contact_from, furniture_of
from kurume_search.parsing.headings import Heading, is_talk_word, kind_of, read_heading, section_of
from kurume_search.parsing.lines import Line
from kurume_search.parsing.names import DOC_KIND
from kurume_search.parsing.notations import Chosen, Label
from kurume_search.parsing.notes import inline_result, is_note
from kurume_search.parsing.pieces import Piece, piece
from kurume_search.parsing.speakers import Speaker, read_speaker
from kurume_search.parsing.tables import Row, is_rule, read_columns, read_row
from kurume_search.parsing.titles import is_complete, is_titular

_STOP = re.compile(r"[。?!」』)）】〕》〉>―—–─]\s*$")
_SENTENCE = re.compile(r"。|[?!]$")
_PEOPLE = ("members", "absent", "secretariat", "explainers")
# Numbered lines under these fields are their values and no items.
_LISTS = ("materials", "record_form", "contact", "openness", "closed_reason", *_PEOPLE)
_SPOKEN = re.compile(r"[。?!]|^\(.*(?:説明|報告|略).*\)$|か$|^異議")
_VALUE_ONLY = re.compile(r"(?:一部)?(?:非)?公開(?:\(.*\))?|なし|無")


@dataclass(slots=True)
class Outline:
    """What the pass found."""

    blocks: list[Block] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    titles: list[Piece] = field(default_factory=list)


def read_outline(lines: Sequence[Line], chosen: Chosen) -> Outline:
    """Return the outline of one meeting's lines under the notation chosen for it."""
    return _Pass(lines, chosen).run()


class _Pass:
    def __init__(self, lines: Sequence[Line], chosen: Chosen) -> None:
        self.lines = lines
        self.chosen = chosen
        self.out = Outline()
        self.furniture = furniture_of(lines)
        self.first_turn = self._first_turn()
        self.contact: int | None = None
        self.field: Field | None = None
        self.field_level: str | None = None  # the mark before its label (1, (1) …)
        self.turn: Block | None = None  # open: text goes on in it
        self.last_turn: Block | None = None
        self.text: Block | None = None
        self.heading: Block | None = None  # the last one, while its title may go on
        self.in_case = False
        self.in_list = False
        self.section: str | None = None
        self.talk_by = Role.UNKNOWN
        self.columns: tuple[str | None, ...] | None = None
        self.previous: Line | None = None  # last line with words
        self.gap = True
        self.turns_in_case = 0

    # -- which line is the first that somebody says

    def _first_turn(self) -> int:
        hits: list[tuple[int, str]] = []
        for at, line in enumerate(self.lines):
            if not line.text or at in self.furniture:
                continue
            row = read_row(line)
            if row:
                columns = read_columns(row)
                if columns and (
                    "speaker" in columns or "question" in columns or "title" in columns
                ):
                    return at
                continue
            label = self.chosen.label(line)
            if label is None:
                if (
                    is_note(line.text)
                    and line.text[0] in "―—–─-("
                    and "説明" in line.text
                    and len(line.text) < 60
                ):
                    return at
                continue
            rest = line.text[label.speech :] or self._words_after(at)
            if _SPOKEN.search(rest):
                return at
            hits.append((at, line.text[label.start : label.stop]))
        return len(self.lines)

    def _words_after(self, at: int) -> str:
        for line in self.lines[at + 1 : at + 4]:
            if line.text:
                return line.text
        return ""

    # -- the pass

    def run(self) -> Outline:
        for at, line in enumerate(self.lines):
            if not line.text:
                self.gap = True
                continue
            if at in self.furniture or is_rule(line):
                self._block(BlockKind.FURNITURE, line, [piece(line)])
                continue
            self._step(at, line)
            self.previous, self.gap = line, False
        self._contact()
        return self.out

    def _step(self, at: int, line: Line) -> None:
        front = at < self.first_turn
        if row := read_row(line):
            self._row(row, front)
            return
        self.columns = None
        if front and self._front(at, line):
            return
        if not front and (label := self._label(at, line)):
            self._open_turn(line, label)
            return
        if self.turn is not None and not self.turn.pieces:
            self.turn.pieces.append(piece(line))
            return
        if self._clock(line) or self._special(line):
            return
        if self._heading(line, front):
            return
        self._words(line, front)

    def _block(self, kind: BlockKind, line: Line, pieces: list[Piece], **more: object) -> Block:
        block = Block(kind, line, pieces, **more)  # type: ignore[arg-type]
        self.out.blocks.append(block)
        return block

    def _close(self) -> None:
        self.turn = self.text = self.field = self.heading = None

    # -- turns

    def _label(self, at: int, line: Line) -> Label | None:
        label = self.chosen.label(line)
        if label is None:
            return None
        words = line.text[label.start : label.stop]
        rest = line.text[label.speech :]
        if self._is_body_line(line, rest) or section_of(words) in (
            "results",
            "conditions",
            "reasons",
        ):
            return None
        if not rest:
            following = self._words_after(at)
            if section_of(words) and (self._starts_label(at) or label.speaker.shown is None):
                if (
                    label.speaker.shown is None
                    and self._is_question_mark(words)
                    and not self._starts_label(at)
                ):
                    return label
                return None
            if not following:
                return None
        if self.turn and self._unfinished() and not self.gap and not label.speaker.sure:
            return None
        return label

    def _is_question_mark(self, words: str) -> bool:
        return not any(row.alone for row in self.chosen.rows) or len(words) <= 2

    def _starts_label(self, at: int) -> bool:
        for line in self.lines[at + 1 : at + 4]:
            if line.text:
                return self.chosen.label(line) is not None
        return False

    def _is_body_line(self, line: Line, rest: str) -> bool:
        if not self.in_case or self.turns_in_case or not rest or _SENTENCE.search(rest):
            return False
        return read_body_label(line) is not None

    def _open_turn(self, line: Line, label: Label) -> None:
        self._close()
        speech = piece(line, label.speech)
        self.turn = self._block(
            BlockKind.TURN, line, [speech] if speech.text else [],
            head=Piece(line, 0, label.speech, line.text[: label.speech]), label=label, speaker=label.speaker,
        )  # fmt: skip
        self.last_turn = self.turn
        self.section = None
        self.in_list = False
        self.turns_in_case += 1

    def _unfinished(self) -> bool:
        return self.previous is not None and not _STOP.search(self.previous.text)

    # -- front matter

    def _front(self, at: int, line: Line) -> bool:
        label = read_label(line.text)
        if label and self.in_case and not self._ends_case(label):
            label = None
        if label and label.field in ("body", "agenda"):
            return self._container(line, label)
        if label and not (
            self.in_list
            and label.field in ("time", "time_end", "members")
            and label.value == len(line.text)
        ):
            if not self._is_member_line(line, label):
                self._open_field(line, label)
                return True
        if (
            self.field is None
            and not self.out.fields
            and self.heading is None
            and self._is_meeting_title(line)
        ):
            self.out.titles.append(piece(line))
            self._block(BlockKind.MEETING, line, [piece(line)])
            return True
        return False

    @staticmethod
    def _ends_case(label: FieldLabel) -> bool:
        """Under a case 質疑応答 and 審議結果 part it; only 会議の結果 and the like end it."""
        return (
            label.field == "body"
            and section_of(label.label) == "containers"
            and not is_talk_word(label.label)
        )

    def _is_member_line(self, line: Line, label: FieldLabel) -> bool:
        """A line 会長 甲 or 委員 乙 inside the roll goes on with it."""
        return False

    def _open_field(self, line: Line, label: FieldLabel) -> None:
        self._close()
        mark = read_heading(line)
        self.field_level = mark.level if mark and mark.number else None
        self.field = open_field(line, label)
        self.out.fields.append(self.field)
        self._block(
            BlockKind.FIELD, line, [], head=Piece(line, 0, label.value, line.text[: label.value])
        )
        self.out.blocks[-1].pieces = self.field.pieces
        self.in_list = False
        self.section = None

    def _container(self, line: Line, label: FieldLabel) -> bool:
        """議題, 次第, 会議の結果: a heading that holds items; a value behind it is one."""
        value = piece(line, label.value)
        heading = read_heading(line)
        if value.text and heading and heading.cases:
            return False
        self._close()
        head = Piece(line, 0, label.value, line.text[: label.value])
        level = heading.level if heading and not value.text else "words"
        number = heading.number if heading else None
        title = Heading(
            level,
            number,
            None,
            heading.cases if heading and not value.text else _NO_CASES,
            (),
            label.label,
            0,
            label.value,
        )
        self._block(BlockKind.HEADING, line, [head], heading=title, section="containers")
        self.in_list = label.field == "agenda"
        self.in_case = False
        self.section = None
        if value.text and not _VALUE_ONLY.fullmatch(value.text):
            inner = read_heading(line, label.value) or Heading(
                "words", None, None, _NO_CASES, (), value.text, label.value, len(line.text)
            )
            self._add_heading(line, inner, [value])
        return True

    def _is_meeting_title(self, line: Line) -> bool:
        text = line.text
        if len(text) > 90 or _SENTENCE.search(text):
            return False
        return bool(
            _COUNCIL_WORD.search(text)
            or DOC_KIND.search("".join(text.split()))
            or _NUMBERED.search(text)
            or (self.out.titles and not self.gap)
        )

    # -- notes, bodies, results

    def _special(self, line: Line) -> bool:
        if (
            (self.in_case or not self.in_list)
            and (body := read_body_label(line))
            and self._takes_body(line)
        ):
            self._close()
            self._block(
                BlockKind.BODY,
                line,
                [piece(line, body.value, body.stop)],
                head=Piece(line, 0, body.value, line.text[: body.value]),
                section=body.label,
            )
            return True
        if result := inline_result(line):
            self._close()
            head = Piece(line, 0, result.value, line.text[: result.value])
            words = piece(line, result.value)
            self.section = result.section
            self.text = self._block(
                BlockKind.RESULT,
                line,
                [words] if words.text else [],
                head=head,
                section=result.section,
            )
            return True
        if is_note(line.text) and not self._goes_on(line) and not self._calls(line):
            self.turn = self.text = self.heading = None
            if (
                not self.out.fields
                or self.field is None
                or self.heading
                or line.text[0] not in "(※"
            ):
                self.field = None
                self._block(BlockKind.NOTE, line, [piece(line)])
                return True
        return False

    @staticmethod
    def _calls(line: Line) -> bool:
        """A line in brackets can be a heading: <諮問第21号>, 〔質疑〕."""
        heading = read_heading(line)
        return heading is not None and (
            bool(heading.cases) or section_of(heading.title) is not None
        )

    def _clock(self, line: Line) -> bool:
        """午前10時開会, 午後3時散会: a time that stands for itself."""
        match = _CLOCK.fullmatch(line.text)
        if match is None:
            return False
        self._close()
        name = "time" if "開会" in line.text or "再開" in line.text else "time_end"
        self.field = open_field(line, FieldLabel(name, line.text, 0))
        self.out.fields.append(self.field)
        self._block(BlockKind.FIELD, line, self.field.pieces)
        self.field = None
        return True

    def _takes_body(self, line: Line) -> bool:
        return self.in_case or self.heading is not None

    def _goes_on(self, line: Line) -> bool:
        """A line in brackets in the middle of a sentence is part of it."""
        if _LOST.search(line.text):
            return False
        return (
            self.turn is not None and not self.gap and self._unfinished() and line.text[0] in "(「※"
        )

    # -- headings

    def _heading(self, line: Line, front: bool) -> bool:
        heading = read_heading(line)
        if heading is None:
            return False
        heading, rest = self._split(line, heading)
        if not self._is_heading(line, heading, front):
            return False
        self._add_heading(line, heading, [piece(line, 0, heading.stop if rest else None)])
        if rest is not None:
            self.heading = None
            self.text = self._block(BlockKind.TEXT, line, [piece(line, rest)])
        return True

    def _split(self, line: Line, heading: Heading) -> tuple[Heading, int | None]:
        """Part 今後の予定 from the words behind its gap (7 その他  次回は…)."""
        for gap in re.finditer(r"\s+", line.text[heading.start : heading.start + 20]):
            head = heading.title[: gap.start()]
            columns = line.raw(heading.start + gap.start(), heading.start + gap.end())
            wide = len(columns) + columns.count("\u3000") >= 2
            if wide and kind_of(head) in (AgendaKind.OTHER, AgendaKind.PROCEDURAL):
                stop = heading.start + gap.start()
                return replace(heading, title=head, stop=stop), heading.start + gap.end()
        return heading, None

    def _add_heading(self, line: Line, heading: Heading, pieces: list[Piece]) -> None:
        section = section_of(heading.title) if heading.title and not heading.cases else None
        if (
            section == "containers"
            and self.in_case
            and heading.number is None
            and is_talk_word(heading.title)
        ):
            section = "talk"  # 【審議】 within a case parts it, and holds no items
        self._close()
        block = self._block(BlockKind.HEADING, line, pieces, heading=heading, section=section)
        self.heading = block
        block.in_list = self.in_list
        if section in ("results", "conditions", "reasons", "talk"):
            self.section = section
            self.talk_by = Role.MEMBER if "委員" in heading.title else Role.UNKNOWN
            self.heading = None
            return
        self.section = None
        self.in_case = bool(heading.cases) or section is None
        self.turns_in_case = 0

    def _is_heading(self, line: Line, heading: Heading, front: bool) -> bool:
        text = line.text
        if self.field is not None and front and self.field.id in _LISTS:
            strong = bool(heading.cases) and heading.level in ("bracket", "case")
            strong = (
                strong
                or self.field_level == heading.level
                or (bool(heading.cases) and self.field.id != "materials" and "。" not in text)
            )
            if not strong and (
                self.field.id != "openness" or _VALUE_ONLY.fullmatch(heading.title.strip("、 "))
            ):
                if self.field.id != "openness" or heading.word:
                    return False
        section = section_of(heading.title or text)
        if (section and heading.level in ("bracket", "words")) or (
            heading.level.startswith("decor") and section
        ):
            return not (
                self.turn is not None
                and heading.level == "words"
                and self._unfinished()
                and not self.gap
            )
        if "。" in heading.title and not text.endswith(")"):
            return False
        if heading.level == "bracket" and heading.cases:
            return True
        if self.turn is None and self.text is None:
            return bool(heading.title or heading.cases or heading.tags)
        if self._unfinished() and not self.gap:
            return False
        if heading.cases:
            return "。" not in heading.title
        return is_titular(heading.title) or section is not None

    # -- words

    def _words(self, line: Line, front: bool) -> None:
        whole = piece(line)
        if self.section in ("results", "conditions", "reasons") and self.turn is None:
            self._result_words(line, whole)
        elif self.turn is not None:
            self.turn.pieces.append(whole)
        elif self.heading is not None and self._is_title(line):
            self._title(line, whole)
        elif self.field is not None and front:
            self.field.pieces.append(whole)
        elif self.text is not None and self._unfinished() and line.text[0] not in "・•→⇒○":
            self.text.pieces.append(whole)
        elif self.last_turn is not None and self._is_unlabelled(line):
            self._close()
            self.turn = self._block(
                BlockKind.TURN,
                line,
                [whole],
                speaker=Speaker(Role.UNKNOWN, None, (), TurnKind.STATEMENT),
            )
        elif self.last_turn is not None and self._resumes(line):
            self.last_turn.pieces.append(whole)
            self.turn = self.last_turn
        else:
            self.heading = None
            self.text = self._block(
                BlockKind.TEXT, line, [whole], section=self.section, by=self.talk_by
            )

    def _result_words(self, line: Line, whole: Piece) -> None:
        if (
            self.text is not None
            and self.text.kind is BlockKind.RESULT
            and not (self.gap and self.text.pieces)
        ):
            self.text.pieces.append(whole)
        elif self.text is not None and self.text.kind is BlockKind.RESULT and self.text.pieces:
            self.section = None
            self._words(line, front=False)
        else:
            self.text = self._block(BlockKind.RESULT, line, [whole], section=self.section)

    def _is_unlabelled(self, line: Line) -> bool:
        """Words behind a note of lost lines are somebody's whose label is lost."""
        last = self.out.blocks[-1]
        return last.kind is BlockKind.NOTE and bool(_LOST.search(last.text)) and "。" in line.text

    def _resumes(self, line: Line) -> bool:
        """Speech goes on behind a cry in brackets that interrupted it."""
        blocks = self.out.blocks
        return (
            len(blocks) > 1 and blocks[-1].kind is BlockKind.NOTE and blocks[-2] is self.last_turn
            and not self.gap and "。" in line.text and self.chosen.rows != ()
        )  # fmt: skip

    def _is_title(self, line: Line) -> bool:
        """Words right below a heading are its title, or go on with it."""
        block = self.heading
        if block is None or block.heading is None:
            return False
        if _SENTENCE.search(line.text) and not line.text.endswith(")"):
            return False
        if block.section is not None:
            return block.heading.level == "bracket" and is_titular(line.text)
        has_title = bool(block.heading.title)
        if not has_title:
            return bool(block.heading.cases) or is_titular(line.text) or bool(block.heading.word)
        return (
            not self.gap
            and not is_complete(block.heading.title)
            and len(line.text) < 200
            and not self.in_list
        ) or (
            self.in_list
            and not self.gap
            and line.indent > block.line.indent
            and not is_complete(block.heading.title)
        )

    def _title(self, line: Line, whole: Piece) -> None:
        block = self.heading
        assert block is not None and block.heading is not None  # noqa: S101
        last = self.out.blocks[-1]
        if block.heading.title and last is block and block.section is None:
            block.pieces.append(whole)
            block.heading = replace(block.heading, title=block.heading.title + whole.text)
        elif last.kind is BlockKind.TITLE and not self.gap:
            last.pieces.append(whole)
        elif last.kind is BlockKind.TITLE:
            self.heading = None
            self.text = self._block(BlockKind.TEXT, line, [whole])
        else:
            self._block(BlockKind.TITLE, line, [whole])

    # -- tables

    def _row(self, row: Row, front: bool) -> None:
        columns = read_columns(row)
        if columns:
            self._close()
            self.columns = columns
            self._block(BlockKind.FURNITURE, row.line, list(row.cells))
            return
        if self.columns and len(self.columns) >= len(row.cells) > 1:
            self._row_of(row, self.columns, front)
            return
        self._loose_row(row, front)

    def _row_of(self, row: Row, columns: tuple[str | None, ...], front: bool) -> None:
        cells = {name: cell for name, cell in zip(columns, row.cells, strict=False) if name}
        if "speaker" in columns:
            self._spoken_row(
                row,
                cells.get("speaker"),
                [c for n, c in zip(columns, row.cells, strict=False) if n == "speech"],
            )
        elif "answer" in columns and "question" in columns:
            self._asked_row(row, cells)
        elif "label" in columns:
            self._loose_row(row, front)
        else:
            self._close()
            self._block(BlockKind.ENTRY, row.line, list(row.cells), cells=cells)

    def _loose_row(self, row: Row, front: bool) -> None:
        """A row without a head: label and value, or speaker and speech."""
        first, rest = row.cells[0], [cell for cell in row.cells[1:] if cell.text]
        label = read_label(first.text) if first.text and front and not self.in_case else None
        if label and label.field not in ("body", "agenda"):
            self._close()
            opened = Field(
                label.field, label.label, row.line, rest[0].start if rest else len(row.line.text)
            )
            opened.pieces += rest
            self.out.fields.append(opened)
            self.field = opened
            self._block(BlockKind.FIELD, row.line, opened.pieces, head=first)
        elif not first.text and self.field is not None and front:
            self._more_of_field(rest)
        elif not first.text and self.turn is not None:
            self.turn.pieces += rest
        else:
            self._spoken_row(row, first, rest)

    def _more_of_field(self, rest: list[Piece]) -> None:
        """A row without label goes on with the field, or opens the next by its words."""
        assert self.field is not None  # noqa: S101
        for cell in rest:
            inner = read_label(re.sub(r"\(.*", "", cell.text)) if self.field.id in _PEOPLE else None
            if inner and inner.field in _PEOPLE and inner.field != self.field.id:
                self.field = Field(inner.field, inner.label, cell.line, cell.start)
                self.out.fields.append(self.field)
                self._block(BlockKind.FIELD, cell.line, self.field.pieces)
            self.field.pieces.append(cell)

    def _spoken_row(self, row: Row, first: Piece | None, rest: list[Piece]) -> None:
        words = first.text if first else ""
        rest = [cell for cell in rest if cell.text]
        if not words and self.turn is not None:
            self.turn.pieces += rest
            return
        if section_of(words) in ("results", "conditions", "reasons") and rest:
            self._close()
            self._block(BlockKind.RESULT, row.line, rest, head=first, section=section_of(words))
            return
        speaker = read_speaker(words.strip("()【】<>[] "))
        if speaker is None or not rest:
            self._close()
            self._block(BlockKind.TEXT, row.line, [cell for cell in row.cells if cell.text])
            return
        assert first is not None  # noqa: S101
        self._close()
        label = Label(first.start, first.stop, rest[0].start, speaker)
        self.turn = self._block(
            BlockKind.TURN, row.line, rest, head=first, label=label, speaker=speaker
        )
        self.last_turn = self.turn
        self.turns_in_case += 1

    def _asked_row(self, row: Row, cells: dict[str, Piece]) -> None:
        self._close()
        for name, kind in (("question", TurnKind.QUESTION), ("answer", TurnKind.ANSWER)):
            cell = cells.get(name)
            if cell is not None and cell.text:
                speaker = Speaker(Role.UNKNOWN, None, (), kind)
                self.last_turn = self._block(BlockKind.TURN, row.line, [cell], speaker=speaker)
                self.turns_in_case += 1

    # -- what follows the last words

    def _contact(self) -> None:
        last = max(
            (
                b.line.number
                for b in self.out.blocks
                if b.kind in (BlockKind.TURN, BlockKind.NOTE, BlockKind.HEADING)
            ),
            default=0,
        )
        after = next((at for at, line in enumerate(self.lines) if line.number >= last), 0)
        begin = contact_from(self.lines, after)
        if begin is None:
            return
        number = self.lines[begin].number
        for block in self.out.blocks:
            if block.line.number >= number:
                block.kind = BlockKind.FURNITURE
            elif block.pieces and block.pieces[-1].line.number >= number:
                late = [held for held in block.pieces if held.line.number >= number]
                block.pieces = [held for held in block.pieces if held.line.number < number]
                self.out.blocks.append(Block(BlockKind.FURNITURE, late[0].line, late))


from kurume_search.parsing.case_numbers import CaseNumbers  # noqa: E402

_NO_CASES = CaseNumbers()
_LOST = re.compile(r"判読|欠落|欠損|破損|脱落|不鮮明|汚損|聴取不能|録音不能")
_CLOCK = re.compile(
    r"[(]?(?:開会|閉会|散会)?\s*(?:時刻)?\s*:?\s*(?:午前|午後)\s*[0-9一二三四五六七八九十]{1,3}\s*時\s*(?:[0-9一二三四五六七八九十]{1,3}\s*分|半)?\s*(?:に)?(?:開会|閉会|散会|終了|休憩|再開)?[)]?"
)
_COUNCIL_WORD = re.compile(r"審議会|審査会|委員会|協議会|懇話会|懇談会|検討会|部会|調査会")
_NUMBERED = re.compile(
    r"第\s*[0-9一二三四五六七八九十]{1,4}\s*回|(?:令和|平成)\s*[0-9元一二三四五六七八九十]{1,3}\s*年度"
)
