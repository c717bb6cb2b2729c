//! The page of everything that is kept, on stores that hold this and that.

use crate::browser::{forget_everything, script};
use crate::mounted::{Mounted, focused};
use crate::open_lesson::bundled_lesson;
use lateral::core::annotation::anchor::Anchor;
use lateral::core::annotation::record::{AnnotatorId, Record, RecordId, State};
use lateral::core::annotation::{Body, Mention};
use lateral::core::extra::Extra;
use lateral::core::format::{self, write_record};
use lateral::core::lesson::tag_set::TagId;
use lateral::core::lesson::{Lesson, LessonId};
use lateral::core::storage::{Key, PREFIX, Store, Write, past};
use lateral::core::text::TextRange;
use lateral::pages::recovery::RecoveryPage;
use lateral::platform::indexed_db::Journal;
use lateral::platform::local_storage::Local;
use wasm_bindgen_test::wasm_bindgen_test;

/// The page on stores that hold these writes, once it has asked them.
async fn page_on(local: Vec<Write>, journal: Vec<Write>) -> Mounted {
    forget_everything().await;
    assert_eq!(Local.write(local).await, Ok(()));
    assert_eq!(Journal::open(|_| ()).write(journal).await, Ok(()));
    opened().await
}

async fn opened() -> Mounted {
    let page = Mounted::new(RecoveryPage);
    page.until("the stores answer", |page| page.text("#said") != "Looking…")
        .await;
    page
}

fn lesson(name: &str) -> Lesson {
    Lesson {
        id: LessonId::parse(name).expect("a slug"),
        ..bundled_lesson()
    }
}

fn key(number: u128) -> Key {
    Key::Record(lesson("ferry").id, RecordId(number))
}

/// A mark that has stood there and was deleted.
fn deleted_mark(number: u32) -> [Write; 2] {
    let lesson = lesson("ferry");
    let article = &lesson.articles[0];
    let range = TextRange::between(number, number + 5);
    let anchor = Anchor::describe(&article.text, &[range]).expect("words");
    let live = Record {
        id: RecordId(number.into()),
        revision: 1,
        annotator: AnnotatorId(7),
        annotator_name: String::new(),
        state: State::Live(Body::Mention(Mention {
            article: article.id.clone(),
            anchor,
            tag: TagId::parse("person").expect("a tag"),
            note: String::new(),
            entities: Vec::new(),
            form: None,
        })),
        extra: Extra::default(),
    };
    let tombstone = Record {
        revision: 2,
        state: State::Deleted,
        ..live.clone()
    };
    let key = key(number.into());
    [
        past(&key, &write_record(&live)),
        Write::Set(key, write_record(&tombstone)),
    ]
}

/// Whether both stores have the mark, and have it alive.
async fn is_kept_alive(number: u128) -> bool {
    let name = key(number).to_string();
    let local = Local.load(&name).await.expect("local storage");
    let journal = Journal::open(|_| ()).load(&name).await;
    [local, journal.expect("a database")].iter().all(|kept| {
        let record = kept.first().map(|(_, value)| format::read_record(value));
        matches!(record, Some(Ok(record)) if record.body().is_some())
    })
}

#[wasm_bindgen_test]
async fn an_empty_browser_is_said_to_be_empty() {
    let page = page_on(Vec::new(), Vec::new()).await;
    assert_eq!(page.text("#said"), "Nothing is saved in this browser yet.");
    for hidden in page.all("section.kept, details.kept") {
        assert_eq!(hidden.get_client_rects().length(), 0);
    }
    assert_eq!(page.text("h1"), "Everything saved in this browser");
    assert!(page.all(".trouble").is_empty());
}

#[wasm_bindgen_test]
async fn what_cannot_be_read_is_listed_with_its_reason() {
    forget_everything().await;
    let name = key(7).to_string();
    script(&format!("localStorage.setItem('{name}', '{{ torn')")).await;
    script("localStorage.setItem('not-ours', '1')").await;
    let page = opened().await;
    assert_eq!(page.text("#said"), "1 item, 6 bytes in all.");
    let list = "section[aria-labelledby=unreadable] .rows > li";
    assert_eq!(page.all(list).len(), 1);
    assert_eq!(page.text(&format!("{list} code")), name);
    let about = page.text(&format!("{list} .about"));
    assert!(about.starts_with("6 bytes, in local storage: "), "{about}");
    let download = page.find(&format!("{list} button"));
    assert_eq!(
        download.get_attribute("aria-label"),
        Some(format!("Download {name} in local storage"))
    );
    assert_eq!(page.text("summary"), "All items (1)");
}

