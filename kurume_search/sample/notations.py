"""How the clerks of the invented city wrote, from year to year."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Notation:
    """One clerk's way of writing minutes down.

    Attributes:
        label: How a speaker is marked: ``paren``, ``circle``, ``lenticular``,
            ``paren-line``, ``colon``, ``angle``, ``table``, ``qa``, ``columns``,
            ``narrative``, ``bare``.
        verbatim: Polite and word for word, the chair's prompts too; else summed up.
        chair_speaks: The chair's calls and prompts are written down.
        named: Members are called by name; else ``letters`` or nothing.
        city: What the side of the city is called; None: by department.
        heading: ``lenticular``, ``plain``, ``item``, ``kana`` or ``bundle``.
        result: Where the outcome stands: ``note``, ``turn``, ``block``, ``arrow``, ``row``.
        bodies: ``kurume``-like roles apart (``roles``), or one line (``one``).
        header: Which header lines, and how they are labelled.
        cite: ``half``, ``full``, ``bare`` or ``kanji`` numerals in citations.
        full_width: Digits are full-width everywhere.
        wrap: Characters a line, or None.
        kinds: File types it comes in.
    """

    id: str
    label: str
    verbatim: bool = False
    chair_speaks: bool = False
    members: str = "generic"
    city: str | None = "実施機関"
    heading: str = "lenticular"
    result: str = "note"
    bodies: str = "roles"
    header: str = "colon"
    doc_kind: str = "会議概要"
    cite: str = "half"
    full_width: bool = False
    wrap: int | None = None
    agenda: bool = False
    kinds: tuple[str, ...] = ("txt",)

    @property
    def wordless(self) -> bool:
        """No speaker is told from another: question and answer, or narrative."""
        return self.label in ("qa", "narrative")


NOTATIONS: tuple[Notation, ...] = (
    Notation(id="paren-letters", label="paren", members="letters", kinds=("txt", "docx", "cp932")),
    Notation(
        id="circle-verbatim", label="circle", verbatim=True, chair_speaks=True, members="named",
        city=None, heading="plain", result="turn", bodies="one", header="spaced",
        doc_kind="会議録", cite="full", full_width=True, wrap=36, agenda=True,
        kinds=("cp932", "txt"),
    ),
    Notation(
        id="lenticular-lines", label="lenticular", chair_speaks=True, city="担当課",
        heading="bundle", result="turn", bodies="one", header="lines", kinds=("html",),
    ),
    Notation(
        id="paren-lines", label="paren-line", city="担当課", heading="kana", result="block",
        bodies="one", header="numbered", doc_kind="会議要旨", kinds=("txt",), agenda=True,
    ),
    Notation(
        id="colon-inline", label="colon", city="所管課", heading="item", result="arrow",
        bodies="one", header="colon", doc_kind="議事要旨", cite="bare", kinds=("docx", "txt"),
    ),
    Notation(
        id="angle-lines", label="angle", chair_speaks=True, verbatim=True, heading="lenticular",
        result="turn", header="lines", doc_kind="会議録", cite="full", kinds=("html", "txt"),
    ),
    Notation(
        id="table-rows", label="table", members="named", city=None, heading="item", result="row",
        bodies="one", header="table", doc_kind="議事録", kinds=("html", "docx"),
    ),
    Notation(
        id="question-answer", label="qa", heading="plain", result="block", bodies="one",
        header="colon", doc_kind="会議要旨", kinds=("txt", "cp932"),
    ),
    Notation(
        id="columns", label="columns", members="generic", city="担当課", heading="item",
        result="arrow", bodies="one", header="spaced", doc_kind="議事概要", cite="kanji",
        wrap=32, kinds=("cp932",),
    ),
    Notation(
        id="narrative", label="narrative", city="担当課", heading="plain", result="arrow",
        bodies="one", header="colon", doc_kind="審議の概要", kinds=("txt", "html"),
    ),
    Notation(
        id="bare-lines", label="bare", chair_speaks=True, verbatim=True, heading="bundle",
        result="turn", header="lines", doc_kind="会議録", kinds=("docx",),
    ),
)  # fmt: skip
