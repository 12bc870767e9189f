"""Writes Whoosh's files in bulk; the one module that leans on Whoosh's inside.

Whoosh's own writer makes objects of every posting. Here postings come as arrays, so the
bytes of a block (a pickled tuple of document numbers, weights and values, compressed) are
laid out by numpy, and Whoosh's classes write what there is one of per index.
Leaned on, of whoosh3 3.54: ``W3Codec`` with its writer of documents, files of a segment put
together in one, the layout of blocks,
``formats.Positions`` (the count of positions in four bytes, then their pickled
differences), the column of lengths. ``tests/index`` lets stock Whoosh read what is written.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt
from whoosh.codec.whoosh3 import LENGTHS_COLUMN, WHOOSH3_HEADER_MAGIC, W3Codec
from whoosh.fields import Schema
from whoosh.filedb.compound import CompoundStorage
from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.index import TOC
from whoosh.util.numeric import length_to_byte

from kurume_search.index.laying import Ints, Laid
from kurume_search.index.places import Passages, some_terms
from kurume_search.index.terms import INFO, Out, TermList

Bytes: TypeAlias = "npt.NDArray[np.uint8]"
Bools: TypeAlias = "npt.NDArray[np.bool_]"

NAME = "MAIN"  # Whoosh's own name for an index without one
# Postings in a block, and how hard it is pressed: a third of Whoosh's size at the cost of
# reading a rare document of a frequent word more slowly; what answers are the leaves. Two
# levels more press a twenty-fifth better, in twice the time: a ninth of what Sudachi takes.
_BLOCK = 4096
_LEVEL = 5
_PLAIN = 80  # bytes that don't get smaller
# Places of a segment that isn't pressed, and whose files are put together in one: it is
# written again before long, and either costs more than all the rest of it.
_SMALL = 20_000
_CHUNK = 1 << 17  # places that are laid out at once: what bounds the memory

# Opcodes of pickle.
_MARK, _TUPLE, _STOP, _BYTES, _LONG_BYTES = ord("("), ord("t"), ord("."), ord("C"), ord("B")
_ONE, _TWO, _FOUR = ord("K"), ord("M"), ord("J")
_FLOAT = struct.Struct(">cd")
_EXTENT = struct.Struct("!qi")  # where the postings of a term stand, and their bytes


def write_blocks(folder: Path, schema: Schema, field: str, held: Laid) -> None:
    """Write a Whoosh index of one segment and one field to the existing `folder`.

    Args:
        folder: Where it goes; there is none yet.
        schema: With `field`, which keeps positions and nothing else.
        field: Its name.
        held: What to write.
    """
    small = len(held.places) <= _SMALL
    # Whoosh writes, reads and throws away a file or two on its way: of a small index that
    # takes longer than all else, so only what becomes of it is written.
    files, memory = FileStorage(str(folder)), RamStorage()
    storage = memory if small else files
    codec = W3Codec()
    segment = codec.new_segment(storage, NAME)
    codes = _length_codes(held.lengths)
    _write_lengths(codec.per_document_writer(memory, segment), field, codes, held)
    segment.set_doc_count(len(codes))
    # What `codec.field_writer` would write, term by term.
    number = 0
    with (
        segment.create_file(storage, W3Codec.TERMS_EXT) as list_file,
        segment.create_file(storage, W3Codec.POSTS_EXT) as postings,
    ):
        terms = TermList(list_file)
        _write_terms(postings, terms, number, held, codes)
        terms.finish({"fieldmap": {field: number}})
    if small:
        together = segment.create_file(files, segment.COMPOUND_EXT)
        CompoundStorage.assemble(together, memory, memory.list())
        memory, segment.compound = RamStorage(), True
    TOC(schema, [segment], 0).write(memory, NAME)
    for name, content in memory.files.items():
        (folder / name).write_bytes(content)


def _write_lengths(documents: Any, field: str, codes: Bytes, held: Laid) -> None:
    """Write the length of each document, which is all that is kept of one, with its writer."""
    total = int(held.lengths.sum())
    if total:
        column = f"_{field}_len"
        documents._create_column(column, LENGTHS_COLUMN)
        written = documents._get_column(column)
        written._dbfile.write(codes.tobytes())
        written._count = len(codes)
        documents._fieldlengths[field] = total
    documents._doccount = len(codes)
    documents.close()


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
        numbers: Pickled differences of documents, and where each posting's end.
        weights: Pickled counts, and where each posting's end.
        values: Pickled values, and where each posting's end.
    """

    terms: Ints
    ids: Ints
    counts: Ints
    lengths: Bytes
    starts: Bools
    numbers: tuple[memoryview, Ints]
    weights: tuple[memoryview, Ints]
    values: tuple[memoryview, Ints]


