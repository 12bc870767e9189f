"""Write a whole corpus folder of the invented city, one file at a time."""

from __future__ import annotations

import contextlib
import hashlib
import math
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from kurume_search.errors import CorpusError, UsageError, disk_reason
from kurume_search.sample.city import City, cities
from kurume_search.sample.dice import Dice
from kurume_search.sample.files import MadeFile, make_file
from kurume_search.sample.header import title
from kurume_search.sample.history import History
from kurume_search.sample.page import BLANK, Piece
from kurume_search.sample.plan import PlannedMeeting
from kurume_search.sample.registers import pairs, write_registers
from kurume_search.sample.render import render
from kurume_search.sample.trends import Trends
from kurume_search.sample.truth import TruthWriter, head

# The eras and the city's laws are laid out for these years.
FIRST_YEAR, LAST_YEAR = 1993, 2099
MOST_MEETINGS = 12
# A meeting of about this many turns is read in an afternoon; more turns want more councils.
_TURNS_A_MEETING = 120
_FEWEST_TURNS_A_MEETING = 16
_BOUND_SHARE = 0.25  # of the years have two meetings in one file

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleReport:
    """What was written.

    Attributes:
        years: First and last fiscal year.
        size: Bytes of the minutes.
    """

    folder: Path
    years: tuple[int, int]
    councils: int
    meetings: int
    files: int
    cases: int
    turns: int
    questions: int
    question_sentences: int
    size: int


def write_sample(
    folder: Path,
    *,
    years: range,
    meetings: int = 6,
    seed: int = 1,
    turns: int | None = None,
    progress: Progress | None = None,
) -> SampleReport:
    """Write a synthetic corpus with its truth into `folder` and return what was written.

    The same arguments give the same bytes on every machine. Memory stays bounded
    whatever the number of turns: meetings are planned, written and forgotten.

    Args:
        folder: New or empty. It appears whole or not at all.
        years: Fiscal years; only the first and the last count, in either order.
        meetings: A year, of each council.
        seed: Chooses everything that is left to chance.
        turns: About how many in all, to within a meeting; None: as many as the meetings
            have. More turns than one council's meetings hold bring in more invented
            cities; fewer bring fewer meetings.
        progress: Told (meetings done, meetings in all).

    Raises:
        UsageError: Years, meetings or turns that can't be.
        CorpusError: The folder is in use, or can't be written.
    """
    span = _checked(years, meetings, turns)
    meetings, number = _sized(span, meetings, turns)
    size = _Size(years=span, meetings=meetings, seed=seed, turns=turns, councils=cities(number))
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CorpusError(
            f"{folder} は空ではありません。新しいフォルダか空のフォルダを指定してください。"
        )
    part = folder.parent / f".{folder.name}.part-{os.getpid()}"
    try:
        part.mkdir(parents=True)
        report = _write(part, folder, size, progress)
        if folder.exists():
            folder.rmdir()
        part.replace(folder)
    except OSError as error:
        raise CorpusError(
            f"{folder} に書けません（{disk_reason(error)}）。"
            "空き容量と書込みの権限を確かめてください。"
        ) from error
    finally:
        with contextlib.suppress(OSError):
            shutil.rmtree(part)
    return report


@dataclass(frozen=True, slots=True, kw_only=True)
class _Size:
    """What is to be written; see `write_sample`."""

    years: range
    meetings: int
    seed: int
    turns: int | None
    councils: tuple[City, ...]


def _checked(years: range, meetings: int, turns: int | None) -> range:
    if not years:
        raise UsageError("合成する年度がありません。--years 2004..2024 のように書いてください。")
    span = range(min(years), max(years) + 1)
    if span[0] < FIRST_YEAR or span[-1] > LAST_YEAR:
        raise UsageError(f"合成できる年度は {FIRST_YEAR} から {LAST_YEAR} までです。")
    if not 1 <= meetings <= MOST_MEETINGS:
        raise UsageError(f"一年の会議は 1 回から {MOST_MEETINGS} 回までです。")
    if turns is not None and turns < 1:
        raise UsageError("発言の数は 1 以上です。")
    return span


def _sized(years: range, meetings: int, turns: int | None) -> tuple[int, int]:
    """Return meetings a year and number of councils for that many turns."""
    if turns is None:
        return meetings, 1
    fewest = turns // (len(years) * _FEWEST_TURNS_A_MEETING)
    meetings = max(1, min(meetings, fewest))
    return meetings, math.ceil(turns / (len(years) * meetings * _TURNS_A_MEETING))


