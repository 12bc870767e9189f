"""Which meetings there are: a row a fiscal year, a mark a meeting, gaps drawn as gaps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kurume_search.analytics.rows.table import Column, Table
from kurume_search.analytics.trends.coverage import Sitting, YearCoverage
from kurume_search.charts.chart import Chart, Lang
from kurume_search.charts.colour import BLUE, GRID, INK, MUTED, ORANGE, PAPER, SKY, on
from kurume_search.charts.empty import empty
from kurume_search.charts.measure import clipped
from kurume_search.charts.periods import short_era
from kurume_search.charts.provenance import Provenance
from kurume_search.charts.sheet import NO_DATA, Figure, Sheet, room_for
from kurume_search.charts.theme import BODY, SMALL, said
from kurume_search.text.reform import REFORM

_ROW, _MARK, _SUM = 25.0, 19, 70.0
_DATED = 62.0  # pixels of a column in which a day has room beside its mark

Row = YearCoverage | str | None  # a year, a council over its years, or the reform

HELD, CLOSED, UNREAD, MISSING = "held", "closed", "unread", "missing"
_LOOKS = {
    HELD: (BLUE, "square"),
    CLOSED: (SKY, "circle"),
    UNREAD: (ORANGE, "diamond"),
    MISSING: (PAPER, "square"),
}

_TEXTS = {
    "ja": {
        "title": "会議録の揃い具合", HELD: "会議録あり", CLOSED: "非公開", UNREAD: "表記を読めず",
        MISSING: "欠番(会議録なし)", "row": "{year} ({era})", "sum": "{held} / {all} 回",
        "head": "あり / わかる回数", "number": "第{n}回", "no_number": "回数の記載なし",
        "rule": "印刷された最も大きい番号までに無い回を欠番とします。その後の回は分かりません。",
        "n": "n = {n}会議", "empty": "年度の分かる会議がありません。", "council": "審議会 {name}",
        "unnamed": "(名の記載なし)", "year": "{year}年度", "repeated": "同じ番号が重なります",
    },
    "en": {
        "title": "Meetings in the corpus", HELD: "minutes held", CLOSED: "closed",
        UNREAD: "notation not recognised", MISSING: "missing number", "row": "{year}",
        "sum": "{held} / {all}", "head": "held / known", "number": "no. {n}",
        "no_number": "no number printed",
        "rule": "A printed number below the greatest one that is not there is missing; later "
                "meetings can't be known.",
        "n": "n = {n} meetings", "empty": "No meeting has a known fiscal year.",
        "council": "Council {name}", "unnamed": "(unnamed)", "year": "{year}",
        "repeated": "printed more than once",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a year: a meeting, or a number that must have been held and isn't there."""

    kind: str
    number: int | None
    sitting: Sitting | None


def slots(year: YearCoverage) -> tuple[Slot, ...]:
    """Return the meetings of a year in their order, missing numbers where they belong."""
    waiting = list(year.missing)
    found: list[Slot] = []
    for sitting in year.sittings:
        if sitting.number is not None:
            while waiting and waiting[0] < sitting.number:
                found.append(Slot(MISSING, waiting.pop(0), None))
        kind = HELD if sitting.read else UNREAD
        found.append(Slot(CLOSED if sitting.closed else kind, sitting.number, sitting))
    return (*found, *(Slot(MISSING, number, None) for number in waiting))


def coverage_calendar(
    years: Sequence[YearCoverage],
    *,
    lang: Lang = "ja",
    provenance: Provenance | None = None,
    names: Mapping[str, str] | None = None,
) -> Chart:
    """Return the calendar of all councils in `years`.

    Args:
        years: Rows of `analytics.coverage.coverage`.
        lang: Of all words.
        provenance: Corpus and hash, for the footer.
        names: Council id to its name for people.
    """
    origin, texts = provenance or Provenance(), _TEXTS[lang]
    table = _table(years, names or {})
    count = texts["n"].format(n=sum(len(year.held) for year in years))
    if not years:
        return empty(texts["empty"], title=texts["title"], lang=lang, provenance=origin,
                     table=table, n=count, rule=texts["rule"])  # fmt: skip
    footer = origin.footer(count, texts["rule"], lang)
    return Chart(
        figure=_figure(years, lang, origin, footer, names or {}),
        title=origin.title(texts["title"], lang),
        alt_ja=_alt(years, "ja", origin, names or {}),
        alt_en=_alt(years, "en", origin, names or {}),
        table=table,
        footer=footer,
        synthetic=origin.synthetic,
        lang=lang,
    )


