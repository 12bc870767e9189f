"""Citations of what was found, for reference managers: BibTeX, CSL-JSON, CFF."""

from __future__ import annotations

import json
import re
from typing import Literal

from kurume_search.errors import UsageError
from kurume_search.export.cells import as_json, one_line, storable
from kurume_search.export.citable import Citable, CitableKind
from kurume_search.export.description import KEY, Origin

Form = Literal["bibtex", "csl-json", "cff"]
FORMS: tuple[Form, ...] = ("bibtex", "csl-json", "cff")
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
# BibTeX counts braces even behind a backslash, so they are written by name.
_TEX = {
    "\\": r"{\textbackslash}",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    "<": r"{\textless}",
    ">": r"{\textgreater}",
    "|": r"{\textbar}",
    '"': r"{\textquotedbl}",
    **{mark: f"\\{mark}" for mark in "#$%&_"},
}
_TABLE = str.maketrans(_TEX)


def cite(what: Citable, form: str) -> str:
    """Return the citation of `what`, ended by a line end; the same input, the same text.

    Raises:
        UsageError: The form is none of `FORMS`.
    """
    match form:
        case "bibtex":
            return bibtex(what)
        case "csl-json":
            return csl_json(what)
        case "cff":
            return cff(what)
    raise UsageError(
        f"引用の形 {form!r} を知りません。{'、'.join(FORMS)} のどれかです。", near=FORMS
    )


def tex(text: str) -> str:
    r"""Return `text` as it stands inside the braces of a BibTeX field.

    >>> tex("A&B_{第9条} 100%")
    'A\\&B\\_{\\textbraceleft}第9条{\\textbraceright} 100\\%'
    """
    return one_line(storable(text)).translate(_TABLE)


def bibtex(what: Citable) -> str:
    """Return a BibTeX entry in UTF-8; organisations and titles keep their form."""
    fields = [("author", f"{{{tex(what.body)}}}"), ("title", f"{{{tex(what.title)}}}")]
    if what.day:
        fields += [("year", f"{what.day.year:04}"), ("month", _MONTHS[what.day.month - 1])]
        fields += [("date", what.day.isoformat())]
    if what.publisher:
        fields.append(("publisher", f"{{{tex(what.publisher)}}}"))
    if what.number:
        fields.append(("number", tex(what.number)))
    fields.append(("version", tex(what.description.corpus_hash)))
    fields.append(("note", "; ".join(f"{name}: {tex(value)}" for name, value in what.facts())))
    if what.description.origin is not Origin.REAL or what.title.startswith("【"):
        fields.append(("keywords", "合成データ"))
    fields.append(("langid", "japanese"))
    lines = [f"  {name} = {_field(name, value)}," for name, value in fields]
    return "\n".join([f"@misc{{{what.key},", *lines, "}"]) + "\n"


def _field(name: str, value: str) -> str:
    return value if name == "month" else f"{{{value}}}"  # months are BibTeX's own words


def csl_json(what: Citable) -> str:
    """Return a CSL-JSON list of one item (schema 1.0.2)."""
    dataset = what.kind in (CitableKind.CORPUS, CitableKind.RESULTS)
    item: dict[str, object] = {
        "id": what.key,
        "type": "dataset" if dataset else "report",
        "title": what.title,
        "author": [{"literal": what.body}],
        "language": "ja",
    }
    if what.day:
        item["issued"] = {"date-parts": [[what.day.year, what.day.month, what.day.day]]}
    if what.publisher:
        item["publisher"] = what.publisher
    if what.number:
        item["number"] = what.number
    if what.lines:
        item["section"] = f"{what.lines} 行"
    item["collection-title"] = what.description.corpus_title
    item["version"] = what.description.corpus_hash
    item["note"] = "; ".join(f"{name}: {value}" for name, value in what.facts())
    if what.description.origin is not Origin.REAL:
        item["keyword"] = "合成データ"
    item["custom"] = {KEY: [list(fact) for fact in what.facts()]}
    return as_json([item], indent=1) + "\n"


def cff(what: Citable) -> str:
    """Return a ``CITATION.cff`` (1.2.0): the corpus as a data set, what is cited as its work."""
    description = what.description
    lines = [
        "cff-version: 1.2.0",
        "message: " + _yaml("この版を引用してください。"),
        "type: dataset",
        "title: " + _yaml(what.title if what.sha256 is None else description.corpus_title),
        "version: " + _yaml(description.corpus_hash),
        "authors:",
        "  - name: " + _yaml(what.body),
        "abstract: " + _yaml("; ".join(f"{name}: {value}" for name, value in what.facts())),
        "identifiers:",
        *_identifiers(what),
        "references:",
        "  - type: software",
        "    title: kurume-search",
        "    version: " + _yaml(description.software),
        "    authors:",
        "      - name: kurume-search maintainers",
    ]
    if description.tokenizer:
        tools = " / ".join(filter(None, (description.tokenizer, description.dictionary)))
        lines.append(f"    notes: {_yaml(tools)}")
    if description.origin is not Origin.REAL:
        lines += ["keywords:", "  - " + _yaml("合成データ")]
    if what.sha256 is not None:
        lines += _preferred(what)
    return "\n".join(lines) + "\n"


def _identifiers(what: Citable) -> list[str]:
    held = [
        ("corpus sha256", what.description.corpus_hash),
        ("source sha256", what.sha256),
        ("result sha256", what.result_hash),
        ("id", what.id),
    ]
    return [
        line
        for name, value in held
        if value
        for line in (
            "  - type: other",
            "    value: " + _yaml(f"sha256:{value}" if "sha256" in name else value),
            "    description: " + _yaml(name),
        )
    ]


def _preferred(what: Citable) -> list[str]:
    lines = [
        "preferred-citation:",
        "  type: report",
        "  title: " + _yaml(what.title),
        "  authors:",
        "    - name: " + _yaml(what.body),
    ]
    if what.day:
        lines.append("  date-published: " + _yaml(what.day.isoformat()))
    if what.publisher:
        lines += ["  publisher:", "    name: " + _yaml(what.publisher)]
    if what.number:
        lines.append("  number: " + _yaml(what.number))
    if what.path:
        lines.append("  filename: " + _yaml(what.path))
    numbers = re.findall(r"\d+", what.lines or "")
    if numbers:
        lines += [f"  loc-start: {numbers[0]}", f"  loc-end: {numbers[-1]}"]
    lines.append("  notes: " + _yaml("; ".join(f"{n}: {v}" for n, v in what.facts())))
    return lines


def _yaml(text: str) -> str:
    """Return `text` as a double-quoted YAML scalar; JSON strings are such."""
    quoted = json.dumps(one_line(storable(text)), ensure_ascii=False)
    # YAML may not hold these bare: DEL, other controls, and U+FEFF.
    return re.sub("[\x7f-\x9f\ufeff]", lambda mark: f"\\u{ord(mark[0]):04x}", quoted)
