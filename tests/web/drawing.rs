//! What the page bears while the mouse draws near the head or the foot of an article, which style sheets ask for.

use lateral::platform::selection_observer::observe;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::script;
use crate::mounted::Mounted;

fn is_drawing() -> bool {
    let root = document().document_element().expect("a page");
    root.has_attribute("data-drawing")
}

/// Presses, moves or lets go of the mouse over the article, at a share of the window's height.
async fn mouse(kind: &str, height: f64) {
    let class = if kind == "mouseup" {
        "Mouse"
    } else {
        "Pointer"
    };
    script(&format!(
        "document.querySelector('main article p').dispatchEvent(new {class}Event('{kind}', {{
            bubbles: true, pointerType: 'mouse', button: 0, clientX: 100, clientY: innerHeight * {height},
        }}));"
    ))
    .await;
}

#[wasm_bindgen_test]
async fn a_drag_bears_on_the_page_only_near_its_head_and_foot() {
    let page = Mounted::new(|| {
        view! {
            <main>
                <article>
                    <p>"Words to draw over"</p>
                </article>
            </main>
        }
    });
    let observer = observe(|_, _| ()).expect("a page");
    mouse("pointermove", 0.99).await;
    assert!(!is_drawing(), "nothing was pressed");
    mouse("pointerdown", 0.5).await;
    mouse("pointermove", 0.52).await;
    assert!(!is_drawing(), "the drag is in the middle");
    mouse("pointermove", 0.99).await;
    assert!(is_drawing(), "the drag is near the foot");
    mouse("mouseup", 0.5).await;
    page.until("the drag has an end", |_| !is_drawing()).await;
    mouse("pointerdown", 0.01).await;
    assert!(is_drawing(), "the mouse was pressed near the head");
    mouse("mouseup", 0.01).await;
    page.until("that drag has an end", |_| !is_drawing()).await;
    drop(observer);
}
