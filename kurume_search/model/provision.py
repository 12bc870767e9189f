"""A place in a statute (条文), as minutes cite it and queries ask for it."""

from __future__ import annotations

from kurume_search.text.values import Value

# The fields of a provision, the widest first.
PLACES = ("article", "branch", "paragraph", "item", "item_branch")


class Provision(Value):
    """A place in a statute: 条 and 項 and 号, with the branches of 条 and 号; None is unsaid.

    >>> Provision(article=9).covers(Provision(article=9, paragraph=3, item=4))
    True
    >>> Provision(article=9).covers(Provision(article=9, branch=2))
    False
    """

    article: int | None = None
    branch: int | None = None  # 第9条の2 -> 2
    paragraph: int | None = None  # 項
    item: int | None = None  # 号
    item_branch: int | None = None  # 第3号の2 -> 2

    def covers(self, other: Provision) -> bool:
        """Return whether `other` is this provision or stands below it.

        A branch is a provision of its own, below none: 第9条 covers neither 第9条の2 nor
        第19条, 第3号 doesn't cover 第3号の2.
        """
        if (self.article, self.branch) != (other.article, other.branch):
            return False
        if self.paragraph is not None and self.paragraph != other.paragraph:
            return False
        return self.item is None or self.same_item(other)

    def same_item(self, other: Provision) -> bool:
        """Return whether both name the same 号, or none."""
        return (self.item, self.item_branch) == (other.item, other.item_branch)

    def __str__(self) -> str:
        """Write it as people do: ``第10条第1項第2号``."""
        return (
            ("" if self.article is None else f"第{self.article}条{_branch(self.branch)}")
            + ("" if self.paragraph is None else f"第{self.paragraph}項")
            + ("" if self.item is None else f"第{self.item}号{_branch(self.item_branch)}")
        )

    @property
    def key(self) -> str:
        """Short form, as queries write it: ``10-1-2``, ``9の2-1``, ``10--2``, ``5-1-1の2``."""
        item = "" if self.item is None else f"{self.item}{_branch(self.item_branch)}"
        tail = ["" if self.paragraph is None else str(self.paragraph), item]
        while tail and not tail[-1]:
            tail.pop()
        return "-".join([f"{self.article or ''}{_branch(self.branch)}", *tail])


def _branch(number: int | None) -> str:
    return "" if number is None else f"の{number}"
