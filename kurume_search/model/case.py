"""Consultations (諮問案件) and who brings them."""

from __future__ import annotations

from enum import StrEnum

from kurume_search.model.citation import Citation
from kurume_search.model.outcome import UNRECORDED, Outcome
from kurume_search.model.place import Place
from kurume_search.text.frozen import frozen
from kurume_search.text.spans import Span


class BodyPart(StrEnum):
    """What a body does in a case, whatever the city calls it."""

    HOLDER = "holder"  # 諮問機関: holds the data and consults the council
    USER = "user"  # 利用機関
    ATTENDING = "attending"  # 実施機関, 説明者: in attendance for the city
    RESPONSIBLE = "responsible"  # 担当課, 所管課
    RECIPIENT = "recipient"  # 提供先
    OTHER = "other"


@frozen(kw_only=True)
class CaseUnit:
    """A department in a case, as printed, and the register's row for it.

    Attributes:
        department: 部 or bureau, None if not printed.
        office: What stands between (保健所), None if nothing does.
        unit: The unit itself; equals `department` never: a bare 部 is a unit.
        id: Of the register, None if no row names it for this council and day.
        place: Where it is printed.
    """

    department: str | None
    office: str | None
    unit: str
    id: str | None
    place: Place

    @property
    def name(self) -> str:
        """The whole name as printed."""
        return f"{self.department or ''}{self.office or ''}{self.unit}"


@frozen(kw_only=True)
class Staff:
    """An official in attendance; the name is hidden unless asked for.

    Attributes:
        name_span: Where the name alone stands, for hiding it.
    """

    unit: str | None
    name: str
    title: str | None
    name_span: Span


@frozen(kw_only=True)
class CaseBody:
    """One line of bodies: its role as printed, its units, who attends."""

    role: str
    part: BodyPart
    place: Place
    units: tuple[CaseUnit, ...]
    staff: tuple[Staff, ...] = ()


@frozen(kw_only=True)
class TopicMatch:
    """A topic of the register and the words that triggered it."""

    id: str
    trigger: str
    line: int
    span: Span


@frozen(kw_only=True)
class Case:
    """One matter put to the council.

    Attributes:
        id: ``c1``, by position in the meeting.
        item: Id of the agenda item (``a3``) it stands under, or None.
        number: As printed in its heading (``1``, ``令1-5``, ``第8号``), or None.
        heading: The line where the case is called.
        title: The subject, wrapped lines joined; None if not printed.
        title_place: Where it stands.
        procedure: 諮問, 報告, 協議, 審査請求, 第三者点検.
        citations: Of title, turns and notes between its heading and the next.
        remarks: Oddities for a reader, in Japanese.
    """

    id: str
    item: str | None
    number: str | None
    heading: Place
    title: str | None
    title_place: Place | None
    procedure: str
    bodies: tuple[CaseBody, ...] = ()
    citations: tuple[Citation, ...] = ()
    topics: tuple[TopicMatch, ...] = ()
    outcome: Outcome = UNRECORDED
    remarks: tuple[str, ...] = ()
