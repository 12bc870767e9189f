"""kurume-search beside other engines that are fed the same words; see `tests/bench/engines.py`."""
