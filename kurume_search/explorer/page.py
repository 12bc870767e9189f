"""The explorer's first page as plain HTML, for where widgets don't run."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

Json = Mapping[str, Any]


def static_page(reply: Json, texts: Mapping[str, str], *, language: str) -> str:
    """Return what the page shows first as tables: the hits, the facets, the years.

    Everything that comes from minutes is escaped.
    """
    parts = [f"<p>{escape(texts['static'])}</p>"]
    about = reply.get("corpus", {})
    if about.get("synthetic"):
        documents = about.get("documents", {})
        mark = texts["mixed"].format(**documents) if documents.get("real") else texts["synthetic"]
        parts.append(f"<p><strong>{escape(mark)}</strong></p>")
    if "error" in reply:
        parts.append(f"<p>{escape(reply['error'])}</p>")
    else:
        unit = texts[f"unit_{reply['unit']}"]
        parts.append(f"<p>{escape(texts['found'].format(n=reply['total'], unit=unit))}</p>")
        parts.append(_hits(reply, texts))
        parts += [_facet(facet, texts) for facet in reply["facets"] if facet["values"]]
        parts.append(_years(reply, texts))
        parts.append(f"<pre>{escape(reply['code']['python'])}</pre>")
    name = escape(texts["title"])
    return f'<section lang="{language}" aria-label="{name}">{"".join(parts)}</section>'


def _hits(reply: Json, texts: Mapping[str, str]) -> str:
    rows = [
        [
            hit["id"],
            hit["title"],
            "、".join(hit["departments"]),
            hit["outcome"],
            " … ".join("".join(piece for piece, _ in one["text"])[:120] for one in hit["passages"]),
        ]
        for hit in reply.get("list", {}).get("hits", ())
    ]
    heads = ("case", "titles", "department", "outcome", "passages")
    return _table(texts["list"], [texts[name] for name in heads], rows)


def _facet(facet: Json, texts: Mapping[str, str]) -> str:
    rows = [[one["label"], str(one["cases"]), str(one["turns"])] for one in facet["values"][:10]]
    name = texts[facet["name"]]
    return _table(name, [name, texts["cases_head"], texts["turns_head"]], rows)


def _years(reply: Json, texts: Mapping[str, str]) -> str:
    rows = [
        [str(one["year"]), str(one["cases"]) if one["data"] else texts["no_data"]]
        for one in reply["years"]
    ]
    return _table(texts["years"], [texts["years"], texts["cases_head"]], rows)


def _table(caption: str, heads: list[str], rows: list[list[str]]) -> str:
    head = "".join(f'<th scope="col" style="text-align:left">{escape(one)}</th>' for one in heads)
    body = "".join(
        f'<tr><th scope="row" style="text-align:left">{escape(first)}</th>'
        + "".join(f'<td style="text-align:left">{escape(one)}</td>' for one in rest)
        + "</tr>"
        for first, *rest in rows
    )
    return (
        f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table>"
    )
