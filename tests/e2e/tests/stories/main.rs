//! All stories. Each is one function, in a module named after what the reader does.

use std::process::ExitCode;

use lateral_e2e::{Engine, runner, story};

mod accepting;
mod backing_up;
mod beside;
mod claim_sources;
mod class;
mod collecting;
mod comparing;
mod corrected;
mod early;
mod editing;
mod engines;
mod entities_view;
mod exchange;
mod filling;
mod first_mark;
mod handing_out;
mod handles;
mod hostile;
mod hostile_workshop;
mod keeping;
mod ledger;
mod lesson_making;
mod looking;
mod many;
mod marking;
mod memory;
mod naming;
mod offline;
mod policy;
mod reading;
mod recovering;
mod report;
mod sheets;
mod surviving;
mod tabs;
mod tasks;
mod tools;
mod touching;
mod twofold;
mod undoing;
mod versions;
mod workshop;

/// The article that most stories are about: the first one of the lesson in the repository.
const ARTICLE: &str = "#/the-defence-call/capitol-ledger";

/// The article after it.
const SECOND: &str = "#/the-defence-call/worldfold";

/// Why stories are left to Chromium.
const FINGERS: &str = "a screen with fingers, which no other driver has";
const LOOK: &str = "the look on paper, in the dark or without motion, which no other driver gives";
const BEFORE: &str = "a script before those of the page, which no other driver puts there";
const HELD: &str = "a pointer that rests with its button held, which no other driver has";
const DEVTOOLS: &str =
    "the network, the memory or the room of a store, which no other driver holds";
const FOLDED: &str = "its text of the page has what is folded away, too";

