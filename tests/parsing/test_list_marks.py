"""What counts the entries of a list, however it is printed."""

import pytest

from kurume_search.parsing.lines.line import read_lines
from kurume_search.parsing.lines.pieces import piece
from kurume_search.parsing.marks.list_marks import BULLET, Mark, mark_of
from kurume_search.text.normalize import fold
from kurume_search.text.spans import LineMap


def mark(text: str) -> Mark | None:
    (line, *_) = read_lines(fold(text), LineMap(text))
    return mark_of(piece(line))


@pytest.mark.parametrize(
    ("text", "kind", "numbers"),
    [
        ("（１）委託しないこと", "()1", (1,)),
        ("(2) 委託しないこと", "()1", (2,)),
        ("３．委託しないこと", "1", (3,)),
        ("３　委託しないこと", "1", (3,)),
        ("３、委託しないこと", "1", (3,)),
        ("3)委託しないこと", ")1", (3,)),
        ("二　委託しないこと", "一", (2,)),
        ("①委託しないこと", "①", (1,)),
        ("② 委託しないこと", "①", (2,)),
        ("①、③委託しない", "①", (1, 3)),
        ("⑫委託しないこと", "①", (12,)),
        ("（ア）委託しないこと", "()ア", (1,)),
        ("ネ　委託しないこと", "ア", (24,)),
        ("b)委託しないこと", ")a", (2,)),
        ("・委託しないこと", "・", ()),
        ("■ 委託しないこと", "■", ()),
        ("※委託しないこと", "※", ()),
    ],
)
def test_a_mark_has_its_kind_and_what_it_counts(
    text: str, kind: str, numbers: tuple[int, ...]
) -> None:
    found = mark(text)

    assert found is not None
    assert (found.kind, found.numbers) == (kind, numbers)
    assert fold(text).text[found.stop :].startswith("委託")


@pytest.mark.parametrize(
    "text",
    [
        "委託しないこと", "3日以内に返すこと", "3.5倍", "アンケートの回収", "1、2の質問",
        "（ガ）委託", "ッ）委託", "ヰ、委託", "（十十）委託",
    ],
)  # fmt: skip
def test_words_without_a_mark_have_none(text: str) -> None:
    assert mark(text) is None


def test_a_sign_of_iroha_follows_in_either_row() -> None:
    (first, second, third) = (mark(f"{sign}　委託") for sign in "イロハ")
    assert first and second and third

    assert [held.follows(at) for at, held in enumerate((first, second, third))] == [True] * 3
    assert first.follows(1) and not first.is_first


@pytest.mark.parametrize(
    "text", ["・委託", "- 委託", "*委託", "(3)委託", "3.委託", "3)委託", "(ア)委託", "ア 委託"]
)
def test_a_remark_of_a_list_begins_with_a_bullet_or_a_count(text: str) -> None:
    found = BULLET.match(text)

    assert found is not None
    assert text[found.end() :] == "委託"
