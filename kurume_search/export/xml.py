"""Names and small hands for writing TEI."""

from __future__ import annotations

from xml.etree import ElementTree as ET

_TEI, _XI = "http://www.tei-c.org/ns/1.0", "http://www.w3.org/2001/XInclude"
TEI, XI = f"{{{_TEI}}}", f"{{{_XI}}}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

ET.register_namespace("", _TEI)
ET.register_namespace("xi", _XI)


def block(
    parent: ET.Element, tag: str, text: str | None = None, xml_id: str | None = None, **rest: str
) -> ET.Element:
    """Return a new last child of `parent` on a line of its own.

    Without `text` it holds other blocks; with it, or `text` empty, words.
    """
    names = {**({XML_ID: xml_id} if xml_id else {}), **rest}
    made = ET.SubElement(parent, tag if tag.startswith("{") else TEI + tag, names)
    made.text = text
    made.tail = "\n"
    if text is None and parent.text is None:
        parent.text = "\n"
    return made