def _write_terms(file: Out, terms: TermList, number: int, held: Laid, codes: Bytes) -> None:
    """Write postings to `file` and what is said of them to `terms`; `number` is the field's."""
    at, passages = held.at, Passages(held.starts)
    starts = (held.starts - held.starts[0]).astype(np.uint32)
    field, end = struct.pack("!H", number), 0
    press = len(held.places) > _SMALL
    for first, last in some_terms(at, _CHUNK):
        places = (held.places[int(at[first]) : int(at[last])] - held.starts[0]).astype(np.uint32)
        chunk = _chunk(at[first : last + 1] - at[first], places, passages, starts, codes)
        infos, stands, end = _written(file, end, chunk, press=press)
        terms.add([field + term for term in held.terms[first:last]], infos, stands)


def _chunk(at: Ints, places: Ints, passages: Passages, starts: Ints, codes: Bytes) -> _Chunk:
    documents = passages.of(places)
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
        terms, ids, counts, codes[ids], heads, _pickled(steps), _pickled(counts),
        _values(gaps, begins, counts),
    )  # fmt: skip


def _sizes(numbers: Ints) -> Ints:
    sizes = np.full(numbers.shape, 2, np.uint8)
    sizes[numbers >= 256] = 3
    sizes[numbers >= 65_536] = 5
    return sizes


def _put(out: Bytes, numbers: Ints, sizes: Ints, at: Ints) -> None:
    """Write `numbers`, pickled, at `at`."""
    for size, code in ((2, _ONE), (3, _TWO), (5, _FOUR)):
        chosen = sizes == size
        here, some = at[chosen], numbers[chosen]
        out[here] = code
        for byte in range(size - 1):
            out[here + 1 + byte] = (some >> (8 * byte)) & 255


def _pickled(numbers: Ints) -> tuple[memoryview, Ints]:
    sizes = _sizes(numbers)
    ends = np.cumsum(sizes, dtype=np.int64)
    out = np.empty(int(ends[-1]), np.uint8)
    _put(out, numbers, sizes, ends - sizes)
    return out.data, ends


def _values(gaps: Ints, begins: Ints, counts: Ints) -> tuple[memoryview, Ints]:
    """Return the value of each posting: how many positions, and their pickled differences."""
    sizes = _sizes(gaps)
    inner = np.add.reduceat(sizes, begins, dtype=np.int64)
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
    at = np.cumsum(sizes, dtype=np.int64)
    at -= sizes
    at += np.repeat(body + 5 - at[begins], counts)
    _put(out, gaps, sizes, at)
    return out.data, ends


