"""Search and account for the minutes of Japanese councils."""

from __future__ import annotations

__version__ = "0.1.0"
