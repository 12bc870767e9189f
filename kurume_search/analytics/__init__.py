"""Floor 7: counts with denominators, intervals and the ids behind them.

Rooms: `statistics` (measures in themselves) and `rows` (what is counted) below `trends` (over the
years) and `running` (words in order), which know nothing of each other; `words` (text statistics)
above `running`.
"""
