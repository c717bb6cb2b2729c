//! `?lesson=` in the address: kept as long as the reader is in that lesson, gone with another one.

use crate::browser::script;
use crate::mounted::Mounted;
use lateral::core::lesson::LessonId;
use lateral::core::route::{LessonSource, Route};
use lateral::platform::{address, page};
use lateral::state::route::CurrentRoute;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

/// The address of the page, followed until this is dropped; then the page asks for nothing again.
struct Followed {
    route: CurrentRoute,
    owner: Owner,
}

impl Followed {
    /// `behind` is what stands behind the page's path.
    async fn new(behind: &str) -> Self {
        drop(Mounted::new(|| ()));
        script(&format!(
            "history.replaceState(null, '', location.pathname + '{behind}')"
        ))
        .await;
        let owner = Owner::new();
        let route = owner.with(CurrentRoute::follow);
        Self { route, owner }
    }

    async fn go(&self, fragment: &str) {
        script(&format!(
            "location.hash = '{fragment}'; await new Promise(done => setTimeout(done, 20))"
        ))
        .await;
    }

    fn is(&self, route: &Route, request: Option<&str>) {
        assert_eq!(self.route.get_untracked(), *route);
        assert_eq!(address::asked_for("lesson").as_deref(), request);
    }
}

impl Drop for Followed {
    fn drop(&mut self) {
        self.owner.cleanup();
        // Other tests begin with an address that asks for nothing.
        address::replace("/");
    }
}

fn id(name: &str) -> LessonId {
    LessonId::parse(name).expect("a slug")
}

fn asked() -> Route {
    Route::Incoming(LessonSource::Path("x.json".into()))
}

#[wasm_bindgen_test]
async fn the_address_of_an_opened_lesson_keeps_what_it_asked_for() {
    let here = Followed::new("?lesson=x.json").await;
    here.is(&asked(), Some("x.json"));
    here.route.open(&id("ferry"));
    let ferry = Route::Lesson(id("ferry"));
    here.is(&ferry, Some("x.json"));
    assert_eq!(page::fragment(), "/ferry");
    here.go("#/ferry/north").await;
    here.is(&Route::parse("/ferry/north"), Some("x.json"));
    // The first page is that of the lesson.
    here.go("#/").await;
    here.is(&ferry, Some("x.json"));
    assert_eq!(page::fragment(), "/ferry");
    here.go("#/other").await;
    here.is(&Route::Lesson(id("other")), None);
}

#[wasm_bindgen_test]
async fn a_lesson_that_is_not_here_is_looked_for_once_where_the_address_says() {
    let here = Followed::new("?lesson=x.json#/ferry/north").await;
    let north = Route::parse("/ferry/north");
    here.is(&north, Some("x.json"));
    here.route.look_elsewhere();
    here.is(&asked(), Some("x.json"));
    // The address leads into the lesson, and is followed.
    here.route.open(&id("ferry"));
    here.is(&north, Some("x.json"));
    here.route.look_elsewhere();
    here.is(&north, Some("x.json"));
}

#[wasm_bindgen_test]
async fn who_goes_on_without_the_lesson_is_not_asked_again() {
    let here = Followed::new("?lesson=x.json#/").await;
    here.is(&asked(), Some("x.json"));
    here.go("#/").await;
    here.is(&Route::Home, None);
}
