"""What counting reads from the columns is what the records and the minutes say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from indexed import opened
from parsing.reading import read
from strategies import meetings

import kurume_search as ks
from kurume_search.model.meeting import Minutes
from kurume_search.search.building.style import STYLES, record_style
from kurume_search.search.stored.facet_values import OF_SECTIONS

LABELLED = Path(__file__).parents[1] / "quality" / "labelled"
# In polite words, said by their annotators to be summed up, with nothing that says so; what was
# written, as polite as speech; and speech that its title calls 会議要録 or 要旨.
DOUBTFUL = {
    "ab02_kashinosako_word_cells_one_per_line_numbering_lost",
    "ab03_moshioura_pdf_wrapped_running_head_bullets_arrows",
    "ab06_yuzugahara_pdf_tables_flattened_rows_cells",
    "ca05_tadekawa_foi_operation_council_letters_space_column_stage_notes",
    "cc07_nagusa_town_verbatim_colon_result_blocks_open_close_times",
    "d01_yunokizawa_angle_alone_polite",
    "d05_kurotsuno_paren_inline_labels_first",
    "db06_chigusagawa_html_colon_br_summary_polite",
    "e03_kamoshirazawa_closing_paren_untitled_numbers",
    "ea03_hodakami_written_meeting_numbered_questions_votes_by_letter",
    "ea06_misumino_two_bodies_kangxi_result_table_front_called_in_speech",
    "f02_shirase_columns_pdf_wrapped",
    "fb01_kayatsuhara_hard_wrap_speech_table_secretariat_reads_result",
    "fb03_hotatemisaki_tab_rows_triangles_file_numbers_answer_box",
    "fb07_karahitsugawa_form_sheet_play_style_quotes_called_in_speech",
    "g04_tsubaidai_columns_html_result_blocks",
    "ga02_naraoka_seed_lines_columns_letters_swapped_opening_place_damaged_circles",
    "h12_tookami_paren_inline_pipe_header",
    "ha02_hizakura_core_city_word_table_speaker_speech_pipes",
    "ia06_udori_html_nav_exchanged_opening_place_letters_closing_paren_chair_results",
    "ic06_sunose_angle_label_agenda_bill",
    "j07_iwafuji_closing_paren_bare_header_partial",
    "ja01_hototogisuno_paren_role_word_paragraphs_result_lines",
    "ja04_suzue_division_appeals_pdf_bracket_inline_chair_results",
    "ja05_natsuhaze_public_transport_html_columns_result_table_front",
    "ka02_seoto_kanji_nittei",
    "ka03_asanagi_pdf_mon_kotae",
    "kc01_niogaura_html_table_cells_on_lines_comma_period_full",
    "kc02_naginoki_town_columns_called_in_speech_stage_notes",
    "kf01_kayakido_pdf_one_kanji_paren_checkbox_form_clerk_reads_titles",
    "kf03_hotatehara_html_san_names_equals_results_osaka_form",
    "l01_shiomihara_tab_table",
    "l03_unoura_html_paren_line",
    "l05_tsuzuraori_circle_named",
    "m02_hiyorizaka_closing_paren_letters_wrapped_list_front",
    "ma02_namiji_designated_form_decisions_front",
    "mc02_kunugidaira_pdf_name_columns_verbatim_out_of_order",
    "n04_hakurei_pref_space_columns_html",
    "pd04_itomaki_pdf_labels_first_table_file_numbers",
    "pd06_tanase_pdf_circle_break_results_in_later_answer",
    "pf02_uzukidai_ward_html_colon_called_in_speech_results_four_ways",
    "q09_kumoi_written",
    "qa04_ukihagawa_prefecture_results_list_columns",
    "qa08_higashiyashima_union_joint_colon",
    "qc02_ashigezawa_town_one_clerk_paren_bullets_narrated_results",
    "ra01_kashimori_columns_pdf_result_blocks",
    "rc01_fukinoi_colon_alone_values_later",
    "s04_hisui_html_brackets_inline",
    "sa02_ukaise_letters_colon_pdf_kanji",
    "sa03_hiiragiura_paren_alone_division_pipes",
    "sa04_tsugehara_colon_alone_pdf_five_cases",
    "sa05_haruno_angle_alone_copied_damaged",
    "se01_kuchibase_village_html_speaker_last_prose_header_matome",
    "ta01_narusehama_numbered_headings_paren_inline",
    "te01_eboshizawa_html_speaker_line_gist_line_slash_mark_results",
    "ua05_shirogane_ward_panel_appeals_square_inline",
    "v06_chigusa_letters",
    "wf01_nagishima_spreadsheet_tsv_ditto_kind_column_memo",
    "ya02_mikaba_html_paren_inline_appeals",
    "za05_mutsuhama_bullet_names_out_of_order_spaced_citations",
    "yd01_kakushuno_running_numbers_one_letter_roles_facts_at_end",
    "yd03_hidomari_kagi_dialogue_tick_boxes_letters_late_answers",
}


@settings(max_examples=40)
@given(meetings())
def test_columns_hold_what_facets_count(corpus: list[tuple[Minutes, str]]) -> None:
    with opened(corpus) as searcher:
        columns = searcher.columns
        for name in OF_SECTIONS:
            labels = columns.value(f"count.{name}.labels")
            for section in range(columns.sections):
                record = columns.record("section.record", section)
                wanted = dict(OF_SECTIONS[name](record))
                held = [labels[code] for code in columns.some(f"count.{name}", section)]
                assert [key for key, _ in held] == list(wanted)
        characters = columns.ints("passage.characters")
        for passage in range(columns.passages):
            assert characters[passage] == len(columns.text(passage))
        assert list(columns.raw("meeting.style")) == [
            STYLES.index(record_style(one.turns, one.meeting.doc_kind)) for one, _ in corpus
        ]


@pytest.mark.parametrize(
    "gold", sorted(LABELLED.glob("*.gold.json")), ids=lambda p: p.stem.partition("_")[0]
)
def test_styles_are_those_of_the_labelled_minutes(gold: Path) -> None:
    said = json.loads(gold.read_text("utf-8"))["meeting"]["style"]
    name = gold.name.removesuffix(".gold.json")
    if name in DOUBTFUL:
        pytest.skip("nothing in it tells a polite summary, or letters, from speech")

    (minutes, *_) = ks.parse_file(gold.with_name(f"{name}.txt"))[1]

    found = record_style(minutes.turns, minutes.meeting.doc_kind)
    assert (found == "verbatim") == (said == "verbatim")


def test_no_turns_have_no_style() -> None:
    assert record_style(()) == "unknown"


@pytest.mark.parametrize("stop", ["。", "．"])
def test_polite_words_end_in_any_full_stop(stop: str) -> None:
    words = [
        ("会長", "説明を願います"), ("福祉課", "名簿を渡します"), ("委員", "何人ですか"),
        ("福祉課", "三人です"), ("委員", "いつ渡しますか"), ("福祉課", "三月に渡します"),
    ]  # fmt: skip
    said = "".join(f"{who}：{what}{stop}\n" for who, what in words)
    minutes = read(f"灯野市審議会　会議録\n\n諮問第8号　名簿の提供について\n{said}")

    assert record_style(minutes.turns, "会議録") == "verbatim"
