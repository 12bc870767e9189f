"""Writes Whoosh's files in bulk; the one module that leans on Whoosh's inside.

Whoosh's own writer makes objects of every posting. Here postings come as arrays, so the
bytes of a block (a pickled tuple of document numbers, weights and values, compressed) are
laid out by numpy, and Whoosh's classes write what there is one of per term or per index.
Leaned on, of whoosh3 3.54: ``W3Codec`` with its writers, ``W3TermInfo``, the layout of
blocks, ``formats.Positions`` (the count of positions in four bytes, then their pickled
differences), the column of lengths. ``tests/index`` lets stock Whoosh read what is written.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt
from whoosh.codec.whoosh3 import LENGTHS_COLUMN, WHOOSH3_HEADER_MAGIC, W3Codec, W3TermInfo
from whoosh.fields import Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC
from whoosh.util.numeric import byte_to_length, length_to_byte

from kurume_search.index.laying import Ints, Laid

Bytes: TypeAlias = "npt.NDArray[np.uint8]"

NAME = "MAIN"  # Whoosh's own name for an index without one
# Postings in a block, and how hard it is pressed: a third of Whoosh's size at the cost of
# reading a rare document of a frequent word more slowly; what answers are the leaves.
_BLOCK = 4096
_LEVEL = 5
_PLAIN = 80  # bytes that don't get smaller
_CHUNK = 1 << 17  # places that are laid out at once: what bounds the memory

# Opcodes of pickle.
_MARK, _TUPLE, _BYTES, _LONG_BYTES = ord("("), ord("t"), ord("C"), ord("B")
_ONE, _TWO, _FOUR = ord("K"), ord("M"), ord("J")


def write_blocks(folder: Path, schema: Schema, field: str, held: Laid) -> None:
    """Write a Whoosh index of one segment and one field to the existing `folder`.

    Args:
        folder: Where it goes; there is none yet.
        schema: With `field`, which keeps positions and nothing else.
        field: Its name.
        held: What to write.
    """
    lengths = held.lengths
    storage = FileStorage(str(folder))
    codec = W3Codec()
    segment = codec.new_segment(storage, NAME)
    documents = codec.per_document_writer(storage, segment)
    codes = _length_codes(lengths)
    total = int(lengths.sum())
    if total:
        column = f"_{field}_len"
        documents._create_column(column, LENGTHS_COLUMN)
        written = documents._get_column(column)
        written._dbfile.write(codes.tobytes())
        written._count = len(codes)
        documents._fieldlengths[field] = total
    documents._doccount = len(codes)
    documents.close()
    segment.set_doc_count(len(codes))
    postings = codec.field_writer(storage, segment)
    postings.start_field(field, schema[field])
    if held.terms:
        _write_terms(postings, held, codes)
    postings.finish_field()
    postings.close()
    TOC(schema, [segment], 0).write(storage, NAME)


def _length_codes(lengths: Ints) -> Bytes:
    some, which = np.unique(lengths, return_inverse=True)
    codes = np.array([length_to_byte(int(n)) if n else 0 for n in some], np.uint8)
    return codes[which.reshape(-1)] if len(lengths) else np.zeros(0, np.uint8)


class _Chunk(NamedTuple):
    """The postings of some terms, laid out.

    Attributes:
        terms: Where each term's postings begin, and where the last one's end.
        ids: Document of each posting.
        counts: Positions of each posting.
        lengths: Code of the length of each posting's document.
        starts: Whether a posting begins a block.
        numbers: Pickled differences of documents, and where each posting's begin.
        values: Pickled values, and where each posting's begin.
    """

    terms: Ints
    ids: Ints
    counts: Ints
    lengths: Bytes
    starts: npt.NDArray[np.bool_]
    numbers: tuple[memoryview, list[int]]
    values: tuple[memoryview, list[int]]


def _write_terms(out: object, held: Laid, codes: Bytes) -> None:
    terms, at, starts = held.terms, held.at, held.starts
    document_of = np.repeat(np.arange(len(starts) - 1, dtype=np.uint32), np.diff(starts))
    index, file, number = out._tindex, out._postfile, struct.pack("!H", out._fieldid)  # type: ignore[attr-defined]
    first = 0
    while first < len(terms):
        last = int(np.searchsorted(at, at[first] + _CHUNK, "right")) - 1
        last = min(max(last, first + 1), len(terms))
        places = held.places[int(at[first]) : int(at[last])]
        chunk = _chunk(at[first : last + 1] - at[first], places, document_of, starts, codes)
        for term, info in zip(terms[first:last], _written(file, chunk), strict=True):
            index.add(number + term, info)
        first = last


def _chunk(at: Ints, places: Ints, document_of: Ints, starts: Ints, codes: Bytes) -> _Chunk:
    documents = document_of[places - starts[0]]
    positions = places - starts[documents]
    new = np.empty(len(places), bool)
    new[0] = True
    np.not_equal(documents[1:], documents[:-1], out=new[1:])
    new[at[:-1]] = True
    begins = np.flatnonzero(new)
    counts = np.diff(begins, append=len(places))
    ids = documents[begins].astype(np.int64)
    terms = np.searchsorted(begins, at)
    within = np.arange(len(ids)) - np.repeat(terms[:-1], np.diff(terms))
    heads = within % _BLOCK == 0
    steps = ids.copy()
    steps[1:] -= ids[:-1]
    steps[heads] = ids[heads]
    gaps = positions.copy()
    gaps[1:] -= positions[:-1]
    gaps[begins] = positions[begins]
    return _Chunk(
        terms, ids, counts, codes[ids], heads, _pickled(steps), _values(gaps, begins, counts)
    )


def _sizes(numbers: Ints) -> Ints:
    return np.where(numbers < 256, 2, np.where(numbers < 65_536, 3, 5))


def _put(out: Bytes, numbers: Ints, sizes: Ints, at: Ints) -> None:
    """Write `numbers`, pickled, at `at`."""
    for size, code in ((2, _ONE), (3, _TWO), (5, _FOUR)):
        chosen = sizes == size
        here, some = at[chosen], numbers[chosen]
        out[here] = code
        for byte in range(size - 1):
            out[here + 1 + byte] = (some >> (8 * byte)) & 255


def _pickled(numbers: Ints) -> tuple[memoryview, list[int]]:
    sizes = _sizes(numbers)
    ends = np.cumsum(sizes)
    out = np.empty(int(ends[-1]), np.uint8)
    _put(out, numbers, sizes, ends - sizes)
    return out.data, [0, *ends.tolist()]


def _values(gaps: Ints, begins: Ints, counts: Ints) -> tuple[memoryview, list[int]]:
    """Return the value of each posting: how many positions, and their pickled differences."""
    sizes = _sizes(gaps)
    inner = np.add.reduceat(sizes, begins)
    lengths = inner + 6  # the count, a mark, a tuple; Whoosh puts the full stop behind
    heads = np.where(lengths < 256, 2, 5)
    ends = np.cumsum(lengths + heads)
    out = np.empty(int(ends[-1]), np.uint8)
    at = ends - lengths - heads
    short, long = at[heads == 2], at[heads == 5]
    out[short] = _BYTES
    out[short + 1] = lengths[heads == 2]
    out[long] = _LONG_BYTES
    for byte in range(4):
        out[long + 1 + byte] = (lengths[heads == 5] >> (8 * byte)) & 255
    body = at + heads
    for byte in range(4):
        out[body + byte] = (counts >> (8 * (3 - byte))) & 255
    out[body + 4] = _MARK
    out[ends - 1] = _TUPLE
    # Where each position goes: behind its posting's head, after the positions before it.
    before = np.cumsum(sizes) - sizes
    shift = np.repeat(body + 5 - before[begins], counts)
    _put(out, gaps, sizes, before + shift)
    return out.data, [0, *ends.tolist()]


def _written(file: object, chunk: _Chunk) -> Iterator[bytes]:
    """Write the blocks of each term and yield what the list of terms says of it."""
    numbers, number_ends = chunk.numbers
    values, value_ends = chunk.values
    heads = np.flatnonzero(chunk.starts)
    stops = np.append(heads[1:], len(chunk.ids)).tolist()
    most = np.maximum.reduceat(chunk.counts, heads).tolist()
    least = np.minimum.reduceat(chunk.counts, heads).tolist()
    short = np.minimum.reduceat(chunk.lengths, heads).tolist()
    long = np.maximum.reduceat(chunk.lengths, heads).tolist()
    ids = chunk.ids
    weights = np.add.reduceat(chunk.counts, chunk.terms[:-1]).tolist()
    firsts = heads.tolist()
    block = 0
    for term, (low, high) in enumerate(zip(chunk.terms[:-1], chunk.terms[1:], strict=True)):
        offset = file.tell()  # type: ignore[attr-defined]
        pieces = [WHOOSH3_HEADER_MAGIC]
        begun = block
        while block < len(firsts) and firsts[block] < high:
            a, b = firsts[block], stops[block]
            weight = _weights(chunk.counts[a:b], least[block], most[block])
            data = b"".join(
                (
                    b"(", numbers[number_ends[a] : number_ends[b]], b"t", weight,
                    b"(", values[value_ends[a] : value_ends[b]], b"t\x87.",
                )
            )  # fmt: skip
            level = _LEVEL if len(data) >= _PLAIN else 0
            if level:
                data = zlib.compress(data, level)
            about = (b - a, int(ids[b - 1]), most[block], level, short[block], long[block])
            said = b"(" + b"".join(map(_number, about)) + b"t."
            size = len(said) + len(data)
            pieces += struct.pack("!i", -size if b == high else size), said, data
            block += 1
        held = b"".join(pieces)
        file.write(held)  # type: ignore[attr-defined]
        info = W3TermInfo()
        info._weight, info._df = float(weights[term]), int(high - low)
        info._minlength = byte_to_length(min(short[begun:block]))
        info._maxlength = byte_to_length(max(long[begun:block]))
        info._maxweight = float(max(most[begun:block]))
        info._minid, info._maxid = int(ids[low]), int(ids[high - 1])
        info.set_extent(offset, len(held))
        yield info.to_bytes()


def _number(number: int) -> bytes:
    """Return a pickled number."""
    if number < 256:
        return struct.pack("<BB", _ONE, number)
    if number < 65_536:
        return struct.pack("<BH", _TWO, number)
    return struct.pack("<Bi", _FOUR, number)


def _weights(counts: Ints, least: int, most: int) -> bytes:
    """Return the pickled weights of a block: nothing if all are one."""
    if most == 1:
        return b"N"
    if least == most:
        return b"G" + struct.pack(">d", float(most))
    held = np.empty(len(counts), np.dtype([("code", "u1"), ("weight", ">f8")]))
    held["code"], held["weight"] = ord("G"), counts
    return b"(" + held.tobytes() + b"t"
