"""What the bytes say that list the passages of a word: steps from one of them to the next.

So many low bits of a step say how often the word stands there, the others how many passages
after the step before that is. Where it doesn't stand, the whole byte is how many passages.
"""

from __future__ import annotations

# Bits for how often: of words that stand nearly everywhere, and of those with wider gaps.
DENSE, SPARSE = 3, 1


def most(bits: int) -> int:
    """Return how often a word can stand in a step, which is where its times are, as bits."""
    return (1 << bits) - 1


TIMES = {bits: bytes(step & most(bits) for step in range(256)) for bits in (DENSE, SPARSE)}
GAPS = {
    bits: bytes(step >> bits if step & most(bits) else step for step in range(256))
    for bits in (DENSE, SPARSE)
}
