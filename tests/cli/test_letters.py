"""Answers and consultations joined to the cases of a corpus that holds their minutes."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cli.conftest import Shell

from kurume_search.api.corpus import Corpus, open_corpus
from kurume_search.store.ingest import add_documents
from kurume_search.store.start import init_corpus

BODY = "青嶺市情報公開・個人情報保護審議会"

MINUTES = """令和{year}年度第{number}回{body}会議録

日時　{day}　午後２時～
場所　市役所　３０１会議室
出席者　甲野会長、乙川委員、丙田委員

議題
{cases}
○会長　以上で終わる。
"""

CASE = """【{number}】{title}
○会長　諮問の内容について説明をお願いする。
○実施機関　資料により説明する。
○乙川委員　保存期間はどれくらいか。
○実施機関　七日間である。
{outcome}
"""

OPINION = """答申第３号
令和３年８月１０日

青嶺市長　山川　太郎　様

{body}
会長　木戸　一郎

公用車へのドライブレコーダーの設置に伴う個人情報の収集について（答申）

　令和３年７月１日付けで諮問のあった標記の件（諮問第１２号）について、下記のとおり答申します。

記

１　審議会の結論
　公益上の必要があると認め、承認する。

２　条件
（１）保存期間を過ぎた記録は速やかに消去すること。
"""

CONSULTATION = """３総第４５号
令和３年７月１日

{body}　会長　様

青嶺市長　山川　太郎

公用車へのドライブレコーダーの設置に伴う個人情報の収集について（諮問）

