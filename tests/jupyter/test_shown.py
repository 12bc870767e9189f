"""Everything that is shown in a notebook shows itself, accessibly and without danger."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import kurume_search as ks
from kurume_search.api.own.manage import add, init
from kurume_search.api.showing.html import read_left

EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>"
MINUTES = f"""第1回　試験市情報公開審査会　会議録

開催日　令和3年7月26日（月）

諮問案件1　{EVIL}の利用について

（会長）　諮問案件1について、質問はありますか。
（A委員）　{EVIL}とは何か。
（事務局）　{EVIL}は試験である。
（B委員）　保存期間はどうなっているのか。
（事務局）　1年である。
"""


class Page(HTMLParser):
    """What a piece of HTML holds."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]


@pytest.fixture(scope="module")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> dict[str, ks.Corpus]:
    folder = tmp_path_factory.mktemp("evil")
    (folder / "a.txt").write_text(MINUTES, "utf-8")
    corpus = init(folder / "corpus")
    add(corpus, [folder / "a.txt"])
    return {"real": ks.open_corpus(), "evil": ks.open_corpus(corpus)}


SHOWN = {
    "corpus": lambda c: c,
    "hits": lambda c: c.search("について"),
    "kwic": lambda c: c.search("について").kwic(),
    "facets": lambda c: c.search().facets("kind", "role"),
    "exchanges": lambda c: c.exchanges(),
    "exchange": lambda c: c.exchanges()[0],
    "keyness": lambda c: c.keyness("kind:質問", "kind:回答"),
    "explained": lambda c: c.search("について").explain(),
    "meeting": lambda c: c.meeting(c.meetings[0]),
    "case": lambda c: c.search().cases[0],
    "turn": lambda c: c.search().cases[0].turns[1],
    "thread": lambda c: c.thread(c.search().cases[0].id),
    "coverage": lambda c: c.coverage(),
    "quality": lambda c: c.quality(),
    "diagnostics": lambda c: c.quality().diagnostics,
    "precedents": lambda c: c.precedents("個人情報の利用"),
    "trend": lambda c: c.trend("questions"),
    "outcomes": lambda c: c.trend("outcomes"),
}


@pytest.mark.parametrize("which", ["real", "evil"])
@pytest.mark.parametrize("name", SHOWN)
def test_it_shows_itself(corpora: dict[str, ks.Corpus], name: str, which: str) -> None:
    shown: Any = SHOWN[name](corpora[which])

    bundle = shown._repr_mimebundle_()

    assert bundle["text/plain"] == repr(shown)
    assert not bundle["text/plain"].startswith("<kurume_search.")
    html = bundle["text/html"]
    page = Page(html)
    # Nothing that runs, loads or is named anew each time.
    assert not {"script", "img", "iframe", "link", "style"} & {tag for tag, _ in page.tags}
    assert not [attrs for _, attrs in page.tags if "id" in attrs or "onerror" in attrs]
    assert bundle["text/html"] == shown._repr_mimebundle_()["text/html"]
    assert len(html) < 200_000
    # Tables say what they hold and what their heads are of.
    assert len(page.named("caption")) == len(page.named("table")) >= 1
    assert all(
        head.get("scope") in ("col", "row", "colgroup", "rowgroup") for head in page.named("th")
    )


def test_what_minutes_say_is_shown_as_they_say_it(corpora: dict[str, ks.Corpus]) -> None:
    case = corpora["evil"].search().cases[0]

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in case._repr_html_()


def test_names_stay_hidden_where_results_show_lines(corpora: dict[str, ks.Corpus]) -> None:
    corpus = corpora["real"]
    minutes, _ = corpus.library.minutes(0)
    names = {staff.name for case in minutes.cases for body in case.bodies for staff in body.staff}
    names |= {person.name for person in minutes.meeting.members}
    shown = [corpus, corpus.meeting(corpus.meetings[0]), *corpus.search().cases]
    shown += [turn for case in corpus.search().cases for turn in case.turns]
    for one in shown:
        html = one._repr_html_()
        assert not [name for name in names if len(name) > 1 and name in html], one


def test_cells_are_read_from_the_left() -> None:
    assert read_left("<td>a</td>") == '<td style="text-align:left">a</td>'


@pytest.mark.parametrize("name", ["hits", "exchanges", "precedents"])
def test_prose_in_cells_is_read_from_the_left(corpora: dict[str, ks.Corpus], name: str) -> None:
    shown: Any = SHOWN[name](corpora["real"])
    cells = Page(shown._repr_html_()).named("td")
    assert cells
    assert all("text-align:left" in (cell.get("style") or "") for cell in cells)


def test_a_synthetic_corpus_says_so(tmp_path: Path) -> None:
    from kurume_search.sample import write_sample

    write_sample(tmp_path / "s", years=range(2020, 2021), meetings=1, seed=1)
    corpus = ks.open_corpus(tmp_path / "s")

    for name in ("corpus", "hits", "facets", "exchanges", "meeting", "case", "turn", "trend"):
        assert "合成データ" in SHOWN[name](corpus)._repr_mimebundle_()["text/html"], name
