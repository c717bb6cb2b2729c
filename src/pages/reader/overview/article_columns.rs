//! The heads of the columns of articles in a table.
//!
//! Must not know: what the rows are.

use leptos::prelude::*;

use crate::core::route::Route;
use crate::core::view::bynames;
use crate::pages::reader::Reader;

/// Articles from which on their columns scroll in a table.
pub const MANY: usize = 7;

/// A head for each article, which leads to it.
#[component]
pub fn ArticleColumns() -> impl IntoView {
    let lesson = expect_context::<Reader>().session.lesson();
    let names = bynames(&lesson.articles);
    let columns = lesson.articles.iter().zip(names).map(|(article, name)| {
        let route = Route::Article(lesson.id.clone(), article.id.clone(), None);
        view! {
            <th scope="col" role="columnheader">
                <a href=route.href() dir="auto" title=article.headline.clone()>
                    {name}
                </a>
            </th>
        }
    });
    columns.collect_view()
}
