//! The table of points, in a real browser: asking, answering, moving, silence, taking back.

use crate::browser::script;
use crate::hand::{change, press};
use crate::mounted::{Mounted, focused};
use crate::open_lesson::OpenLesson;
use lateral::core::annotation::record::RecordId;
use lateral::core::points::matrix::ComparisonTable;
use lateral::pages::reader::actions;
use lateral::pages::reader::overview::{Overview, OverviewPage};
use lateral::state::selection::MarkKind;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

const HOUR: &str = "spent an hour on the phone";
const FIFTY: &str = "The call took 50 minutes.";

/// Two claims of two articles, and no point.
async fn with_claims() -> (OpenLesson, Mounted, [RecordId; 2]) {
    let open = OpenLesson::new().await;
    let claims = [
        open.mark(0, HOUR, &MarkKind::Claim),
        open.mark(1, FIFTY, &MarkKind::Claim),
    ];
    let page = open.show(|| view! { <OverviewPage page=Overview::Compare/> });
    page.until("both claims", |page| {
        page.all(".unplaced-claims > li").len() == 2
    })
    .await;
    (open, page, claims)
}

async fn ask(page: &Mounted, question: &str) {
    change(page, ".new-point input", question).await;
    press(page, "New point").await;
    page.until("the row", |page| {
        let questions = page.all(".compare-table .question").into_iter();
        let mut words = questions.filter_map(|it| it.text_content());
        words.any(|words| words == question)
    })
    .await;
}

fn cells(page: &Mounted) -> Vec<String> {
    let cells = page.all(".point-cell").into_iter();
    cells
        .map(|cell| cell.text_content().unwrap_or_default())
        .collect()
}

/// Drags a claim onto an element.
async fn drag(page: &Mounted, claim: usize, onto: &str) {
    let source = format!(
        "const data = new DataTransfer(); const from = document.querySelectorAll('.unplaced-claims > li')[{claim}]; \
         const to = document.querySelector('{onto}'); \
         from.dispatchEvent(new DragEvent('dragstart', {{ bubbles: true, dataTransfer: data }})); \
         for (const name of ['dragover', 'drop']) to.dispatchEvent(new DragEvent(name, {{ bubbles: true, cancelable: true, dataTransfer: data }})); \
         from.dispatchEvent(new DragEvent('dragend', {{ bubbles: true, dataTransfer: data }})); return true"
    );
    let before = page.all(".cell-claim").len();
    script(&source).await;
    page.until("the claim in its cell", |page| {
        page.all(".cell-claim").len() == before + 1
    })
    .await;
}

#[wasm_bindgen_test]
async fn a_question_gets_answers_by_dragging_and_the_table_says_what_they_are() {
    let (open, page, _) = with_claims().await;
    ask(&page, "How long?").await;
    assert_eq!(page.all("thead th[scope=col]").len(), 1 + 5);
    assert_eq!(page.all("tbody th[scope=row]").len(), 1);
    drag(&page, 0, ".compare-table tbody").await;
    assert!(cells(&page)[0].contains(HOUR), "{:?}", cells(&page));
    assert_eq!(page.text(".agreement"), "One article so far");
    // Onto the answer: both say the same.
    drag(&page, 0, ".point-answers li").await;
    assert!(page.text(".agreement").ends_with("articles agree"));
    assert_eq!(page.text(".unplaced h2"), "All claims are compared");
    actions::undo(open.reader);
    page.until("it is back", |page| {
        page.all(".unplaced-claims > li").len() == 1
    })
    .await;
    drag(&page, 0, ".compare-table tbody").await;
    assert!(
        page.text(".agreement")
            .ends_with("articles, several answers")
    );
    change(&page, ".relations select", "contradicts").await;
    page.until("it is said", |page| {
        page.text(".agreement")
            .ends_with("answers that contradict each other")
    })
    .await;
}

#[wasm_bindgen_test]
async fn what_can_be_dragged_can_be_moved_by_buttons() {
    let (open, page, [first, _]) = with_claims().await;
    ask(&page, "How long?").await;
    drag(&page, 0, ".compare-table tbody").await;
    drag(&page, 0, ".point-answers li").await;
    page.press(".position-claims li:last-child .claim-mover button")
        .await;
    press(&page, "A new answer").await;
    page.until("two answers", |page| page.all(".position-card").len() == 2)
        .await;
    page.press(".position-card .claim-mover button").await;
    page.press(".position-card .destinations button:last-child")
        .await;
    page.until("it is out", |page| {
        page.all(".unplaced-claims > li").len() == 1
    })
    .await;
    let session = open.reader.session;
    let unplaced =
        session.with_untracked(|workspace| ComparisonTable::new(workspace).unplaced[0].id);
    assert_eq!(unplaced, first);
}

#[wasm_bindgen_test]
async fn a_claim_is_moved_to_another_question_in_one_step() {
    let (open, page, _) = with_claims().await;
    ask(&page, "Who called?").await;
    ask(&page, "How long?").await;
    press(&page, "Put under…").await;
    // Where it may go is there at once.
    let offered = |page: &Mounted| page.all(".combobox [role=option]").len();
    page.until("both questions", |page| offered(page) == 2)
        .await;
    page.press(".combobox [role=option]").await;
    page.until("it is compared", |page| page.all(".cell-claim").len() == 1)
        .await;
    let answered = || {
        let table = open.reader.session.with_untracked(ComparisonTable::new);
        let rows = table.rows.into_iter();
        let mut rows = rows.filter(|row| row.claims().next().is_some());
        let question = rows.next().map(|row| row.point.question.clone());
        assert!(rows.next().is_none(), "one question has the claim");
        question.unwrap_or_default()
    };
    let first = answered();
    press(&page, &first).await;
    press(&page, "Move to…").await;
    press(&page, "Another question…").await;
    page.until("the other question alone", |page| offered(page) == 1)
        .await;
    page.press(".combobox [role=option]").await;
    page.until("it has moved", |_| answered() != first).await;
    actions::undo(open.reader);
    page.until("it is back", |_| answered() == first).await;
}

#[wasm_bindgen_test]
async fn silence_keeps_the_focus() {
    let (_open, page, _) = with_claims().await;
    ask(&page, "How long?").await;
    page.press(".silent-button").await;
    page.until("it is silent", |page| {
        page.all(".point-cell.silent").len() == 1
    })
    .await;
    page.until("the focus", |_| {
        focused().class_list().contains("silent-button")
    })
    .await;
    assert_eq!(
        focused().get_attribute("aria-pressed").as_deref(),
        Some("true")
    );
}