def _written(
    file: Out, at: int, chunk: _Chunk, *, press: bool
) -> tuple[npt.NDArray[np.void], list[bytes], int]:
    """Write the postings of terms at `at` of `file`.

    Returns:
        What is said of each term, where its postings stand, and where `file` ends now. What
        stands in one document is with the term itself: half of all terms do.
    """
    ids, counts, heads = chunk.ids, chunk.counts, np.flatnonzero(chunk.starts)
    stops = np.append(heads[1:], len(ids))
    most, least = np.maximum.reduceat(counts, heads), np.minimum.reduceat(counts, heads)
    short = np.minimum.reduceat(chunk.lengths, heads)
    long = np.maximum.reduceat(chunk.lengths, heads)
    firsts = np.searchsorted(heads, chunk.terms[:-1])
    infos = np.zeros(len(firsts), INFO)
    infos["inlined"] = np.diff(chunk.terms) == 1
    infos["weight"] = np.add.reduceat(counts, chunk.terms[:-1])
    infos["documents"] = np.diff(chunk.terms)
    infos["shortest"] = np.minimum.reduceat(short, firsts)
    infos["longest"] = np.maximum.reduceat(long, firsts)
    infos["most"] = np.maximum.reduceat(most, firsts)
    infos["first"], infos["last"] = ids[chunk.terms[:-1]], ids[chunk.terms[1:] - 1]
    begins, inlined = np.zeros((2, len(heads)), bool)
    begins[firsts], inlined[firsts] = True, infos["inlined"]
    data = list(_data(chunk, stops, least, most, inlined))
    rows = np.flatnonzero(~inlined)
    if not len(rows):
        return infos, data, at
    held, begins = [data[row] for row in rows.tolist()], begins[rows]
    level = np.zeros(len(rows), np.int64)
    if press:
        from concurrent.futures import ThreadPoolExecutor

        level[np.fromiter(map(len, held), np.int64, len(held)) >= _PLAIN] = _LEVEL
        with ThreadPoolExecutor(2) as pool:  # zlib lets go of the interpreter
            held[::2], held[1::2] = pool.map(_pressed, (held[::2], held[1::2]))
    said = [stops[rows] - heads[rows], ids[stops[rows] - 1], most[rows], level, short[rows]]
    about, ends = _tuples(np.stack([*said, long[rows]], 1))
    sizes = np.diff(ends) + np.fromiter(map(len, held), np.int64, len(held))
    # Behind a term's last block there is no other.
    told = np.where(np.append(begins[1:], True), -sizes, sizes).astype(">i4").tobytes()
    pieces: list[bytes | memoryview] = []
    for block, (one, begin) in enumerate(zip(held, begins.tolist(), strict=True)):
        if begin:
            pieces.append(WHOOSH3_HEADER_MAGIC)
        pieces += told[4 * block : 4 * block + 4], about[ends[block] : ends[block + 1]], one
    file.write(b"".join(pieces))
    before = np.concatenate([[0], np.cumsum(sizes + 4 + len(WHOOSH3_HEADER_MAGIC) * begins)])
    stands = before[np.append(np.flatnonzero(begins), len(rows))] + at
    extents = map(_EXTENT.pack, stands[:-1].tolist(), np.diff(stands).tolist())
    places = [
        data[first] if alone else next(extents)
        for first, alone in zip(firsts.tolist(), infos["inlined"].tolist(), strict=True)
    ]
    return infos, places, int(stands[-1])


def _pressed(blocks: Sequence[bytes]) -> list[bytes]:
    return [zlib.compress(one, _LEVEL) if len(one) >= _PLAIN else one for one in blocks]


def _data(chunk: _Chunk, stops: Ints, least: Ints, most: Ints, inlined: Bools) -> Iterator[bytes]:
    """Yield the pickled documents, weights and values of each block.

    Weights are the whole numbers that they are: Whoosh's floats would be nine bytes each.
    """
    (numbers, number_ends), (weights, weight_ends) = chunk.numbers, chunk.weights
    values, value_ends = chunk.values
    columns = (
        least, most, inlined, *_borders(number_ends, stops), *_borders(weight_ends, stops),
        *_borders(value_ends, stops),
    )  # fmt: skip
    for fewest, times, alone, *at in zip(*(column.tolist() for column in columns), strict=True):
        ids, counts = numbers[at[0] : at[1]], weights[at[2] : at[3]]
        spans = values[at[4] : at[5]]
        if alone:
            yield b"".join((b"((", ids, b"t(", counts, b"t(", spans, b"tt."))
            continue
        if times == 1:
            weight = b"N"  # all are one
        elif fewest == times:
            weight = _FLOAT.pack(b"G", times)  # one for all; Whoosh looks for a float
        else:
            weight = b"".join((b"(", counts, b"t"))
        yield b"".join((b"(", ids, b"t", weight, b"(", spans, b"t\x87."))


def _borders(ends: Ints, stops: Ints) -> tuple[Ints, Ints]:
    """Return where blocks begin and end of which each has the postings up to one of `stops`."""
    lasts = ends[stops - 1]
    return np.append(0, lasts[:-1]), lasts


def _tuples(rows: Ints) -> tuple[memoryview, list[int]]:
    """Return each row pickled as a tuple, and where each begins."""
    sizes = _sizes(rows)
    ends = np.cumsum(sizes.sum(axis=1, dtype=np.int64) + 3)  # a mark, a tuple, a full stop
    begins = np.concatenate([[0], ends[:-1]])
    out = np.empty(int(ends[-1]), np.uint8)
    out[begins], out[ends - 2], out[ends - 1] = _MARK, _TUPLE, _STOP
    at = begins[:, None] + 1 + np.cumsum(sizes, axis=1, dtype=np.int64) - sizes
    _put(out, rows.reshape(-1), sizes.reshape(-1), at.reshape(-1))
    return out.data, [0, *ends.tolist()]