def _write(part: Path, folder: Path, size: _Size, progress: Progress | None) -> SampleReport:
    """Write the corpus into `part`, which becomes `folder` when it is whole."""
    seed, councils = size.seed, size.councils
    trends = Trends.draw(size.years, size.meetings, seed)
    write_registers(part, councils)
    histories = [
        History(city, trends, size.meetings, seed, main=at == 0) for at, city in enumerate(councils)
    ]
    total = sum(1 for history in histories for _ in history.sittings())
    files = length = done = 0
    with (
        (part / "truth.json").open("w", encoding="utf-8", newline="\n") as truth_out,
        (part / "manifest.toml").open("w", encoding="utf-8", newline="\n") as manifest,
    ):
        truth = TruthWriter(truth_out)
        truth.begin(head(councils, trends, seed=seed, meetings=size.meetings, turns=size.turns))
        manifest.write("# 架空の市の会議録の一覧です。すべて合成データ（real = false）です。\n")
        for bound in _volumes(histories, size, total, lambda: truth.total.counts["turns"]):
            first, kind = bound[0], _kind(bound, seed)
            made = make_file(list(_pieces(bound, seed)), kind, first.notation, done + 1)
            path = _path(bound, made)
            (part / path).parent.mkdir(parents=True, exist_ok=True)
            (part / path).write_bytes(made.content)
            _list(manifest, path, bound, made)
            for meeting in bound:
                truth.meeting(meeting, file=path, kind=kind)
            files, length, done = files + 1, length + len(made.content), done + len(bound)
            if progress is not None:
                progress(done, total)
        truth.end()
    counts = truth.total.counts
    return SampleReport(
        folder=folder,
        years=(size.years[0], size.years[-1]),
        councils=len(councils),
        meetings=done,
        files=files,
        cases=counts["cases"],
        turns=counts["turns"],
        questions=counts["questions"],
        question_sentences=counts["question_sentences"],
        size=length,
    )


def _volumes(
    histories: list[History], size: _Size, total: int, written: Callable[[], int]
) -> Iterator[tuple[PlannedMeeting, ...]]:
    """Yield the meetings of each file: one, or two that are bound together.

    Args:
        histories: Of the councils.
        size: What is to be written.
        total: Meetings in all.
        written: Returns how many turns are written by now.
    """
    done = 0
    for history in histories:
        waiting: PlannedMeeting | None = None
        for year, number in history.sittings():
            aim = None
            if size.turns is not None:
                left = size.turns - written() - (len(waiting.turns) if waiting else 0)
                aim = max(1, left // (total - done))
            meeting = history.meeting(year, number, aim)
            done += 1
            if waiting is None:
                if _bind(meeting, size.seed):
                    waiting = meeting
                else:
                    yield (meeting,)
            elif (year, number) == (waiting.fiscal_year, waiting.number + 1):
                yield (waiting, meeting)
                waiting = None
            else:
                yield (waiting,)
                yield (meeting,)
                waiting = None
        if waiting is not None:
            yield (waiting,)


def _bind(meeting: PlannedMeeting, seed: int) -> bool:
    """Return whether this meeting waits for the next to share a file with it."""
    dice = Dice(seed, meeting.city.council, meeting.fiscal_year, "bound")
    return (
        dice.chance(_BOUND_SHARE)
        and meeting.number == 2
        and meeting.damage is None
        and any(kind in ("txt", "cp932") for kind in meeting.notation.kinds)
    )


def _kind(bound: tuple[PlannedMeeting, ...], seed: int) -> str:
    first = bound[0]
    kinds = [k for k in first.notation.kinds if len(bound) == 1 or k in ("txt", "cp932")]
    return Dice(seed, first.city.council, first.fiscal_year, first.number, "file").pick(kinds)


def _pieces(bound: tuple[PlannedMeeting, ...], seed: int) -> Iterator[Piece]:
    for at, meeting in enumerate(bound):
        if at:
            yield from (BLANK, BLANK)
        dice = Dice(seed, meeting.city.council, meeting.fiscal_year, meeting.number, "page")
        yield from render(meeting, dice)


def _path(bound: tuple[PlannedMeeting, ...], made: MadeFile) -> str:
    name = "_".join(meeting.day.isoformat() for meeting in bound)
    return f"minutes/{bound[0].city.council}/{name}{made.suffix}"


def _list(manifest: IO[str], path: str, bound: tuple[PlannedMeeting, ...], made: MadeFile) -> None:
    """Write the manifest's row of a file."""
    manifest.write(
        "\n[[document]]\n"
        + pairs(
            path=path,
            sha256=hashlib.sha256(made.content).hexdigest(),
            title="、".join(map(title, bound)) + "（合成データ）",
            source="合成データ（kurume-search sample）",
            obtained=bound[-1].day,
            real=False,
            licence="CC0-1.0",
            media_type=made.media_type,
            encoding=made.encoding,
        )
    )