def _name(council: str, names: Mapping[str, str], lang: Lang) -> str:
    return names.get(council) or council or _TEXTS[lang]["unnamed"]


def _figure(
    years: Sequence[YearCoverage],
    lang: Lang,
    origin: Provenance,
    footer: str,
    names: Mapping[str, str],
) -> Figure:
    texts, rows = _TEXTS[lang], _rows(years)
    cells = {at: slots(row) for at, row in enumerate(rows) if isinstance(row, YearCoverage)}
    kinds = [k for k in _LOOKS if any(s.kind == k for held in cells.values() for s in held)]
    labels = [
        (float(at), _row_label(row, lang))
        for at, row in enumerate(rows)
        if isinstance(row, YearCoverage)
    ]
    sheet = Sheet(
        title=origin.title(texts["title"], lang),
        footer=footer,
        lang=lang,
        left=room_for(text for _, text in labels),
        height=_ROW * len(rows),
        legend=[texts[kind] for kind in kinds],
        above=20,
    )
    most = max((len(held) for held in cells.values()), default=1) or 1
    room = sheet.width - _SUM
    each = room / most
    step = min(each, 96.0)
    sheet.axis("x", -0.5, room / step - 0.5, (), span=(0, room))
    sheet.axis("y", len(rows) - 0.5, -0.5, labels)
    for at, row in enumerate(rows):
        if row is None:
            sheet.rule((0, at + 0.3, 1, at + 0.3), xref="paper", width=1.4, dash="dash")
            sheet.put(REFORM.label("line", lang), 0, at + 0.3, xref="paper", across="left",
                      down="bottom", size=SMALL - 1, shift=(0, 1))  # fmt: skip
        elif isinstance(row, str):
            text = texts["council"].format(name=_name(row, names, lang))
            sheet.put(clipped(text, room, BODY), 0, at, xref="paper", across="left", size=BODY)
        else:
            _draw_year(sheet, at, row, lang)
    sheet.put(texts["head"], 1, 1, xref="paper", yref="paper", across="right", down="bottom",
              shift=(0, 2), colour=MUTED)  # fmt: skip
    for kind in kinds:
        sheet.traces.append(_marks(kind, rows, cells, lang))
    if step >= _DATED:
        _write_days(sheet, cells)
    return sheet.figure()


def _rows(years: Sequence[YearCoverage]) -> list[Row]:
    """Return the rows: years of each council under its name, if there are several."""
    councils = list(dict.fromkeys(year.council for year in years))
    rows: list[Row] = []
    for council in councils:
        rows += [council] if len(councils) > 1 else []
        rows += _divided([year for year in years if year.council == council])
    return rows


def _draw_year(sheet: Sheet, at: int, year: YearCoverage, lang: Lang) -> None:
    """Draw what a row has besides its marks: its line, its gap, how many of how many."""
    if at % 2:
        sheet.rule((0, at + 0.5, 1, at + 0.5), xref="paper", colour=GRID, layer="below")
    if year.empty:
        sheet.band(0, 1, xref="paper", yref="y", low=at - 0.45, high=at + 0.45)
        sheet.put(NO_DATA[lang], 0, at, across="left", colour=MUTED, shift=(-8, 0))
    held, known = len(year.held), len(year.held) + len(year.missing)
    total = _TEXTS[lang]["sum"].format(held=held, all=known) if known else "–"
    sheet.put(total, 1, at, xref="paper", across="right")


def _write_days(sheet: Sheet, cells: Mapping[int, tuple[Slot, ...]]) -> None:
    """Write month and day beside each mark that has a day."""
    for at, line in cells.items():
        for place, slot in enumerate(line):
            if slot.sitting is not None and slot.sitting.day is not None:
                day = f"{slot.sitting.day.month}/{slot.sitting.day.day}"
                sheet.put(day, place, at, across="left", size=SMALL - 1, colour=MUTED,
                          shift=(_MARK / 2 + 4, 0))  # fmt: skip


def _divided(years: Sequence[YearCoverage]) -> Iterator[Row]:
    """Yield the years of one council, the reform between those that it lies between."""
    for at, year in enumerate(years):
        if at and years[at - 1].fiscal_year < REFORM.fiscal_year <= year.fiscal_year:
            yield None
        yield year


def _row_label(row: YearCoverage, lang: Lang) -> str:
    return _TEXTS[lang]["row"].format(year=row.fiscal_year, era=short_era(row.fiscal_year))


