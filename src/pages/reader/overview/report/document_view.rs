//! A document of plain blocks, drawn on the page.
//!
//! Invariant: words are set as text; every block of the document is drawn.
//! Must not know: what the document is about.

use leptos::prelude::*;

use super::super::save_picture::{PictureFile, SavePicture};
use super::voice_bars::VoiceBars;
use crate::core::report::document::{
    Document, Ground, Inline, ReportBlock, ReportCell, ReportQuote, ReportSection, ReportTable,
};
use crate::core::report::html::EDGES;
use crate::core::report::voice_sheet::{VoiceSheet, voice_sheet};
use crate::core::report::voices::ArticleVoices;

/// The document.
#[component]
pub fn DocumentView(
    /// What it says.
    document: Memo<Document>,
) -> impl IntoView {
    let parts = move || {
        let Document {
            byline, sections, ..
        } = document.get();
        let sections = sections.into_iter().map(section).collect_view();
        view! {
            <p class="report-byline" dir="auto">
                {byline}
            </p>
            {sections}
        }
    };
    view! { <div class="report-document">{parts}</div> }
}

fn section(section: ReportSection) -> AnyView {
    let speakers = section.blocks.iter().filter_map(|block| match block {
        ReportBlock::Voices(voices) => Some(voices.clone()),
        _ => None,
    });
    let speakers: Vec<ArticleVoices> = speakers.collect();
    let picture = (!speakers.is_empty()).then(|| {
        let file = move || {
            let VoiceSheet { svg, width, height } = voice_sheet(&speakers);
            PictureFile {
                name: "who-speaks",
                svg,
                width,
                height,
            }
        };
        view! { <SavePicture picture=file/> }
    });
    let blocks = section.blocks.into_iter().map(block).collect_view();
    view! {
        <section>
            <h2>{section.heading}</h2>
            {picture}
            {blocks}
        </section>
    }
    .into_any()
}

fn block(block: ReportBlock) -> AnyView {
    match block {
        ReportBlock::Heading(words) => view! { <h3 dir="auto">{words}</h3> }.into_any(),
        ReportBlock::Paragraph(line) => view! { <p dir="auto">{inlines(line)}</p> }.into_any(),
        ReportBlock::Quote(quote) => quoted(quote),
        ReportBlock::List(lines) => {
            let lines = lines.into_iter();
            let lines = lines.map(|line| view! { <li dir="auto">{inlines(line)}</li> }.into_any());
            view! { <ul>{lines.collect_view()}</ul> }.into_any()
        }
        ReportBlock::Table(table) => tabled(table),
        ReportBlock::Voices(voices) => view! { <VoiceBars voices/> }.into_any(),
    }
}

fn inlines(line: Vec<Inline>) -> Vec<AnyView> {
    let inlines = line.into_iter().map(|inline| match inline {
        Inline::Text(words) => words.into_any(),
        Inline::Strong(words) => view! { <strong>{words}</strong> }.into_any(),
        Inline::Remark(words) => view! { <small>{words}</small> }.into_any(),
        Inline::Link { words, address } => view! {
            <a href=address rel="noopener noreferrer" target="_blank">
                {words}
            </a>
        }
        .into_any(),
    });
    inlines.collect()
}

fn quoted(quote: ReportQuote) -> AnyView {
    view! {
        <figure class="report-quote">
            <blockquote dir="auto" lang=quote.language>
                {quote.words}
            </blockquote>
            <figcaption dir="auto">{quote.from}</figcaption>
        </figure>
    }
    .into_any()
}

fn tabled(table: ReportTable) -> AnyView {
    let names = table.columns.clone();
    let columns = std::iter::once(table.corner).chain(table.columns);
    let columns = columns.map(|name| {
        view! { <th scope="col" role="columnheader" dir="auto">{name}</th> }.into_any()
    });
    let rows = table.rows.into_iter().map(|row| {
        let cells = row.cells.into_iter().zip(&names);
        let cells = cells.map(|(it, column)| cell(it, column)).collect_view();
        view! {
            <tr role="row">
                <th scope="row" role="rowheader" dir="auto">
                    {inlines(row.head)}
                </th>
                {cells}
            </tr>
        }
        .into_any()
    });
    view! {
        <div class="report-frame">
            // On a phone rows are cards, which would cost a table its roles.
            <table role="table">
                <caption>{table.caption}</caption>
                <thead role="rowgroup">
                    <tr role="row">{columns.collect_view()}</tr>
                </thead>
                <tbody role="rowgroup">{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn cell(cell: ReportCell, column: &str) -> AnyView {
    let class = match cell.ground {
        Ground::Silent => "silent".to_owned(),
        Ground::NotLooked => "not-looked".to_owned(),
        Ground::Answer(number) if number < EDGES => format!("answer-{number}"),
        Ground::Plain | Ground::Answer(_) => String::new(),
    };
    let lines = cell.lines.into_iter();
    let lines = lines.map(|line| view! { <p dir="auto">{inlines(line)}</p> }.into_any());
    view! {
        <td role="cell" class=class data-column=column.to_owned()>
            {lines.collect_view()}
        </td>
    }
    .into_any()
}
