"""When a meeting was: the days and the hours that its header gives (日時)."""

from __future__ import annotations

from collections.abc import Sequence

from kurume_search.model.diagnostic import Severity
from kurume_search.parsing.header.fields import Field
from kurume_search.parsing.lines.pieces import Joined, Piece
from kurume_search.parsing.lines.remarks import Remarks
from kurume_search.parsing.words.times import Times, end_after, read_times
from kurume_search.text.era import WrittenDate, find_dates
from kurume_search.text.normalize import fold

_CLOCKS = ("time", "time_end")


def when_held(
    by_id: dict[str, list[Field]], titles: Sequence[Piece], remarks: Remarks
) -> tuple[list[WrittenDate], Times]:
    """Return the days that fields and title lines give, and the hours; a remark on one unread."""
    written: list[WrittenDate] = []
    start = end = None
    days = by_id.get("date", ())
    # A day above the title, without a label, can be that of the paper; one with a label isn't.
    labelled = [held for held in days if held.label]
    for name, fields in (("date", labelled or days), *((n, by_id.get(n, ())) for n in _CLOCKS)):
        for held in fields:
            found, rest = _dates_and_rest(held.pieces)
            if name == "date" or not written or (name == "time_end" and _is_later(found, written)):
                written += found  # 閉会の日時 can be of a later day
            times = _of_last_day(held.pieces, found) or read_times(rest)
            if name == "time_end":
                end = end or times.end or times.start
            else:
                start, end = start or times.start, end or times.end
    if not written:
        for held in by_id.get("title", ()):
            written += _dates_and_rest(held.pieces)[0]
        found, rest = _dates_and_rest(titles)
        written += found
        if found and start is None and end is None:  # 第2回  令和5年8月3日  午後2時~3時
            times = read_times(rest)
            start, end = times.start, times.end
    if by_id.get("date") and not any(w.day for w in written):
        remarks.add(
            "date-unread", Severity.WARNING, by_id["date"][0].line, "日時から日付を読み取れません。"
        )
    if len({day.day for day in written}) < 2:
        end = end_after(start, end)
    return [w for w in written if w.day], Times(start, end)


def _is_later(found: Sequence[WrittenDate], written: Sequence[WrittenDate]) -> bool:
    """Return whether dates are all behind others."""
    days = [held.day for held in written if held.day]
    return bool(found and days) and all(held.day and held.day > max(days) for held in found)


def _of_last_day(pieces: Sequence[Piece], found: Sequence[WrittenDate]) -> Times | None:
    """Return the times of the last of several days, where they are its own."""
    if len({written.day for written in found}) < 2:
        return None
    words = ""
    for value in pieces:
        dates = list(find_dates(fold(value.text)))
        words = value.text[dates[-1].span.stop :] if dates else f"{words} {value.text}"
    times = read_times(words)
    return times if times.start and times.end else None


def _dates_and_rest(pieces: Sequence[Piece]) -> tuple[list[WrittenDate], str]:
    """Return the dates in some words and the words without them (for the times)."""
    found: list[WrittenDate] = []
    rest: list[str] = []
    for value in pieces:
        folded = fold(value.text)
        dates = list(find_dates(folded))
        at, words = 0, []
        for written in dates:
            words.append(value.text[at : written.span.start])
            at = written.span.stop
            source = value.span(written.span.start, written.span.stop)
            found.append(WrittenDate(written.day, written.beyond_era, source, written.weekday))
        rest.append("".join([*words, value.text[at:]]))
    if not found and len(pieces) > 1:
        return _broken_date(Joined(pieces))
    return found, " ".join(rest)


def _broken_date(whole: Joined) -> tuple[list[WrittenDate], str]:
    """Return the dates in words that a page broke within a date, and the words without them."""
    found: list[WrittenDate] = []
    rest, at = "", 0
    for written in find_dates(fold(whole.text)):
        low, high = written.span.start, written.span.stop
        hull = whole.hull(low, high)
        found.append(WrittenDate(written.day, written.beyond_era, hull, written.weekday))
        rest, at = rest + whole.text[at:low], high
    return found, rest + whole.text[at:]


def weekdays_agree(written: Sequence[WrittenDate], remarks: Remarks) -> bool | None:
    """Return whether the printed weekdays are those of their days, None without any; remarked."""
    printed = [date for date in written if date.weekday_ok is not None]
    for date in printed:
        if date.weekday_ok is False:
            remarks.add_span(
                "weekday-mismatch", Severity.WARNING, date.span, "曜日が暦と合いません。"
            )
    return all(date.weekday_ok for date in printed) if printed else None
