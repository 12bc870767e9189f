"""``python -m kurume_search`` is the command line."""

from kurume_search.cli import main

main()
