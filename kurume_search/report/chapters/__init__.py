"""The chapters of a report, one file each; each is a function of the scope."""
