"""Blocks of the outline: their words are read on as one speech, once."""

from dataclasses import replace

from kurume_search.parsing.calls.blocks import TURN, Block
from kurume_search.parsing.lines.pieces import words_alone


def block_of(*words: str) -> Block:
    pieces = [words_alone(held) for held in words]
    return Block(TURN, pieces[0].line, pieces)


def test_the_speech_of_a_block_is_made_once() -> None:
    block = block_of("何人か。三人", "である。")

    speech = block.speech
    assert [said.text for said in speech.sentences] == ["何人か。", "三人である。"]
    assert block.speech is speech


def test_a_block_with_other_pieces_has_a_speech_of_its_own() -> None:
    block = block_of("何人か。", "三人である。")
    assert block.speech.text == "何人か。三人である。"

    shorter = replace(block, pieces=block.pieces[:1])
    assert shorter.speech.text == "何人か。"


def test_words_that_come_later_are_in_the_speech() -> None:
    block = block_of("何人か。")
    assert block.speech.text == "何人か。"

    block.pieces.append(words_alone("三人である。"))
    assert block.speech.text == "何人か。三人である。"
