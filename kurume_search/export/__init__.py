"""Floor 8: taking it away: tables, packages and citations that say what they hold.

`rows` writes result rows in any format; `datapackage`, `tei`, `popolo` and `khcoder` the whole
corpus; `cite` what was found; `coding_rules_reader` KH Coder's rules. `description` is what
every one of them carries. Nothing here reads a clock: the same input gives the same bytes.
"""
