"""Numbers and signs before, behind and around words: of cases, headings, lists and tables."""
