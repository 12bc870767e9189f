"""The command line: a shell over the library."""


def main() -> None:
    """Run the command line."""
