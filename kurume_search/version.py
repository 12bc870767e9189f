"""The version of the software, in this one place."""

__version__ = "0.1.0"
