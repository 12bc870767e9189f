"""The languages that people are spoken to in: Japanese first, English beside it."""

from __future__ import annotations

from typing import Literal

Lang = Literal["ja", "en"]
