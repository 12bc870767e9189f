"""Page marks, running heads and site navigation: a kind of line, never a deletion."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from functools import cache

from kurume_search.data import table
from kurume_search.parsing.lines.counted_titles import counts_of_titles
from kurume_search.parsing.lines.headed_pages import headed_pages, heads_of_forms
from kurume_search.parsing.lines.line import Line
from kurume_search.parsing.lines.page_feet import counted_feet, counted_pages, foot_notes
from kurume_search.text.patterns import Shapes

# A running head comes on several pages, beside their marks.
_REPEATS = 2
_LONGEST = 60
# What a line on who wrote the minutes begins with.
_WRITER = re.compile(r"\W?(?:会議|議事|文責|記録|担当|作成|庶務|主管|所管|問|お問|連絡)")
_LABEL_MAX = 16
_SPEAKER_MAX = 12
_OPEN_ENDS = frozenset("、・,:")
_ADDRESS = re.compile(r"〒|電話|TEL|Tel|FAX|ファク|メール|E-?mail")
_OFFICE = re.compile(r"[^\s。]{2,24}(?:課|係|室|局|部|担当|センター)")
_HEAD = re.compile(
    r"(?:審議会|審査会|委員会|協議会|部会).{0,8}(?:会議録|議事録|会議概要|会議要旨|議事要旨|会議要録)"
)
# What such a head ends in.
_HEAD_ENDS = frozenset("録要旨記)】")
# A line that a sentence goes on from is no shorter, and ends in none of these.
_FULL = 20
_STOPS = frozenset("。」』)】:?!")
# Short for a line, but a head on every page where the document begins with it.
_RECORD = r"(?:会議|議事|審議)(?:録|概要|要旨|要録|記録)"
_BARE_HEAD = re.compile(_RECORD)
_SITTING = re.compile(r"第\s*[0-9〇一二三四五六七八九十百]+\s*回|[0-9元]\s*年")
_SITTING_OF = re.compile(r"第\s*[0-9〇一二三四五六七八九十百]+\s*回")
# What is no head of a page: an entry of a list, what is told of another sitting.
_LISTED = re.compile(r"[・•○●◎◆■□※(\[【|]|[0-9]{1,2}[.、)\s]|次回|前回|議題|資料")
_AGAIN = 2
TITLED_AS = re.compile(rf"{_RECORD}|審議会|審査会|委員会|協議会")

# Where the page stands in its site, or where its own words begin; what is above is a menu.
_PATH = re.compile(r"[^>›»≫。]{1,24}(?:[>›»≫][^>›»≫。]{1,50})+|[^。]{0,6}本文[^。]{0,12}。?")
_ENTRY = "• "


@cache
def furniture_pattern(name: str) -> re.Pattern[str]:
    """Return the pattern of one kind of furniture: a table of ``furniture.toml``."""
    return re.compile("|".join(f"(?:{words})" for words in table("furniture")[name]["words"]))


@cache
def _around() -> Shapes:
    """Return what page marks, navigation and the like look like; nearly no line is any."""
    held = table("furniture")
    return Shapes(*held["page_marks"]["words"], *held["navigation"]["words"], _heads_of_turns())


def _heads_of_turns() -> str:
    """Return what the head of a table of turns looks like where its borders are lost.

    発言者 発言の要旨 stands once, or on every page; the rows below it begin with who speaks.
    """
    columns = table("tables")["columns"]
    speaker, speech = ("|".join(map(re.escape, columns[name])) for name in ("speaker", "speech"))
    return f"(?:{speaker}) +(?:{speech})"


def _heads_in_cells(texts: Sequence[str]) -> set[int]:
    """Return where such a head stands cell by cell, each on a line: 発言者 and 内容 below it."""
    speakers, speeches = _cells_of_heads()
    found: set[int] = set()
    for at in [at for at, text in enumerate(texts) if text in speakers]:
        below = next((k for k in range(at + 1, len(texts)) if texts[k]), None)
        if below is not None and texts[below] in speeches:
            found |= {at, below}
    return found


@cache
def _cells_of_heads() -> tuple[frozenset[str], frozenset[str]]:
    columns = table("tables")["columns"]
    return frozenset(columns["speaker"]), frozenset(columns["speech"])


def is_page_mark(text: str) -> bool:
    """Return whether a folded line is a page number or a rule."""
    return len(text) <= _LONGEST and bool(furniture_pattern("page_marks").fullmatch(text))


def is_navigation(text: str) -> bool:
    """Return whether folded words are a link, a telephone number or the like."""
    return len(text) <= _LONGEST and bool(furniture_pattern("navigation").fullmatch(text))


def furniture_of(lines: Sequence[Line]) -> frozenset[int]:
    """Return the positions in `lines` of furniture other than the contact block."""
    found = set()
    beside: list[int] = []
    marks: list[int] = []
    last: int | None = None
    after_mark = False
    texts = [line.text for line in lines]
    around = _around().among(texts) - counts_of_titles(texts)
    counted = counted_pages(lines) | counted_feet(lines)
    for at, text in enumerate(texts):
        if not text:
            continue
        if at not in counted and (at not in around or len(text) > _LONGEST):
            if after_mark:
                beside.append(at)
            after_mark, last = False, at
            continue
        if last is not None and _asks_for_number(texts[last]):
            after_mark, last = False, at  # the number of a case, in a form
        elif at in counted or is_page_mark(text):
            found.add(at)
            marks.append(at)
            if last is not None:
                beside.append(last)
            after_mark = True
        else:
            found.add(at)
    found |= _menus(lines, found) | foot_notes(lines, found) | _heads_within(texts)
    found |= _heads_counted(texts) | _heads_in_cells(texts) | _heads_again(texts)
    found |= heads_of_forms(texts, marks)
    near = frozenset(beside)  # a line between two rules is beside both, and stands once
    heads = Counter(texts[at] for at in near if len(texts[at]) <= _LONGEST)
    found |= {at for at in near if _is_running_head(lines, at)}
    again = {at for at in near if heads[texts[at]] >= _REPEATS and "。" not in texts[at]}
    found |= again - _standing_elsewhere(texts, again, near) if again else again
    repeated = {"".join(texts[at].split()) for at in found & near}
    if (first := _first_head(lines, repeated)) is not None:
        found.add(first)
    return frozenset(found)


def _standing_elsewhere(texts: Sequence[str], again: Set[int], near: Set[int]) -> set[int]:
    """Return where short words beside page marks stand that also stand between other lines.

    Who speaks first below a rule (会長) speaks elsewhere again; a running head only heads pages.
    """
    short = {texts[at] for at in again if len(texts[at]) <= _SPEAKER_MAX}
    others = {text for at, text in enumerate(texts) if text in short and at not in near}
    return {at for at in again if texts[at] in others}


def _menus(lines: Sequence[Line], found: Set[int]) -> set[int]:
    """Return where entries of menus stand, with nothing above and the path to the page below."""
    entries: set[int] = set()
    menus: set[int] = set()
    for at, line in enumerate(lines):
        text = line.text
        if at in found:
            menus |= entries if entries and _PATH.fullmatch(text) else set()
        elif text.startswith(_ENTRY) and "。" not in text:
            entries.add(at)
        elif text:
            break
    return menus


def _first_head(lines: Sequence[Line], repeated: Set[str]) -> int | None:
    """Return where the document begins with its running head, its title right below.

    The title says which sitting it is; a head that says so itself is the title, too.
    """
    worded = (at for at, line in enumerate(lines) if line.text)
    first, second = next(worded, None), next(worded, None)
    if first is None or second is None or not repeated:
        return None
    head, title = lines[first].text, lines[second].text
    is_head = "".join(head.split()) in repeated and _SITTING.search(head) is None
    titled = _SITTING.search(title) is not None and TITLED_AS.search(title) is not None
    return first if is_head and titled else None


def _heads_within(texts: Sequence[str]) -> set[int]:
    """Return where a running head stands that no page mark is beside, but a sentence around it."""
    places: dict[str, list[int]] = {}
    ended = [at for at, text in enumerate(texts) if text[-1:] in _HEAD_ENDS and "。" not in text]
    for at in ended:
        text = texts[at]
        if len(text) <= _LONGEST and _HEAD.search(text):
            places.setdefault("".join(text.split()), []).append(at)
    first = next((at for at, text in enumerate(texts) if text), 0)
    alike = (held for held in places.values() if any(_stands_within(texts, at) for at in held))
    return {at for held in alike for at in held if at != first}


def _heads_again(texts: Sequence[str]) -> set[int]:
    """Return where the name of the council and its sitting stand again, wherever pages ended.

    The first line that has both is the title. An entry of a list is no head.
    """
    places: dict[str, list[int]] = {}
    titled = False
    for at, text in enumerate(texts):
        if not text or len(text) > _LONGEST or "回" not in text or "。" in text:
            continue
        if TITLED_AS.search(text) is None or _SITTING_OF.search(text) is None:
            continue
        if titled and _LISTED.match(text) is None:
            places.setdefault("".join(text.split()), []).append(at)
        titled = True
    return {at for held in places.values() if len(held) >= _AGAIN for at in held}


def _heads_counted(texts: Sequence[str]) -> set[int]:
    """Return where a head with the number of its page stands; the first can be the only title."""
    found = set(headed_pages(texts))
    if not found:  # nearly always
        return found
    worded = [at for at, text in enumerate(texts) if text][:2]
    title = texts[worded[-1]]
    titled = TITLED_AS.search(title) is not None and _SITTING.search(title) is not None
    return found if titled else found - {worded[0]}


def _stands_within(texts: Sequence[str], at: int) -> bool:
    """Return whether a sentence goes on from the line above to the one below."""
    above = texts[at - 1] if at else ""
    below = texts[at + 1] if at + 1 < len(texts) else ""
    if len(above) < _FULL or not below or above[-1] in _STOPS:
        return False
    return above[-1] in "、," or "。" in below


def _asks_for_number(text: str) -> bool:
    """Return whether a folded line is the label of a number, and nothing else (整理番号)."""
    if len(text) > _LABEL_MAX or "番" not in text:
        return False
    return (
        "".join(text.split()).strip("【】[]■◆●○・:") in table("headings")["number_labels"]["words"]
    )


def _is_running_head(lines: Sequence[Line], at: int) -> bool:
    """Return whether a line beside a page mark repeats the first line of the document."""
    # Not the rule above a title that stands between two.
    first = next((held for held in lines if held.text and not is_page_mark(held.text)), None)
    if first is None or first is lines[at]:
        return False
    if _HEAD.search(lines[at].text) and "。" not in lines[at].text:
        return True
    words = "".join(first.text.split())
    if "".join(lines[at].text.split()) != words:
        return False
    return len(first.text) > 4 or _BARE_HEAD.fullmatch(words) is not None or _is_first(lines, at)


def _is_first(lines: Sequence[Line], at: int) -> bool:
    """Return whether a line is the first of its page."""
    above = at - 1
    while above >= 0 and not lines[above].text:
        held = lines[above]
        if "\f" in held.folded.source[held.start : held.stop]:
            return True
        above -= 1
    return False


def is_contact(text: str) -> bool:
    """Return whether an address follows a folded line (お問い合わせ)."""
    return len(text) <= _LONGEST and bool(furniture_pattern("contact").fullmatch(text))


def contact_from(lines: Sequence[Line], after: int) -> int | None:
    """Return where a contact block begins behind position `after`, or None."""
    for at in range(len(lines) - 1, max(after, len(lines) - 40), -1):
        if is_contact(lines[at].text):
            return at
    return _address_from(lines, after)


def _address_from(lines: Sequence[Line], after: int) -> int | None:
    """Return where an address at the very end begins, with the office above it."""
    begin: int | None = None
    for at in range(len(lines) - 1, max(after, len(lines) - 12), -1):
        text = lines[at].text
        if not text:
            continue
        if _ADDRESS.match(text) or (begin is not None and _OFFICE.fullmatch(text)):
            begin = at
        elif not is_navigation(text):
            break
    return begin


def is_signature(text: str) -> bool:
    """Return whether a folded line only leaves room for signatures (会長    署名委員)."""
    return "署" in text and bool(furniture_pattern("signatures").fullmatch(text))


def is_attached(text: str) -> bool:
    """Return whether a folded line heads a paper put to the minutes (別紙 答申第198号(抜粋))."""
    return len(text) <= _LONGEST and bool(furniture_pattern("attached").fullmatch(text))


def is_paper(title: str) -> bool:
    """Return whether a folded title is that of a paper: an entry of a list of them."""
    return bool(furniture_pattern("papers").fullmatch(title))


def who_wrote(lines: Sequence[Line]) -> list[int]:
    """Return the last lines of a document that say whose it is (担当課:総務部総務課), behind a gap.

    Nobody says there what stands behind such a label.
    """
    found: list[int] = []
    for at in range(len(lines) - 1, -1, -1):
        text = lines[at].text
        if not text:
            if found:
                return found
            continue
        if len(text) > _LONGEST or _WRITER.match(text) is None:
            return []
        if furniture_pattern("end_matter").fullmatch(text) is None:
            return []
        found.append(at)
    return []


def end_matter_from(lines: Sequence[Line], after: int) -> int | None:
    """Return where lists of papers and signatures begin behind position `after`, or None."""
    above = lines[after]
    for at in range(after + 1, len(lines)):
        text = lines[at].text
        if not text:
            continue
        finished = above.text[-1:] not in _OPEN_ENDS
        if finished and len(text) <= _LONGEST and furniture_pattern("end_matter").fullmatch(text):
            return at
        above = lines[at]
    return None
