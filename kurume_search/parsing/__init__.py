"""Floor 3: folded text to frozen values; opens no file, never raises on prose.

Rooms from the ground up, each of which looks only downward (held by a contract):

- `lines`, `words`, `marks`: what stands in a line, without asking where the line stands.
- `legends`, `page`, `header`, `citations`, `outcomes`: what a line or a stretch of lines is.
- `labels`: the ways in which speakers are written, as patterns.
- `calls`, `decisions`, `cases`: from blocks to the cases they are on, and how these ended.
- `notations`: which of the ways a document uses, by evidence.
- `outline`: one pass over the lines, which makes the blocks.
- `assembly`, `letters`: blocks into what is handed out, for minutes and for letters.
- `minutes`: the stages in order; the only door.
"""
