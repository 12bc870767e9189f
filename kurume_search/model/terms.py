"""The words that closed values are written in: Japanese, with what they mean.

Where several words mean one value, the first is the one to show. The values are those of
the enums beside this, written out so that a query needn't load them.
"""

from __future__ import annotations

# What stands where minutes record no value: among other values, and for people.
UNRECORDED, UNRECORDED_NAME = "unrecorded", "記載なし"
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
APPROVALS = ("approved", "approved_conditional", "approved_with_opinion", "partially_approved")
