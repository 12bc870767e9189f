"""What lower rooms say in Japanese reaches a reader of English in English."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from cli.conftest import Shell

from kurume_search import errors
from kurume_search.cli.english import in_english
from kurume_search.data import table

PACKAGE = Path(__file__).parents[2] / "kurume_search"
JAPANESE = re.compile("[ぁ-んァ-ヶ]")
ROWS = table("english")["sentence"]


def said() -> set[str]:
    """Every piece of text in the package, what is filled in left out."""
    pieces: set[str] = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                pieces.add(node.value)
    return pieces


@pytest.fixture(scope="module")
def package() -> str:
    return "\n".join(said())


@pytest.mark.parametrize("row", ROWS, ids=[row["ja"] for row in ROWS])
def test_each_sentence_is_one_that_the_package_says(row: dict[str, str], package: str) -> None:
    # What is filled in may stand anywhere, so that every longer piece is looked for alone.
    pieces = re.split(r"\{\d\}|(?<=。)", row["ja"])
    missing = [piece for piece in pieces if len(piece) > 7 and piece not in package]
    assert not missing
    assert set(re.findall(r"\{\d\}", row["en"])) <= set(re.findall(r"\{\d\}", row["ja"]))
    filled = re.sub(r"\{(\d)\}", r"x\1", row["ja"])
    assert in_english(filled) == re.sub(r"\{(\d)\}", r"x\1", row["en"])
    if "example" in row:
        assert in_english(row["example"]) == row["english"]


@pytest.mark.parametrize(
    "words",
    [
        ("query", "--year", "abc"),
        ("query", "--year", "R3", "xyzzy"),
        ("query", "foo:bar"),
        ("query", "--department", "zz"),
        ("query", "((", "--strict"),
        ("show", "nope"),
        ("query", "--corpus", "/nonexistent"),
        ("kwic",),
        ("collocates",),
        ("precedents",),
        ("facets", "nope"),
        ("facets", "article,outcome"),
        ("trend", "nope"),
        ("keyness",),
        ("trend", "questions", "-o", "x.bmp"),
        ("parse", "nope"),
        ("tag", "2021-07-26/c1", "x"),
        ("report",),
    ],
)
def test_a_reader_of_english_is_spoken_to_in_english(shell: Shell, words: tuple[str, ...]) -> None:
    ran = shell(*words, "--lang", "en")
    told = ran.err.partition("Did you mean")[0]
    assert told.strip()
    assert not JAPANESE.search(told)


SLOT = "\0"
# What fills a slot is part of a sentence of its own here.
MADE_OF_PARTS = {
    f"{SLOT} {SLOT}。直してから、もう一度実行してください。": (
        "laws.toml の 3 番目の [[law]]（kojin）",
        "の names が空です",
    )
}
TROUBLE = {name for name in dir(errors) if name.endswith("Error")} | {"trouble", "_wrong"}


def template(node: ast.expr) -> str:
    """Return the text of an expression, `SLOT` for what is filled in."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(part.value if isinstance(part, ast.Constant) else SLOT for part in parts)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return template(left) + template(right)
    return SLOT


def raised() -> list[str]:
    """Every Japanese sentence that the package raises as one of its errors."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            for argument in node.args if name in TROUBLE else ():
                text = template(argument)
                if JAPANESE.search(text):
                    found[text] = path
    return list(found)


@pytest.mark.parametrize("text", raised())
def test_each_trouble_has_its_english(text: str) -> None:
    fillings = iter(MADE_OF_PARTS.get(text, ()))
    said = re.sub(SLOT, lambda _: next(fillings, "x"), text)

    assert in_english(said) != said


VALUES = ("承認", "記載なし", "質問", "回答", "件名")


@pytest.mark.parametrize(
    ("words", "english"),
    [
        (
            ("query", "オンライン結合", "--format", "table"),
            {"approved", "not recorded", "question"},
        ),
        (("show", "2021-07-26"), {"approved", "not recorded"}),
        (("show", "2021-07-26/t011"), {"question"}),
    ],
)
def test_values_are_named_in_the_language_of_the_reader(
    shell: Shell, words: tuple[str, ...], english: set[str]
) -> None:
    told = shell(*words, "--lang", "en").out
    heads = "\n".join(line[:60] for line in told.splitlines())

    assert english <= set(re.findall(r"[a-z]+(?: recorded)?", heads))
    assert not {value for value in VALUES if re.search(rf"(?:^|  |\(){value}(?:\)|  |$)", heads)}
    assert any(value in shell(*words).out for value in VALUES)


def test_warnings_in_json_are_in_the_language_of_the_reader(shell: Shell) -> None:
    asked = ("query", "year:R3", "--format", "json")

    assert shell(*asked, "--lang", "en").json["warnings"] == [
        "year: is the fiscal year (April to March)."
    ]
    assert shell(*asked).json["warnings"] == ["year: は年度（4月から翌年3月）です。"]
