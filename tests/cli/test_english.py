"""What lower rooms say in Japanese reaches a reader of English in English."""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli.conftest import Shell

import kurume_search as ks
from kurume_search import errors
from kurume_search.cli.english import in_english
from kurume_search.cli.root import COMMANDS
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


def test_words_of_the_minutes_and_of_the_reader_stay_as_they_are() -> None:
    # 年度, 部署 and 結果 are words of the interface too.
    assert in_english("近い案件に共通の語: 年度、部署") == "Words that near cases share: 年度、部署"
    assert in_english("単位「結果」はありません。") == "There is no unit '結果'."


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
    ),
    f"{SLOT}の審議結果は記載されていません。": ("案件3",),
    f"{SLOT}の件名を読み取れません。": ("案件3",),
    f"{SLOT}の番号は、前の案件にも付いています。": ("案件3",),
    f"{SLOT}は、番号や件名によらず、言い回しから呼び上げと読み取りました。": ("案件3",),
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


# What these say is a document of its own, or has its English beside it.
IN_OTHER_WAYS = {
    "cli", "charts", "report", "sample", "export", "api/trends/text.py",
    "api/found/view_html.py", "api/words/captions.py", "api/whole/coverage.py", "cli/language.py",
}  # fmt: skip
REGEX = re.compile(r"\(\?|\[\^|\\s|\||\)\?|\]\?")


def remarked() -> list[str]:
    """Every other Japanese sentence that a room below the command line says."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        if name in IN_OTHER_WAYS or name.partition("/")[0] in IN_OTHER_WAYS:
            continue
        tree = ast.parse(path.read_text("utf-8"))
        inside = {
            id(part)
            for node in ast.walk(tree)
            if isinstance(node, ast.JoinedStr | ast.Expr | ast.BinOp)
            or _has_english(node)
            or _compares(node)
            for part in ast.iter_child_nodes(node)
        }
        for node in ast.walk(tree):
            if id(node) in inside or not isinstance(node, ast.Constant | ast.JoinedStr):
                continue
            text = re.sub(r"\{\}", SLOT, template(node))
            if text.endswith("。") and JAPANESE.search(text) and not REGEX.search(text):
                found[text] = name
    return list(found)


def _has_english(node: ast.AST) -> bool:
    """Say whether a sentence in English stands beside one in Japanese."""
    beside = node.args if isinstance(node, ast.Call) else getattr(node, "elts", ())
    return any(re.fullmatch(r"[^ぁ-んァ-ヶ]+[.:;)]\s?", template(one)) for one in beside)


def _compares(node: ast.AST) -> bool:
    """Return whether words are looked for at an end of others, and said to nobody."""
    function = node.func if isinstance(node, ast.Call) else None
    return isinstance(function, ast.Attribute) and function.attr in ("startswith", "endswith")


@pytest.mark.parametrize("text", remarked())
def test_each_remark_has_its_english(text: str) -> None:
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
        (("show", "2021-07-26", "--format", "table"), {"approved", "not recorded"}),
        (("show", "2021-07-26/t011", "--format", "table"), {"question"}),
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


ASKED = [
    ("query", "オンライン結合"), ("query", "目的外利用", "--explain"), ("query", "article:9-3-4"),
    ("query", "article:10-1-2", "--concordant"), ("query", "きゅうふきん"),
    ("query", "保護", "--unit", "meeting"), ("kwic", "オンライン結合"),
    ("kwic", "個人情報", "--columns", "role,outcomes,kind"),
    ("facets", "outcome"), ("facets", "role,kind"), ("facets", "year,council"),
    ("facets", "article", "--count-threads"), ("facets", "speaker"), ("facets", "procedure,dept"),
    ("exchanges",), ("exchanges", "--unanswered"), ("precedents", "給付金", "--article", "9-3-4"),
    ("precedents", "--like", "2021-07-26/c3"), ("precedents", "サーバ機器の入替え"),
    *(("trend", measure) for measure in ("questions", "outcomes", "approval_rate")),
    ("trend", "turns", "--split", "kind"), ("trend", "turns", "--split", "role"),
    ("keyness", "結合"), ("collocates", "個人情報"), ("dispersion", "個人情報"),
    ("cooccurrence",), ("ngrams",), ("correspondence", "--by", "department"),
    ("show", "2021-07-26"), ("show", "2021-07-26/c4"), ("show", "2021-07-26/t011"),
    ("articles",), ("articles", "concord", "9-3-4"), ("departments",), ("topics",),
    ("check",), ("index", "status"), ("index", "verify"), ("subset", "list"), ("tag", "--list"),
]  # fmt: skip
# Single words of ours that minutes have in them too.
OURS = {*VALUES, "問", "答", "行", "回", "進行", "陳述", "案件", "残りの全発言"}
RUN = re.compile(r"[^\x00-\x7f\u00b7\u2010-\u2027×―─█▏▎▍▌▋▊▉]+")


@pytest.fixture(scope="module")
def quoted(bundled: Path) -> str:
    """Whatever minutes, registers and the index of their words say."""
    corpus = ks.open_corpus(bundled)
    leaves = corpus.library.searcher.leaves
    texts = [source.text for _, source in corpus.library.all_minutes()]
    texts += [path.read_text("utf-8") for path in bundled.rglob("*.toml")]
    texts += [path.read_text("utf-8") for path in (PACKAGE / "data").glob("*.toml")
              if path.name in DATA]  # fmt: skip
    texts += [leaves.term(number) for number in range(len(leaves))]
    return "\n".join(map(bare, texts))


DATA = ("topics.toml", "departments.toml", "laws.toml", "synonyms.toml", "councils.toml")


def bare(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def ours(told: str, quoted: str) -> Iterator[str]:
    """Yield what is Japanese in an output and isn't said by minutes or registers."""
    yield from re.findall(r"(?<![0-9])[12][0-9]{3}年度", told)
    for run in RUN.findall(told):
        for part in re.split("[、・…。第]", bare(run)):
            held = part.strip("「」【】()『』:")
            if re.search("[ぁ-んァ-ヶ一-龥]", held) and (held in OURS or held not in quoted):
                yield held


