//! All stories. Each is one function, in a module named after what the reader does.

use std::process::ExitCode;

use lateral_e2e::{stage, story};

mod exchange;
mod keeping;
mod marking;

/// The article that most stories are about: the first one of the lesson in the repository.
const ARTICLE: &str = "#/the-defence-call/capitol-ledger";

fn main() -> ExitCode {
    stage::play(&[
        story!(marking::words_drawn_over_become_a_mark),
        story!(marking::words_drawn_over_backwards_become_the_same_mark),
        story!(marking::a_word_is_marked_by_double_click_and_key),
        story!(marking::marks_may_cross),
        story!(marking::a_mark_can_be_undone_and_redone),
        story!(keeping::marks_outlive_a_reload),
        story!(keeping::marks_outlive_the_browser),
        story!(keeping::marks_outlive_a_crash),
        story!(keeping::another_tab_shows_the_mark),
        story!(exchange::work_goes_out_and_comes_back),
        story!(exchange::a_file_that_is_no_work_changes_nothing),
    ])
}