def _marks(
    kind: str, rows: Sequence[Row], cells: Mapping[int, tuple[Slot, ...]], lang: Lang
) -> dict[str, Any]:
    texts, (fill, mark) = _TEXTS[lang], _LOOKS[kind]
    held = [
        (at, place, slot)
        for at, line in cells.items()
        for place, slot in enumerate(line)
        if slot.kind == kind
    ]
    return {
        "type": "scatter", "mode": "markers+text", "xaxis": "x", "yaxis": "y",
        "x": [place for _, place, _ in held], "y": [at for at, _, _ in held],
        "marker": {"symbol": mark, "size": _MARK if mark != "diamond" else _MARK - 3,
                   "color": fill, "line": {"color": MUTED if kind == MISSING else INK, "width": 1}},
        "text": ["" if s.number is None else str(s.number) for _, _, s in held],
        "textposition": "middle center",
        "textfont": {"size": SMALL - 1, "color": MUTED if kind == MISSING else on(fill)},
        "hoverinfo": "text", "hovertext": [said(_hover(rows[at], s, lang)) for at, _, s in held],
        "customdata": [[s.sitting.id] if s.sitting else [] for _, _, s in held],
        "name": texts[kind], "legendgroup": kind, "showlegend": True,
    }  # fmt: skip


def _hover(year: Row, slot: Slot, lang: Lang) -> str:
    texts = _TEXTS[lang]
    assert isinstance(year, YearCoverage)  # noqa: S101 - marks stand in rows of years
    number = texts["no_number"] if slot.number is None else texts["number"].format(n=slot.number)
    lines = [f"{texts['year'].format(year=year.fiscal_year)} {number}", texts[slot.kind]]
    if slot.sitting is not None:
        lines.append(slot.sitting.id)
        if slot.number in year.repeated:
            lines.append(texts["repeated"])
    return "\n".join(lines)


def _alt(
    years: Sequence[YearCoverage], lang: Lang, origin: Provenance, names: Mapping[str, str]
) -> str:
    parts = [origin.title(_TEXTS[lang]["title"], lang)]
    for council in dict.fromkeys(year.council for year in years):
        parts += _told(
            [y for y in years if y.council == council], _name(council, names, lang), lang
        )
    return ("。" if lang == "ja" else ". ").join(parts) + ("。" if lang == "ja" else ".")


def _told(rows: Sequence[YearCoverage], name: str, lang: Lang) -> Iterator[str]:
    held = sum(len(row.held) for row in rows)
    first, last = rows[0].fiscal_year, rows[-1].fiscal_year
    gone = [str(row.fiscal_year) for row in rows if row.empty]
    closed = sum(len(row.closed) for row in rows)
    missing = [(row.fiscal_year, number) for row in rows for number in row.missing]
    if lang == "ja":
        yield f"{name}: {first}年度から{last}年度までの{len(rows)}年度に会議録{held}件"
        if gone:
            yield f"資料なしは{'、'.join(gone)}年度"
        if missing:
            yield "欠番は" + "、".join(f"{year}年度第{number}回" for year, number in missing)
        if closed:
            yield f"非公開は{closed}件"
        return
    yield f"{name}: minutes of {held} meetings in the {len(rows)} fiscal years {first} to {last}"
    if gone:
        yield f"no data for {', '.join(gone)}"
    if missing:
        yield "missing: " + ", ".join(f"{year} no. {number}" for year, number in missing)
    if closed:
        yield f"{closed} closed"


_COLUMNS = (
    Column("council", "審議会", None, "council"),
    Column("fiscal_year", "年度", None, "fiscal year"),
    Column("held", "会議録あり", "会議", "minutes held"),
    Column("numbers", "回", None, "numbers"),
    Column("missing", "欠番", None, "missing numbers"),
    Column("repeated", "重なる番号", None, "repeated numbers"),
    Column("closed", "非公開", "会議", "closed"),
    Column("unread", "表記を読めず", "会議", "notation not recognised"),
    Column("ids", "会議ID", None, "meeting ids"),
)


def _table(years: Sequence[YearCoverage], names: Mapping[str, str]) -> Table:
    rows = tuple(
        (
            names.get(year.council) or year.council,
            year.fiscal_year,
            None if year.empty else len(year.held),
            year.numbers,
            year.missing,
            year.repeated,
            len(year.closed),
            len(year.unread),
            year.held,
        )
        for year in years
    )
    return Table(_COLUMNS, rows)
