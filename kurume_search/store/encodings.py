"""Bytes to text: the encodings in which councils' minutes come.

Newlines stay as they are. A byte here and there that is wrong becomes U+FFFD, which a
reader sees and the parser reports, and the encoding says ``-damaged``; a file that is
wrong in more places is refused with one sentence, or noise would pass for minutes.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from kurume_search.errors import SourceError

_BOMS = (  # UTF-32 before UTF-16: FF FE 00 00 begins like FF FE
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_JIS_ESCAPES = (b"\x1b$", b"\x1b(")
_JIS_CODECS = ("iso-2022-jp", "iso-2022-jp-ext", "iso-2022-jp-2004")
# What Japanese prose is made of; half-width kana in number and rare kanji mean that the
# bytes were read as the wrong one of EUC-JP and CP932.
_PROSE = re.compile("[\\s!-~、。「」（）：・ー０-９ぁ-んァ-ヶ一-龠々〇【】～]")
_KANA = re.compile("[ぁ-ん]")
_HALF_KANA = re.compile("[｡-ﾟ]")
# What Python's CP932 makes of bytes that mean nothing in it.
_UNASSIGNED = re.compile("[\x80\xa0\uf8f0-\uf8f3]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffe\uffff]")
# Share of control characters from which bytes are no text.
_NO_TEXT = 0.01
_LEGACY = ("cp932", "euc-jp", "euc-jis-2004")
# Share of wrong characters up to which a file is damaged and not something else.
_DAMAGED_SHARE = 0.01
# Likeness below which bytes with wrong ones among them are noise: random bytes read as
# CP932 by force have 0.03, as EUC-JP 0.5, the real minutes 1.3.
_NOISE = 0.8
# Share of ordinary characters below which UTF-16 without its mark is not believed.
_BELIEVED = 0.9


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding its bytes were read as."""

    text: str
    encoding: str


def decode(content: bytes, where: str) -> Decoded:
    """Return `content` as text.

    UTF-8 with and without its mark, UTF-16 and UTF-32, ISO-2022-JP, EUC-JP, CP932.

    Args:
        content: The bytes of a file.
        where: Names the file in errors.

    Raises:
        SourceError: It is empty, no text, or in no encoding known here.
    """
    if not content:
        raise SourceError(_empty(where))
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            text = _strict(content[len(mark) :], encoding.removesuffix("-sig"))
            if text is None:
                raise SourceError(
                    f"{where} は {encoding} の印で始まりますが、途中が壊れていて読めません。"
                    "元のファイルを手に入れ直してください。"
                )
            if not text:
                raise SourceError(_empty(where))
            return _checked(Decoded(text, encoding), where)
    if b"\0" in content:
        return _checked(_unmarked_utf16(content, where), where)
    if content.isascii() and any(escape in content for escape in _JIS_ESCAPES):
        found = _jis(content)
        if found is not None:
            return _checked(found, where)
    found = _utf8(content) or _legacy(content)
    if found is None:
        raise SourceError(
            f"{where} の文字コードが分かりません（{_first_trouble(content)}）。"
            "UTF-8 か Shift_JIS で保存し直してください。"
        )
    return _checked(found, where)


def _utf8(content: bytes) -> Decoded | None:
    """Read UTF-8, also with a wrong byte here and there, or cut off inside a character."""
    text = _strict(content, "utf-8")
    if text is not None:
        return Decoded(text, "utf-8")
    text = content.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    # In another encoding nearly every character beyond ASCII would be wrong.
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    torn = wrong == 1 and text.endswith("\ufffd") and beyond > 1
    if torn or wrong <= _DAMAGED_SHARE * beyond:
        return Decoded(text, "utf-8-damaged")
    return None


def _legacy(content: bytes) -> Decoded | None:
    """Read CP932 or EUC-JP, whichever makes more of Japanese of it."""
    candidates = [
        Decoded(text, encoding)
        for encoding in _LEGACY
        if (text := _strict(content, encoding)) is not None and not _UNASSIGNED.search(text)
    ]
    if not candidates:
        for encoding in _LEGACY:
            text = _UNASSIGNED.sub("\ufffd", content.decode(encoding, "replace"))
            few = text.count("\ufffd") <= _DAMAGED_SHARE * len(text)
            if few and _likeness(text) > _NOISE:
                candidates.append(Decoded(text, f"{encoding}-damaged"))
    return max(candidates, key=lambda found: _likeness(found.text), default=None)


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, ValueError):
        return None


def _likeness(text: str) -> float:
    """Return how much `text` looks like Japanese prose; 0 and up, higher is better."""
    sample = text[:20_000]
    prose = len(_PROSE.findall(sample)) - 2 * len(_HALF_KANA.findall(sample))
    return (prose + len(_KANA.findall(sample))) / max(len(sample), 1)


def _checked(found: Decoded, where: str) -> Decoded:
    sample = found.text[:100_000]
    if len(_CONTROL.findall(sample)) > _NO_TEXT * len(sample):
        raise SourceError(_binary(where))
    return found


def _empty(where: str) -> str:
    return f"{where} は空のファイルです。中身のあるファイルを指定してください。"


def _binary(where: str) -> str:
    return (
        f"{where} は文章のファイルではありません（バイナリです）。"
        "テキスト、PDF、DOCX、HTML を指定してください。"
    )


def _unmarked_utf16(content: bytes, where: str) -> Decoded:
    """Read UTF-16 without its mark: text with NULs that makes sense one way round."""
    found = []
    if len(content) % 2 == 0:
        for encoding in ("utf-16-le", "utf-16-be"):
            text = _strict(content, encoding)
            if text and not _CONTROL.search(text):
                share = len(_PROSE.findall(text[:20_000])) / len(text[:20_000])
                found.append((share, Decoded(text, encoding)))
    best = max(found, key=lambda pair: pair[0], default=None)
    if best is None or best[0] < _BELIEVED:
        raise SourceError(_binary(where))
    return best[1]


def _jis(content: bytes) -> Decoded | None:
    for encoding in _JIS_CODECS:
        text = _strict(content, encoding)
        if text:
            return Decoded(text, encoding)
    return _nec_jis(content)


def _nec_jis(content: bytes) -> Decoded | None:
    """Read ISO-2022-JP with NEC's row 13 (①, ㈱), which no codec has, through CP932."""
    pieces, kanji = [], False
    for part in re.split(rb"(\x1b\$[@B]|\x1b\([BJ])", content):
        if part.startswith(b"\x1b"):
            kanji = part[1:2] == b"$"
            continue
        shifted = _shift_jis(part) if kanji else part
        text = None if shifted is None else _strict(shifted, "cp932")
        if text is None:
            return None
        pieces.append(text)
    whole = "".join(pieces)
    return Decoded(whole, "iso-2022-jp-ms") if whole else None


def _shift_jis(pairs: bytes) -> bytes | None:
    """Return two-byte JIS codes as Shift_JIS; line ends between them stay."""
    out = bytearray()
    at = 0
    while at < len(pairs):
        high = pairs[at]
        if high < 0x21:
            out.append(high)
            at += 1
            continue
        if at + 1 == len(pairs):
            return None
        low = pairs[at + 1]
        if high % 2:
            low += 0x1F if low < 0x60 else 0x20
        else:
            low += 0x7E
        high = (high + 1) // 2 + (0x70 if high < 0x5F else 0xB0)
        out += bytes((high, low)) if low < 0x100 else b"\xff"
        at += 2
    return bytes(out)


def _first_trouble(content: bytes) -> str:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return f"{error.start + 1} バイト目の 0x{content[error.start]:02X} が UTF-8 になりません"
    return "読めないバイトがあります"
