"""The words of a report stand in both languages, with the same slots, and all are used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import kurume_search as ks
from kurume_search.data import table
from kurume_search.parsing.minutes import _REPAIRS
from kurume_search.report.period import Period, read_period, year_label
from kurume_search.report.shown import anchor
from kurume_search.report.texts import Texts

JA, EN = Texts("ja"), Texts("en")
SLOT = re.compile(r"\{[a-z_]+\}")


def leaves(tables: dict, prefix: str = "") -> list[tuple[str, dict]]:  # type: ignore[type-arg]
    found = []
    for name, value in tables.items():
        if set(value) == {"ja", "en"}:
            found.append((prefix + name, value))
        else:
            found += leaves(value, f"{prefix}{name}.")
    return found


@pytest.mark.parametrize(("key", "text"), leaves(table("report_texts")), ids=lambda v: str(v)[:40])
def test_both_languages_say_the_same(key: str, text: dict[str, str]) -> None:
    assert text["ja"].strip()
    assert text["en"].strip()
    assert sorted(SLOT.findall(text["ja"])) == sorted(SLOT.findall(text["en"]))
    # Terms of the glossary are Japanese in either language; nothing else of the English is.
    if not key.startswith(("method.", "frame.few", "words.few", "difference.rule")):
        assert not re.search(r"[\u3041-\u3096\u4e00-\u9fff]", text["en"]), key


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_everything_at_once(decades_corpus: ks.Corpus, tmp_path: Path, lang: str) -> None:
    """Many years across the reform, compared, with a published report and given figures."""
    decades_corpus.report(2021, compare=2020).write(tmp_path / "old", ["json"])
    figures = tmp_path / "figures.csv"
    figures.write_text("key,value,year\nfoi.full,3,2022\nfoi.full,4,2023\n", "utf-8")

    made = decades_corpus.report(
        "2022..2023", compare="2020..2021", lang=lang,  # type: ignore[arg-type]
        published=tmp_path / "old" / "report.json", figures=figures,
    )  # fmt: skip
    made.write(tmp_path / "out", ["html", "json", "md", "xlsx", "csv"])

    heads = {head.name for _, grid in made.document.grids() for head in grid.heads}
    assert {"before", "after", "compared", "change"} <= heads
    assert made.figure("2022..2023/outside/foi.full") == 7
    assert made.difference is not None
    assert made.difference["published"]["period"] == "2021"


def codes() -> set[str]:
    """Every code of a diagnostic that the package makes."""
    found = set(_REPAIRS)
    for path in (Path(ks.__file__).parent / "parsing").rglob("*.py"):
        said = path.read_text("utf-8")
        found |= set(re.findall(r"remarks\.add(?:_span)?\(\s*\"([a-z-]+)\"", said))
        found |= set(re.findall(r"\"(letter-without-[a-z]+)\"", said))
    return found | {"correction-misfit"}


def test_every_diagnostic_is_told_in_words() -> None:
    assert {"members-sum", "unclaimed", "letter-without-date"} <= codes()
    assert codes() == set(JA.group("diagnostic")) == set(EN.group("diagnostic"))


def test_english_sentences_keep_the_spaces_around_figures_in_markdown(
    decades_corpus: ks.Corpus, tmp_path: Path
) -> None:
    decades_corpus.report(2012, lang="en").write(tmp_path / "out", ["md"])

    page = (tmp_path / "out" / "report.md").read_text("utf-8")
    assert re.search(r"rests on the minutes of \[\d+\]\(#L\d+\) meeting\(s\) \(no\. 1", page)
    prose = page.split("\n## Lists", 1)[0]
    assert not re.search(r"[a-z.]\[\d+\]\(#|#L\d+\)[A-Za-z]", prose)
    assert not re.search(r" $", page, re.MULTILINE)


@pytest.mark.parametrize(
    ("asked", "key", "ja"),
    [
        ("R3", "2021", "令和3年度"), (2021, "2021", "令和3年度"),
        ("令和元年度", "2019", "令和元年度"),
        ("H31", "2019", "令和元年度"), ("R1..R3", "2019..2021", "令和元年度から令和3年度まで"),
        ("2021..2019", "2019..2021", "令和元年度から令和3年度まで"),
        ("2020-07-01..2022-06-30", "2020-07-01..2022-06-30",
         "令和2年7月1日から令和4年6月30日まで"),
        ("R2.7.1..R4.6.30", "2020-07-01..2022-06-30", "令和2年7月1日から令和4年6月30日まで"),
        ((2020, 2019), "2019..2020", "令和元年度から令和2年度まで"),
    ],
)  # fmt: skip
def test_periods(asked: object, key: str, ja: str) -> None:
    period = read_period(asked)  # type: ignore[arg-type]

    assert (period.key, period.label("ja")) == (key, ja)
    assert read_period(period.key) == period
    assert isinstance(period, Period)


def test_years_have_the_era_of_most_of_their_days() -> None:
    labels = [year_label(year, "ja") for year in (1988, 1989, 2018, 2019, 2020)]

    assert labels == ["昭和63年度", "平成元年度", "平成30年度", "令和元年度", "令和2年度"]


def test_anchors_differ_where_ids_do() -> None:
    ids = ["a/b", "a-b", "a_b", "a#b", "a b", "a_2fb", "a/b#q1", "a/b#q11"]

    assert len({anchor(name) for name in ids}) == len(ids)
    assert all(re.fullmatch(r"[A-Za-z][\w.-]*", anchor(name)) for name in ids)
