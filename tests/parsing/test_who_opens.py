"""Minutes without a list of the office: who opens the meeting is of it, and who works for him."""

import pytest
from parsing.reading import read

from kurume_search.model.turn import Role, TurnKind

TALK = """第12回御厨県公文書等審査会

　令和５年６月８日（木）

{opener}　{opens}
○志賀会長　それでは、諮問第31号「河川のカメラの映像の公開について」が議題です。説明をお願いします。
{opener}　資料１を御覧ください。映像を三十日残すこととしております。
○粟津委員　三十日とした理由は何でしょうか。
{second}　出水の後に確かめるのに要する日数でございます。
○志賀会長　ほかにございませんか。では、適当であると答申いたします。
　次に、報告に移ります。
○勝浦土木部河川課長　誤送付がございました。
○粟津委員　何件でしょうか。
{third}　二件でございます。
○志賀会長　以上で閉会いたします。
"""
OPENS = [
    "定刻となりましたので、ただいまから審査会を開会いたします。",
    "お待たせいたしました。本日は御出席を賜り、ありがとうございます。それでは会長、よろしくお願いいたします。",
]


def _roles(
    opener: str, opens: str, second: str = "○桂主査", third: str = "○勝浦土木部河川課長"
) -> list[Role]:
    text = TALK.format(opener=opener, opens=opens, second=second, third=third)
    return [turn.role for turn in read(text).turns if turn.role not in (Role.CHAIR, Role.MEMBER)]


@pytest.mark.parametrize("opens", OPENS)
@pytest.mark.parametrize("opener", ["○相馬文書課長", "○相馬県政情報室長", "○相馬総務課課長補佐"])
@pytest.mark.parametrize("second", ["○桂主査", "○桂係長", "○桂主任"])
def test_who_opens_is_of_the_office_and_so_is_who_works_for_him(
    opener: str, opens: str, second: str
) -> None:
    assert _roles(opener, opens, second) == [
        *(3 * [Role.SECRETARIAT]),
        *(2 * [Role.IMPLEMENTING_BODY]),
    ]


def test_who_works_for_another_unit_is_of_that() -> None:
    roles = _roles("○相馬文書課長", OPENS[0], third="○脇主幹")

    assert roles[-2:] == [Role.IMPLEMENTING_BODY] * 2


@pytest.mark.parametrize(
    ("opener", "opens"),
    [
        ("○相馬文書課長", "資料の差し替えがございます。"),
        ("○相馬副市長", OPENS[0]),
    ],
)
def test_who_opens_nothing_or_heads_the_city_is_no_clerk(opener: str, opens: str) -> None:
    assert Role.SECRETARIAT not in _roles(opener, opens)


def test_a_list_of_the_office_says_more_than_who_opens() -> None:
    text = TALK.format(
        opener="○相馬文書課長", opens=OPENS[0], second="○桂主査", third="○勝浦土木部河川課長"
    ).replace("（木）\n", "（木）\n事務局　情報公開室　関室長\n")
    roles = [turn.role for turn in read(text).turns]

    assert roles[0] is Role.IMPLEMENTING_BODY


@pytest.mark.parametrize("heard", ["聞こえておりますでしょうか。", "音声は届いていますか。"])
def test_who_makes_sure_that_he_is_heard_asks_nothing_of_the_matter(heard: str) -> None:
    text = TALK.format(opener="○相馬文書課長", opens=OPENS[0], second="○桂主査", third="○桂主査")
    said = f"粟津です。{heard}三十日は長いと思います。"
    found = read(text.replace("三十日とした理由は何でしょうか。", said))

    turn = next(turn for turn in found.turns if turn.role is Role.MEMBER)
    assert (turn.kind, turn.question_sentences) == (TurnKind.STATEMENT, 0)


@pytest.mark.parametrize(
    ("told", "observers"),
    [
        ("会議は公開で、傍聴の方が４名いらっしゃいます。", 4),
        ("なお、本日の傍聴者は二名でございます。", 2),
        ("本日は３名の傍聴の申出があり、これを許可しております。", 3),
        ("本日、傍聴の希望者はございません。", 0),
        ("傍聴の方はいらっしゃいますか。", None),
        ("傍聴者は５名まで入れます。", None),
        ("傍聴の方への資料は、後ほど回収いたします。", None),
    ],
)
def test_who_opens_counts_the_observers_where_no_list_does(
    told: str, observers: int | None
) -> None:
    opens = f"ただいまから審査会を開会いたします。{told}"
    text = TALK.format(opener="○相馬文書課長", opens=opens, second="○桂主査", third="○桂主査")

    assert read(text).meeting.observers == observers
    listed = text.replace("（木）\n", "（木）\n傍聴者　１名\n")
    assert read(listed).meeting.observers == 1


@pytest.mark.parametrize(
    "greets",
    [
        "志賀です。至らぬところもあるかと存じますが、どうぞよろしくお願いいたします。",
        "会長の志賀でございます。微力ではありますが、皆様の御協力をお願い申し上げます。",
    ],
)
def test_a_chair_who_takes_the_chair_with_a_greeting_leads(greets: str) -> None:
    text = TALK.format(
        opener="○相馬文書課長", opens=OPENS[0], second="○桂主査", third="○桂主査"
    ).replace(
        "○志賀会長　それでは",
        f"○志賀会長　{greets}\n○相馬文書課長　欠席はございません。\n○志賀会長　それでは",
    )
    turns = [turn for turn in read(text).turns if turn.role is Role.CHAIR]

    assert turns[0].kind is TurnKind.PROCEDURAL
