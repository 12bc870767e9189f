"""Names like one that nothing is called."""

from __future__ import annotations

from kurume_search.query.fields import names_near

COUNCILS = ["花立市情報公開・個人情報保護審査会", "霧見市個人情報保護審議会"]


def test_a_few_characters_of_a_long_name_are_near_it() -> None:
    assert names_near("花立", COUNCILS) == (COUNCILS[0],)
    assert names_near("霧見市", COUNCILS) == (COUNCILS[1],)
    assert names_near("議", COUNCILS) == ()


def test_a_slip_is_near_what_was_meant() -> None:
    assert names_near("介護福祉果", ["介護福祉課", "市民課"])[0] == "介護福祉課"
    assert names_near("まったく別", COUNCILS) == ()
