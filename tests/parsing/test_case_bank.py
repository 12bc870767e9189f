"""The bank of cases: how many texts have exactly their cases, by line, number and title."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from parsing.reading import read

from kurume_search.parsing.marks.case_numbers import case_key
from kurume_search.parsing.words.titles import title_key

BANK = Path(__file__).with_name("cases")
HEAD = "令和元年度第1回灯野市個人情報保護審議会　会議録\n\n日時　令和元年8月5日（月）午後2時\n"
# What has to be read of the texts by which rules were written, and of those held out.
FLOORS = {False: 1.0, True: 0.9}
_WORDS = re.compile(r"^(?:諮問|審議|議|案|事|報告|整理)?(?:案件|題|件|案|番号|事項)?(?:その)?(?=.)")


@dataclass(frozen=True)
class Entry:
    name: str
    held: bool
    text: str
    cases: tuple[tuple[int, str, str], ...]


def number_of(printed: str | None) -> str:
    """Return a number without the words around it (議題1, 第1号, 1 are one)."""
    return case_key(_WORDS.sub("", printed or "").removesuffix("件").removesuffix("件目"))


def entries() -> list[Entry]:
    found = []
    for path in sorted(BANK.glob("*.toml")):
        for at, held in enumerate(tomllib.loads(path.read_text("utf-8"))["text"], 1):
            lines = held["text"].strip("\n").replace("{H}", HEAD).split("\n")
            marked = [number for number, line in enumerate(lines, 1) if line.startswith(">")]
            text = "\n".join(line.removeprefix(">") for line in lines) + "\n"
            named = [(number_of(number), title_key(title)) for number, title in held["cases"]]
            cases = tuple((line, *name) for line, name in zip(marked, named, strict=True))
            found.append(Entry(f"{path.stem}-{at}", held["held"], text, cases))
    return found


def cases_in(entry: Entry) -> tuple[tuple[int, str, str], ...]:
    minutes = read(entry.text)
    return tuple(
        (
            entry.text.count("\n", 0, case.heading.start) + 1,
            number_of(case.number),
            title_key(case.title or ""),
        )
        for case in minutes.cases
    )


def test_cases_are_found_by_line_number_and_title() -> None:
    right: dict[bool, list[bool]] = {False: [], True: []}
    missed = []
    for entry in entries():
        found = cases_in(entry)
        right[entry.held].append(found == entry.cases)
        if found != entry.cases:
            missed.append(f"{entry.name}: {found}, expected {entry.cases}")

    for held, floor in FLOORS.items():
        share = sum(right[held]) / len(right[held])
        assert share >= floor, f"held={held}: {share:.2f}\n" + "\n".join(missed)
