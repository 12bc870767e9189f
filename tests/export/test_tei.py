"""TEI: well-formed, valid against the subset, true to the words, and without persons."""

from __future__ import annotations

import dataclasses
import lzma
import re
from pathlib import Path

import pytest
from export import council
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from lxml import etree
from strategies import meetings

from kurume_search.export.cells import storable
from kurume_search.export.description import Description
from kurume_search.export.documents import NameMask, documents
from kurume_search.export.tei import export_tei, tei_bytes, tei_files, xml_id
from kurume_search.model.meeting import Minutes
from kurume_search.model.source import SourceText

NS = {"t": "http://www.tei-c.org/ns/1.0"}
ID = "{http://www.w3.org/XML/1998/namespace}id"
HERE = Path(__file__).parent
SCHEMA = etree.RelaxNG(etree.parse(HERE / "parla-clarin-subset.rng"))
# Parla-CLARIN is a customisation of TEI: whatever is valid there is valid here.
ALL_OF_TEI = etree.RelaxNG(
    etree.fromstring(lzma.decompress((HERE / "tei-all-3.0.0.rng.xz").read_bytes()))
)


def check(content: bytes) -> etree._Element:
    """Return the root of a document that is valid and whose pointers all lead somewhere."""
    root = etree.fromstring(content)
    SCHEMA.assertValid(root)
    if root.tag.endswith("}TEI"):  # the corpus file is one only when it is put together
        ALL_OF_TEI.assertValid(root)
    ids = [element.get(ID) for element in root.iter() if element.get(ID)]
    assert len(ids) == len(set(ids))
    pointed = {
        pointer.removeprefix("#")
        for element in root.iter()
        for name in ("who", "ana", "corresp", "target")
        for pointer in (element.get(name) or "").split()
    }
    assert pointed <= set(ids)
    return root


def words(element: etree._Element) -> str:
    return "".join(element.itertext())


def test_every_file_is_valid(description: Description) -> None:
    files = tei_files(council.pairs(), description)

    for content in files.values():
        check(content)
    assert list(files)[-1] == "corpus.xml"


def test_the_corpus_file_includes_the_meetings(tmp_path: Path, description: Description) -> None:
    export_tei(council.pairs(), tmp_path / "tei", description)

    tree = etree.parse(tmp_path / "tei" / "corpus.xml")
    tree.xinclude()
    ALL_OF_TEI.assertValid(tree)
    assert len(tree.findall("t:TEI", NS)) == 3
    ids = [element.get(ID) for element in tree.iter() if element.get(ID)]
    assert len(ids) == len(set(ids))


def test_words_lines_and_questions(description: Description) -> None:
    document = documents(council.pairs())[0]
    root = check(tei_bytes(document, description))

    said = root.findall(".//t:u", NS)
    assert [words(seg) for seg in said[0].findall("t:seg", NS)] == [
        "=cmd()を使うのか。", "〔氏名〕会長の考えは？", "以上",
    ]  # fmt: skip
    assert [seg.get("type") for seg in said[0].findall("t:seg", NS)] == [
        "question", "question", None,
    ]  # fmt: skip
    assert [lb.get("n") for lb in said[0].iter("{*}lb")] == ["10", "11"]
    assert words(said[1]).strip() == "はい。山田太郎\ufffdを確認する。"
    assert [u.get("corresp", "").count("#") for u in said] == [1, 1, 2, 0]
    labels = [words(note) for note in root.findall(".//t:note[@type='speaker']", NS)]
    assert labels == ["（A委員）", "(実施機関)", "（B委員）", "（〔氏名〕会長）"]


def test_who_is_a_group_of_one_meeting_and_nobody_is_a_person(description: Description) -> None:
    files = tei_files(council.pairs(), description)
    whos: list[set[str]] = []
    for name, content in files.items():
        root = etree.fromstring(content)
        assert root.findall(".//t:person", NS) == []
        if name != "corpus.xml":
            whos.append({u.get("who") for u in root.iter("{*}u")})
            groups = {g.get(ID) for g in root.iter("{*}personGrp")}
            assert {who.removeprefix("#") for who in whos[-1]} == groups

    assert whos[0].isdisjoint(whos[1])
    assert not any("委員" in who or "A" in who.split(".")[-1] for held in whos for who in held)


def test_outcomes_are_those_stated(description: Description) -> None:
    root = check(tei_bytes(documents(council.pairs())[0], description))

    (event,) = root.findall(".//t:event", NS)
    assert (event.get("subtype"), event.get("n")) == ("approved", "14")
    assert [words(desc) for desc in event] == [
        "この件に関しては承認される。", "=条件", "年度ごとに報告すること", "賛成3、反対1",
    ]  # fmt: skip


def test_names_and_versions(description: Description) -> None:
    document = documents(council.pairs())[0]
    hidden = tei_bytes(document, description).decode()
    shown = tei_bytes(document, dataclasses.replace(description, names=True)).decode()

    assert [n for n in ("佐藤", "鈴木", "田中", "山田会長") if n in hidden] == []
    assert all(n in shown for n in ("佐藤花子", "鈴木主査", "田中課長", "山田会長"))
    for word in ("ab" * 32, "0.0.0", "core 20250129", "合成データ"):
        assert word in hidden


def test_same_minutes_same_bytes(description: Description) -> None:
    assert tei_files(council.pairs(), description) == tei_files(council.pairs(), description)


@pytest.mark.parametrize(
    "name", ["a/../../b", "久間市審議会/2021-07-26", "", "-.", "a" * 500, "\ud800", "1/2"]
)
def test_ids_are_ids_and_files_stay_inside(name: str) -> None:
    made = xml_id(name)

    assert re.fullmatch(r"[A-Za-z][A-Za-z0-9._-]*", made)
    assert len(made) <= 110


@settings(max_examples=40, phases=[Phase.generate])
@given(st.data())
def test_any_minutes_are_valid_and_lose_no_word(data: st.DataObject) -> None:
    described = Description(corpus_title="任意", corpus_hash="00")
    drawn: list[tuple[Minutes, str]] = data.draw(meetings())
    pairs = [
        (made, SourceText(path="x.txt", sha256="0", encoding="utf-8", text=text))
        for made, text in drawn
    ]

    for document in documents(pairs):
        root = check(tei_bytes(document, described))
        mask = NameMask(document)
        for turn in document.minutes.turns:
            (said,) = root.xpath(f"//*[@xml:id='{xml_id(document.id)}.{turn.id}']")
            found = "".join(words(seg) for seg in said)
            assert found == storable(mask.place(turn.place))
