"""Loading registers: nonsense is refused with the file and the row."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from kurume_search.errors import RegisterError
from kurume_search.model.registers import Registers
from kurume_search.store import compiled
from kurume_search.store.registers import load_registers

COUNCIL = '[[council]]\nid = "k"\nname = "甲市審議会"\nmunicipality = "甲市"\n'


def test_missing_files_are_empty_registers(tmp_path: Path) -> None:
    assert load_registers(tmp_path) == Registers()


def test_rows_become_values(tmp_path: Path) -> None:
    (tmp_path / "councils.toml").write_text(COUNCIL, "utf-8")
    (tmp_path / "laws.toml").write_text(
        '[[law]]\nid = "l"\ncouncil = ["k"]\ntitle = "甲市条例"\nkind = "ordinance"\n'
        'names = ["甲市条例", { text = "条例", until = 2023-03-31 }]\nexamples = []\n',
        "utf-8",
    )

    registers = load_registers(tmp_path)

    assert registers.laws_named("k", date(2023, 3, 31)) == {"甲市条例": "l", "条例": "l"}
    assert registers.laws_named("k", date(2023, 4, 1)) == {"甲市条例": "l"}
    assert registers.laws_named("z", date(2023, 3, 31)) == {}


DEPARTMENT = '[[department]]\nid = "{}"\ncouncil = "{}"\nname = "課"\n'
TOPIC = '[[topic]]\nid="t"\ncouncil="any"\naxis="{}"\ngroup="g"\nlabel="l"\ngloss="g"\nany={}\n'


@pytest.mark.parametrize(
    ("file", "text", "words"),
    [
        ("councils.toml", "[[council]\n", "TOML"),
        ("councils.toml", "\x00", "TOML"),
        ("councils.toml", "[" * 5000, "TOML"),
        ("councils.toml", "council = 1\n", "council"),
        ("councils.toml", "counsil = []\n", "counsil"),
        ("councils.toml", COUNCIL + COUNCIL, "二度"),
        ("councils.toml", COUNCIL + 'nmaes = ["x"]\n', "nmaes"),
        ("councils.toml", COUNCIL + "names = [1]\n", "names"),
        ("councils.toml", COUNCIL + 'related = ["x"]\n', "related"),
        ("departments.toml", DEPARTMENT.format("d", "any"), "council"),
        ("departments.toml", DEPARTMENT.format("d", "unknown"), "unknown"),
        ("departments.toml", DEPARTMENT.format("d", "k") + 'parent = "x"\n', "parent"),
        ("departments.toml", DEPARTMENT.format("d", "k") + 'parent = "d"\n', "戻ります"),
        ("departments.toml", DEPARTMENT.format("d", "k") + 'since = "2021"\n', "since"),
        (
            "departments.toml",
            DEPARTMENT.format("d", "k") + "since = 2022-01-01\nuntil = 2021-01-01\n",
            "期間",
        ),
        ("topics.toml", TOPIC.format("moon", '["語"]'), "axis"),
        ("topics.toml", TOPIC.format("field", "[]"), "any"),
        ("topics.toml", TOPIC.format("field", '[""]'), "any"),
        ("synonyms.toml", '[[synonym]]\ncouncil = "any"\nterms = ["一"]\n', "二つ"),
        ("laws.toml", '[[law]]\nid="l"\ncouncil="any"\ntitle="t"\nkind="act"\nnames=[]\n', "names"),
        (
            "laws.toml",
            '[[law]]\nid="l"\ncouncil="any"\ntitle="t"\nkind="act"\nnames=[3]\n',
            "names",
        ),
    ],
)
def test_nonsense_is_refused(tmp_path: Path, file: str, text: str, words: str) -> None:
    (tmp_path / "councils.toml").write_text(COUNCIL, "utf-8")
    (tmp_path / file).write_text(text, "utf-8")

    with pytest.raises(RegisterError, match=words) as caught:
        load_registers(tmp_path)

    assert file in str(caught.value)
    assert "\n" not in str(caught.value)


def test_compiled_copies_depend_on_all_that_reads_registers() -> None:
    code = (
        "import sys; from kurume_search.store import manifest, registers, registers_json\n"
        "held = [m.__file__ for name, m in sys.modules.items() if name.startswith('kurume_search')]"
        "\nprint(*held, sep='\\n')"
    )
    printed = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    read = {Path(line).resolve() for line in printed.stdout.splitlines()}
    store = Path(compiled.__file__).parent
    keyed = {(store / name).resolve() for name in compiled.READERS}

    # What rooms are called, what is said of bad rows, and the version change no copy.
    others = {"__init__.py", "errors.py", "version.py"}
    assert {path for path in read if path.name not in others} <= keyed
    assert all(path.is_file() for path in keyed)
