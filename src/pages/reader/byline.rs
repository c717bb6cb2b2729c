//! Whose a mark is, in a word, where it is somebody else's.
//!
//! Must not know: what else is said of the mark.

use leptos::prelude::*;

use super::Reader;
use crate::core::annotation::record::RecordId;
use crate::core::view::byline;

/// "By" and a name; nothing for one's own marks.
#[component]
pub fn Byline(
    /// The mark.
    id: RecordId,
) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let name = Memo::new(move |_| {
        let me = reader.identity.annotator().id;
        reader.session.with(|workspace| byline(workspace, id, me))
    });
    move || name.get().map(by)
}

/// "By" and a name.
pub fn by(name: String) -> impl IntoView {
    view! {
        <span class="mark-byline">
            "By "
            <bdi dir="auto">{name}</bdi>
        </span>
    }
}
