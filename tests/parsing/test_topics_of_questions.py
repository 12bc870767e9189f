"""What a question is about, told in a sentence before the question itself."""

import pytest
from parsing.reading import read

HEAD = (
    "令和5年度第1回灯野市情報公開審査会　会議録\n日時　令和5年6月1日（木）午後2時\n\n"
    "諮問第1号　図面の公開について\n"
)


def questions(form: str, words: str) -> int:
    said = [
        ("会長", "説明をお願いします。"),
        ("工務課", "資料のとおりです。"),
        ("乙川委員", words),
        ("工務課", "5年です。"),
    ]
    return read(HEAD + "\n".join(form.format(*turn) for turn in said)).turns[2].question_sentences


@pytest.mark.parametrize("form", ["○{}　{}", "{}：{}", "{}\t{}"])
@pytest.mark.parametrize(
    "topic",
    [
        "図面の保存についてお尋ねします。",
        "図面の保存について伺う。",
        "次に、委託先に関して質問させていただきます。",
        "写しの件で、2点お伺いします。",
    ],
)
@pytest.mark.parametrize(
    ("rest", "count"),
    [
        ("何年残すのでしょうか。", 1),
        ("長いと思います。何年残すのでしょうか。", 1),
        ("何年残すのですか。また、誰が見るのですか。", 2),
    ],
)
def test_a_topic_asks_nothing_where_the_question_follows(
    form: str, topic: str, rest: str, count: int
) -> None:
    assert questions(form, topic + rest) == count


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("図面の保存についてお尋ねします。", 1),
        ("何年残すのですか。次に、委託先についてお尋ねします。", 2),
        ("図面の保存について伺いたい。何年残すのか。", 2),
    ],
)
def test_alone_it_asks(words: str, count: int) -> None:
    assert questions("○{}　{}", words) == count
