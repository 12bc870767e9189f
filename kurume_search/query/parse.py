"""Reads what a person types into a `Query`; pure, knows no corpus."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kurume_search.errors import QueryError
from kurume_search.query.ast import (
    Everything,
    Exact,
    Literal,
    Near,
    Node,
    Not,
    Or,
    Prefix,
    Query,
    Unit,
    Words,
    all_of,
    any_of,
)
from kurume_search.query.fields import names_near
from kurume_search.query.lexer import Cut, Kind, Token, cut
from kurume_search.text.plain import fold_plain

MAX_DEPTH = 40
MAX_TERMS = 1_000

UNITS = {
    **{unit.value: unit for unit in Unit},
    "発言": Unit.TURN,
    "段落": Unit.TURN,
    "議題": Unit.ITEM,
    "案件": Unit.CASE,
    "諮問案件": Unit.CASE,
    "会議": Unit.MEETING,
}


def read_unit(text: str) -> Unit:
    """Return the unit that `text` names in either language.

    Raises:
        QueryError: It names none.
    """
    wanted = fold_plain(text).casefold()
    if wanted not in UNITS:
        near = names_near(text, UNITS) or tuple(unit.value for unit in Unit)
        raise QueryError(f"単位「{text}」はありません。", near=near)
    return UNITS[wanted]


def parse_query(
    text: str,
    *,
    strict: bool = False,
    unit: Unit | None = None,
    multiword: Collection[str] = (),
) -> Query:
    """Read `text` as a query.

    Decided where the notation leaves it open: AND binds tighter than OR, as in every search
    box with both (``A B OR C`` is (A B) or C). Brackets keep their own And, so ``role:``
    inside them narrows what stands in the same brackets and nothing outside: that is how a
    reader says "a member's word here, anybody's word there".

    ====================================  ==================================================
    ``目的外利用 福祉``                   And(Words, Words); a bare compound is one phrase
    ``"本人の同意"``                      Words
    ``'届出書'``                          Literal
    ``=取扱い``                           Exact
    ``プロファイ*``                       Prefix
    ``A B OR C``, ``A B｜C``              Or(And(A, B), C): AND binds tighter than OR
    ``-委託``, ``−委託``, ``NOT 委託``    Not
    ``条例 NEAR/5 改正``                  Near, binds tightest
    ``部署:情報政策課``                   Field("dept", …)
    ``year:2015..2023``                   Range("year", "2015", "2023")
    ``unit:turn``                         no part; sets the unit of the whole
    ``(A B) C``                           And(And(A, B), C): brackets keep their own And
    nothing, ``*``                        Everything
    ====================================  ==================================================

    Args:
        text: As typed.
        strict: An unbalanced quote or bracket, or an operator without its words, is an
            error and not a warning.
        unit: The unit if `text` names none; `Unit.CASE` if None.
        multiword: Terms with a space inside that are one word (``LINE WORKS``).

    Raises:
        QueryError: Something is named that doesn't exist, or the query is beyond bounds; a
            note of it has the query with a caret under the spot.
    """
    try:
        return _parsed(text, strict=strict, unit=unit, multiword=multiword)
    except QueryError as error:
        if error.at is not None:
            from kurume_search.query.spot import pointed

            error.add_note(pointed(text, [error.at]))
        raise


def _parsed(text: str, *, strict: bool, unit: Unit | None, multiword: Collection[str]) -> Query:
    pieces = cut(text)
    if strict and pieces.oddities:
        raise QueryError(pieces.oddities[0].trouble, at=pieces.oddities[0].at)
    parser = _Parser(pieces, strict=strict)
    tokens = parser.without_units()
    tokens = parser.with_content(_joined(tokens, multiword))
    if sum(token.kind is Kind.TERM for token in tokens) > MAX_TERMS:
        raise QueryError(f"語が多すぎます。{MAX_TERMS:,}語までにしてください。")
    node = parser.read(tokens)
    chosen = parser.unit or unit or Unit.CASE
    if unit is not None and chosen is not unit:
        parser.warn(f"検索式の unit:{chosen} を使いました。")
    return Query(
        node,
        chosen,
        raw=text,
        warnings=tuple(parser.warnings),
        odd=tuple(oddity.at for oddity in pieces.oddities),
    )


def _joined(tokens: Sequence[Token], multiword: Collection[str]) -> list[Token]:
    """Join bare words that together are one term of `multiword`, the longest first."""
    terms = {" ".join(fold_plain(term).casefold().split()) for term in multiword}
    longest = max((term.count(" ") + 1 for term in terms), default=1)
    found: list[Token] = []
    at = 0
    while at < len(tokens):
        for size in range(min(longest, len(tokens) - at), 1, -1):
            some = tokens[at : at + size]
            words = " ".join(token.text for token in some)
            if all(token.bare for token in some) and fold_plain(words).casefold() in terms:
                found.append(some[0]._replace(stop=some[-1].stop, text=words, node=Words(words)))
                at += size
                break
        else:
            found.append(tokens[at])
            at += 1
    return found


def _says_nothing(token: Token) -> bool:
    """Return whether a term is a bare word of marks only, or empty quotes."""
    text = getattr(token.node, "text", None)
    if text is None:
        return False
    return not text or (token.bare and not any(sign.isalnum() for sign in text))


class _Parser:
    """Recursive descent over tokens; each level of brackets is one level of calls."""

    def __init__(self, pieces: Cut, *, strict: bool) -> None:
        self.all = pieces.tokens
        self.strict = strict
        self.unit: Unit | None = None
        self.warnings = [oddity.warning for oddity in pieces.oddities]
        self._tokens: Sequence[Token] = ()
        self._at = 0
        self._depth = 0

    def warn(self, message: str, at: int | None = None) -> None:
        """Note `message`; if strict and it is about a place, raise it."""
        if self.strict and at is not None:
            raise QueryError(message, at=at)
        if message not in self.warnings:
            self.warnings.append(message)

    def without_units(self) -> list[Token]:
        """Take ``unit:…`` out and remember it."""
        kept: list[Token] = []
        for token in self.all:
            if token.kind is not Kind.UNIT:
                kept.append(token)
                continue
            if kept and kept[-1].kind is Kind.NOT:
                raise QueryError("unit: は否定できません。", at=token.start)
            unit = read_unit(token.value)
            if self.unit not in (None, unit):
                self.warn(f"unit: が重なっています。unit:{unit} を使いました。", token.start)
            self.unit = unit
        return kept

    def with_content(self, tokens: Sequence[Token]) -> list[Token]:
        """Leave out terms that are marks only; if there is nothing else, look for them.

        OR, AND and NOT without any term are words.
        """
        if all(token.kind in (Kind.OR, Kind.AND, Kind.NOT) for token in tokens):
            tokens = [
                token._replace(kind=Kind.TERM, node=Words(token.text), bare=True)
                for token in tokens
            ]
        terms = [token for token in tokens if token.kind is Kind.TERM]
        empty = [token for token in terms if _says_nothing(token)]
        if empty and len(empty) == len(terms):
            return [self._as_literal(token) if token in empty else token for token in tokens]
        for token in empty:
            self.warn(f"「{token.text}」は記号だけなので除きました。", token.start)
        return [token for token in tokens if token not in empty]

    def _as_literal(self, token: Token) -> Token:
        text = getattr(token.node, "text", "") or token.text
        return token._replace(node=Literal(text), bare=False)

    def read(self, tokens: Sequence[Token]) -> Node:
        """Return what `tokens` mean; their brackets are balanced."""
        self._tokens, self._at = tokens, 0
        return self._or() or Everything()

    def _peek(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _next_is(self, *kinds: Kind) -> bool:
        token = self._peek()
        return token is not None and token.kind in kinds

    def _or(self) -> Node | None:
        parts: list[Node] = []
        dangling: Token | None = None
        while True:
            part = self._and()
            if part is None:
                if dangling is not None or self._next_is(Kind.OR):
                    at = (dangling or self._tokens[self._at]).start
                    self.warn("OR の前後に語がありません。", at)
            else:
                parts.append(part)
            if not self._next_is(Kind.OR):
                break
            dangling = self._peek()
            self._at += 1
        return any_of(*parts) if parts else None

    def _and(self) -> Node | None:
        parts: list[Node] = []
        while (token := self._peek()) is not None:
            if token.kind in (Kind.OR, Kind.CLOSE):
                break
            if token.kind is Kind.AND:
                self._at += 1
                continue
            part = self._not()
            if part is not None:
                parts.append(part)
        # "Everything and x" is x.
        asked = [part for part in parts if not isinstance(part, Everything)]
        return all_of(*(asked or parts[:1])) if parts else None

    def _not(self) -> Node | None:
        negations: list[Token] = []
        while self._next_is(Kind.NOT):
            negations.append(self._tokens[self._at])
            self._at += 1
        if len(negations) > MAX_DEPTH:
            raise QueryError("否定が重なりすぎています。", at=negations[0].start)
        part = self._near()
        if part is None:
            if negations:
                self.warn(f"「{negations[-1].text}」の後に語がありません。", negations[-1].start)
            return None
        for _ in negations:
            part = Not(part)
        return part

    def _near(self) -> Node | None:
        left = self._primary()
        chained = 0
        while self._next_is(Kind.NEAR):
            operator = self._tokens[self._at]
            self._at += 1
            chained += 1
            if chained > MAX_DEPTH:
                message = f"NEAR が続きすぎています。{MAX_DEPTH}個までにしてください。"
                raise QueryError(message, at=operator.start)
            right = self._primary()
            if left is None or right is None:
                raise QueryError(f"{operator.text} の前後に語がありません。", at=operator.start)
            for side in (left, right):
                if not _has_positions(side):
                    message = f"{operator.text} の前後に書けるのは語・句・=語・前方一致だけです。"
                    raise QueryError(message, at=operator.start)
            left = Near(left, right, operator.number)
        return left

    def _primary(self) -> Node | None:
        token = self._peek()
        if token is None or token.kind not in (Kind.TERM, Kind.OPEN):
            return None
        self._at += 1
        if token.kind is Kind.TERM:
            return token.node
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise QueryError(f"括弧が深すぎます。{MAX_DEPTH}重までにしてください。", at=token.start)
        inside = self._or()
        self._depth -= 1
        self._at += 1  # the closing bracket: the lexer leaves none without
        if inside is None:
            self.warn("空の括弧を除きました。", token.start)
        return inside


def _has_positions(node: Node) -> bool:
    """Return whether `node` has places in a passage, so that a distance can be told."""
    match node:
        case Words() | Exact() | Prefix() | Near():
            return True
        case Or(parts):
            return all(_has_positions(part) for part in parts)
    return False
