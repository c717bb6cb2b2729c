//! What a page sets beside its article: links, comments, other articles, quotes, hidden parts, marks of notes.

use crate::common::labelled_pages::check_markup;

const ONE: &str =
    "The ferry to Gull Point will not sail before the middle of June, the harbour office said.";
const TWO: &str = "“We would rather be late than wet,” said its captain, who has crossed the sound for thirty years.";
const THREE: &str =
    "The harbour office has hired a smaller ship for the summer, which can carry forty people.";

/// Checks a page whose first paragraph stands above `inside`, and whose others stand below it, before `behind`.
#[track_caller]
fn check_page(inside: &str, expected_inside: &str, behind: &str, expected_behind: &str) {
    let lines = [
        "H| Night ferry stays in port",
        &format!("P| {ONE}"),
        expected_inside,
        &format!("P| {TWO}"),
        &format!("P| {THREE}"),
        expected_behind,
    ];
    let lines: Vec<&str> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    check_markup(
        &format!(
            "<html lang=en><body><article><h1>Night ferry stays in port</h1><p>{ONE}</p>{inside}<p>{TWO}</p><p>{THREE}</p></article>{behind}"
        ),
        &lines.join("\n"),
    );
}

#[test]
fn links_of_short_words_are_links() {
    check_page(
        "<p><a href=x>How to get by if a ship is in port</a></p>",
        "X| How to get by if a ship is in port",
        "",
        "",
    );
    check_page(
        "<p><a href=x>Is it up to us to pay for the old ship?</a></p><p><a href=y>A day at sea</a></p>",
        "X| Is it up to us to pay for the old ship?\nX| A day at sea",
        "",
        "",
    );
    // A paragraph that ends with a link is read.
    check_page(
        "<p>The office wrote to all who have a ticket, and <a href=x>it is on us to pay</a>.</p>",
        "P| The office wrote to all who have a ticket, and it is on us to pay.",
        "",
        "",
    );
}

#[test]
fn what_readers_wrote_is_left_out() {
    const SAID: &str = "I was on that ship and nobody told us anything at all.";
    for (behind, lines) in [
        (
            format!("<h3>12 Comments</h3><p>{SAID}</p>"),
            "X| 12 Comments\n",
        ),
        (
            format!("<h3>3 Kommentare</h3><p>{SAID}</p>"),
            "X| 3 Kommentare\n",
        ),
        (format!("<div class=comment__body><p>{SAID}</p></div>"), ""),
        (
            format!("<ul class=article-comments__list><li>{SAID}</li></ul>"),
            "",
        ),
    ] {
        check_page("", "", &behind, &format!("{lines}X| {SAID}"));
    }
    // The opinion pages of a paper, and a program's note that readers may comment.
    for class in [
        "tone-comment",
        "post comments-open",
        "article--comment",
        "commentary",
    ] {
        check_markup(
            &format!(
                "<html lang=en><body><div class='{class}'><h1>Night ferry stays in port</h1><p>{ONE}</p><p>{TWO}</p></div><p>{THREE}</p>"
            ),
            &format!("H| Night ferry stays in port\nP| {ONE}\nP| {TWO}\nP| {THREE}"),
        );
    }
}

#[test]
fn who_the_author_is_is_left_out() {
    for (behind, lines) in [
        ("<div class=author-bio>", ""),
        ("<div class=AboutAuthor_root__x1>", ""),
        ("<h4>About the author</h4>", "X| About the author\n"),
        ("<h4>Über die Autorin</h4>", "X| Über die Autorin\n"),
    ] {
        check_page(
            "",
            "",
            &format!("{behind}<p>Ida Thornbury writes about ships. She has lived on two.</p>"),
            &format!("{lines}X| Ida Thornbury writes about ships. She has lived on two."),
        );
    }
}

#[test]
fn teasers_are_other_articles() {
    check_page(
        "",
        "",
        "<article class=teaser><h2><a href=a>Old mill sold to a school</a></h2><p>The mill by the weir has been sold to a school, the council said.</p></article>\
         <article><h2>Bees return</h2><p>The bees have come back to the roof, the beekeeper said on Sunday.</p></article>",
        "X| Old mill sold to a school\nX| The mill by the weir has been sold to a school, the council said.\n\
         X| Bees return\nX| The bees have come back to the roof, the beekeeper said on Sunday.",
    );
    // The second half of the same text, and the entries of a live report.
    check_markup(
        &format!(
            "<html lang=en><body><article><h1>Night ferry stays in port</h1><p>{ONE}</p></article><article><h2>What next</h2><p>{TWO}</p></article>"
        ),
        &format!("H| Night ferry stays in port\nP| {ONE}\nS| What next\nP| {TWO}"),
    );
    check_markup(
        &format!(
            "<html lang=en><body><article><h1>Night ferry stays in port</h1><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>\
             <article><time>10.42</time><p>The pump is running again, the office said.</p></article>\
             <article><time>9.15</time><p>All schools stay shut until Friday, the county said.</p></article></article>"
        ),
        &format!(
            "H| Night ferry stays in port\nP| {ONE}\nP| {TWO}\nP| {THREE}\nS| 10.42\nP| The pump is running again, the office said.\n\
             S| 9.15\nP| All schools stay shut until Friday, the county said."
        ),
    );
}

