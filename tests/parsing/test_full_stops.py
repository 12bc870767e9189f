"""Texts that write ， and ． (as official writing once did) read as those with 、 and 。."""

from pathlib import Path

import pytest
from parsing.reading import LABELLED, read

EVERY = 12


def _with_them() -> list[Path]:
    """Return labelled texts that have neither sign themselves, and one meeting."""
    found = sorted(LABELLED.glob("*.txt"))[::EVERY]
    plain = [path for path in found if not {"．", "，"} & set(path.read_text("utf-8"))]
    return [path for path in plain if "\f" not in path.read_text("utf-8")]


@pytest.mark.parametrize("path", _with_them(), ids=lambda path: path.stem.partition("_")[0])
def test_the_same_is_read_whichever_comma_and_stop_is_written(path: Path) -> None:
    text = path.read_text("utf-8")
    plain, other = read(text), read(text.replace("。", "．").replace("、", "，"))

    assert [(turn.role, turn.kind) for turn in other.turns] == [
        (turn.role, turn.kind) for turn in plain.turns
    ]
    assert [case.outcome.value for case in other.cases] == [
        case.outcome.value for case in plain.cases
    ]


@pytest.mark.parametrize("head", ["1．開会", "ア．名簿の提供について", "１．５倍", "No.8", "v1.2"])
def test_a_point_behind_a_count_is_no_stop(head: str) -> None:
    said = "会長：説明を．\n福祉課：渡します．\n委員：何人ですか．\n福祉課：三人です．\n"
    minutes = read(
        f"灯野市審議会　会議録\n\n議題1　画像の利用について\n{said}{said}委員：{head}です．\n"
    )

    assert minutes.turns[-1].text == f"{head}です．"
    assert len(minutes.turns) == 9
