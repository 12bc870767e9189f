"""Keyness: which words the target has more often, to the right, and which the reference."""

from __future__ import annotations

from kurume_search.analytics.words.keyness import Keyness, KeynessRow
from kurume_search.charts.chart import Chart, Lang
from kurume_search.charts.levels import Level, goes_on, level_figure
from kurume_search.charts.provenance import Provenance
from kurume_search.charts.sheet import Figure, tick_text
from kurume_search.charts.word_chart import FEW, chart_of, footer_of

MOST = 15  # words on either side
_TEXTS = {
    "ja": {
        "title": "特徴語: 「{target}」と「{reference}」",
        "axis": "対数比(2を底とする。横線は95%区間)",
        "head": "対象 / 参照の回数 · G²",
        "times": "{n}倍",
        "more": "「{name}」に多い",
        "n": "n = {target}語と{reference}語、比べた語 {tested}",
        "hover": "{word}\n対象 {count} 回(1万語あたり {rate})\n"
        "参照 {other} 回(1万語あたり {other_rate})\n"
        "対数比 {ratio}、G² {g}\n{turns} 発言・{documents} 会議",
        "beyond": "矢印: 区間は軸の外へ続く(一方の回数が 0 なら、その側に端はない)",
        "threshold": "G² のしきい値(偶然に {tested} 語のどれかが超える割合 5%): {g}",
    },
    "en": {
        "title": "Keywords: '{target}' against '{reference}'",
        "axis": "Log ratio (base 2; lines: 95% intervals)",
        "head": "target / reference · G²",
        "times": "×{n}",
        "more": "more in '{name}'",
        "n": "n = {target} and {reference} words, {tested} compared",
        "hover": "{word}\ntarget {count} ({rate} per 10,000)\nreference {other} "
        "({other_rate} per 10,000)\nlog ratio {ratio}, G² {g}\n"
        "{turns} turns, {documents} meetings",
        "beyond": "Arrow: the interval goes on beyond the axis (without end where a count is 0)",
        "threshold": "G² that one of {tested} words passes by chance in 5%: {g}",
    },
}


def keyness_chart(
    found: Keyness, *, lang: Lang = "ja", provenance: Provenance | None = None
) -> Chart:
    """Return the most telling words of both sides with log ratio and interval.

    Args:
        found: The result.
        lang: Of all words.
        provenance: Corpus and hash, for the footer.
    """
    origin, texts = provenance or Provenance(), _TEXTS[lang]
    title = texts["title"].format(target=found.target, reference=found.reference)
    n = texts["n"].format(
        target=tick_text(found.size),
        reference=tick_text(found.reference_size),
        tested=tick_text(found.tested),
    )
    footer = footer_of(found.basis, n, lang, origin)
    shown = _shown(found)
    figure = _figure(found, shown, origin.title(title, lang), footer, lang) if shown else None
    alts = (_alt(found, shown, "ja"), _alt(found, shown, "en"))
    return chart_of(found, figure, title=title, alts=alts, footer=footer, lang=lang, origin=origin)


def _shown(found: Keyness) -> list[KeynessRow]:
    """Return the words drawn, those of the target on top, the strongest outermost."""
    target = [row for row in found.rows if row.log_ratio > 0][:MOST]
    reference = [row for row in found.rows if row.log_ratio <= 0][:MOST]
    return sorted([*target, *reference], key=lambda row: (-row.log_ratio, row.word))


def _figure(found: Keyness, shown: list[KeynessRow], title: str, footer: str, lang: Lang) -> Figure:
    texts = _TEXTS[lang]
    rows = [
        Level(
            label=row.word, value=round(row.log_ratio, 6), low=row.low, high=row.high,
            beside=f"{row.count} / {row.reference_count} · {row.log_likelihood:.1f}",
            hover=texts["hover"].format(
                word=row.word, count=row.count, rate=f"{row.rate:.3g}", other=row.reference_count,
                other_rate=f"{row.reference_rate:.3g}", ratio=f"{row.log_ratio:.2f}",
                g=f"{row.log_likelihood:.1f}", turns=row.turns, documents=row.documents,
            ),
            ids=row.ids, few=row.few, series=0 if row.log_ratio > 0 else 1,
        )
        for row in shown
    ]  # fmt: skip
    far = max(
        abs(end) for row in shown for end in (row.log_ratio, row.low, row.high) if end is not None
    )
    reach = min(max(1, -int(-far // 1)), 10)
    step = 1 if reach <= 5 else 2
    ticks = [
        (float(k), _times(k, texts["times"])) for k in range(-reach, reach + 1) if k % step == 0
    ]
    notes = []
    if found.threshold:
        notes.append(texts["threshold"].format(tested=found.tested, g=f"{found.threshold:.1f}"))
    if any(row.few for row in shown):
        notes.append(FEW[lang])
    if goes_on(rows, (-reach, reach)):
        notes.append(texts["beyond"])
    sides = [texts["more"].format(name=name) for name in (found.target, found.reference)]
    return level_figure(
        rows, title=title, footer=footer, lang=lang, bounds=(-reach, reach), ticks=ticks,
        axis=texts["axis"], head=texts["head"], series=sides, notes=notes,
    )  # fmt: skip


def _times(power: int, form: str) -> str:
    """Return a tick of the log ratio, and below it how many times as often that is."""
    if power == 0:
        return f"0\n{form.format(n=1)}"
    return f"{power:+d}\n{form.format(n=2 ** abs(power))}"


def _alt(found: Keyness, shown: list[KeynessRow], lang: Lang) -> str:
    texts = _TEXTS[lang]
    text = texts["title"].format(target=found.target, reference=found.reference)
    sides = [
        [row for row in shown if row.log_ratio > 0],
        [row for row in reversed(shown) if row.log_ratio <= 0],
    ]
    for name, rows in zip((found.target, found.reference), sides, strict=True):
        if not rows:
            continue
        named = [
            f"{row.word}({row.log_ratio:+.1f}、{row.count}/{row.reference_count})"
            if lang == "ja"
            else f"{row.word} ({row.log_ratio:+.1f}, {row.count}/{row.reference_count})"
            for row in rows[:8]
        ]
        text += (
            f"。「{name}」に多い語: {'、'.join(named)}"
            if lang == "ja"
            else f". More in '{name}': {', '.join(named)}"
        )
    return text + ("。" if lang == "ja" else ".")
