"""A bounded cache for functions of short texts."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

# Longer words aren't asked again, and keeping them would keep much of a document.
LONGEST = 400

Rest = ParamSpec("Rest")
Answer = TypeVar("Answer")
Asked = Callable[Concatenate[str, Rest], Answer]


def remembered(size: int) -> Callable[[Asked[Rest, Answer]], Asked[Rest, Answer]]:
    """Make a function of some words keep its last `size` answers on short ones.

    For what two stages of a parse ask of the same line: its label, the persons it lists,
    the case numbers it names. The answers must be frozen values, and what is asked beside
    the words is given by place.
    """

    def made(asked: Asked[Rest, Answer]) -> Asked[Rest, Answer]:
        plain: Callable[..., Answer] = asked
        kept = lru_cache(maxsize=size)(plain)

        @wraps(asked)
        def answer(text: str, /, *rest: Any) -> Answer:
            return kept(text, *rest) if len(text) <= LONGEST else plain(text, *rest)

        return cast("Asked[Rest, Answer]", answer)

    return made
