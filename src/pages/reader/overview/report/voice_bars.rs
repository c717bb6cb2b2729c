//! Whose voice the paragraphs of an article are: one bar each, and who is who below.
//!
//! Invariant: bars are for the eye; the shares stand in words beside them. Voices are told apart by pattern and
//! number, not by colour.
//! Must not know: how shares are counted.

use leptos::prelude::*;

use crate::core::report::strip::look;
use crate::core::report::voices::{ArticleVoices, VoiceStretch};

/// The bars of one article.
#[component]
pub fn VoiceBars(
    /// The article.
    voices: ArticleVoices,
) -> impl IntoView {
    let length = |bar: &Vec<VoiceStretch>| -> u32 { bar.iter().map(|it| it.length).sum() };
    let longest = voices.paragraphs.iter().map(length).max().unwrap_or(1);
    let percent = |length: u32| f64::from(length) * 100.0 / f64::from(longest.max(1));
    let bars = voices.paragraphs.iter().map(|bar| {
        let pieces = bar.iter().map(|stretch| {
            let (pattern, _) = look(&voices, stretch.speaker);
            let width = format!("{:.2}%", percent(stretch.length));
            view! { <span class=pattern.id() style:width=width></span> }.into_any()
        });
        view! { <div class="voice-bar">{pieces.collect_view()}</div> }.into_any()
    });
    let bars = bars.collect_view();
    let shares = voices.shares.iter().map(|share| {
        let (pattern, number) = look(&voices, share.speaker);
        let number = number.map(|number| format!("{number} "));
        view! {
            <li>
                <span class=format!("voice-sample {}", pattern.id()) aria-hidden="true"></span>
                {number}
                <span dir="auto">{share.name.clone()}</span>
                {format!(" {}%", share.percent)}
            </li>
        }
        .into_any()
    });
    let shares = shares.collect_view();
    view! {
        <figure class="speakers">
            <figcaption dir="auto">{voices.article.clone()}</figcaption>
            <div class="voice-bars" aria-hidden="true">
                {bars}
            </div>
            <ul class="voice-shares">{shares}</ul>
        </figure>
    }
}