fn main() -> ExitCode {
    use Engine::{Chromium, Firefox, WebKit};

    runner::play(&[
        // The longest first: they end beside the others.
        story!(hostile::every_string_in_every_field_in_every_view).only(Chromium, BEFORE),
        story!(hostile_workshop::every_string_in_every_view_of_the_workshop).only(Chromium, BEFORE),
        story!(undoing::steps_are_taken_back_and_done_again_across_reloads),
        story!(memory::a_thousand_articles_leave_the_memory_flat).only(Chromium, BEFORE),
        story!(class::a_lesson_hour_with_the_mouse),
        story!(class::a_lesson_hour_by_keyboard_alone).everywhere(),
        story!(touching::a_finger_draws_the_handles_and_taps_a_tag).only(Chromium, FINGERS),
        story!(touching::a_tap_beside_marks_does_nothing).only(Chromium, FINGERS),
        story!(marking::words_drawn_over_become_a_mark).everywhere(),
        story!(marking::words_drawn_over_backwards_become_the_same_mark).everywhere(),
        story!(marking::a_word_is_marked_by_double_click_and_key).everywhere(),
        story!(marking::a_kept_tag_is_the_one_that_was_chosen).everywhere(),
        story!(marking::words_that_a_translator_has_changed_are_not_marked),
        story!(marking::marks_may_cross).everywhere(),
        story!(marking::a_mark_can_be_undone_and_redone).everywhere(),
        story!(reading::a_link_leads_to_an_article_and_to_a_mark).everywhere(),
        story!(reading::one_reads_on_and_back_and_comes_to_the_same_place),
        story!(reading::shared_wording_is_shown_and_marked_where_it_is_read),
        story!(reading::the_bar_leads_to_every_article).only(Chromium, FINGERS),
        story!(beside::two_articles_are_marked_side_by_side).everywhere(),
        story!(beside::each_of_two_articles_keeps_its_place),
        story!(beside::a_link_leads_to_a_mark_beside).only(Chromium, LOOK),
        story!(beside::two_articles_scroll_together).only(Chromium, LOOK),
        story!(claim_sources::who_says_a_claim_is_one_key_after_its_gist),
        story!(claim_sources::two_claims_of_two_articles_answer_one_question),
        story!(claim_sources::one_claim_answers_a_new_question_by_enter),
        story!(claim_sources::places_where_a_claim_may_stand_are_underlined_on_demand),
        story!(comparing::the_table_says_who_agrees_and_who_contradicts),
        story!(comparing::a_question_is_asked_answered_and_taken_back),
        story!(comparing::silence_is_one_press_and_a_cell_leads_to_both_passages),
        story!(comparing::the_table_of_points_fits_a_small_screen).only(Chromium, FINGERS),
        story!(entities_view::two_spellings_of_one_man_become_one_card),
        story!(entities_view::a_card_is_renamed_split_and_deleted),
        story!(entities_view::a_place_is_shown_and_the_way_back_leads_to_the_card),
        story!(entities_view::dates_stand_on_a_line_of_time),
        story!(entities_view::the_picture_of_who_is_where_is_saved),
        story!(entities_view::the_table_of_names_fits_a_small_screen).only(Chromium, FINGERS),
        story!(entities_view::thousands_of_names_open_at_once),
        story!(reading::the_plain_address_leads_to_the_last_work),
        story!(reading::page_furniture_is_folded_and_can_be_reached)
            .except(Firefox, FOLDED)
            .except(WebKit, FOLDED),
        story!(reading::clicks_take_a_word_or_a_paragraph).everywhere(),
        story!(reading::a_drag_out_of_the_article_stops_at_its_border),
        story!(reading::a_drag_near_the_foot_of_the_window_moves_no_text).only(Chromium, HELD),
        story!(reading::a_mark_may_go_on_in_the_next_paragraph).everywhere(),
        story!(reading::letters_are_taken_with_alt_held).everywhere(),
        story!(reading::words_are_marked_by_typing_them).everywhere(),
        story!(corrected::words_found_elsewhere_wait_for_a_yes_or_a_no),
        story!(corrected::a_lesson_handed_out_again_as_a_file_takes_the_place_of_the_first),
        story!(editing::a_mark_gets_another_tag_and_other_ends),
        story!(editing::a_claim_loses_a_part_and_gets_words_of_its_own),
        story!(editing::the_buttons_of_several_parts_have_names_of_their_own),
        story!(editing::a_claim_is_made_by_a_drag_a_key_and_typing).everywhere(),
        story!(editing::the_end_of_a_card_is_never_cut).only(Chromium, FINGERS),
        story!(editing::a_deleted_mark_can_be_taken_back).everywhere(),
        story!(editing::what_is_taken_back_elsewhere_is_said_and_not_painted_here),
        story!(editing::the_list_shows_marks_by_tag_and_by_words),
        story!(handles::an_end_is_dragged_with_the_mouse).only(Chromium, LOOK),
        story!(handles::an_end_is_dragged_with_a_finger).only(Chromium, FINGERS),
        story!(many::several_marks_are_chosen_and_changed_at_once),
        story!(many::several_marks_are_chosen_by_keys).everywhere(),
        story!(many::several_marks_are_chosen_with_fingers).only(Chromium, FINGERS),
        story!(many::the_same_words_are_marked_wherever_they_stand),
        story!(editing::help_opens_with_a_key_and_gives_the_focus_back).everywhere(),
        story!(first_mark::the_first_mark_is_made_within_half_a_minute),
        story!(accepting::people_and_places_of_two_articles_are_marked),
        story!(tasks::reading_is_begun),
        story!(tasks::a_person_is_marked),
        story!(tasks::ten_things_are_marked),
        story!(tasks::a_claim_gets_a_gist_and_a_kind),
        story!(tasks::a_claim_gets_a_second_part),
        story!(tasks::a_mark_is_made_in_a_mark),
        story!(tasks::a_mark_gets_another_tag),
        story!(tasks::an_end_is_moved_by_a_word),
        story!(tasks::a_mark_is_deleted_and_brought_back),
        story!(tasks::marks_are_filtered_by_tag),
        story!(tasks::one_goes_to_the_next_article_and_back),
        story!(tasks::work_is_handed_in_and_taken_in),
        story!(keeping::marks_outlive_the_browser).everywhere(),
        story!(keeping::two_tabs_show_each_others_marks_and_erase_none).everywhere(),
        story!(keeping::marks_outlive_a_crash).everywhere(),
        story!(keeping::a_full_storage_is_said_and_loses_nothing).everywhere(),
        story!(naming::a_name_is_linked_by_one_key_and_suggested_where_it_stands_again)
            .everywhere(),
        story!(naming::what_was_refused_is_not_suggested_again),
        story!(naming::a_name_is_chosen_from_the_list_by_typing),
        story!(naming::a_suggestion_lets_go_of_its_keys_when_a_mark_is_made),
        story!(naming::what_all_suggestions_would_mark_is_listed_first),
        story!(engines::the_reading_cursor_leaves_no_trail).everywhere(),
        story!(engines::only_the_mark_that_is_looked_at_is_drawn_as_such).everywhere(),
        story!(engines::words_drawn_with_control_held_are_those_that_are_marked).everywhere(),
        story!(engines::the_cursor_is_a_selection_where_nothing_can_be_painted)
            .only(Chromium, BEFORE),
        story!(engines::a_browser_that_is_too_old_is_told_so).only(Chromium, BEFORE),
        story!(engines::a_download_can_be_asked_for_a_while).everywhere(),
        story!(engines::an_old_browser_reads_marks_and_keeps).in_old_ones_too(),
        story!(engines::the_focus_is_not_printed).only(Chromium, LOOK),
        story!(keeping::an_unreadable_record_is_said_and_left_alone),
        story!(keeping::without_storage_one_can_still_work_and_is_told).only(Chromium, BEFORE),
        story!(keeping::one_key_a_record_and_nothing_without_our_prefix),
        story!(backing_up::after_25_marks_a_download_is_suggested_once),
        story!(backing_up::what_an_import_brings_is_in_a_file_already),
        story!(backing_up::after_20_minutes_a_download_is_suggested).only(Chromium, BEFORE),
        story!(backing_up::a_window_that_forgets_is_told_earlier).only(Chromium, BEFORE),
        story!(backing_up::a_chosen_file_is_kept_up_to_date).only(Chromium, BEFORE),
        story!(backing_up::the_browser_is_asked_to_keep_at_the_first_mark).only(Chromium, BEFORE),
        story!(backing_up::space_is_told_and_lessons_are_refused_before_marks)
            .only(Chromium, BEFORE),
        story!(recovering::what_cannot_be_read_is_listed_and_left_alone),
        story!(recovering::a_deleted_mark_is_brought_back).everywhere(),
        story!(recovering::everything_is_taken_out_and_put_back).everywhere(),
        story!(recovering::a_panic_shows_a_card_and_the_work_can_be_taken_away)
            .only(Chromium, BEFORE),
        story!(recovering::a_bundle_that_is_missing_shows_the_card),
        story!(recovering::a_part_that_is_missing_is_said_with_two_ways_out),
        story!(recovering::the_card_does_not_harm_a_browser_that_keeps_nothing).except(
            Firefox,
            "what its driver makes is of another realm than the page",
        ),
        story!(recovering::the_page_of_what_is_kept_opens_by_its_address_and_fits)
            .only(Chromium, FINGERS),
        story!(recovering::a_store_that_does_not_answer_is_said_and_the_other_is_shown)
            .only(Chromium, BEFORE),
        story!(recovering::twenty_thousand_items_are_shown_a_page_at_a_time),
        story!(recovering::an_imported_lesson_is_removed_and_brought_back),
        story!(twofold::work_outlives_the_loss_of_either_store).everywhere(),
        story!(twofold::work_outlives_the_loss_of_some_values_in_each_store),
        story!(twofold::a_torn_value_gives_way_to_the_whole_one).except(
            WebKit,
            "the page does not always start again in time there; not yet understood",
        ),
        story!(twofold::what_is_torn_twice_is_told_and_left_alone),
        story!(versions::a_page_gives_way_to_a_newer_version),
        story!(versions::a_newer_version_gets_the_database_at_once),
        story!(workshop::files_become_a_lesson_with_proposals).everywhere(),
        story!(workshop::a_proposal_is_corrected_by_a_click_and_taken_back),
        story!(workshop::a_lesson_travels_by_link_and_by_file_and_offsets_are_those_of_the_text),
        story!(workshop::a_lesson_opens_by_the_path_of_its_file_on_this_site_only),
        story!(handing_out::a_short_address_is_checked_and_its_code_can_be_read),
        story!(handing_out::a_code_is_shown_large_and_printed_alone).only(Chromium, LOOK),
        story!(handing_out::what_the_address_bar_says_opens_on_another_computer),
        story!(handing_out::the_first_page_gives_a_link_to_the_lesson),
        story!(workshop::a_changed_text_takes_its_marks_along),
        story!(workshop::words_are_pasted_and_files_are_dropped)
            .except(
                Firefox,
                "its driver types no letters beyond the basic plane",
            )
            .except(WebKit, "its tree takes more for the name of a link"),
        story!(early::the_words_stand_where_the_app_puts_them),
        story!(early::words_selected_before_the_app_is_there_are_marked),
        story!(early::a_key_pressed_before_the_app_is_there_marks),
        story!(offline::what_was_opened_once_is_there_without_a_network),
        story!(offline::a_newer_version_waits_until_it_is_wanted),
        story!(offline::pasted_words_stay_until_what_reads_them_has_come).only(Chromium, BEFORE),
        story!(offline::articles_come_in_when_the_network_has_gone).only(Chromium, DEVTOOLS),
        story!(workshop::tags_are_renamed_and_merged_and_marks_keep_theirs),
        story!(workshop::a_lesson_is_copied_and_deleted_and_comes_back),
        story!(workshop::words_that_articles_share_are_shown_beside_one_another),
        story!(lesson_making::articles_follow_one_another_and_outlets_are_asked_for),
        story!(lesson_making::marks_of_a_preview_are_nobodys_work),
        story!(lesson_making::a_mended_letter_keeps_its_mark_on_a_yes),
        story!(lesson_making::a_mended_letter_loses_its_mark_without_a_yes),
        story!(lesson_making::a_deleted_tag_leaves_its_marks_and_comes_back),
        story!(lesson_making::kinds_of_statement_are_the_classs_own),
        story!(lesson_making::another_encoding_is_chosen_and_the_text_changes_at_once)
            .except(WebKit, "a list there takes no second choice that is typed"),
        story!(filling::a_full_store_is_told_and_harms_nothing).only(Chromium, DEVTOOLS),
        story!(tabs::tabs_in_use_at_once_come_to_the_same).only(Chromium, DEVTOOLS),
        story!(surviving::no_saved_mark_is_lost_when_the_browser_is_killed).everywhere(),
        story!(sheets::two_students_share_a_computer),
        story!(sheets::two_tabs_work_on_two_sheets),
        story!(sheets::a_work_is_removed_and_brought_back),
        story!(sheets::a_full_disk_removes_nothing),
        story!(sheets::without_being_asked_a_second_student_starts_apart),
        story!(sheets::any_name_stays_in_its_place).only(Chromium, FINGERS),
        story!(exchange::an_import_into_work_joins_and_is_one_step).everywhere(),
        story!(collecting::a_work_is_looked_at_apart_and_ones_own_is_untouched),
        story!(collecting::marks_of_somebody_else_say_whose_they_are),
        story!(collecting::several_files_are_taken_in_at_once_or_looked_at),
        story!(exchange::what_is_still_to_be_done_is_said_before_handing_in),
        story!(exchange::files_that_cannot_be_used_are_refused_with_a_sentence),
        story!(exchange::what_can_be_read_of_a_damaged_work_is_offered),
        story!(exchange::hostile_words_in_a_work_stay_words),
        story!(exchange::hostile_words_in_a_lesson_stay_words),
        story!(policy::no_words_become_markup_or_code).except(
            Firefox,
            "what its driver runs is outside of the page's policy",
        ),
        story!(policy::only_elements_of_the_list_are_parsed).everywhere(),
        story!(memory::a_hundred_lessons_leave_the_memory_flat).only(Chromium, DEVTOOLS),
        story!(looking::every_view_fits_and_can_be_read).only(Chromium, FINGERS),
        story!(looking::the_page_is_well_formed),
        story!(looking::paper_shows_the_text).only(Chromium, LOOK),
        story!(looking::marks_are_read_and_told_apart_in_forced_colours).only(Chromium, LOOK),
        story!(looking::nothing_moves_for_who_wants_no_motion).only(Chromium, LOOK),
        story!(looking::text_size_and_colours_are_chosen_and_kept).only(Chromium, LOOK),
        story!(report::a_summary_is_written_cites_and_is_kept),
        story!(report::the_report_is_one_file_without_scripts),
        story!(report::the_report_fits_a_phone_and_paper).only(Chromium, FINGERS),
        story!(tools::the_tools_fade_while_the_cursor_moves),
        story!(tools::the_bar_has_room_for_large_letters).only(Chromium, FINGERS),
        story!(tools::every_tool_can_be_reached).only(Chromium, FINGERS),
        story!(looking::a_bar_is_as_high_as_the_lines_of_its_claim).only(Chromium, FINGERS),
    ])
}
