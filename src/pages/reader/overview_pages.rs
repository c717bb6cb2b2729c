//! The pages over all articles by address and name, in one order wherever they are listed.
//!
//! Must not know: what stands on them.

use crate::core::lesson::LessonId;
use crate::core::route::Route;

/// Those of a lesson.
pub fn overview_pages(lesson: &LessonId) -> [(Route, &'static str); 4] {
    [
        (Route::Entities(lesson.clone(), None), "Who is named"),
        (Route::Compare(lesson.clone()), "Who says what"),
        (Route::Shared(lesson.clone()), "Shared wording"),
        (Route::Report(lesson.clone()), "Report"),
    ]
}
