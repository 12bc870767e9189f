"""Parts of pages: what is no matter of theirs, terms and what is told of them."""

from __future__ import annotations

import pytest
from parsing.reading import read

from kurume_search.store.formats.html import extract_html

TALK = "<p>（会長）ただいまから、第１回の審査会を開きます。</p><p>（甲野委員）何件ありますか。</p>"


def lines_of(page: str) -> list[str]:
    return [line for line in extract_html(page.encode(), "x").text.splitlines() if line]


MATTER = lines_of(TALK)


@pytest.mark.parametrize(
    "given",
    [
        'id="tmp_gnavi"', 'id="lnavi"', 'class="gNav"', 'id="globalNavi"', 'class="footer-nav"',
        'id="tmp_pankuzu"', 'class="topicPath"', 'class="c-breadcrumb"', 'id="BreadcrumbList"',
        'id="tmp_header"', 'class="site-header"', 'id="headerArea"', 'class="l-footer inner"',
        'id="tmp_inquiry"', 'class="contact_box"', 'id="tmp_feedback"', 'class="toiawase"',
        'id="sideBar"', 'class="sp-menu"', 'id="pageTop01"', 'class="sns_share"', 'id="skipLink"',
        'role="navigation"',
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["div", "ul", "section"])
def test_what_a_site_has_on_all_pages_is_left_out(name: str, given: str) -> None:
    apart = f'<{name} {given}><div><a href="/">ホーム</a>よくある質問</div></{name}>'

    assert lines_of(f"{apart}{TALK}{apart}") == MATTER
    assert lines_of(f"<div id=wrap>{apart}<div id=contents>{TALK}</div>{apart}</div>") == MATTER


@pytest.mark.parametrize(
    "given",
    [
        'class="page-header"', 'id="article_header"', 'class="content-header"', 'class="main"',
        'class="headline"', 'id="tmp_contents"', 'class="box link"', 'class="side"', 'id="top"',
        'class="agenda-list"', 'class="sharing"', 'class="contacted-units"', 'id="listArea"',
    ],
)  # fmt: skip
def test_what_may_be_matter_of_the_page_stays(given: str) -> None:
    assert lines_of(f"<div {given}>日時　七月一日</div>{TALK}") == ["日時　七月一日", *MATTER]


@pytest.mark.parametrize(
    "given", ['id="header"', 'class="contact"', 'class="menu"', 'role="search"']
)
@pytest.mark.parametrize("close", ["</div>", ""])
def test_an_element_that_holds_most_of_the_page_stays(given: str, close: str) -> None:
    assert lines_of(f"<div {given}>{TALK}{close}<p>以上です。") == [*MATTER, "以上です。"]


def test_a_form_around_the_page_stays_and_its_navigation_goes() -> None:
    page = f"<form id=aspnet><div class=gnavi>ホーム</div>{TALK}<input type=submit></form>"

    assert lines_of(page) == MATTER


def test_many_links_are_not_most_of_a_page() -> None:
    menu = "".join(f"<li><a href=/{n}>よくある質問とその回答の一覧、その{n}</a>" for n in range(40))

    assert lines_of(f"<div id=header><ul>{menu}</ul></div>{TALK}") == MATTER
    # an anchor that is never closed makes no link of the page
    assert lines_of(f"<a name=top><div id=header>{TALK}</div><p>以上") == [*MATTER, "以上"]


@pytest.mark.parametrize(
    ("page", "kept"),
    [
        ("<article><header><h1>第１回審査会</h1></header>{}</article>", True),
        ("<main><header><h1>第１回審査会</h1></header>{}</main>", True),
        ("<div class=header><h1>第１回審査会会議録</h1></div>{}", True),
        ("<header><h1><span>第１回審査会</span>議事要旨</h1></header>{}", True),
        ("<div class=header><h1>灯野市</h1></div>{}", False),
        ("<header><h1>灯野市会議録検索システム</h1></header>{}", False),
        ("<header><h1>灯野市</h1></header><article>{}</article>", False),
    ],
)
def test_the_title_of_minutes_stays_whatever_it_stands_in(page: str, kept: bool) -> None:
    lines = lines_of(page.format(TALK))

    assert lines[-2:] == MATTER
    assert (len(lines) > 2) is kept


# -- terms


@pytest.mark.parametrize(
    ("told", "lines"),
    [
        ("<dt>担当課<dd>総務課", ["担当課：総務課"]),
        ("<dt>公開</dt>\n  <dd>可</dd>\n<dt>担当</dt><dd><p>課</p>", ["公開：可", "担当：課"]),
        ("<div><dt>担当課</dt><dd>総務課</dd></div>", ["担当課：総務課"]),
        ("<dt>担当課：</dt><dd>総務課</dd>", ["担当課：総務課"]),
        ("<dt>【会長】</dt><dd>始めます。</dd>", ["【会長】　始めます。"]),
        ("<dt>○会長</dt><dd>始めます。</dd>", ["○会長　始めます。"]),
        ("<dt>出席者<dd>甲野会長<dd>乙山委員", ["出席者：甲野会長", "　乙山委員"]),
        ("<dt>出席者<dd>甲野会長<br>乙山委員", ["出席者：甲野会長", "乙山委員"]),
        ("<dt>議題<dd><ul><li>名簿<li>その他</ul>", ["議題：", "• 名簿", "• その他"]),
        ("<dt>開催日<dt>日時<dd>七月一日", ["開催日", "日時：七月一日"]),
        ("<dt>傍聴できますか。<dd>できます。", ["傍聴できますか。", "　できます。"]),
        ("<dt><dd>総務課", ["　総務課"]),
        ("<dt>担当課<dd>", ["担当課："]),
        ("<dt>担当課", ["担当課"]),
        ("<dt><b>担当</b>課<dd><b>総務課</b>", ["担当課：総務課"]),
    ],
)  # fmt: skip
def test_a_term_and_what_is_told_of_it_stay_together(told: str, lines: list[str]) -> None:
    assert lines_of(f"<dl>{told}</dl>{TALK}") == [*lines, *MATTER]


def test_a_header_of_terms_and_a_talk_of_terms_are_read() -> None:
    header = (
        "<dl><dt>日時<dd>令和５年７月１４日<dt>出席者<dd>甲野会長、乙山委員<dt>公開<dd>公開</dl>"
    )
    talk = "<dl><dt>会長<dd><p>始めます。<dt>乙山委員<dd>何件ですか。<dt>事務局<dd>３件です。</dl>"

    minutes = read(
        extract_html(f"<h1>第１回灯野市審査会会議録</h1>{header}{talk}".encode(), "x").text
    )

    assert str(minutes.meeting.date) == "2023-07-14"
    assert [held.name for held in minutes.meeting.members] == ["甲野", "乙山"]
    assert [turn.text for turn in minutes.turns] == ["始めます。", "何件ですか。", "３件です。"]
