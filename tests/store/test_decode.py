"""Bytes to text: every encoding of the field guide, and one sentence for what is no text."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kurume_search.errors import SourceError
from kurume_search.store.decode import page_starts, read_source
from kurume_search.store.encodings import decode

REAL = Path(__file__).parents[2] / "corpus" / "minutes" / "000_dc56ebb6b2a678a4.txt"
MINUTES = REAL.read_bytes().decode("utf-8")
SHORT = "（会長）異議はありませんか。\r\n（委員）なし。\r\n"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "cp932", "euc-jis-2004", "utf-16-le", "utf-16-be", "utf-32-le"],
)
@pytest.mark.parametrize("text", [MINUTES, SHORT], ids=["real", "short"])
def test_each_encoding_gives_the_text_back(encoding: str, text: str) -> None:
    if encoding in ("cp932", "euc-jis-2004"):
        text = text.replace("—", "―").replace("～", "から")
    marks = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff", "utf-32-le": b"\xff\xfe\0\0"}

    found = decode(marks.get(encoding, b"") + text.encode(encoding), "x")

    assert found.text == text
    # euc-jis-2004 holds euc-jp; ① only the former has
    assert found.encoding in (encoding, {"euc-jis-2004": "euc-jp"}.get(encoding))


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_its_mark(encoding: str) -> None:
    assert decode(MINUTES.encode(encoding), "x").text == MINUTES


def test_iso_2022_jp() -> None:
    found = decode(SHORT.encode("iso-2022-jp"), "x")

    assert (found.text, found.encoding) == (SHORT, "iso-2022-jp")


def test_iso_2022_jp_with_the_circled_numbers_of_nec() -> None:
    content = b"\x1b$B\x2d\x21\x2d\x6a\x35\x57\x1b(B\r\nA\x1b$B\x24\x22\x1b(B"  # ①㈱久, あ

    assert decode(content, "x").text == "①㈱久\r\nAあ"


@pytest.mark.parametrize(
    "text",
    ["会議録", "ｱｲｳの半角カナ", "①から⑥まで", "髙﨑会長", "第１回　審議会\n日時　平成３年\n"],
)
def test_short_texts_in_cp932_and_euc_are_told_apart(text: str) -> None:
    assert decode(text.encode("cp932"), "x").text == text
    if "髙" not in text and "ｱ" not in text:
        assert decode(text.encode("euc-jis-2004"), "x").text == text


def test_newlines_stay_as_they_are() -> None:
    text = "一\r\n二\r三\n\n四"

    for encoding in ("utf-8", "cp932", "euc-jp", "iso-2022-jp"):
        assert decode(text.encode(encoding), "x").text == text


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_are_text_or_one_sentence(content: bytes) -> None:
    try:
        found = decode(content, "x.txt")
    except SourceError as error:
        assert "x.txt" in str(error) and "\n" not in str(error)
    else:
        assert found.text


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 4096,
        random.Random(1).randbytes(5000),
        b"\x7fELF\x02\x01\x01" + b"\0" * 60,
        b"\xef\xbb\xbf",
        b"\xff\xfe" + "会議録".encode("utf-16-le")[:-1],
    ],
    ids=["empty", "nuls", "noise", "elf", "mark only", "torn utf-16"],
)
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "会議録.txt"
    path.write_bytes(content)

    with pytest.raises(SourceError, match=r"会議録\.txt") as caught:
        read_source(path, name="会議録.txt")

    assert str(caught.value).endswith("。")


def test_a_torn_file_is_read_up_to_its_end_and_says_so() -> None:
    found = decode("会議録".encode()[:-1], "x")

    assert (found.text, found.encoding) == ("会議\ufffd", "utf-8-damaged")


@pytest.mark.parametrize("encoding", ["utf-8", "cp932", "euc-jp"])
def test_a_wrong_byte_here_and_there_doesnt_cost_the_rest(encoding: str) -> None:
    text = MINUTES.replace("—", "―").replace("～", "から").replace("①", "1")
    content = bytearray(text.encode(encoding, "ignore"))
    content[3000] = content[6000] = 0xFF

    found = decode(bytes(content), "x")

    assert found.encoding == f"{encoding}-damaged"
    assert 1 <= found.text.count("\ufffd") <= 6
    assert "以上8名" in found.text and "次回の開催について" in found.text


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")

    for name in ("missing.txt", "pipe.txt", "", "a\nb.txt", "nul\0.txt"):
        with pytest.raises(SourceError) as caught:
            read_source(tmp_path / name, name=name)
        assert "\n" not in str(caught.value)


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("会議録")
    path.chmod(0)

    with pytest.raises(SourceError, match="権限"):
        read_source(path, name="a.txt")


def test_the_real_document() -> None:
    source = read_source(REAL, name="minutes/a.txt")

    assert source.sha256.startswith("451cd5fe")
    assert (source.encoding, source.media_type, source.page_starts) == ("utf-8", "text/plain", ())
    assert source.text.count("\n") == 169


def test_pages_begin_after_form_feeds() -> None:
    assert page_starts("一\n\f二\n\f\n三\n\f") == (0, 3, 7)


def test_line_ends_of_old_macs_part_lines(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(MINUTES.replace("\r\n", "\n").encode())
    (tmp_path / "b.txt").write_bytes(MINUTES.replace("\r\n", "\n").replace("\n", "\r").encode())

    plain, mac = (read_source(tmp_path / name, name=name) for name in ("a.txt", "b.txt"))

    assert mac.text == plain.text
    assert mac.sha256 != plain.sha256
