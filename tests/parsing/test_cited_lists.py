"""Lists, ranges and points of provisions, schedules, and whose law a name means."""

from __future__ import annotations

import pytest
from parsing.reading import source

from kurume_search.model.registers import Law, LawName, Registers
from kurume_search.parsing.citations.citation import find_citations, resolve
from kurume_search.parsing.minutes import parse_minutes
from kurume_search.text.normalize import fold

KNOWN = {
    name: name
    for name in ("個人情報の保護に関する法律", "個人情報保護条例", "番号法", "条例", "規則", "法")
}


def cited(text: str, *, town: str = "緑が浜市", names: dict[str, str] = KNOWN) -> list[str]:
    """Return law, provision and what lies below it of each citation, in order."""
    settled = resolve(find_citations(fold(text).text, names, town=town))
    return [
        f"{held.law or ''}{held.provision}{'ただし書' * held.found.proviso}{held.found.sub or ''}"
        for held in settled
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("条例第7条第1号及び第3号イ", ["条例第7条第1号", "条例第7条第3号イ"]),
        ("条例第7条第3号イ及びロ", ["条例第7条第3号イ", "条例第7条第3号ロ"]),
        ("第7条第1号、第2号ア、イ", ["第7条第1号", "第7条第2号ア", "第7条第2号イ"]),
        (
            "条例第7条第2号ただし書イ、ロ及びハに",
            ["条例第7条第2号ただし書イ", "条例第7条第2号ただし書ロ", "条例第7条第2号ただし書ハ"],
        ),
        ("条例第７条第３号のイに該当", ["条例第7条第3号イ"]),
        ("条例第9条第1項第2号や第５号により", ["条例第9条第1項第2号", "条例第9条第1項第5号"]),
        ("条例第9条第1項や第2項の", ["条例第9条第1項", "条例第9条第2項"]),
        ("条例第9条や台帳", ["条例第9条"]),
        ("条例第９、10条の規定", ["条例第9条", "条例第10条"]),
        ("条例第９・10・12条", ["条例第9条", "条例第10条", "条例第12条"]),
        ("条例第９条第１項３、５号", ["条例第9条第1項第3号", "条例第9条第1項第5号"]),
        ("条例第７条第２、第３号", ["条例第7条第2号", "条例第7条第3号"]),
        ("条例第９条第１項、２、３号議案", ["条例第9条第1項"]),
        ("条例９条１項ただし書３号", ["条例第9条第1項第3号ただし書"]),
        ("諮問第９、第10条の２", ["第10条の2"]),
        ((
            "条例第7条第5号（審議検討情報）及び第6号（事務事業情報）"
        ), ["条例第7条第5号", "条例第7条第6号"]),
        (
            "条例第10条第1項（目的外利用）、第2項（通知）",
            ["条例第10条第1項", "条例第10条第2項"],
        ),
        ("法第69条第2項第2号から第4号まで", [f"法第69条第2項第{n}号" for n in (2, 4)]),
        ("条例第九条第一号～第四号", [f"条例第9条第{n}号" for n in (1, 4)]),
        ("条例第9条第1項から第3項までの", [f"条例第9条第{n}項" for n in (1, 3)]),
        ("法第18条から第20条まで", ["法第18条", "第20条"]),
        ("法第18条から第19条まで", ["法第18条", "第19条"]),
        ("法第5条第1号の2及び第2号", ["法第5条第1号の2", "法第5条第2号"]),
        ("条例第九条第一項第三号の二ただし書", ["条例第9条第1項第3号の2ただし書"]),
        ("法第5条第1号、第1号の2", ["法第5条第1号", "法第5条第1号の2"]),
        ("法第5条第2項第1号の3のイ、同号ロ", ["法第5条第2項第1号の3イ", "第5条第2項第1号の3ロ"]),
        ("法第5条第1号の3、前号", ["法第5条第1号の3", "第5条第1号の2"]),
        ("法第5条第1号の2、前号", ["法第5条第1号の2", "第5条第1号"]),
        ("条例第9条の2、前条", ["条例第9条の2", "第9条"]),
        ("条例第9条の3第2項、前条第1項", ["条例第9条の3第2項", "第9条の2第1項"]),
        ("支援法第19条第1項第3号の3歳未満の子ども", ["支援法第19条第1項第3号"]),
        ("条例第7条第2号の2項目", ["条例第7条第2号"]),
        ("条例第9条の一般原則", ["条例第9条"]),
        ("条例第9条の一つの例", ["条例第9条"]),
        ("条例第9条の1つの例", ["条例第9条"]),
        ("災害対策基本法第49条の1第2項", ["災害対策基本法第49条の1第2項"]),
        ("条例第八条の二次利用の制限", ["条例第8条"]),
        ("条例第8条の三者協議", ["条例第8条"]),
        ("条例第9条の2各号、第9条の2本文", ["条例第9条の2", "第9条の2"]),
        ("条例第9条の2違反、第9条の3及び第九条の十一", ["条例第9条の2", "第9条の3", "第9条の11"]),
        ("条例第9条第2号の2から第5号まで", ["条例第9条第2号の2", "条例第9条第5号"]),
        ("条例第9条第2号の二次利用", ["条例第9条第2号"]),
        ("条例第9条第2号の一部", ["条例第9条第2号"]),
        ("条例第9条第1項第2号の一般競争入札", ["条例第9条第1項第2号"]),
        ("条例第9条第2号の3社", ["条例第9条第2号"]),
        # what must not change
        ("条例第8条第3号（個人）委員", ["条例第8条第3号"]),
        ("条例第10条第1項（目的外利用）。第2項は", ["条例第10条第1項"]),
        ("条例第7条第3号、アンケートの", ["条例第7条第3号"]),
        ("条例第7条第3号イ、ロビーの", ["条例第7条第3号イ"]),
        ("条例第7条第3号、イ", ["条例第7条第3号"]),
        ("条例第7条第1号から第99号まで", ["条例第7条第1号", "条例第7条第99号"]),
        ("条例第9条第1項から第9条の2まで", ["条例第9条第1項", "第9条の2"]),
        ("条例第7条第2号、諮問第3号", ["条例第7条第2号"]),
    ],
)  # fmt: skip
def test_what_a_list_goes_on_with_is_cited(text: str, found: list[str]) -> None:
    laws = [name.removeprefix("法").removeprefix("条例") for name in found]
    have = cited(text)

    assert [name.removeprefix("法").removeprefix("条例") for name in have] == laws
    assert have[0] == found[0]


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("番号法別表第二の五の項", "番号法別表第二の五の項"),
        ("番号法の別表第２の１６の項により", "番号法の別表第2の16の項"),
        ("番号法別表第二の五の二の項", "番号法別表第二の五の二の項"),
        ("条例別表第一の二に", "条例別表第一の二"),
        ("条例別表に掲げる", "条例別表"),
        ("資料の別表第二", None),
        ("別表第1のとおり", None),
    ],
)
def test_a_schedule_is_cited_behind_its_law(text: str, raw: str | None) -> None:
    folded = fold(text).text
    found = [folded[held.start : held.stop] for held in find_citations(folded, KNOWN)]

    assert found == ([raw] if raw else [])


