"""A corpus of three councils of three cities, in two years."""

from __future__ import annotations

from pathlib import Path

import kurume_search as ks
from kurume_search.api.own.manage import add, init

EAST, WEST, NORTH = (
    "東野市個人情報保護審議会",
    "西山市個人情報保護審議会",
    "北浜市個人情報保護審議会",
)
MINUTES = """{council} 令和{year}年度第1回会議録

日時 令和{year}年7月20日
場所 第1会議室
出席委員 甲本会長、乙川委員

諮問第1号 防犯カメラの画像の外部提供について
（会長）説明をお願いする。
（総務課）画像を提供するものである。
（委員）保存期間は何日か。
（総務課）14日間である。
（会長）諮問第1号は原案のとおり承認する。
"""


def several_councils(folder: Path) -> ks.Corpus:
    """Return them: east met in 2023 and 2024, west in 2024 only, north in 2023 only."""
    corpus = init(folder / "corpus")
    for council, years in ((EAST, (5, 6)), (WEST, (6,)), (NORTH, (5,))):
        for year in years:
            path = folder / f"{council}{year}.txt"
            path.write_text(MINUTES.format(council=council, year=year), encoding="utf-8")
            add(corpus, [path])
    return ks.open_corpus(corpus)
