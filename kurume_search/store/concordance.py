"""Rows of ``concordance.toml``: what became of a provision when its law was replaced."""

from __future__ import annotations

from collections.abc import Collection

from kurume_search.model.concordance import Concordance, Fate, LawProvision
from kurume_search.model.provision import PLACES, Provision
from kurume_search.store.register_rows import Row


def concordance(row: Row, laws: Collection[str]) -> Concordance:
    """Return the row of the concordance that a TOML table describes.

    Args:
        row: `old` and `successors` are tables of ``law`` and ``article``, ``branch``,
            ``paragraph``, ``item``, ``item_branch``; `fate` says what `successors` would
            leave open.
        laws: Ids of ``laws.toml``.

    Raises:
        RegisterError: The row says something that can't be.
    """
    row.maybe("id")
    (old,) = (_provision(one, laws) for one in row.inner_of("old"))
    fate = row.text("fate")
    if fate not in list(Fate):
        raise row.trouble(f"の fate {fate!r} は {'、'.join(Fate)} のどれでもありません")
    successors = tuple(_provision(one, laws) for one in row.inner("successors"))
    if bool(successors) != (fate == Fate.SUCCEEDED):
        raise row.trouble(f"の successors と fate {fate!r} が合いません")
    since = row.day("since")
    if since is None:
        raise row.trouble("の since に新しい法令の最初の日を書きます")
    verified, note = row.flag("verified"), row.maybe("note")
    row.done()
    return Concordance(
        old=old, fate=Fate(fate), successors=successors, since=since, verified=verified, note=note
    )


def _provision(row: Row, laws: Collection[str]) -> LawProvision:
    law = row.text("law")
    if law not in laws:
        raise row.trouble(f"の law {law!r} は laws.toml にありません")
    places = {name: row.number(name) for name in PLACES}
    row.done()
    if places["article"] is None:
        if any(place is not None for place in places.values()):
            raise row.trouble("の article に条を書きます")
        return LawProvision(law=law)
    return LawProvision(law=law, provision=Provision(**places))
