"""``--explain``: how a query was read, and why hits stand where they stand."""

from __future__ import annotations

import click

from kurume_search.api.hits import Hits
from kurume_search.cli.language import Both


def write_explanation(hits: Hits) -> None:
    """Write raw → parsed → morphemes → expansions, hits per clause, and scores, to stderr."""
    reading = hits.explain()
    rows = [
        (Both("入力", "raw"), reading.raw),
        (Both("読み方", "parsed"), reading.parsed),
        (Both("索引への問い", "asked"), reading.asked),
        (Both("単位", "unit"), str(reading.unit)),
        *((Both("形態素", "morphemes"), f"{part.text} → {' / '.join(part.terms) or '文字列'}")
          for part in reading.readings),
        *((Both("広げた語", "expansion"), f"{e.text} → {'、'.join(map(str, e.terms))} ({e.why})")
          for e in hits.found.expansions),
        (Both("形態素解析", "tokenizer"), hits.corpus.tokenizer["version"]),
    ]  # fmt: skip
    for name, text in rows:
        click.echo(f"{name}: {text}", err=True)
    for clause in hits.clauses:
        counted = Both("{n} 単位", "{n} units").format(n=clause.units)
        if clause.words is not None:
            counted += Both("、語 {n} 回", ", {n} words").format(n=clause.words)
        if clause.strings is not None:
            counted += Both("、文字列 {n} 回", ", {n} strings").format(n=clause.strings)
        sign = "-" if clause.negated else ""
        click.echo(f"{Both('条件', 'clause')}: {sign}{clause.text}  {counted}", err=True)
    for hit in hits[:20]:
        shares = " + ".join(f"{s.text} {s.score:.3f} (×{s.times})" for s in hit.shares)
        if shares:
            click.echo(f"{Both('得点', 'score')}: {hit.id}  {hit.score:.3f} = {shares}", err=True)
