"""``-o``: what a command counted, as a chart in a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

Shell = Callable[..., Any]


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (["exchanges", "--year", "R3"], "質疑の流れ"),
        (["check"], "会議録の揃い具合"),
        (["trend", "questions", "--split", "department"], "質問(発言)(令和3年度)"),
    ],
)
def test_a_command_writes_its_chart(
    shell: Shell, tmp_path: Path, words: list[str], title: str
) -> None:
    path = tmp_path / "chart.svg"
    ran = shell(*words, "-o", str(path))

    assert (ran.status, ran.out) == (0, "")
    assert str(path) in ran.err
    label = ET.fromstring(path.read_text("utf-8")).get("aria-label")
    assert label is not None and label.startswith(title)


def test_a_trend_is_drawn_as_asked(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "chart.json"
    words = ["trend", "questions", "--split", "department", "--chart", "heatmap", "-o", str(path)]

    assert shell(*words).status == 0
    assert '"type":"heatmap"' in path.read_text("utf-8")


def test_an_unknown_form_is_one_sentence(shell: Shell, tmp_path: Path) -> None:
    ran = shell("check", "-o", str(tmp_path / "chart.png"))

    assert ran.status == 2
    assert ".svg" in ran.err
    assert "Traceback" not in ran.err
