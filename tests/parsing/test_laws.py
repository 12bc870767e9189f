"""Laws that hold for any text: never raises, nothing lost, same in and same out."""

import random
import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from parsing.reading import LABELLED, source

from kurume_search.model.json import documents_from_json, documents_json
from kurume_search.model.meeting import Minutes
from kurume_search.model.passage import PassageKind, passages
from kurume_search.model.place import PartKind
from kurume_search.parsing.minutes import parse_minutes

FILES = sorted(LABELLED.glob("*.txt"))
# What minutes are made of: near misses turn up at once.
PIECES = [
    "○会長　", "（A委員）", "【事務局】", "委員：", "問　", "答　", "・", "→", "―", "※",
    "\n", "\n", "\n\n", "　", " ", "｜", "\t", "【諮問案件1】", "諮問第8号", "1 開会", "(1)",
    "ア", "①", "第3回", "審議会", "会議録", "日時：", "場所", "出席者", "欠席者なし",
    "令和3年7月26日（月）", "午前10時～", "議題", "次第", "その他", "について",
    "条例第9条第3項第4号", "同条第2項", "以下「条例」という。", "か。", "。", "、", "「", "」",
    "（", "）", "承認する", "不承認", "異議なし", "継続審議", "質疑", "審議結果",
    "担当課：住民課（甲課長、乙）", "以上8名", "との質問があり、", "委員から、",
    "| 発言者 | 内容 |", "|---|---|", "−1−", "お問い合わせ", "〓",
    "\r", "\x0c", "\u3099", "㌔", "①②",
]  # fmt: skip
INVISIBLE = " \t\r\n\f\v\u3000\u200b\u200c\u200d\u2060\ufeff\x00"
minutes_like = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def check(text: str) -> tuple[Minutes, ...]:
    """Parse and hold every law of the flow."""
    documents = parse_minutes(source(text))

    assert documents
    at = 0
    for document in documents:
        for part in document.parts:
            assert part.span.start == at
            assert part.line == text.count("\n", 0, at) + 1
            assert len(part.span) > 0
            at = part.span.stop
            if part.kind is PartKind.BLANK:
                words = part.span.of(text)
                assert words.isspace() or not words.strip(INVISIBLE)
        told = {d.span for d in document.diagnostics if d.code == "unclaimed"}
        assert told == {part.span for part in document.parts if part.kind is PartKind.UNCLAIMED}
        cases = {case.id for case in document.cases}
        for turn in document.turns:
            assert turn.text == turn.place.text(text)
            assert set(turn.cases) <= cases
            assert turn.place.line <= turn.place.line_end
        for case in document.cases:
            assert case.outcome.value is None or case.outcome.place is not None
        ids = [*(t.id for t in document.turns), *(n.id for n in document.notes), *cases]
        assert len(ids) == len(set(ids))
        hold_passages(document, text)
    assert at == len(text)
    return documents


def hold_passages(document: Minutes, text: str) -> None:
    """Hold that passages are disjoint, and that a case is found by its title and heading."""
    found = list(passages(document, text))
    pieces = sorted(piece for passage in found for piece in passage.place.pieces if piece)

    assert all(one.stop <= other.start for one, other in pairwise(pieces))
    assert len({passage.id for passage in found}) == len(found)
    serving = {
        at: passage.cases for passage in found for piece in passage.place.pieces
        for at in range(piece.start, piece.stop)
    }  # fmt: skip
    for passage in found:
        assert passage.text == passage.place.text(text)
        if passage.kind is not PassageKind.TURN:  # its line is that of its label
            assert passage.place.line == text.count("\n", 0, passage.place.start) + 1
    for case in document.cases:
        for place in filter(None, (case.heading, case.title_place)):
            for piece in place.pieces:
                for at in range(piece.start, piece.stop):
                    assert not text[at].isalnum() or case.id in serving[at]
    said = {turn.id: turn.text for turn in document.turns}
    assert {p.id: p.text for p in found if p.kind is PassageKind.TURN} == said


@given(st.one_of(st.text(), minutes_like))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example("")
@example("\n")
@example("○会長　\n（異議なし）")
def test_parts_partition_any_text_and_nothing_raises(text: str) -> None:
    documents = check(text)

    assert parse_minutes(source(text)) == documents


