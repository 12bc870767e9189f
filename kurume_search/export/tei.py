"""Minutes in TEI: the subset of Parla-CLARIN that minutes without persons can fill.

One file a meeting and a ``corpus.xml`` that includes them. ``u/@who`` points to a group by
role (委員, 会長 …) that belongs to this one meeting, never to a person: a label such as
A委員 means nothing across meetings, so no export may join them. The label as printed stands
in the note before the ``u``. ``lb/@n`` is the line of the source. A question sentence is a
``seg`` of type ``question``; the words of all ``seg`` together are the words of the turn.

Every file is valid against the whole of TEI P5 (edition 3.0.0, the one to be had as a package)
and against a narrower schema of the subset in `tests/export/`; not against Parla-CLARIN's own
schema, which no package carries.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

from kurume_search.export.cells import storable
from kurume_search.export.description import Description
from kurume_search.export.documents import Document, NameMask, documents
from kurume_search.export.tei_body import body
from kurume_search.export.tei_header import header
from kurume_search.export.writing import write_folder
from kurume_search.export.xml import TEI, XI, XML_ID, XML_LANG, block
from kurume_search.model.meeting import Minutes
from kurume_search.model.source import SourceText
from kurume_search.store.manifest import DocumentRow

_HEAD = b'<?xml version="1.0" encoding="UTF-8"?>\n'


def export_tei(
    pairs: Iterable[tuple[Minutes, SourceText]],
    folder: Path,
    description: Description,
    *,
    manifest: Iterable[DocumentRow] = (),
    overwrite: bool = False,
) -> tuple[Path, ...]:
    """Write ``corpus.xml`` and one TEI file a meeting into `folder`; return their paths.

    Args:
        pairs: Each meeting with the text it was read from.
        folder: Made new; in one that exists nothing else is touched.
        description: `names` in it says whether officials' names are shown.
        manifest: Rows of the corpus's manifest, for licences.
        overwrite: Replace files that are there.

    Raises:
        ExportError: They can't be written.
    """
    files = tei_files(pairs, description, manifest=manifest)
    return write_folder(folder, files, overwrite=overwrite)


def tei_files(
    pairs: Iterable[tuple[Minutes, SourceText]],
    description: Description,
    *,
    manifest: Iterable[DocumentRow] = (),
) -> dict[str, bytes]:
    """Return file name to bytes; ``corpus.xml`` comes last."""
    licences = {row.path: row.licence for row in manifest if row.licence}
    all_documents = documents(pairs)
    files = {
        f"{xml_id(document.id)}.xml": tei_bytes(document, description, licences)
        for document in all_documents
    }
    files["corpus.xml"] = _corpus(all_documents, description, list(files))
    return files


def tei_bytes(
    document: Document, description: Description, licences: Mapping[str, str] | None = None
) -> bytes:
    """Return the TEI document of one meeting, as UTF-8."""
    name = xml_id(document.id)
    mask = NameMask(document, names=description.names)
    root = ET.Element(f"{TEI}TEI", {XML_ID: name, XML_LANG: "ja"})
    root.text = "\n"
    licence = (licences or {}).get(document.source.path)
    header(root, document, description, name=name, licence=licence)
    body(root, document, mask, name=name)
    return _bytes(root)


def xml_id(name: str) -> str:
    """Return `name` as an id of XML (NCName) and a file name on any system.

    >>> xml_id("kuma.shingikai/2021-07-26"), xml_id("2021-07-26")
    ('kuma.shingikai.2021-07-26', 'm.2021-07-26')
    """
    plain = name.replace("/", ".")
    if not re.fullmatch(r"[A-Za-z0-9._-]{1,100}", plain):
        digest = hashlib.sha256(storable(name).encode()).hexdigest()[:8]
        plain = re.sub(r"[^A-Za-z0-9._-]+", "-", plain)[-60:].strip("-.") + f"-{digest}"
    return plain if re.match(r"[A-Za-z]", plain) else f"m.{plain.lstrip('.-_')}"


def _corpus(
    all_documents: tuple[Document, ...], description: Description, files: list[str]
) -> bytes:
    root = ET.Element(f"{TEI}teiCorpus", {XML_ID: "corpus", XML_LANG: "ja"})
    root.text = "\n"
    head = block(root, "teiHeader")
    file_desc = block(head, "fileDesc")
    titles = block(file_desc, "titleStmt")
    block(titles, "title", storable(description.corpus_title))
    extent = block(file_desc, "extent")
    turns = sum(len(document.minutes.turns) for document in all_documents)
    for unit, number in (("texts", len(all_documents)), ("utterances", turns)):
        block(extent, "measure", f"{number}", unit=unit, quantity=str(number))
    publication = block(file_desc, "publicationStmt")
    block(publication, "p", f"kurume-search {description.software} が書き出したもの。")
    sources = block(file_desc, "sourceDesc")
    block(sources, "p", f"会議録集 sha256:{storable(description.corpus_hash)}")
    encoding = block(block(head, "encodingDesc"), "projectDesc")
    for label, value in description.lines():
        block(encoding, "p", storable(f"{label}: {value}"))
    for name in files:
        block(root, f"{XI}include", href=name)
    return _bytes(root)


def _bytes(root: ET.Element) -> bytes:
    written: bytes = ET.tostring(root, encoding="utf-8")
    # A bare carriage return would be read back as a line feed.
    return _HEAD + written.replace(b"\r", b"&#13;") + b"\n"