#[wasm_bindgen_test]
async fn deleted_marks_come_back_and_the_focus_is_never_lost() {
    let mut writes = Vec::from(deleted_mark(10));
    writes.extend(deleted_mark(20));
    writes.extend(deleted_mark(30));
    let page = page_on(Vec::new(), writes).await;
    let rows = "section[aria-labelledby=deleted] .rows > li";
    assert_eq!(page.all(rows).len(), 3);
    assert_eq!(
        page.text("section[aria-labelledby=deleted] p > button"),
        "Bring back all 3"
    );
    let last = page.all(rows).pop().expect("three rows").text_content();
    page.press(&format!("{rows} button")).await;
    page.until("it comes back", |page| {
        page.text("#said") == "The mark is back." && page.all(rows).len() == 2
    })
    .await;
    let still = page.all(rows).pop().expect("two rows").text_content();
    assert_eq!(still, last, "the others stay");
    assert_eq!(focused().id(), "deleted");
    let all = "section[aria-labelledby=deleted] p > button";
    page.press(all).await;
    page.until("all come back", |page| {
        page.text("#said") == "All deleted marks are back."
    })
    .await;
    assert!(!page.shows("#deleted"));
    assert_eq!(focused().id(), "lessons");
    for number in [10, 20, 30] {
        assert!(is_kept_alive(number).await);
    }
}

#[wasm_bindgen_test]
async fn the_last_deleted_mark_leaves_the_focus_on_the_title() {
    let page = page_on(Vec::new(), Vec::from(deleted_mark(10))).await;
    page.press("section[aria-labelledby=deleted] li button")
        .await;
    page.until("it comes back", |page| {
        page.text("#said") == "The mark is back."
    })
    .await;
    assert!(!page.shows("#deleted"));
    page.until("the title has the focus", |_| focused().tag_name() == "H1")
        .await;
}

#[wasm_bindgen_test]
async fn nothing_is_written_beside_a_newer_version() {
    let page = page_on(Vec::new(), Vec::from(deleted_mark(10))).await;
    script("new BroadcastChannel('lateral').postMessage('version 99')").await;
    page.until("it is heard of", |page| page.all(".trouble").len() == 1)
        .await;
    page.press("section[aria-labelledby=deleted] li button")
        .await;
    page.until("it is refused", |page| {
        page.text("#said").starts_with("Nothing was changed: ")
    })
    .await;
    assert!(!is_kept_alive(10).await);
}

#[wasm_bindgen_test]
async fn a_lesson_is_removed_and_taken_back() {
    let ferry = lesson("ferry");
    let kept = Write::Set(Key::Lesson(ferry.id.clone()), format::export_lesson(&ferry));
    let page = page_on(vec![kept.clone()], vec![kept]).await;
    assert!(!page.shows(".said button"), "nothing to take back yet");
    let open = page.find("section[aria-labelledby=lessons] a");
    assert_eq!(open.get_attribute("href").as_deref(), Some("#/ferry"));
    page.press("[aria-label^='Remove the lesson ']").await;
    page.until("it goes", |page| page.shows(".said button"))
        .await;
    assert_eq!(
        page.text("#said"),
        "The lesson was removed. The work on it stays."
    );
    assert_eq!(focused().id(), "said");
    assert!(page.shows("#removed"));
    page.press(".said button").await;
    page.until("it is back", |page| {
        page.text("#said") == "The lesson is back."
    })
    .await;
    assert_eq!(focused().id(), "lessons");
    assert!(!page.shows("#removed"));
    assert!(!page.shows(".said button"));
}

#[wasm_bindgen_test]
async fn the_same_lesson_twice_is_offered_once() {
    let ferry = lesson("ferry");
    let value = format::export_lesson(&ferry);
    let key = Box::new(Key::Lesson(ferry.id));
    let twice = ["0", "1"].map(|digit| {
        // Neither name fits the value: somebody has written them by hand.
        Write::Set(Key::Past(key.clone(), digit.repeat(16)), value.clone())
    });
    let page = page_on(Vec::new(), Vec::from(twice)).await;
    let rows = "section[aria-labelledby=removed] .rows > li";
    assert_eq!(page.all(rows).len(), 1);
    page.press(&format!("{rows} button")).await;
    page.until("it is back", |page| {
        page.text("#said") == "The lesson is back."
    })
    .await;
    assert!(!page.shows("#removed"));
}

#[wasm_bindgen_test]
async fn long_lists_come_a_page_at_a_time() {
    forget_everything().await;
    script(&format!(
        "for (let at = 0; at < 250; at += 1) localStorage.setItem('{PREFIX}odd/' + at, '')"
    ))
    .await;
    let page = opened().await;
    let list = "section[aria-labelledby=unreadable]";
    let more = format!("{list} > div > button");
    for (shown, said) in [(100, 150), (200, 50)] {
        assert_eq!(page.all(&format!("{list} li")).len(), shown);
        assert_eq!(page.text(&more), format!("Show more ({said} not shown)"));
        page.press(&more).await;
    }
    assert_eq!(page.all(&format!("{list} li")).len(), 250);
    assert!(!page.shows(&more));
}

#[wasm_bindgen_test]
async fn a_page_that_is_left_while_the_stores_work_does_no_harm() {
    let page = page_on(Vec::new(), Vec::from(deleted_mark(10))).await;
    page.find("section[aria-labelledby=deleted] li button")
        .click();
    drop(page);
    drop(Mounted::new(RecoveryPage));
    let page = opened().await;
    page.until("what was begun is done", |page| !page.shows("#deleted"))
        .await;
    assert!(is_kept_alive(10).await);
}
