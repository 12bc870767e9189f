"""The closed terms that values of fields are written in: Japanese, with what they mean.

Where several words mean one value, the first is the one to show. The values are those
of the enums of `model`, written out so that a query needn't load them.
"""

from __future__ import annotations

ROLES = {
    "委員": "member", "会長": "chair", "委員長": "chair", "座長": "chair",
    "部会長": "chair", "副会長": "vice_chair", "副委員長": "vice_chair",
    "職務代理": "vice_chair", "職務代理者": "vice_chair", "会長代理": "vice_chair",
    "実施機関": "implementing_body", "担当課": "implementing_body",
    "説明者": "implementing_body", "諮問機関": "consulting_body",
    "事務局": "secretariat", "処分庁": "agency_disposing",
    "審査請求人": "appellant", "請求人": "appellant", "参加人": "intervenor",
    "不明": "unknown",
}  # fmt: skip
KINDS = {
    "質問": "question", "質疑": "question", "回答": "answer",
    "答弁": "answer", "陳述": "statement", "意見": "statement",
    "説明": "statement", "進行": "procedural", "議事進行": "procedural",
    "会議": "header", "議題": "agenda", "件名": "title",
    "機関": "body", "注記": "note", "発言": "turn",
    "未分類": "other",
}  # fmt: skip
OUTCOMES = {
    "承認": "approved", "条件付き承認": "approved_conditional",
    "条件付承認": "approved_conditional",
    "意見付き承認": "approved_with_opinion",
    "意見付承認": "approved_with_opinion",
    "一部承認": "partially_approved", "不承認": "rejected",
    "継続": "continued", "継続審議": "continued",
    "保留": "deferred", "取下げ": "withdrawn",
    "取り下げ": "withdrawn", "報告了承": "noted",
    "了承": "noted", "認容": "review_upheld",
    "一部認容": "review_upheld_partly", "棄却": "review_dismissed",
    "却下": "review_rejected",
}  # fmt: skip
APPROVALS = (
    "approved", "approved_conditional",
    "approved_with_opinion", "partially_approved",
)  # fmt: skip
UNRECORDED_TERMS = ("記載なし", "記録なし", "null", "none", "unrecorded")
PROCEDURES = ("諮問", "報告", "協議", "審査請求", "第三者点検")


def outcome_label(value: str | None) -> str:
    """Return the Japanese word for an outcome's value; 記載なし for None."""
    if value is None:
        return UNRECORDED_TERMS[0]
    return next(term for term, held in OUTCOMES.items() if held == value)


def kind_label(value: str) -> str:
    """Return the Japanese word for a kind of passage or turn."""
    return next(term for term, held in KINDS.items() if held == value)


def role_label(value: str) -> str:
    """Return the Japanese word for the role of a speaker."""
    return next(term for term, held in ROLES.items() if held == value)


def english_label(value: str) -> str | None:
    """Return the English words for a closed value, recorded or not; None for any other.

    Outcomes are called what reports call them.
    """
    from kurume_search.data import table  # only for who reads English

    outcomes = table("report_texts")["outcome"]
    if value in outcomes:
        return str(outcomes[value]["en"])
    if value == "outside":
        return "outside cases"
    known = value in (*ROLES.values(), *KINDS.values(), *OUTCOMES.values())
    return value.replace("_", " ") if known else None


def closed_label(field: str, value: str) -> str:
    """Return the Japanese word for a value of ``outcome``, ``kind`` or ``role``."""
    match field:
        case "kind":
            return kind_label(value)
        case "role":
            return role_label(value)
    return outcome_label(None if value == UNRECORDED_TERMS[-1] else value)
