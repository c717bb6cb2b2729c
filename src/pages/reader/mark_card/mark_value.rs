//! The date or the number that a mark's words say.
//!
//! Invariant: it is that of the one whom the mark names; where it names none, accepting makes one, in the same step.
//! Must not know: how words are read.

use std::sync::Arc;

use leptos::prelude::*;

use crate::core::annotation::entity_index::EntityIndex;
use crate::core::annotation::record::RecordId;
use crate::core::view::mark_value;
use crate::pages::reader::Reader;
use crate::pages::reader::actions::naming;
use crate::pages::reader::card_fields::value_field::{ShownValue, ValueField};

/// The line, where the mark may say a date or a number.
#[component]
pub fn MarkValueField(
    /// The mark.
    id: RecordId,
    /// Whom all marks name.
    index: Memo<Arc<EntityIndex>>,
) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let value = Memo::new(move |_| {
        index.with(|index| {
            let session = reader.session;
            session.with(|workspace| mark_value(workspace, index, id))
        })
    });
    let is_shown = Memo::new(move |_| value.with(Option::is_some));
    let shown = Signal::derive(move || {
        value.with(|value| {
            value
                .as_ref()
                .map_or_else(ShownValue::default, |it| ShownValue {
                    value: it.value.clone(),
                    proposals: it.proposals.clone(),
                })
        })
    });
    let set = move |chosen| {
        if let Some(it) = value.get_untracked() {
            naming::set_value(reader, id, it.entity, &it.words, chosen);
        }
    };
    view! {
        <Show when=move || is_shown.get()>
            <ValueField shown on_set=set/>
        </Show>
    }
}
