"""``check``: what is missing, and what couldn't be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kurume_search.cli.base import command, option
from kurume_search.cli.charting import chart_option, write_chart
from kurume_search.cli.check_files import of_files
from kurume_search.cli.invented import invented
from kurume_search.cli.language import Both, language, plural
from kurume_search.cli.named import diagnostic_name, notation_name
from kurume_search.cli.opening import opened
from kurume_search.cli.options import Face, face
from kurume_search.cli.output import put, say, spoken, wrapped, write_json, write_rows
from kurume_search.cli.paths import short_paths

if TYPE_CHECKING:
    from kurume_search.analytics.quality import Quality
    from kurume_search.analytics.trends.coverage import YearCoverage
    from kurume_search.api.corpus import Corpus
    from kurume_search.api.whole.quality import QualityResult
    from kurume_search.search.building.letters import JoinedLetter
    from kurume_search.search.building.older import Version

_COMMA = Both("、", ", ")
_GAPS = Both(
    "欠けている回か、読めない回があります(--format table で見られます)。",
    "Meetings are missing or couldn't be read (--format table lists them).",
)
_SEVERITIES = {
    "info": Both("参考", "info"),
    "warning": Both("注意", "warning"),
    "error": Both("誤り", "error"),
}
# What is noticed of a corpus; what is noticed of one document has its name where reports have it.
_OF_CORPUS = {
    "correction-unused": Both("会議のない訂正", "correction of no meeting"),
    "not-minutes": Both("会議録と認められない文書", "document not recognised as minutes"),
    "unreadable": Both("読めない文書", "document that can't be read"),
    "mixed-synthetic": Both("合成データと実際の会議録の混在", "synthetic among real minutes"),
    "changed-source": Both("加えた後に変わった文書", "document changed since it was added"),
    "changed-extraction": Both("抽出後に変わったテキスト", "extracted text changed since"),
    "unlisted-file": Both("一覧にないファイル", "file that isn't listed"),
    "letter-contradicts": Both("会議録と食い違う答申", "answer that contradicts the minutes"),
    "letter-ambiguous": Both("案件を一つに決められない文書", "letter that fits several cases"),
    "letter-unmatched": Both("案件のない文書", "letter about no case that is there"),
}
_SAME = 5
_FEW = 3  # examples of a command
_MORE = Both(
    "(同じ指摘がほかに{n}行。--format tsv ですべて)", " ({n} more lines; --format tsv has all)"
)
_FINDINGS = {
    "meeting": Both("会議", "meeting"),
    "line": Both("行", "line"),
    "severity": Both("重さ", "severity"),
    "code": Both("種類", "code"),
    "message": Both("内容", "message"),
    "path": Both("ファイル", "file"),
}


@command(
    "check",
    Both(
        "どの年度のどの回が揃っているか、どこを読めなかったかを示します。\n"
        "表では要約と指摘を、それ以外の形式では指摘(1行1件)を出します。",
        "Say which meetings of which fiscal years are there, and what couldn't be read.\n"
        "Tables show a summary and the findings; other formats the findings, one a row.",
    ),
    examples=[
        "kurume-search check",
        "kurume-search check --strict --format tsv",
        "kurume-search check -o meetings.svg",
    ],
)
@option(
    "--strict",
    is_flag=True,
    help=Both(
        "警告・誤り・読めない文書・欠けた回があれば終了コード 4。",
        "Exit 4 on a warning, an error, an unreadable document or a missing meeting.",
    ),
)
@chart_option(Both("どの回が揃っているかの図", "The calendar of meetings"))
@face()
def check(strict: bool, output: Path | None, face: Face) -> int:
    """Check the corpus."""
    corpus = opened(face)
    years, read = corpus.coverage(), corpus.quality()
    findings = _findings(corpus, read)
    if output is not None:
        write_chart(face, years.plot(lang=language()), output)
    elif face.format == "json":
        write_json(_json(corpus, years, read, findings))
    elif face.format == "table":
        if corpus.synthetic:
            put(invented(corpus.makeup))
        for line in wrapped(_summary(corpus, years, read), face):
            put(line)
        if findings:
            put()
            _write_findings(face, findings)
    else:
        write_rows(face, findings, {name: str(text) for name, text in _FINDINGS.items()})
    gaps = any(year.missing or year.empty or year.unread for year in years)
    gaps = gaps or bool(read.unrecognised)
    if strict and gaps and face.format not in ("json", "table"):
        say(face, _GAPS)
    serious = any(found["severity"] != "info" for found in findings)
    return 4 if strict and (gaps or serious or not read.good) else 0


def _findings(corpus: Corpus, read: QualityResult) -> list[dict[str, Any]]:
    """Return a row for each finding: of the parser, of files, of letters about no case."""
    findings: list[dict[str, Any]] = [
        {
            "meeting": finding.meeting,
            "line": finding.line,
            "severity": finding.severity.value,
            "code": finding.code,
            "message": finding.message,
            "path": finding.path,
        }
        for finding in read.findings
    ]
    findings += [
        {
            "meeting": None,
            "line": None,
            "severity": "error",
            "code": "unreadable",
            "message": document["message"],
            "path": document["path"],
        }
        for document in corpus.library.info["failed"]
    ]
    if corpus.letters:
        from kurume_search.cli.letters_text import findings as of_letters

        findings += of_letters(corpus)
    for finding in findings:
        finding["message"] = spoken(str(finding["message"]))
    return findings + list(of_files(corpus.library.folder))


def _write_findings(face: Face, findings: Sequence[Mapping[str, Any]]) -> None:
    """Write the findings as a table for people: names of files without their folders.

    Of one message on many lines of a file the first few are written, and how many more.
    """
    many = Counter((finding["path"], finding["message"]) for finding in findings)
    seen: Counter[tuple[Any, Any]] = Counter()
    rows = []
    for finding in findings:
        same = finding["path"], finding["message"]
        seen[same] += 1
        if seen[same] > _SAME:
            continue
        more = many[same] - _SAME if seen[same] == _SAME else 0
        rows.append({
            **finding,
            "path": Path(str(finding["path"])).name,
            "severity": str(_SEVERITIES[str(finding["severity"])]),
            "message": f"{finding['message']}{_MORE.format(n=more) if more > 0 else ''}",
        })  # fmt: skip
    # The message says what the code names.
    names = ("line", "severity", "message", "path")
    write_rows(face, rows, {name: str(_FINDINGS[name]) for name in names}, whole="message")


def _finding_name(code: str) -> str:
    return str(_OF_CORPUS.get(code) or diagnostic_name(code))


def _json(
    corpus: Corpus,
    years: tuple[YearCoverage, ...],
    read: Quality,
    findings: list[dict[str, Any]],
) -> dict[str, Any]:
    return {
        "ok": True,
        "schema": "kurume-search/check/1",
        "documents": corpus.makeup.to_json(),
        "coverage": [
            {
                "council": year.council, "fiscal_year": year.fiscal_year, "held": list(year.held),
                "numbers": list(year.numbers), "missing": list(year.missing),
                "running": year.running, "repeated": list(year.repeated),
                "closed": list(year.closed), "unread": list(year.unread),
            }
            for year in years
        ],
        "quality": {
            "meetings": read.meetings, "cases": read.cases, "turns": read.turns,
            "unrecognised": read.unrecognised,
            "outcomes_unrecorded": read.unrecorded, "characters": read.characters,
            "claimed": read.claimed, "notations": dict(read.notations), "codes": dict(read.codes),
            "unmatched_departments": {u.name: len(u.places) for u in read.unmatched_departments},
            "unmatched_laws": {u.name: len(u.places) for u in read.unmatched_laws},
        },
        "letters": _letters(corpus.letters),
        "superseded": [{"path": old, "by": new} for old, new in _older(corpus)],
        "versions": [
            {"meeting": name, **one._asdict()}
            for name, versions in _versioned(corpus)
            for one in versions
        ],
        "findings": findings,
    }  # fmt: skip


def _letters(letters: tuple[JoinedLetter, ...]) -> dict[str, int]:
    """Count letters by whether they are joined to a case."""
    statuses = [letter.status for letter in letters]
    return {name: statuses.count(name) for name in ("joined", "ambiguous", "unmatched")}


def _summary(corpus: Corpus, years: tuple[YearCoverage, ...], read: Quality) -> Iterator[str]:
    from kurume_search.analytics.quality import claimed_percent

    letters = corpus.letters
    names = {row.id: row.name for row in corpus.registers.councils}
    for year in years:
        yield _year(year, names.get(year.council, year.council))
    share = "" if read.share is None else f" ({claimed_percent(read.share)})"
    lines = {
        Both("会議・案件・発言", "meetings, cases, turns"): str(Both("・", ", ")).join(
            map(str, (read.meetings, read.cases, read.turns))
        ),
        Both("読めなかった文書(会議録と認められない)", "documents not recognised as minutes"): str(
            read.unrecognised
        ),
        Both("結果の記載なし", "outcome not recorded"): f"{read.unrecorded}/{read.cases}",
        Both("読めた文字", "characters read"): f"{read.claimed}/{read.characters}{share}",
        Both("発言の書き方", "notations"): _counts(
            {notation_name(name): n for name, n in read.notations.items()}
        ),
        Both("読めない文書", "unreadable documents"): str(len(corpus.library.info["failed"])),
        Both("登録にない部署(departments.toml)", "departments not in departments.toml"): _counts(
            {u.name: len(u.places) for u in read.unmatched_departments}
        ),
        Both("登録にない法令(laws.toml)", "laws not in laws.toml"): _counts(
            {u.name: len(u.places) for u in read.unmatched_laws}
        ),
        Both("指摘", "findings"): _counts(
            {_finding_name(code): n for code, n in read.codes.items()}
        ),
    }
    if letters:
        lines[Both("答申・諮問書", "answers and consultations")] = Both(
            "{n}(案件と結合 {joined}、決められない {ambiguous}、案件なし {unmatched})",
            "{n} (joined {joined}, ambiguous {ambiguous}, no case {unmatched})",
        ).format(n=len(letters), **_letters(letters))
    if older := _older(corpus):
        names = dict(zip(chain(*older), short_paths(list(chain(*older))), strict=True))
        shown = str(_COMMA).join(f"{names[old]} → {names[new]}" for old, new in older)
        lines[Both("数えない旧版", "older versions, not counted")] = shown
        lines[Both("旧版を見るには", "to see an older version")] = str(_COMMA).join(
            f"kurume-search show {corpus.short_id(name)} --version {len(versions) - 1}"
            for name, versions in _versioned(corpus)[:_FEW]
        )
    yield from (f"{name}: {value}" for name, value in lines.items())


def _older(corpus: Corpus) -> list[tuple[str, str]]:
    """Return each document that a later version of the same meeting stands for, with that."""
    rows = corpus.library.folder.manifest
    return [(row.supersedes, row.path) for row in rows if row.supersedes]


def _versioned(corpus: Corpus) -> list[tuple[str, tuple[Version, ...]]]:
    """Return the meetings whose minutes have several versions, with these."""
    library = corpus.library
    every = ((name, library.versions(row)) for row, name in enumerate(library.meeting_ids()))
    return [(name, versions) for name, versions in every if len(versions) > 1]


def _year(year: YearCoverage, council: str) -> str:
    head = Both("{council} {year}年度: ", "{council} FY{year}: ").format(
        council=council or Both("(審議会名なし)", "(unnamed)"), year=year.fiscal_year
    )
    if year.empty:
        return head + str(Both("資料なし(0件ではありません)", "no data (not zero)"))
    facts = [
        Both("{n} 回分", "{n} meeting{s}").format(n=len(year.held), s=plural(len(year.held)))
        + (f" ({_numbers(year.numbers)})" if year.numbers else "")
    ]
    for numbers, text in (
        (year.missing, Both("欠け {numbers}", "missing {numbers}")),
        (year.repeated, Both("重複 {numbers}", "repeated {numbers}")),
    ):
        if numbers:
            facts.append(text.format(numbers=_numbers(numbers)))
    for ids, text in (
        (year.closed, Both("非公開 {n}", "closed {n}")),
        (year.unread, Both("読めない {n}", "unreadable {n}")),
    ):
        if ids:
            facts.append(text.format(n=len(ids)))
    return head + str(_COMMA).join(facts)


def _numbers(numbers: tuple[int, ...]) -> str:
    if language() == "en":
        return f"no. {', '.join(map(str, numbers))}"
    return "・".join(f"第{number}回" for number in numbers)


def _counts(counts: Any) -> str:
    return str(_COMMA).join(f"{name} {count}" for name, count in counts.items()) or "0"
