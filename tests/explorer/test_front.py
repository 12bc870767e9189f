"""The page's modules: joined into one that loads, with a word in both languages for each key."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

import kurume_search as ks
from kurume_search.explorer.modules import joined_modules
from kurume_search.explorer.texts import texts

FRONT = Path(ks.__file__).parent / "explorer" / "front"
MODULES = {path.name: path.read_text("utf-8") for path in sorted(FRONT.glob("*.js"))}
DEFINED = re.compile(r"^(?:export )?(?:async )?(?:function|class|const|let) (\w+)", re.MULTILINE)
IMPORTED = re.compile(r"^import \{ ([\w, ]+) \} from \"\./(.+)\";$", re.MULTILINE)
EXPORTED = re.compile(r"^export (?:async )?(?:function|class|const) (\w+)", re.MULTILINE)


def test_every_module_is_in_the_joined_one_once_and_needs_no_file() -> None:
    joined = joined_modules(FRONT / "explorer.js")

    for name, text in MODULES.items():
        for defined in DEFINED.findall(text):
            assert len(re.findall(rf"^(?:async )?\w+ {defined}\b", joined, re.MULTILINE)) == 1, name
    assert not re.search(r"^(?:import|export (?!default))", joined, re.MULTILINE)
    assert joined.count("export default") == 1


def test_no_two_modules_define_the_same_name() -> None:
    names = Counter(name for text in MODULES.values() for name in DEFINED.findall(text))

    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("name", MODULES)
def test_what_a_module_imports_is_exported_above_it(name: str) -> None:
    joined = joined_modules(FRONT / "explorer.js")

    for names, source in IMPORTED.findall(MODULES[name]):
        assert set(names.split(", ")) <= set(EXPORTED.findall(MODULES[source]))
        first = joined.index(DEFINED.findall(MODULES[source])[0])
        assert first < joined.index(DEFINED.findall(MODULES[name])[-1])


def test_both_languages_have_every_word_of_the_page() -> None:
    japanese, english = texts("ja"), texts("en")

    assert set(japanese) == set(english)
    keys = r"""(?:text|\bt|turn\([^,]+)\(?["'](\w+)["']"""
    used = set(re.findall(keys, "\n".join(MODULES.values())))
    assert len(used) > 20
    assert used <= set(japanese) | {"previous", "next"}, used - set(japanese)
