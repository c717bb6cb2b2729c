//! Marks that were deleted and can come back.
//!
//! Invariant: what is brought back is the last version that was there before it was deleted.

use super::{counted, rows, section, tool};
use crate::app::recovery::{Next, Recovery};
use crate::core::recovery::DeletedMark;
use crate::core::text::printable::brief;
use crate::ui::el::{El, el};
use crate::ui::parts::{button, row, theirs};

/// Longest quotation in a row and in the name of a button, in code points.
const QUOTED: usize = 240;
const NAMED: usize = 60;

/// Deleted marks.
pub fn deleted(page: Recovery) -> El {
    let all = el("p").child(
        button("tool strong", "", move || {
            let writes = page.shown.with_untracked(|shown| {
                let marks = shown.iter().flat_map(|shown| &shown.survey.deleted);
                marks.filter_map(|mark| mark.back.clone()).collect()
            });
            page.bring_back(writes, "All deleted marks are back.", Next("#lessons"));
        })
        .text_with(move || {
            format!(
                "Bring back all {}",
                counted(page, |survey| survey.deleted.len())
            )
        })
        .hidden_if(move || counted(page, |survey| survey.deleted.len()) < 2),
    );
    section(
        page,
        "deleted",
        "Deleted marks",
        |survey| survey.deleted.len(),
        vec![
            rows(page, |survey| &survey.deleted, move |each| mark(page, each)),
            all,
        ],
    )
}

fn mark(page: Recovery, mark: &DeletedMark) -> El {
    let words = if mark.words.is_empty() {
        mark.id.to_string()
    } else {
        brief(&mark.words, QUOTED)
    };
    let back = mark.back.clone();
    let about = [mark.label.as_str(), &mark.article];
    let about: Vec<&str> = about.into_iter().filter(|part| !part.is_empty()).collect();
    let tools = back.map(|back| {
        let name = format!("“{}”", brief(&words, NAMED));
        tool("Bring back", &name, move || {
            page.bring_back(vec![back.clone()], "The mark is back.", Next("#deleted"));
        })
    });
    row(
        vec![theirs("q", "", &words)],
        &about.join(" · "),
        tools.into_iter().collect(),
    )
}
