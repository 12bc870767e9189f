"""Floor 8: taking it away: tables, packages and citations that say what they hold."""
