//! Elements that are copied instead of being made anew.

use lateral::platform::prototypes::{ElementKind, copy};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn a_copy_has_what_its_kind_has_and_nothing_of_another_copy() {
    let document = leptos::prelude::document();
    // More kinds than are kept, twice.
    let values: Vec<String> = (0..200)
        .map(|number| format!("lane{number}-blue"))
        .collect();
    for value in values.iter().chain(&values) {
        let described = [("class", value.as_str()), ("aria-description", "Person")];
        for attributes in [&described[..1], &described[..]] {
            let element =
                copy(&document, ElementKind::new("mark", attributes)).expect("an element");
            assert_eq!(element.tag_name(), "MARK");
            let count = usize::try_from(element.get_attribute_names().length());
            assert_eq!(count, Ok(attributes.len()));
            for (name, value) in attributes {
                assert_eq!(element.get_attribute(name).as_deref(), Some(*value));
            }
            assert!(!element.has_child_nodes());
            element
                .set_attribute("data-marks", value)
                .expect("an attribute");
            element.set_text_content(Some("words"));
        }
    }
    assert!(copy(&document, ElementKind::new("no name", &[])).is_none());
}
