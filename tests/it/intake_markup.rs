//! Made-up pages of markup: what they say to readers, and what of it is the article.

use crate::common::labelled_pages::{check_card, check_markup, field, shown};
use lateral::core::intake::draft;

#[test]
fn a_page_as_it_should_be() {
    let draft = check_markup(
        r#"<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8">
<title>Lighthouse sold for one pound | The Coast Mail</title>
<meta property="og:site_name" content="The Coast Mail">
<meta property="article:published_time" content="2020-02-29T06:00:00Z">
<link rel="canonical" href="https://coastmail.example/lighthouse">
<style>p { color: red }</style><script>document.title = "<p>Never shown</p>"</script></head>
<body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/n">News</a></li></ul></nav>
<div class="cookie-banner"><p>We use cookies to make this page better. You can change that at any time.</p><button>Accept all</button></div>
<main><article>
<header><h1>Lighthouse sold for <em>one</em> pound</h1>
<p class="standfirst">The buyer has to paint it every second year.</p>
<p class="byline">By <a rel="author" href="/ada">Ada Quill</a></p>
<time datetime="2020-02-29T06:00">Saturday morning</time></header>
<p>The lighthouse at Skerry Head was
   sold on Friday&nbsp;for a single pound, the harbour trust said.</p>
<figure><img src="x.jpg" alt="no"><figcaption>The lighthouse was built in 1871 by two brothers. Photo: A. Quill</figcaption></figure>
<aside><h2>Related</h2><a href="/1">Ten lighthouses to see before you drown</a></aside>
<h2>A long ladder</h2>
<p>“It has 212 steps,” said the buyer.<br>“I counted them twice.”</p>
<ul><li>It shines for 20 miles.</li><li>It stands on rock.</li></ul>
<div class="share-buttons"><a href="/f">Facebook</a> <a href="/t">Twitter</a></div>
</article></main>
<footer><p>© 2020 Coast Mail Ltd. All rights reserved.</p></footer>
</body></html>"#,
        "\
X| Home
X| News
X| We use cookies to make this page better. You can change that at any time.
X| Accept all
H| Lighthouse sold for one pound
L| The buyer has to paint it every second year.
B| By Ada Quill
B| Saturday morning
P| The lighthouse at Skerry Head was sold on Friday\u{a0}for a single pound, the harbour trust said.
P| The lighthouse was built in 1871 by two brothers. Photo: A. Quill
X| Related
X| Ten lighthouses to see before you drown
S| A long ladder
P| “It has 212 steps,” said the buyer.
P| “I counted them twice.”
P| It shines for 20 miles.
P| It stands on rock.
X| Facebook Twitter
X| © 2020 Coast Mail Ltd. All rights reserved.",
    );
    assert_eq!(field(&draft, draft.outlet.as_ref()), "The Coast Mail");
    assert_eq!(
        field(&draft, draft.byline.as_ref()),
        "Ada Quill [Ada Quill]"
    );
    assert_eq!(field(&draft, draft.date.as_ref()), "2020-02-29");
    assert_eq!(field(&draft, draft.language.as_ref()), "en-GB");
    assert_eq!(
        field(&draft, draft.source.as_ref()),
        "https://coastmail.example/lighthouse"
    );
    assert_eq!(
        draft.blocks[4].why.sentence(),
        "The page’s title says the same."
    );
    assert_eq!(
        draft.blocks[0].why.sentence(),
        "The page marks it as a menu."
    );
}

#[test]
fn a_page_without_good_manners() {
    let draft = check_markup(
        r#"<html><body bgcolor=white><form id=all><table><tr><td>
<a href=/>Home</a> <a href=/s>Sport</a> <a href=/w>Weather</a></td><td>
<font size=5><b>Snow closes mountain school</b></font><br><br>
By Per Holt<br>
12 January 1999<br><br>
Pupils in Upper Fell were sent home on Monday, because snow had blocked both doors.<br><br>
"We left by the window," said Tilda, who is nine.<br><br>
&nbsp;<br>
The road will be cleared by Wednesday, the county says. <a href=/m>More</a> snow is expected.
<p>&nbsp;<p>
<a href=/1>Yesterday's snow</a> | <a href=/2>Tomorrow's snow</a><br>
Copyright 1999 Fell Courier
</table></form>"#,
        "\
X| Home Sport Weather
H| Snow closes mountain school
B| By Per Holt
B| 12 January 1999
P| Pupils in Upper Fell were sent home on Monday, because snow had blocked both doors.
P| \"We left by the window,\" said Tilda, who is nine.
P| The road will be cleared by Wednesday, the county says. More snow is expected.
X| Yesterday's snow | Tomorrow's snow
X| Copyright 1999 Fell Courier",
    );
    assert_eq!(
        field(&draft, draft.date.as_ref()),
        "1999-01-12 [12 January 1999]"
    );
    assert_eq!(
        field(&draft, draft.outlet.as_ref()),
        "Fell Courier [Fell Courier]"
    );
}

