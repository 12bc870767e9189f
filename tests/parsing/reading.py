"""Help for the tests of the parser: sources from texts, and the labelled files."""

import hashlib
import json
from pathlib import Path
from typing import Any

from kurume_search.model.meeting import Minutes
from kurume_search.model.source import SourceText
from kurume_search.parsing.minutes import parse_minutes

LABELLED = Path(__file__).parents[1] / "quality" / "labelled"

# Minutes of two cases, up to what was decided.
TWO_CASES = """令和6年度第2回灯野市個人情報保護審議会　会議録

日時　令和6年10月22日（火）午前9時30分～午前11時45分

諮問第58号　保育施設の利用調整について
会長：説明してください。
委員：何件ですか。
保育課：3件です。

諮問第59号　区役所の窓口の録画について
委員：何日ですか。
広報課：3日です。

"""

# What stands above a roll and below it, in minutes of one case.
ROLL_ABOVE = (
    "令和6年度第2回灯野市個人情報保護審議会　会議録\n\n日時　令和6年10月22日（火）午前9時30分\n"
)
ROLL_BELOW = """
諮問第58号　保育施設の利用調整に係る目的外利用について
会長：説明をお願いします。
委員：何件ですか。
保育課：3件です。
会長：承認します。
"""

# Who says what on one case that is approved.
SAID = (
    ("会長", "説明をお願いします。"),
    ("保育課", "資料に基づき説明します。"),
    ("委員", "対象は何件ですか。"),
    ("保育課", "30件です。"),
    ("会長", "諮問のとおり承認することとしてよろしいですか。"),
    ("委員", "異議なし。"),
)


def source(text: str) -> SourceText:
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return SourceText(path="test.txt", sha256=sha256, encoding="utf-8", text=text)


def read(text: str) -> Minutes:
    """Parse a text that holds one meeting."""
    (minutes,) = parse_minutes(source(text))
    return minutes


def labelled(name: str) -> tuple[str, dict[str, Any]]:
    """Return the text and the gold of a labelled file whose name begins with `name`."""
    path = next(LABELLED.glob(f"{name}*.gold.json"))
    text = path.with_name(path.name.replace(".gold.json", ".txt")).read_text("utf-8")
    return text, json.loads(path.read_text("utf-8"))