#[test]
fn boxes_that_ask_for_money_are_left_out_and_what_they_hide_is_not() {
    check_page(
        "<div class=paywall-barrier><h3>Want to read more?</h3><p>Full access to everything.</p></div>",
        "X| Want to read more?\nX| Full access to everything.",
        "",
        "",
    );
    check_page(
        "<div class=subscription-widget-wrap><p>Get new letters from us by post.</p></div>",
        "X| Get new letters from us by post.",
        "",
        "",
    );
    for class in ["paywall-content", "paywall", "article-body paywall"] {
        check_markup(
            &format!(
                "<html lang=en><body><h1>Night ferry stays in port</h1><p>{THREE}</p><div class='{class}'><p>{ONE}</p><p>{TWO}</p><p>{ONE} {TWO}</p></div>"
            ),
            &format!(
                "H| Night ferry stays in port\nP| {THREE}\nP| {ONE}\nP| {TWO}\nP| {ONE} {TWO}"
            ),
        );
    }
}

#[test]
fn quotes_that_repeat_the_text_are_left_out() {
    for quote in [
        "<blockquote class=pull-quote>“We would rather be late than wet”</blockquote>",
        "<div class='c-pullQuote'><p>“We would rather be late than wet”</p></div>",
        "<blockquote><p>“We would rather be late than wet”</p></blockquote>",
    ] {
        check_page(quote, "X| “We would rather be late than wet”", "", "");
    }
    check_page(
        "<figure class=wp-block-pullquote><blockquote><p>“We would rather be late than wet”</p><cite>The captain</cite></blockquote></figure>",
        "X| “We would rather be late than wet”\nX| The captain",
        "",
        "",
    );
    // A quotation that the text does not repeat is part of it.
    check_page(
        "<blockquote><p>The sea is patient, the old pilots wrote, and it has time.</p></blockquote>",
        "P| The sea is patient, the old pilots wrote, and it has time.",
        "",
        "",
    );
}

#[test]
fn what_a_class_hides_is_left_out() {
    for hides in [
        "class=d-none",
        "class='tab d-none d-print-block'",
        "class=hidden",
        "class='modal sf-hidden'",
        "style='font-size:0'",
        "style='color:red; font-size: 0px !important'",
    ] {
        let line = "A line that nobody sees, said the office on Monday.";
        check_page(
            &format!("<p {hides}>{line}</p>"),
            &format!("X| {line}"),
            "",
            "",
        );
    }
    for shows in [
        "class='hidden md:block'",
        "class='d-none d-lg-flex'",
        "class='md:hidden'",
        "class='overflow-hidden'",
        "style='font-size:0.9em'",
    ] {
        let line = "A line that some readers see, said the office on Monday.";
        check_page(
            &format!("<p {shows}>{line}</p>"),
            &format!("P| {line}"),
            "",
            "",
        );
    }
}

#[test]
fn marks_of_notes_are_pieces_of_furniture() {
    check_page(
        "<p>The ship is old.<sup><a href='#fn1'>1</a></sup> It sails, the office said on Monday.<a href='#n2'>[2]</a></p>",
        "P| The ship is old.⟦1⟧ It sails, the office said on Monday.⟦[2]⟧",
        "",
        "",
    );
    check_page(
        "<p>It was built by hand.<sup>[<i>citation needed</i>]</sup> It sank<a href='https://gull.example/ship#cite_note-3'>*</a> in 1901, said the office.</p>",
        "P| It was built by hand.⟦[citation needed]⟧ It sank⟦*⟧ in 1901, said the office.",
        "",
        "",
    );
    check_page(
        "<h2>What next <span class=mw-editsection>[<a href=x>edit</a>]</span></h2>",
        "S| What next ⟦[edit]⟧",
        "",
        "",
    );
    // Figures above the line, words that are links, and numbers that are words.
    check_page(
        "<p>It weighs 10<sup>6</sup> kg, see <a href='#part'>2</a> or <a href='#a'>a plan</a>, the office said.</p>",
        "P| It weighs 10⁶ kg, see 2 or a plan, the office said.",
        "",
        "",
    );
}