@given(
    st.sampled_from(FILES),
    st.integers(0, 2**32),
    st.sampled_from(["drop", "swap", "wrap", "join", "noise", "cut"]),
)
@settings(max_examples=120, deadline=None)
def test_mutated_minutes_keep_the_laws(path, seed: int, how: str) -> None:  # type: ignore[no-untyped-def]
    text = mutated(path.read_text("utf-8"), random.Random(seed), how)
    documents = check(text)

    printed = documents_json(documents, text)
    assert documents_from_json(printed) == documents


def mutated(text: str, chance: random.Random, how: str) -> str:
    if how == "drop":
        return "".join(sign for sign in text if chance.random() > 0.05)
    if how == "noise":
        return "".join(
            chance.choice("〓?（「、\n") if chance.random() < 0.03 else sign for sign in text
        )
    if how == "wrap":
        return "".join(sign + ("\n" if chance.random() < 0.03 else "") for sign in text)
    if how == "cut":
        return text[: chance.randrange(len(text))]
    lines = text.split("\n")
    if how == "join":
        return "".join(line + chance.choice(["\n", "　　", ""]) for line in lines)
    chance.shuffle(lines)
    return "\n".join(lines)


GAP = " " * 100_000
HOSTILE = {
    "(": "(" * 20_000, "（": "（" * 20_000, "【": "【" * 20_000, "第": "第" * 20_000,
    "nested": "（" * 20_000 + "）" * 20_000, "quotes": "「" * 20_000, "一": "一" * 20_000,
    "spaces": " " * 100_000, "wide spaces": "　" * 50_000, "digits": "9" * 20_000,
    "第1条": "第1条" * 8_000, "同条": "同条" * 10_000, "第1号、": "第1号、" * 8_000,
    "諮問": "諮問第1号及び" * 8_000, "以下「": "以下「" * 8_000, "令和": "令和3年" * 8_000,
    "labels": "（委員）\n" * 4_000, "speakers": "○会長　「か。" * 4_000,
    "pipes": "|" * 20_000, "tabs": "\t" * 20_000, "newlines": "\n" * 20_000,
    "委員から、": "委員から、" * 8_000, "質問": "との質問があり、" * 8_000,
    "gaps": "あ   " * 8_000, "審議会": "審議会" * 8_000, "(あ)・": "(あ)・" * 8_000 + "(あ)",
    "gap before a number": f"\n\nあ{GAP}x)", "gap in a label": f"({GAP}x",
    "gap in a bracket": f"【{GAP}結果xxxxxxxxxxxxx", "gap before a dash": f"か{GAP}x-委員",
    "gap in units": f"【{GAP}x課", "gap before who signed": f"意見1　あ{GAP}x)\n" * 2,
    "gap behind a mark": f"■{GAP}あ", "gap behind a number": f"1{GAP}あ",
    "gap below a label": f"質問者：\n■{GAP}あ",
    "gap before an end": f"名簿の提供{GAP}同意", "gap in a box": f"採{GAP}□\n",
    "gap behind a case": f"会長:諮問第3号{GAP}同意\n", "gap behind an item": f"議題{GAP}同意\n",
    "newlines in a form": "\n" * 4_000 + "件名　x\n" * 2,
}  # fmt: skip


def numbered(count: int) -> str:
    """Return many headings of cases that are all different."""
    return "".join(f"諮問第{n}号 公園{n}の利用について\n" for n in range(1, count))


def test_many_headings_take_linear_time() -> None:
    once, thrice = spent(numbered(1_000)), spent(numbered(3_000))

    assert thrice < max(6.5 * once, 0.5)


def spent(text: str) -> float:
    began = time.process_time()
    parse_minutes(source(text))
    return time.process_time() - began


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_takes_linear_time(name: str) -> None:
    text = HOSTILE[name]
    once, thrice = min(spent(text) for _ in range(2)), min(spent(text * 3) for _ in range(2))

    assert once < 5
    assert thrice < max(6.5 * once, 0.3)  # 9 times if it were quadratic


@pytest.mark.slow
def test_ten_megabytes_on_one_line() -> None:
    text = ("市民の個人情報を適切に取り扱うこととし、" * 500 + "。") * 1_000

    assert len(text) > 10_000_000 - 10
    assert spent(text) < 60
