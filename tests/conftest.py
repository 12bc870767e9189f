"""What all tests share."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# CI must not fail by chance: the same examples each time. A longer profile by night.
settings.register_profile(
    "default", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("night", deadline=None, max_examples=2000)
settings.load_profile("default")

ROOT = Path(__file__).parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="Write what was printed over what was expected; look at the diff before you commit.",
    )


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep every test out of the user's cache; one index of the bundled corpus serves all."""
    import os

    os.environ["KURUME_SEARCH_CACHE"] = str(tmp_path_factory.mktemp("cache"))
    os.environ.pop("KURUME_CORPUS", None)


@pytest.fixture(scope="session")
def bundled() -> Path:
    """The bundled corpus of the checkout."""
    return ROOT / "corpus"
