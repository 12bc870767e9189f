"""The annual report: every figure of it leads to its list, every list to lines."""