　青嶺市個人情報保護条例第８条の規定により、下記のとおり諮問します。
"""

RECORDER = "公用車へのドライブレコーダーの設置に伴う個人情報の収集について"
LIST = "災害時要支援者名簿の自主防災組織への提供について"


def minutes(day: str, number: int, *cases: tuple[str, str, str]) -> str:
    held = [CASE.format(number=no, title=title, outcome=out) for no, title, out in cases]
    return MINUTES.format(year=3, number=number, day=day, body=BODY, cases="\n".join(held))


JULY = minutes(
    "令和３年７月２６日（月）", 2,
    ("諮問第１２号", RECORDER, ""), ("諮問第１３号", LIST, "―承認される。―"),
)  # fmt: skip


def make(folder: Path, **files: str) -> Corpus:
    """Return an opened corpus of its own with `files` added to it."""
    given = folder / "given"
    given.mkdir()
    for name, text in files.items():
        (given / f"{name}.txt").write_text(text.replace("{body}", BODY), "utf-8")
    corpus = folder / "corpus"
    init_corpus(corpus)
    add_documents(corpus, [given], now=lambda: datetime(2026, 1, 1, tzinfo=UTC))
    return open_corpus(corpus)


@pytest.fixture
def joined(tmp_path: Path) -> Corpus:
    return make(tmp_path, a_minutes=JULY, b_opinion=OPINION, c_consultation=CONSULTATION)


def case_of(corpus: Corpus, at: int = 1) -> str:
    return f"{BODY}/2021-07-26/c{at}"


Run = Callable[..., str]


@pytest.fixture
def run(shell: Shell) -> Run:
    """Return what a command writes that is asked of a corpus."""

    def asked(corpus: Corpus, *words: str) -> str:
        result = shell(*words, "--corpus", str(corpus.path), "-q")
        assert result.status in (0, 4), result.err
        return result.out

    return asked


def test_a_case_knows_when_it_was_asked_and_answered(joined: Corpus) -> None:
    consultation, opinion = joined.letters_of(case_of(joined))

    assert (consultation.kind, consultation.date) == ("consultation", "2021-07-01")
    assert (opinion.kind, opinion.date, opinion.asked_on) == ("opinion", "2021-08-10", "2021-07-01")
    assert (opinion.outcome, opinion.outcome_line) == ("approved_conditional", 16)
    assert opinion.conditions == (("保存期間を過ぎた記録は速やかに消去すること。", 19),)
    assert joined.letters_of(case_of(joined, 2)) == ()


def test_letters_are_no_meetings(joined: Corpus) -> None:
    assert joined.meetings == (f"{BODY}/2021-07-26",)
    assert joined.library.info["meetings"] == 1
    assert joined.library.info["letters"] == 2
    assert [year.held for year in joined.coverage()] == [joined.meetings]
    assert joined.quality().meetings == 1
    assert joined.search("", unit="meeting").total == 1
    assert joined.search("year:R3", unit="meeting").total == 1
    assert joined.search("-令和", unit="meeting").total == 0
    assert joined.search("答申", unit="meeting").total == 0


def test_whole_exports_hold_meetings_alone(joined: Corpus, tmp_path: Path, run: Run) -> None:
    run(joined, "export", "--as", "datapackage", "-o", str(tmp_path / "package"))
    meetings = next((tmp_path / "package").rglob("meetings.csv")).read_text("utf-8-sig")

    assert "2021-07-26" in meetings
    assert "opinion" not in meetings and "consultation" not in meetings


def test_letters_are_searched_and_shown(joined: Corpus, run: Run) -> None:
    opinion = f"{BODY}/opinion-2021-08-10-3"

    assert opinion in [hit.meeting["id"] for hit in joined.search("速やかに消去")]
    assert joined.meeting(opinion).minutes.letter is not None
    assert "審議会の結論" in run(joined, "show", opinion)
    assert "山川" not in run(joined, "show", opinion, "--names", "hide")


def test_the_outcome_of_an_answer_stands_beside_what_minutes_say(joined: Corpus, run: Run) -> None:
    case = case_of(joined)

    assert joined.case(case).outcome.value is None
    unrecorded = joined.search("outcome:記載なし")
    assert [hit.case for hit in unrecorded] == [case]
    assert any("答申" in warning for warning in unrecorded.warnings)
    assert [hit.case for hit in joined.search("outcome:承認*")] == [case_of(joined, 2)]
    (row,) = unrecorded.to_json()["hits"]
    assert row["outcome"] is None
    assert row["letters"]["outcome"] == "approved_conditional"
    assert (row["letters"]["asked_on"], row["letters"]["answered_on"]) == (
        "2021-07-01", "2021-08-10",
    )  # fmt: skip
    (other,) = joined.search("災害時要支援者名簿 article:13 OR 名簿").to_json()["hits"][:1]
    assert "letters" not in other
    assert "答申による" in run(joined, "query", "ドライブレコーダー", "--format", "table")


def test_show_prints_days_conclusion_and_conditions_with_lines(joined: Corpus, run: Run) -> None:
    shown = run(joined, "show", case_of(joined), "--format", "table")

    assert "諮問日: 2021-07-01" in shown
    assert "答申日: 2021-08-10" in shown
    assert "16行" in shown and "公益上の必要があると認め、承認する。" in shown
    assert "19行" in shown and "速やかに消去" in shown
    assert "b_opinion.txt" in shown
    form = json.loads(run(joined, "show", case_of(joined), "--format", "json"))
    assert form["letters"][1]["outcome"] == "approved_conditional"


def test_two_cases_that_fit_are_never_decided_between(tmp_path: Path, run: Run) -> None:
    twice = minutes(
        "令和３年７月２６日（月）", 2, ("審議１", RECORDER, "―承認される。―"),
        ("審議２", RECORDER, "―承認される。―"),
    )  # fmt: skip
    corpus = make(tmp_path, a_minutes=twice, b_consultation=CONSULTATION)
    (letter,) = corpus.letters

    assert (letter.status, len(letter.cases)) == ("ambiguous", 2)
    assert corpus.letters_of(case_of(corpus)) == ()
    assert "letter-ambiguous" in run(corpus, "check", "--format", "tsv")


@pytest.mark.parametrize(
    "other",
    [
        JULY.replace("１２号", "９号").replace(RECORDER, LIST),  # another matter
        JULY.replace("青嶺市", "霧見市"),  # another council
        JULY.replace("７月２６日（月）", "９月２７日（月）"),  # after the answer
        JULY.replace("令和３年７月２６日（月）", "令和元年７月２６日（金）"),  # long before
    ],
)
def test_a_letter_without_its_case_says_so(tmp_path: Path, other: str, run: Run) -> None:
    corpus = make(tmp_path, a_minutes=other, b_opinion=OPINION)
    (letter,) = corpus.letters

    assert (letter.status, letter.cases) == ("unmatched", ())
    assert "letter-unmatched" in run(corpus, "check", "--format", "tsv")
    assert "letter-unmatched" not in run(corpus, "query", "--format", "json")


def test_a_letter_alone_is_a_corpus_without_meetings(tmp_path: Path) -> None:
    corpus = make(tmp_path, b_opinion=OPINION)

    assert corpus.meetings == ()
    assert corpus.coverage() == ()
    assert corpus.quality().meetings == 0


def test_letters_added_later_are_joined_to_what_was_there(tmp_path: Path) -> None:
    corpus = make(tmp_path, a_minutes=JULY)
    later = tmp_path / "later.txt"
    later.write_text(OPINION.replace("{body}", BODY), "utf-8")
    add_documents(corpus.path, [later])
    grown = open_corpus(corpus.path)

    assert grown.library.info["reused"] == 1
    (letter,) = grown.letters
    assert letter.cases == (case_of(grown),)
    assert open_corpus(corpus.path, rebuild=True).letters == (letter,)


def test_a_hit_in_a_letter_shows_the_title_of_the_letter(joined: Corpus) -> None:
    titles = {hit.title for hit in joined.search("標記 unit:case") if not hit.case}

    assert titles
    assert all(title and "ドライブレコーダー" in title for title in titles)


def test_an_answer_that_decides_case_by_case_says_so_of_each(tmp_path: Path) -> None:
    said = "諮問第１２号については承認する。諮問第１３号については承認しない。"
    opinion = OPINION.replace("公益上の必要があると認め、承認する。", said)
    opinion = opinion.replace(f"{RECORDER}（答申）", "諮問第１２号及び諮問第１３号について（答申）")
    opinion = opinion.replace("（諮問第１２号）", "（諮問第１２号及び諮問第１３号）")
    corpus = make(tmp_path, a_minutes=JULY, b_opinion=opinion)
    outcomes = [corpus.letters_of(case_of(corpus, at))[-1].outcome for at in (1, 2)]

    assert outcomes == ["approved", "rejected"]


@pytest.mark.parametrize(
    ("said", "contradicts"),
    [
        ("―不承認とする。―", True),
        (
            "―意見を付して承認される。―",
            False,
        ),  # an answer may leave the opinion to a page of its own
        ("―継続審議とする。―", False),  # and a matter may go on before it is answered
        ("", False),
    ],
)
def test_check_tells_of_an_answer_that_contradicts_the_minutes(
    tmp_path: Path, said: str, contradicts: bool, run: Run
) -> None:
    day = "令和３年７月２６日（月）"
    corpus = make(
        tmp_path, a_minutes=minutes(day, 2, ("諮問第１２号", RECORDER, said)), b_opinion=OPINION
    )

    found = json.loads(run(corpus, "check", "--format", "json"))["findings"]

    told = [one["message"] for one in found if one["code"] == "letter-contradicts"]
    assert [case_of(corpus) in message for message in told] == [True] * contradicts
    assert all("不承認" in message and "条件付" in message for message in told)


def test_check_names_the_answer_that_states_what_the_minutes_don_t(
    shell: Shell, joined: Corpus
) -> None:
    asked = ("check", "--corpus", str(joined.path), "--format")
    (found,) = (
        one for one in shell(*asked, "json").json["findings"] if one["code"] == "missing-outcome"
    )

    line = OPINION.splitlines().index("　公益上の必要があると認め、承認する。") + 1
    told = f"会議録ではなく 2021-08-10 の答申（minutes/b_opinion.txt）の {line} 行目にあります。"
    assert found["message"] == f"案件第12号の審議結果は、{told}"
    assert (found["path"], found["severity"]) == ("minutes/a_minutes.txt", "info")
    assert (
        "isn't in the minutes but in the answer of 2021-08-10"
        in shell(*asked, "tsv", "--lang", "en").out
    )
    assert joined.quality().unrecorded == 1  # it is what the minutes say that is counted


def test_check_says_that_nothing_states_an_outcome(shell: Shell, tmp_path: Path) -> None:
    silent = OPINION.replace("公益上の必要があると認め、承認する。", "別紙のとおり。")
    corpus = make(tmp_path, a_minutes=JULY, b_opinion=silent)

    out = shell("check", "--corpus", str(corpus.path), "--format", "tsv").out

    assert "案件第12号の審議結果は記載されていません。" in out


def test_a_corpus_that_is_open_is_read_on_after_others_have_built_twice(
    joined: Corpus, tmp_path: Path
) -> None:
    for number in (3, 4, 5):
        (tmp_path / f"{number}.txt").write_text(JULY.replace("第2回", f"第{number}回"), "utf-8")
        add_documents(joined.path, [tmp_path / f"{number}.txt"])
        open_corpus(joined.path)
        for build in joined.library.build.folder.parent.iterdir():
            os.utime(build, (0, 0))  # as if an hour had passed

    assert len(joined.letters_of(case_of(joined))) == 2
    assert joined.meeting("2021-07-26").minutes.cases
    assert joined.library.searcher.headwords.read_as("ていきょう")
