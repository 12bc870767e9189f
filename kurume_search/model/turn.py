"""What was said (発言), what was noted (注記), and who answered what."""

from __future__ import annotations

from enum import StrEnum

from kurume_search.model.place import Place
from kurume_search.text.frozen import frozen
from kurume_search.text.spans import Span


class Role(StrEnum):
    """What a speaker is to the meeting; never who."""

    MEMBER = "member"
    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    IMPLEMENTING_BODY = "implementing_body"
    CONSULTING_BODY = "consulting_body"
    SECRETARIAT = "secretariat"
    AGENCY_DISPOSING = "agency_disposing"
    APPELLANT = "appellant"
    INTERVENOR = "intervenor"
    UNKNOWN = "unknown"


class TurnKind(StrEnum):
    """What a turn does."""

    QUESTION = "question"
    ANSWER = "answer"
    STATEMENT = "statement"
    PROCEDURAL = "procedural"


@frozen(kw_only=True)
class Turn:
    """One speaker until the next.

    Attributes:
        id: ``t014``, by order in the meeting.
        item: Id of the agenda item (``a3``) it stands under, or None.
        place: ``line`` is the label's; the pieces are the words without the label.
        speaker_raw: The label as printed; None in narrative.
        speaker: The label without marks and, where it names a person, the role
            instead of the name; None in narrative.
        speaker_span: Where the label stands, or None.
        names: Personal names inside the label, for hiding them.
        role: Of the speaker.
        kind: What the turn does.
        question_spans: The question sentences, in code points of the source
            (a sentence that is wrapped has the hull of its pieces).
        cases: Ids; one turn may serve two.
        text: Wrapped lines joined, page marks left out.
    """

    id: str
    item: str | None
    place: Place
    speaker_raw: str | None
    speaker: str | None
    speaker_span: Span | None
    names: tuple[Span, ...] = ()
    role: Role
    kind: TurnKind
    question_spans: tuple[Span, ...] = ()
    cases: tuple[str, ...] = ()
    text: str

    @property
    def question_sentences(self) -> int:
        """How many sentences ask."""
        return len(self.question_spans)


class NoteType(StrEnum):
    """What a stage note records."""

    PRESENTATION = "presentation"
    OUTCOME = "outcome"
    CONFIRMATION = "confirmation"
    PROCEDURAL_APPROVAL = "procedural_approval"
    NO_COMMENT = "no_comment"
    NOTED = "noted"
    AGREEMENT = "agreement"
    RESULT_LABEL = "result_label"
    CONDITION = "condition"
    REASON = "reason"
    CLOSED_SESSION = "closed_session"
    ERRATA = "errata"
    OTHER = "other"


@frozen(kw_only=True)
class Note:
    """A stage note (―資料をもとに説明―): recorded, but said by nobody."""

    id: str
    item: str | None
    place: Place
    type: NoteType
    cases: tuple[str, ...] = ()
    raw: str


@frozen()
class Exchange:
    """A question and the turns that answer it (質疑応答).

    Attributes:
        question: Turn id.
        answers: Turn ids, empty if nobody answered.
        case: The case it belongs to, or None.
        by_reference: The question refers to another case for its content.
    """

    question: str
    answers: tuple[str, ...] = ()
    case: str | None = None
    by_reference: bool = False
