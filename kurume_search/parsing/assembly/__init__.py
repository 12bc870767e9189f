"""Blocks into frozen values: turns, cases, roles, citations and the stretch of each."""
