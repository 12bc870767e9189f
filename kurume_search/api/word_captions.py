"""What text statistics counted and by which rule, in one line and in a few; ja and en."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kurume_search.analytics.collocates import Collocates
from kurume_search.analytics.concepts import Concepts
from kurume_search.analytics.cooccurrence import Cooccurrence
from kurume_search.analytics.correspondence import Correspondence
from kurume_search.analytics.dispersion import Dispersion
from kurume_search.analytics.keyness import Keyness
from kurume_search.analytics.ngrams import Ngrams
from kurume_search.analytics.passage_sets import REST
from kurume_search.analytics.topic_discovery import DiscoveredTopics

if TYPE_CHECKING:
    from kurume_search.api.word_result import WordResult

RULES: dict[type, tuple[str, str]] = {
    Keyness: (
        (
            "対象と参照の頻度を比べます。G²(Dunning 1993)は差の確かさ、対数比(Hardie "
            "2014)は差の大きさ"
            "(1 なら 2 倍)で、95% 区間は Katz ほか(1978)、頻度 0 の側は正確法です。DP(Gries 2008)は"
            "会議のあいだの偏りで、0 が均等です。発言は互いに独立でないので、G² は大きめに出ます。"
        ),
        (
            "G² (Dunning 1993) says how sure the difference is, the log ratio (Hardie 2014) how "
            "large "
            "(1 is twice), with the interval of Katz et al. (1978), exact where a count is 0. DP "
            "(Gries 2008) is how unevenly meetings have the word, 0 even. Turns depend on each "
            "other, so G² is larger than it should be."
        ),
    ),
    Collocates: (
        (
            "語の前後の窓(発言の中、記号を除く)に入る内容語を一度ずつ数え、窓の外と比べます。"
            "logDice は Rychlý(2008)、PMI は Church・Hanks(1990)、t は Church ほか(1991)、"
            "G² は Dunning(1993)です。"
        ),
        (
            "Content words within the window (in the turn, marks apart) count once and are held "
            "against those outside. logDice: Rychlý (2008), PMI: Church and Hanks (1990), t: "
            "Church "
            "et al. (1991), G²: Dunning (1993)."
        ),
    ),
    Cooccurrence: (
        (
            "同じ単位に二つの語がともにあるかを数えます(何度あっても一度)。Jaccard は、"
            "どちらかがある"
            "単位のうち両方がある単位の割合です。"
        ),
        (
            "Counts units that have both words, however often. Jaccard is the share of units with "
            "both among those with either."
        ),
    ),
    Dispersion: (
        (
            "語のある場所を、件名や注記も含む全文について、会議ごとに開催日の順に示します。"
            "率は 1 万語あたり、区間は Garwood("
            "1936)"
            "です。DP は Gries(2008)、D は Juilland・Chang-Rodríguez(1964)です。"
        ),
        (
            "Places of the word in all the text of each meeting, titles and notes too, by day; "
            "rates per 10,000 words with Garwood's ("
            "1936) "
            "interval. DP: Gries (2008), D: Juilland and Chang-Rodríguez (1964)."
        ),
    ),
    Ngrams: (
        "記号をまたがずに続く語の並びで、内容語で始まり内容語で終わるものを数えます。",
        "Runs of words without a mark between, beginning and ending with content words.",
    ),
    Correspondence: (
        (
            "語と群の表の標準化残差を特異値分解します(Greenacre 1984)。語どうし、群どうしの距離には"
            "意味がありますが、語と群の距離にはありません。"
        ),
        (
            "Singular values of the standardised residuals (Greenacre 1984). Distances among words "
            "and among groups mean something, those between the two don't."
        ),
    ),
    DiscoveredTopics: (
        (
            "語×単位の tf-idf を非負値行列因子分解します(Lee・Seung 1999)。安定度は、"
            "ほかの乱数の種で"
            "得た話題と上位語が重なる割合(Jaccard)の平均です。低い話題を結論に使わないでください。"
        ),
        (
            "Non-negative matrix factorisation of tf-idf (Lee and Seung 1999). Stability is the "
            "mean "
            "overlap (Jaccard) of top words with those found by other seeds; don't rest "
            "conclusions "
            "on topics where it is low."
        ),
    ),
    Concepts: (
        (
            "コーディングルール(KH Coder の書き方)に合う単位を数えます。一つの単位に複数のコードが"
            "付くことがあります。割合の区間は Wilson(1927)です。"
        ),
        (
            "Counts units that a coding rule (KH Coder's notation) holds for; a unit may have "
            "several "
            "codes. Shares have Wilson's (1927) interval."
        ),
    ),
}


def caption(result: WordResult, lang: str = "ja") -> str:
    """Return what was counted, in one line, marked where data are invented."""
    english = lang == "en"
    mark = ("・合成データ", ", synthetic data")[english] if result.corpus.synthetic else ""
    return (_english(result) if english else _japanese(result)) + mark


def _japanese(result: WordResult) -> str:
    found = result.value
    match found:
        case Keyness():
            return (
                f"{found.target}({found.size:,} 語)の特徴語、参照 {found.reference}"
                f"({found.reference_size:,} 語)。{found.tested:,} 語を比較、"
                f"G² > {found.threshold:.1f} なら偶然とは考えにくい差"
            )
        case Collocates():
            return (
                f"「{found.node}」{found.occurrences:,} か所の前後 {found.window} 語、"
                f"{found.measure} の順"
            )
        case Cooccurrence():
            return (
                f"{_UNITS[found.unit][0]} {found.units:,} での共起、語 {len(found.nodes)}・"
                f"辺 {len(found.edges)}"
            )
        case Dispersion():
            spread = "" if found.dp is None else f"、DP {found.dp:.2f}・D {found.juilland_d:.2f}"
            return (
                f"「{found.word}」{found.count:,} か所({found.size:,} 語のうち)、"
                f"{len(found.rows)} 会議のうち {found.documents} 会議{spread}"
            )
        case Ngrams():
            return f"{found.n} 語の連語 {len(found.rows)}"
        case Correspondence():
            shares = "・".join(f"{share:.0%}" for share in found.shares[:2])
            axes = f"、軸 {shares}" if shares else ""
            return f"語 {len(found.words)} × {found.by} {len(found.groups)} の対応分析{axes}"
        case DiscoveredTopics():
            return (
                f"{_UNITS[found.unit][0]} {found.units:,}・{found.vocabulary:,} 語から "
                f"{len(found.rows)} の話題、安定度 {found.stability:.0%}"
                f"(種 {found.seed}、ほか {len(found.seeds) - 1} 種と比較)"
            )
    return f"{_UNITS[found.unit][0]} {found.total:,} のうち {found.coded:,} にコード"


def _english(result: WordResult) -> str:
    found = result.value
    match found:
        case Keyness():
            reference = "every other turn" if found.reference == REST else found.reference
            return (
                f"Key words of {found.target} ({found.size:,} words) against {reference} "
                f"({found.reference_size:,} words); {found.tested:,} words compared, "
                f"G² > {found.threshold:.1f} is hardly chance"
            )
        case Collocates():
            return (
                f"{found.window} words on either side of '{found.node}' "
                f"({found.occurrences:,} places), by {found.measure}"
            )
        case Cooccurrence():
            return (
                f"Co-occurrence in {found.units:,} {_UNITS[found.unit][1]}, {len(found.nodes)} "
                f"words, {len(found.edges)} edges"
            )
        case Dispersion():
            spread = "" if found.dp is None else f", DP {found.dp:.2f}, D {found.juilland_d:.2f}"
            return (
                f"'{found.word}': {found.count:,} places in {found.size:,} words, in "
                f"{found.documents} of {len(found.rows)} meetings{spread}"
            )
        case Ngrams():
            return f"{len(found.rows)} runs of {found.n} words"
        case Correspondence():
            shares = ", ".join(f"{share:.0%}" for share in found.shares[:2])
            axes = f", axes {shares}" if shares else ""
            return f"{len(found.words)} words × {len(found.groups)} {found.by}{axes}"
        case DiscoveredTopics():
            return (
                f"{len(found.rows)} topics in {found.units:,} {_UNITS[found.unit][1]} and "
                f"{found.vocabulary:,} words, stability {found.stability:.0%} (seed {found.seed}, "
                f"held against {len(found.seeds) - 1} others)"
            )
    return f"{found.coded:,} of {found.total:,} {_UNITS[found.unit][1]} coded"


_UNITS = {"turn": ("発言", "turns"), "case": ("案件", "cases")}