#[test]
fn what_a_page_hides_is_proposed_as_excluded_and_not_lost() {
    check_markup(
        r#"<!doctype html><title>Tram line seven is back - Town Post</title>
<h1>Tram line seven is back</h1>
<p hidden>Nobody sees this sentence on the page, unless a program shows it.</p>
<p>The yellow trams of line seven ran again on Sunday<span style="display: none"> (see map)</span>, to loud applause.</p>
<div aria-hidden=true>Loading</div>
<p>It had taken eleven years to mend the bridge, said the tram company.</p>
<template><p>Template</p></template><noscript>Please enable scripts</noscript><svg><title>Icon</title><text>x</text></svg>
<script>if (a < b) document.write("<p>text</p>")</script>"#,
        "\
H| Tram line seven is back
X| Nobody sees this sentence on the page, unless a program shows it.
P| The yellow trams of line seven ran again on Sunday⟦ (see map)⟧, to loud applause.
X| Loading
P| It had taken eleven years to mend the bridge, said the tram company.",
    );
}

#[test]
fn a_page_that_puts_everything_behind_a_dialog_is_still_read() {
    check_markup(
        r#"<html><body><div aria-hidden="true" class="sidebar"><h1>Goat elected mayor</h1>
<p>A goat called Pixel was elected mayor of Lower Dunn on Sunday with 61 votes.</p></div>"#,
        "\
H| Goat elected mayor
P| A goat called Pixel was elected mayor of Lower Dunn on Sunday with 61 votes.",
    );
}

#[test]
fn white_space_collapses_except_where_it_is_kept() {
    check_markup(
        "<html><body><h1> Two\n\t words  of\u{a0}\u{a0}title </h1><pre>It was  one.\n  Three four five six, and it ends here.</pre><p>A <b>bold</b>\n<i>word</i>ing stays together, as every browser shows it.</p>",
        "\
H| Two words of\u{a0}\u{a0}title
P| It was  one.
P|   Three four five six, and it ends here.
P| A bold wording stays together, as every browser shows it.",
    );
}

#[test]
fn a_page_is_known_by_its_content_or_by_its_name() {
    let by_content = draft("saved", b"\n <!DOCTYPE HTML><h1>A title here</h1><p>Words of the page, in one sentence of some length.</p>");
    let by_name = draft(
        "x.HTM",
        b"<h1>A title here</h1><p>Words of the page, in one sentence of some length.</p>",
    );
    let text = draft("x.txt", b"<h1>A title here</h1>");
    let expected = "H| A title here\nP| Words of the page, in one sentence of some length.";
    assert_eq!(shown(&by_content.expect("a page")), expected);
    assert_eq!(shown(&by_name.expect("a page")), expected);
    assert_eq!(text.expect("a text").text.as_str(), "<h1>A title here</h1>");
}

#[test]
fn what_a_page_says_as_json_ld_counts_where_nothing_else_is_said() {
    let page = |json: &str, more: &str| {
        format!(
            "<html><head><script type=\"application/ld+json\">{json}</script>{more}</head>\
             <body><h2>Nothing</h2><h2>Bridge shut</h2><p>The mayor said on Monday that the old bridge is shut.</p></body></html>"
        )
    };
    let whole = r#"{"@context":"https://schema.org","@graph":[{"@type":"WebPage","name":"no"},
        {"@type":["NewsArticle"],"headline":"Bridge shut","datePublished":"2021-03-04T09:30:00+01:00","inLanguage":"en-GB",
         "author":[{"@type":"Person","name":"Ada Quill"},{"@type":"Person","name":"Ben  Reed"}],
         "publisher":{"@type":"Organization","name":"The Post"},"url":"https://post.example/bridge"}]}"#;
    let found = draft("a.html", page(whole, "").as_bytes()).expect("a page");
    check_card(
        &found,
        "Ada Quill, Ben Reed",
        "2021-03-04",
        "en-GB",
        "The Post",
    );
    assert_eq!(
        field(&found, found.headline.as_ref()),
        "Bridge shut [Bridge shut]"
    );
    assert_eq!(
        field(&found, found.source.as_ref()),
        "https://post.example/bridge"
    );
    let why = found.date.expect("a date").why.sentence();
    assert_eq!(why, "The page’s own data say so (datePublished).");
    // What the page says elsewhere counts more; nothing of a script is ever shown.
    let more = r#"<meta property="og:site_name" content="Post Online"><meta name="author" content="Cleo Marsh">"#;
    let found = draft("a.html", page(whole, more).as_bytes()).expect("a page");
    check_card(&found, "Cleo Marsh", "2021-03-04", "en-GB", "Post Online");
    assert!(!found.text.as_str().contains("Ada"));
    for broken in [
        "",
        "{",
        r#"{"@type":"Recipe","author":"no","datePublished":"2021-03-04"}"#,
        r#"{"@type":"Article","author":5,"datePublished":[],"publisher":{"name":{"name":"x"}}}"#,
        &format!("{}{}", "[".repeat(9_000), "]".repeat(9_000)),
    ] {
        let found = draft("a.html", page(broken, "").as_bytes()).expect("a page");
        check_card(&found, "nothing", "nothing", "en", "nothing");
    }
}
