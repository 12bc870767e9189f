"""Letters joined as meetings come and go: the same as if all were joined anew."""

from __future__ import annotations

import shutil
from itertools import permutations
from pathlib import Path

import pytest
from cli.test_letters import BODY, CONSULTATION, JULY, LIST, OPINION, RECORDER, minutes

from kurume_search.api.corpus import open_corpus
from kurume_search.api.own.manage import add, remove
from kurume_search.data import table
from kurume_search.search.building import joining
from kurume_search.store.start import init_corpus
from kurume_search.text.plain import plain

# The case again three weeks later, one of the same number too late, and another matter.
AGAIN = minutes("令和３年８月５日（木）", 3, ("諮問第１２号", RECORDER, "―承認される。―"))
LATE = minutes("令和５年８月５日（土）", 9, ("諮問第１２号", RECORDER, "―承認される。―"))
OTHER = minutes("令和３年８月２日（月）", 4, ("諮問第１４号", LIST, "―承認される。―"))
TWIN = minutes(
    "令和３年７月２８日（水）", 5, ("審議１", RECORDER, ""), ("審議２", RECORDER, "―承認される。―")
)
TEXTS = {
    "july": JULY, "again": AGAIN, "late": LATE, "other": OTHER, "twin": TWIN,
    "opinion": OPINION, "consultation": CONSULTATION,
}  # fmt: skip
ORDERS = [
    *permutations(("july", "opinion", "late")),
    ("opinion", "consultation", "july", "other", "again", "twin", "late"),
    ("twin", "opinion", "again", "july", "consultation"),
    ("july", "again", "opinion", "-again", "twin", "-july", "consultation"),
]


@pytest.mark.parametrize("order", ORDERS, ids=" ".join)
def test_letters_joined_on_the_way_are_those_joined_anew(
    order: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KURUME_SEARCH_CACHE", str(tmp_path / "cache"))
    root, statuses = init_corpus(tmp_path / "corpus"), set()
    for name in order:
        if name.startswith("-"):
            remove(root, [f"minutes/{name[1:]}.txt"])
        else:
            given = tmp_path / f"{name}.txt"
            given.write_text(TEXTS[name].replace("{body}", BODY), "utf-8")
            add(root, [given])
        letters = open_corpus(root).library.letters
        statuses |= {letter.status for letter in letters}
        shutil.copytree(tmp_path / "cache", tmp_path / "kept")
        shutil.rmtree(tmp_path / "cache")

        assert letters == open_corpus(root).library.letters, name

        shutil.rmtree(tmp_path / "cache")
        shutil.move(tmp_path / "kept", tmp_path / "cache")
    assert "joined" in statuses


def test_a_meeting_of_another_time_has_no_letter_looked_at_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KURUME_SEARCH_CACHE", str(tmp_path / "cache"))
    root = init_corpus(tmp_path / "corpus")
    for name in ("july", "opinion", "late"):
        (tmp_path / f"{name}.txt").write_text(TEXTS[name].replace("{body}", BODY), "utf-8")
    add(root, [tmp_path / "july.txt", tmp_path / "opinion.txt"])
    open_corpus(root)
    monkeypatch.setattr(joining, "_about", lambda *_: pytest.fail("looked at again"))

    add(root, [tmp_path / "late.txt"])
    (letter,) = open_corpus(root).library.letters

    assert letter.status == "joined"


@pytest.mark.parametrize(("title", "subject"), table("letters")["around_titles"]["examples"])
def test_titles_are_compared_by_what_they_are_about(title: str, subject: str) -> None:
    assert joining.subject_of(title) == subject


@pytest.mark.parametrize("title", table("letters")["around_titles"]["not_examples"])
def test_what_belongs_to_a_title_stays(title: str) -> None:
    assert joining.subject_of(title) == plain(title)


@pytest.mark.parametrize(("number", "own"), table("letters")["asked_numbers"]["examples"])
def test_a_number_is_also_compared_without_what_stands_before_it(number: str, own: str) -> None:
    assert joining.numbers_in(own) < joining.numbers_in(number)


@pytest.mark.parametrize("number", table("letters")["asked_numbers"]["not_examples"])
def test_another_number_is_compared_whole(number: str) -> None:
    assert len(joining.numbers_in(number)) == 1
