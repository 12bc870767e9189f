"""Whole-corpus exports of real and labelled minutes, in whatever notation they are."""

from __future__ import annotations

import csv
import hashlib
import io
from pathlib import Path

import frictionless
import pytest
from export.test_khcoder import units
from export.test_tei import check, words

from kurume_search.export.cells import storable
from kurume_search.export.datapackage import datapackage_files, export_datapackage
from kurume_search.export.description import Description
from kurume_search.export.documents import NameMask, documents
from kurume_search.export.khcoder import khcoder_files, plain_text
from kurume_search.export.popolo import popolo
from kurume_search.export.tei import tei_files, xml_id
from kurume_search.model.meeting import Minutes
from kurume_search.model.source import SourceText
from kurume_search.parsing.minutes import parse_minutes
from kurume_search.store.folder import CorpusFolder

Pairs = list[tuple[Minutes, SourceText]]
DESCRIPTION = Description(corpus_title="試験", corpus_hash="00")
LABELLED = Path(__file__).parents[1] / "quality" / "labelled"


@pytest.fixture(scope="module")
def real(bundled: Path) -> Pairs:
    folder = CorpusFolder.open(bundled)
    return [(m, s) for s in folder.sources() for m in parse_minutes(s, folder.registers)]


@pytest.fixture(scope="module")
def labelled() -> Pairs:
    found: Pairs = []
    for path in sorted(LABELLED.glob("*.txt")):
        content = path.read_bytes()
        source = SourceText(
            path=f"minutes/{path.name}", sha256=hashlib.sha256(content).hexdigest(),
            encoding="utf-8", text=content.decode(), synthetic=True,
        )  # fmt: skip
        found += [(minutes, source) for minutes in parse_minutes(source)]
    return found


def test_the_real_document_in_tables(real: Pairs, bundled: Path) -> None:
    files = datapackage_files(real, DESCRIPTION, manifest=CorpusFolder.open(bundled).manifest)

    def table(name: str) -> list[dict[str, str]]:
        text = files[f"data/{name}.csv"].decode()
        return list(csv.DictReader(io.StringIO(text, newline="")))

    assert [row["outcome"] for row in table("cases")] == ["approved", "approved", "approved", ""]
    assert len(table("turns")) == 40
    assert sum(row["kind"] == "question" for row in table("turns")) == 19
    assert sum(row["counted"] == "true" for row in table("question_sentences")) == 23
    assert sum(int(row["question_sentences"]) for row in table("cases")) >= 23
    assert table("documents")[0]["real"] == "true"
    lines = real[0][1].text.split("\n")
    for row in table("turns"):
        if row["speaker_raw"]:
            assert row["speaker_raw"] in lines[int(row["line"]) - 1]


def test_no_official_of_the_real_document_is_named(real: Pairs) -> None:
    """Officials are named in the header and the lines of bodies only: no surname may be left."""
    minutes, source = real[0]
    people = [*minutes.meeting.members, *minutes.meeting.secretariat]
    staff = [p for case in minutes.cases for body in case.bodies for p in body.staff]
    names = {p.name_span.of(source.text) for p in [*people, *staff]}
    exports = [
        *datapackage_files(real, DESCRIPTION).values(),
        *tei_files(real, DESCRIPTION).values(),
        *khcoder_files(real, DESCRIPTION).values(),
        str(popolo(documents(real), DESCRIPTION)).encode(),
    ]

    assert len(names) > 15
    everything = b"\n".join(exports).decode()
    assert [name for name in names if len(name) > 1 and name in everything] == []


def test_every_notation_makes_a_valid_package(labelled: Pairs, tmp_path: Path) -> None:
    export_datapackage(labelled, tmp_path / "p", DESCRIPTION)

    report = frictionless.Package(str(tmp_path / "p" / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "note"])[:5]


def test_every_notation_makes_valid_tei(real: Pairs, labelled: Pairs) -> None:
    pairs = real + labelled
    files = tei_files(pairs, DESCRIPTION)

    for document in documents(pairs):
        root = check(files[f"{xml_id(document.id)}.xml"])
        mask = NameMask(document)
        said = {u.get("{http://www.w3.org/XML/1998/namespace}id"): u for u in root.iter("{*}u")}
        assert len(said) == len(document.minutes.turns)
        for turn in document.minutes.turns:
            segs = said[f"{xml_id(document.id)}.{turn.id}"]
            assert "".join(words(seg) for seg in segs) == storable(mask.said(turn))


def test_every_notation_reads_in_kh_coder(real: Pairs, labelled: Pairs) -> None:
    pairs = real + labelled
    found = units(khcoder_files(pairs, DESCRIPTION)["kaigiroku.txt"].decode())

    spoken = [turn for minutes, _ in pairs for turn in minutes.turns if plain_text(turn.text)]
    assert len(found) == len(spoken)
    assert {len(unit[3]) for unit in found} == {1}
