"""The ``teiHeader`` of a meeting: what it is, where it is from, who is grouped how."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from kurume_search.export.cells import storable
from kurume_search.export.citable import SYNTHETIC, meeting_title
from kurume_search.export.description import Description
from kurume_search.export.documents import Document
from kurume_search.export.schema import columns
from kurume_search.export.xml import block
from kurume_search.model.terms import UNRECORDED_NAME

_MARKING = (
    "改行とページの印を除いた発言を u、その質問の文を seg[@type='question'] としている。"
    "lb/@n は原文の行。折り返した行はつないである。原文の誤りは直していない。"
)
_ROLES = (
    "u/@who は一つの会議の中での役割の組であり、人ではない。A委員などの表記は、会議を"
    "またいで同じ人とは限らないので、会議の間で結び付けていない。"
)


def header(
    root: ET.Element,
    document: Document,
    description: Description,
    *,
    name: str,
    licence: str | None,
) -> None:
    """Put the header of `document` into `root`."""
    head = block(root, "teiHeader")
    _file(head, document, description, name=name, licence=licence)
    _encoding(head, description, name=name)
    _profile(head, document, name=name)


def _file(
    head: ET.Element,
    document: Document,
    description: Description,
    *,
    name: str,
    licence: str | None,
) -> None:
    minutes, meeting = document.minutes, document.minutes.meeting
    file_desc = block(head, "fileDesc")
    titles = block(file_desc, "titleStmt")
    title = storable(meeting_title(meeting))
    block(titles, "title", (SYNTHETIC if minutes.synthetic else "") + title)
    number = {} if meeting.number is None else {"n": str(meeting.number)}
    block(titles, "meeting", title, corresp=f"#{name}.council", **number)
    edition = block(file_desc, "editionStmt")
    block(edition, "edition", storable(f"会議録集 sha256:{description.corpus_hash}"))
    turns = str(len(minutes.turns))
    block(block(file_desc, "extent"), "measure", turns, unit="utterances", quantity=turns)
    publication = block(file_desc, "publicationStmt")
    block(publication, "authority", f"kurume-search {description.software}")
    availability = block(publication, "availability")
    block(availability, "p", storable(licence or "会議録の利用条件は記録されていません。"))
    source = block(block(file_desc, "sourceDesc"), "bibl")
    block(source, "title", title)
    block(source, "idno", storable(document.source.path), type="path")
    block(source, "idno", minutes.sha256, type="sha256")
    block(source, "idno", storable(document.id), type="kurume-search")
    if meeting.date:
        block(source, "date", meeting.date.isoformat(), when=meeting.date.isoformat())


def _encoding(head: ET.Element, description: Description, *, name: str) -> None:
    encoding = block(head, "encodingDesc")
    project = block(encoding, "projectDesc")
    for label, value in description.lines():
        if label != "もとのファイル":  # this file's own stands in sourceDesc
            block(project, "p", storable(f"{label}: {value}"))
    editorial = block(encoding, "editorialDecl")
    block(editorial, "p", _MARKING)
    block(editorial, "p", _ROLES)
    classes = block(encoding, "classDecl")
    for column in ("role", "kind"):
        taxonomy = block(classes, "taxonomy", xml_id=f"{name}.{column}")
        for value, label in columns()[column].values.items():
            category = block(taxonomy, "category", xml_id=f"{name}.{column}.{value}")
            block(category, "catDesc", label)
    version = re.match(r"\d+(\.\d+){0,2}", description.software)
    information = block(encoding, "appInfo")
    application = block(
        information, "application", ident="kurume-search", version=version[0] if version else "0"
    )
    block(application, "label", f"kurume-search {description.software}")


def _profile(head: ET.Element, document: Document, *, name: str) -> None:
    meeting = document.minutes.meeting
    profile = block(head, "profileDesc")
    languages = block(profile, "langUsage")
    block(languages, "language", "日本語", ident="ja")
    people = block(profile, "particDesc")
    organisations = block(people, "listOrg")
    council = block(organisations, "org", xml_id=f"{name}.council", role="council")
    block(council, "orgName", storable(meeting.body or meeting.council or UNRECORDED_NAME))
    labels = columns()["role"].values
    roles = sorted({turn.role.value for turn in document.minutes.turns}, key=list(labels).index)
    if roles:
        groups = block(people, "listPerson")
        for role in roles:
            group = block(groups, "personGrp", xml_id=f"{name}.group.{role}", role=role)
            block(group, "note", f"この会議で{labels[role]}として発言した人々。人数は不明。")
    setting = block(block(profile, "settingDesc"), "setting")
    if meeting.municipality:
        block(setting, "name", storable(meeting.municipality), type="city")
    if meeting.date:
        block(setting, "date", meeting.date.isoformat(), when=meeting.date.isoformat())
    if meeting.venue:
        block(setting, "locale", storable(meeting.venue))
    if len(setting) == 0:
        block(setting, "p", "日と場所の記載なし")
