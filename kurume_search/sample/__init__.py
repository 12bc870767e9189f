"""Floor 9: whole corpora of an invented city, with everything planted in them known."""

from kurume_search.sample.write import SampleReport, write_sample

__all__ = ["SampleReport", "write_sample"]