@pytest.mark.parametrize("words", ASKED, ids=" ".join)
def test_nothing_but_data_is_japanese_in_english(
    shell: Shell, quoted: str, words: tuple[str, ...]
) -> None:
    told = shell(*words, "--lang", "en", "--format", "table")

    typed = set(filter(None, map(bare, words)))
    assert told.out.strip() or told.err.strip()
    assert set(ours(told.out + told.err, quoted)) - typed == set()


def test_what_we_say_is_found_in_japanese_output(shell: Shell, quoted: str) -> None:
    told = shell("facets", "outcome", "--format", "table").out
    told += shell("facets", "year", "--format", "table").out

    assert {"承認", "記載なし", "2021年度"} <= set(ours(told, quoted))


@pytest.mark.parametrize("name", list(COMMANDS))
def test_help_names_options_in_english(shell: Shell, name: str) -> None:
    told = shell(name, "--help", "--lang", "en").out
    options = re.findall(r"^  (-.*?)(?:  |$)", told, re.MULTILINE)

    assert options
    assert not re.search("[ぁ-んァ-ヶ一-龥]", " ".join(options))


@pytest.mark.parametrize(
    "words", [("query",), ("kwic",), ("exchanges",), ("precedents",), ("facets", "outcome")]
)
def test_rows_that_are_none_are_said_to_be_none(shell: Shell, words: tuple[str, ...]) -> None:
    ran = shell(*words, "xyzzy", "--lang", "en", "--format", "tsv")

    assert ran.status == 1
    assert ran.err == "Nothing was found. Try another word or a wider condition.\n"


def test_warnings_in_json_are_in_the_language_of_the_reader(shell: Shell) -> None:
    asked = ("query", "year:R3", "--format", "json")

    assert shell(*asked, "--lang", "en").json["warnings"] == [
        "year: is the fiscal year (April to March)."
    ]
    assert shell(*asked).json["warnings"] == ["year: は年度（4月から翌年3月）です。"]


def test_a_year_after_since_is_said_to_be_a_fiscal_year(shell: Shell) -> None:
    asked = ("query", "since:R2", "--format", "json")

    assert shell(*asked).json["warnings"] == ["since: の年は年度（4月から翌年3月）です。"]
    assert shell(*asked, "--lang", "en").json["warnings"] == [
        "A year after since: is the fiscal year (April to March)."
    ]
    assert shell("query", "since:2020-04-01", "--format", "json").json["warnings"] == []
