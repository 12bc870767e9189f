"""What ``check`` finds in the folder of a corpus: files that aren't as its manifest says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kurume_search.cli.language import Both, language
from kurume_search.store.extracted import edited
from kurume_search.store.folder import MANIFEST

if TYPE_CHECKING:
    from kurume_search.store.folder import CorpusFolder

_MESSAGES = {
    "changed-source": Both(
        "manifest.toml の sha256 と違います。元のファイルに戻すか、"
        "remove で外してから add で加え直してください。",
        "Its sha256 isn't that of manifest.toml. Put the original back, or remove the document"
        " and add it again.",
    ),
    "changed-extraction": Both(
        "抽出テキストが、加えたときから変わっています。その内容のまま読みます。"
        "取り出し直すには remove で外してから add で加え直し、"
        "読みを直すには corrections.toml に書いてください。",
        "Its extracted text was changed since it was added, and is read as it is now. Remove the"
        " document and add it again to extract it anew; write what was misread in"
        " corrections.toml.",
    ),
    "mixed-synthetic": Both(
        "{mark}しています。分けて数えるには、どちらかを別の会議録集に移してください。",
        "{mark}. To count them apart, move one kind to another corpus.",
    ),
    "unlisted-file": Both(
        "manifest.toml にないので読みません。add で加えるか、ほかの場所に移してください。",
        "It isn't in manifest.toml and isn't read. Add it, or move it elsewhere.",
    ),
}


def of_files(folder: CorpusFolder) -> Iterator[dict[str, Any]]:
    """Yield a finding for each file that isn't as the manifest says."""
    if folder.makeup.mixed:
        mark = folder.makeup.mark(language())
        yield {
            "meeting": None, "line": None, "severity": "info", "code": "mixed-synthetic",
            "message": _MESSAGES["mixed-synthetic"].format(mark=mark), "path": MANIFEST,
        }  # fmt: skip
    there = [row.path for row in folder.changed if row.path in folder.hashes]  # else unreadable
    texts = [str(row.extracted) for row in edited(folder) if row.path not in there]
    told = {
        "changed-source": there, "changed-extraction": texts, "unlisted-file": folder.unlisted,
    }  # fmt: skip
    for code, paths in told.items():
        for path in paths:
            yield {
                "meeting": None, "line": None, "severity": "warning", "code": code,
                "message": str(_MESSAGES[code]), "path": path,
            }  # fmt: skip
