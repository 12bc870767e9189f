"""Floor 6: answers queries: columns beside the index, set algebra, ranks, marked passages.

Rooms from the ground up, each of which looks only downward (held by a contract):

- `stored`: what a segment keeps of its rows; `reckoning`: what is reckoned with rows and places.
- `words`: words and strings in texts; `building`: the index of a corpus, and what goes on from it.
- `fields`: which rows a field selects; `answering`: from a query to what it finds.
- `facets`, `kinship`: counts of an answer, and earlier cases.
- `searcher` and `library`, which open an index; `kwic`, `exchanges` and `explain` beside them.
"""
