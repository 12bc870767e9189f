"""Who presides where no label says so."""

import pytest
from parsing.reading import read

from kurume_search.model.outcome import OutcomeValue
from kurume_search.model.turn import Role

TEXT = """灯野市教育委員会　令和4年12月定例会　会議録

日時　令和4年12月22日（木）午後1時30分
出席者　教育長　甲野、委員　乙川、委員　丙田
説明員　学校教育課長　己斐

甲野教育長
　ただいまから、12月の定例会を開会します。

日程第1　議案第34号　学校管理規則の一部を改正する規則について

{caller}
　議案第34号を議題とします。事務局の説明を求めます。

己斐課長
　学期の区分を改めるものです。

乙川委員
　保護者への周知はどのように行いますか。

己斐課長
　1月に文書を配布します。

{caller}
　お諮りします。原案のとおり可決することに御異議ありませんか。

（異議なし）

{caller}
　御異議なしと認め、原案のとおり可決しました。
"""


def test_the_official_who_leads_the_meeting_is_its_chair() -> None:
    minutes = read(TEXT.replace("{caller}", "甲野教育長"))
    roles = {turn.speaker_raw: turn.role for turn in minutes.turns}

    assert roles["甲野教育長"] is Role.CHAIR
    assert roles["己斐課長"] is Role.IMPLEMENTING_BODY
    assert minutes.cases[0].outcome.value is OutcomeValue.APPROVED


@pytest.mark.parametrize("caller", ["丙田委員長", "会長"])
def test_nobody_presides_beside_a_chair(caller: str) -> None:
    roles = {turn.speaker_raw: turn.role for turn in read(TEXT.replace("{caller}", caller)).turns}

    assert roles["甲野教育長"] is Role.IMPLEMENTING_BODY
    assert roles[caller] is Role.CHAIR
