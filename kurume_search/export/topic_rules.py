"""The vocabulary of topics as coding rules, so that KH Coder codes what we code."""

from __future__ import annotations

from collections.abc import Iterable

from kurume_search.model.registers import Topic
from kurume_search.query.coding_rules import And, CodingRules, Condition, Not, Or, Rule, String


def rules_of_topics(topics: Iterable[Topic]) -> CodingRules:
    """Return a rule a topic: any of its triggers, one of what it requires, nothing that blocks.

    Triggers are strings of the text as it is written. Ours count at morpheme borders and are
    blocked within a sentence, KH Coder's anywhere in the unit: counts are close, not equal.
    """
    rules = []
    names: set[str] = set()
    for topic in topics:
        name = "".join(topic.label.split())
        if topic.any and name not in names:
            names.add(name)
            rules.append(Rule(name, _condition(topic)))
    return CodingRules(tuple(rules))


def _condition(topic: Topic) -> Condition:
    parts: list[Condition] = [_any_of(topic.any)]
    if topic.require_any:
        parts.append(_any_of(topic.require_any))
    if topic.none:
        parts.append(Not(_any_of(topic.none)))
    return parts[0] if len(parts) == 1 else And(tuple(parts))


def _any_of(words: Iterable[str]) -> Condition:
    strings = tuple(map(String, words))
    return strings[0] if len(strings) == 1 else Or(strings)