def test_a_schedule_leaves_what_refers_back_alone() -> None:
    assert cited("条例第5条及び条例別表第一、同条第2項") == ["条例第5条", "条例", "条例第5条第2項"]


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ((
            "行政機関の保有する個人情報の保護に関する法律第8条"
        ), "行政機関の保有する個人情報の保護に関する法律"),
        (
            "独立行政法人等の保有する個人情報の保護に関する法律第9条",
            "独立行政法人等の保有する個人情報の保護に関する法律",
        ),
        ("これは個人情報の保護に関する法律第8条", "個人情報の保護に関する法律"),
        ("改正された個人情報の保護に関する法律第8条", "個人情報の保護に関する法律"),
        ("学校教育法第12条", "学校教育法"),
        ("手数料条例第3条", "手数料条例"),
        ("財務規則第3条", "財務規則"),
        ("旭市個人情報保護条例第5条", "旭市個人情報保護条例"),
        ("他市個人情報保護条例第5条", "他市個人情報保護条例"),
        ("旭市条例第3条", "旭市条例"),
        ("本市個人情報保護条例第5条", "個人情報保護条例"),
        ("緑が浜市個人情報保護条例第5条", "個人情報保護条例"),
        ("その条例第3条", "条例"),
        ("現行条例第3条", "条例"),
        ("本件条例第3条", "条例"),
        ("現条例第3条", "条例"),
        ("番号法に基づく要綱第3条", "要綱"),
        ("市が定める要綱第3条", "要綱"),
        ("審議会条例第3条", "審議会条例"),
        ("条例規則第3条", "規則"),
        ("手数料条例規則第3条", "手数料条例規則"),
        ("学校教育法施行令第3条", "学校教育法施行令"),
        ("市の条例第3条", "条例"),
        ("市条例第3条", "条例"),
        ("利用（条例第3条）", "条例"),
        ("しかし、法第3条", "法"),
    ],
)  # fmt: skip
def test_a_known_name_is_not_the_end_of_another_title(text: str, law: str) -> None:
    (held,) = resolve(find_citations(fold(text).text, KNOWN, town="緑が浜市"))

    assert held.law == law


@pytest.mark.parametrize(
    ("text", "town", "law"),
    [
        ("市条例第9条", "緑が浜市", "条例"),
        ("本市条例第9条", "緑が浜市", "条例"),
        ("当町規則第9条", "霧見町", "規則"),
        ("県条例第9条", "緑が浜市", "県条例"),
        ("市条例第9条", "", "市条例"),
        ("旭市条例第9条", "緑が浜市", "旭市条例"),
    ],
)
def test_the_ordinance_of_the_own_town_is_the_ordinance(text: str, town: str, law: str) -> None:
    (held,) = resolve(find_citations(text, {}, town=town))

    assert held.law == law


def test_the_acts_on_agencies_are_no_part_of_the_act_on_all() -> None:
    registers = Registers(
        laws=(
            Law(
                id="national.act", council=None, title="個人情報の保護に関する法律", kind="act",
                names=(LawName(text="個人情報の保護に関する法律"),), verified=True,
            ),
        )
    )  # fmt: skip
    said = "行政機関の保有する個人情報の保護に関する法律第8条と、個人情報の保護に関する法律第69条"
    text = f"会議録\n日時　令和4年6月23日\n議題\n○委員　{said}とは同じか。\n○会長　はい。\n"

    (minutes,) = parse_minutes(source(text), registers)

    assert [held.law_id for held in minutes.citations] == [None, "national.act"]
