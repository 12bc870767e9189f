"""Collocates, n-grams and topics as horizontal bars."""

from __future__ import annotations

from collections.abc import Sequence

from kurume_search.analytics.words.collocates import Collocates
from kurume_search.analytics.words.ngrams import Ngrams
from kurume_search.analytics.words.tables import WordStatistics
from kurume_search.analytics.words.topic_discovery import DiscoveredTopics
from kurume_search.charts.chart import Chart, Lang
from kurume_search.charts.levels import Level, level_figure
from kurume_search.charts.provenance import Provenance
from kurume_search.charts.sheet import nice_ticks, tick_text
from kurume_search.charts.word_chart import FEW, chart_of, footer_of

MOST = 25
_MEASURES = {
    "log_dice": ("logDice", "logDice"),
    "pmi": ("PMI", "PMI"),
    "t_score": ("t", "t"),
    "log_likelihood": ("G²", "G²"),
    "together": ("共起の回数", "times together"),
    "count": ("回", "times"),
}


def collocates_chart(
    found: Collocates, *, lang: Lang = "ja", provenance: Provenance | None = None
) -> Chart:
    """Return the collocates by the measure that they are ordered by."""
    measure = _measure(found.measure, lang)
    if lang == "ja":
        title = f"「{found.node}」の共起語(前後{found.window}語)"
        n, head = f"n = 「{found.node}」{tick_text(found.occurrences)}回", "共起 / 全体"
    else:
        title = f"Collocates of '{found.node}' (window {found.window})"
        n, head = f"n = {tick_text(found.occurrences)} times '{found.node}'", "together / in all"
    rows = [
        Level(
            label=row.word,
            value=round(float(getattr(row, found.measure)), 6),
            beside=f"{row.together} / {row.count}",
            few=row.few,
            ids=row.ids,
            hover=f"{row.word}\n{head} {row.together} / {row.count} ({row.turns})\n"
            f"logDice {row.log_dice:.2f}, PMI {row.pmi:.2f}, t {row.t_score:.2f}, "
            f"G² {row.log_likelihood:.1f}",
        )
        for row in found.rows[:MOST]
    ]
    return _listed(found, rows, title=title, n=n, axis=measure, head=head, lang=lang,
                   origin=provenance or Provenance())  # fmt: skip


def ngrams_chart(
    found: Ngrams, *, lang: Lang = "ja", provenance: Provenance | None = None
) -> Chart:
    """Return the most frequent runs of words."""
    if lang == "ja":
        title, n, head = f"連語({found.n}語)", f"n = {len(found.rows)}種", "発言 / 会議"
    else:
        title, n, head = (
            f"Runs of {found.n} words",
            f"n = {len(found.rows)} runs",
            "turns / meetings",
        )
    rows = [
        Level(
            label=row.text,
            value=float(row.count),
            beside=f"{row.turns} / {row.documents}",
            few=row.few,
            ids=row.ids,
            hover=f"{row.text}\n{row.count}\n{head} {row.turns} / {row.documents}",
        )
        for row in found.rows[:MOST]
    ]
    return _listed(found, rows, title=title, n=n, axis=_measure("count", lang), head=head,
                   lang=lang, origin=provenance or Provenance())  # fmt: skip


def topics_chart(
    found: DiscoveredTopics, *, lang: Lang = "ja", provenance: Provenance | None = None
) -> Chart:
    """Return topics by their share, with their first words and how stable they are."""
    if lang == "ja":
        title, axis, head = "話題の発見(語のまとまり)", "重みの割合(%)", "単位数、安定度"
        n = f"n = {tick_text(found.units)} 単位、{tick_text(found.vocabulary)} 語"
    else:
        title, axis, head = "Topics found", "Share of weight (%)", "units, stability"
        n = f"n = {tick_text(found.units)} units, {tick_text(found.vocabulary)} words"
    between = "・" if lang == "ja" else ", "
    rows = [
        Level(
            label=f"{row.number} {between.join(row.words[:4])}",
            value=round(row.share * 100, 6),
            beside=f"{row.units}、{row.stability:.2f}",
            few=row.few,
            ids=row.ids,
            hover=f"{row.number} {between.join(row.words)}\n{head} {row.units}, "
            f"{row.stability:.2f}",
        )
        for row in found.rows
    ]
    return _listed(found, rows, title=title, n=n, axis=axis, head=head, lang=lang,
                   origin=provenance or Provenance())  # fmt: skip


def _measure(name: str, lang: Lang) -> str:
    return _MEASURES.get(name, (name, name))[0 if lang == "ja" else 1]


def _listed(
    found: WordStatistics, rows: Sequence[Level], *, title: str, n: str, axis: str, head: str,
    lang: Lang, origin: Provenance,
) -> Chart:  # fmt: skip
    footer = footer_of(found.basis, n, lang, origin)
    alts = (_alt(title, rows, axis, "ja"), _alt(title, rows, axis, "en"))
    if not rows:
        return chart_of(
            found, None, title=title, alts=alts, footer=footer, lang=lang, origin=origin
        )
    ticks = nice_ticks(max(row.value for row in rows), whole=False)
    least = min(0.0, *(row.value for row in rows))
    if least < 0:
        ticks = [-tick for tick in reversed(nice_ticks(-least, whole=False)[1:])] + ticks
    figure = level_figure(
        rows,
        title=origin.title(title, lang),
        footer=footer,
        lang=lang,
        bounds=(ticks[0], ticks[-1] * 1.02 or 1),
        ticks=[(tick, tick_text(tick)) for tick in ticks],
        axis=axis,
        head=head,
        notes=[FEW[lang]] if any(row.few for row in rows) else (),
    )
    return chart_of(found, figure, title=title, alts=alts, footer=footer, lang=lang, origin=origin)


def _alt(title: str, rows: Sequence[Level], axis: str, lang: Lang) -> str:
    named = [f"{row.label} {tick_text(round(row.value, 2))}" for row in rows[:10]]
    if lang == "ja":
        return f"{title}。{axis}の大きい順に {'、'.join(named)}。" if named else f"{title}。"
    return f"{title}. By {axis}: {', '.join(named)}." if named else f"{title}."
