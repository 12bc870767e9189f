"""The parts of one case, listed below its title: …次の各号の取扱いについて, (1) 録画 (2) 録音."""

from __future__ import annotations

import re

from kurume_search.parsing.page.heading import Heading

# A title that leaves its matters to a list below it.
_LEAVES = re.compile(
    r"(?:次|以下|下記|左記)(?:に掲げる|の)(?:各?(?:号|事項|事務|業務|項目?|点)|とおり|もの|場合"
    r"|[0-9一二三四五六七八九十]{1,2}(?:件|点|つ|事務|業務|項目))"
)
# The second mark on the line of the first.
_SECOND = re.compile(
    r"\(1\).*?[\s、・]\(2\)|\(一\).*?[\s、・]\(二\)|\(ア\).*?[\s、・]\(イ\)"
    r"|ア[\s.、].*?[\s、]イ[\s.、]|[Aa][).].*?[\s、][Bb][).]"
)
_SECOND_CIRCLED = re.compile(r"1.*?[\s、・]2(?![0-9年月日号条項件名回人])")


def lists_parts(title: str, heading: Heading, text: str) -> bool:
    """Return whether a counted line right below the title of a case lists parts of it.

    Args:
        title: Of the case.
        heading: What the line says as a heading.
        text: The line, folded.
    """
    if heading.cases or heading.word or heading.number is None:
        return False
    second = _SECOND_CIRCLED if heading.level == "circled" else _SECOND
    return _LEAVES.search(title) is not None or second.match(text) is not None
