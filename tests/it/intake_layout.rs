//! Made-up pages whose words stand apart on the screen, though no space parts them in the markup.

use crate::common::labelled_pages::{check_markup, field, shown};
use lateral::core::intake::{ArticleDraft, draft};

const BODY: &str = "<p>The ferry to Gull Point will not sail before the middle of June, the harbour office said on Monday.</p>\
<p>“We would rather be late than wet,” said its captain, who has crossed the sound for thirty years.</p>";

fn page(head: &str, top: &str) -> ArticleDraft {
    let html = format!("<html lang=en><head>{head}</head><body>{top}{BODY}</body></html>");
    draft("a.html", html.as_bytes()).expect("a page")
}

/// The first lines, without the two paragraphs.
fn top(draft: &ArticleDraft) -> String {
    let all = shown(draft);
    let lines: Vec<&str> = all.lines().collect();
    lines[..lines.len() - 2].join("\n")
}

#[test]
fn a_break_in_a_heading_is_a_gap() {
    for heading in [
        "<h1>Night ferry<br>stays in port</h1>",
        "<h1>Night ferry<br><br/>stays in port</h1>",
        "<h1>Night ferry <br> stays in port</h1>",
        "<h1><div>Night ferry</div><div>stays in port</div></h1>",
        "<h1><span style='display: block'>Night ferry</span><span style='display:block'>stays in port</span></h1>",
        "<h1><span>Night ferry</span><span>stays in port</span></h1>",
        "<h1 style='display:flex'><b>Night ferry</b><b>stays in port</b></h1>",
        "<h1>Ni<b>g</b>ht f<span>erry</span><br>st<i>ays</i> in port</h1>",
        "<h1><span>N</span><span>i</span><span>g</span><span>h</span><span>t</span> ferry stays in port</h1>",
    ] {
        assert_eq!(
            top(&page("", heading)),
            "H| Night ferry stays in port",
            "{heading}"
        );
    }
    // Outside of headings it ends a line, and a heading that nobody ended swallows no text.
    check_markup(
        &format!("<body><h1>Night ferry<p>It stays in port.<br>So do we.{BODY}"),
        "\
H| Night ferry
P| It stays in port.
P| So do we.
P| The ferry to Gull Point will not sail before the middle of June, the harbour office said on Monday.
P| “We would rather be late than wet,” said its captain, who has crossed the sound for thirty years.",
    );
    let subheading = format!("<h1>Night ferry stays</h1>{BODY}<h2>What<br>comes next</h2>{BODY}");
    assert!(shown(&page("", &subheading)).contains("S| What comes next\n"));
}

#[test]
fn the_line_above_a_headline_is_not_the_headline() {
    for (head, heading) in [
        (
            "",
            "<h1><span class=kicker>Harbour</span><span class=title>Night ferry stays in port</span></h1>",
        ),
        (
            "",
            "<h1><span class='article-kicker'>Harbour</span>Night ferry stays in port</h1>",
        ),
        (
            "<title>Night ferry stays in port | Gull Post</title>",
            "<h1><span>Harbour</span><span>Night ferry stays in port</span></h1>",
        ),
        (
            "<meta property=og:title content='Night ferry stays in port'>",
            "<h1>Harbour<br>Night ferry stays in port</h1>",
        ),
    ] {
        let draft = page(head, heading);
        assert_eq!(
            top(&draft),
            "S| Harbour\nH| Night ferry stays in port",
            "{heading}"
        );
        assert_eq!(
            draft.blocks[0].why.sentence(),
            "The page marks it as a line above the headline."
        );
    }
    // Where the title has both, both are the headline.
    let both = page(
        "<title>Harbour: Night ferry stays in port</title>",
        "<h1><span>Harbour:</span><span>Night ferry stays in port</span></h1>",
    );
    assert_eq!(top(&both), "H| Harbour: Night ferry stays in port");
}

#[test]
fn parts_of_a_line_stand_apart() {
    for (line, expected) in [
        (
            "<span>Rosa Lindqvist</span><span>Shipping reporter</span><span>3 March 2021</span><span>4 min read</span>",
            "Rosa Lindqvist Shipping reporter 3 March 2021 4 min read",
        ),
        (
            "<span class=author>Rosa Lindqvist</span><span class=date>March 3, 2021</span>",
            "Rosa Lindqvist March 3, 2021",
        ),
        (
            "<a href=/r rel=author>Rosa Lindqvist</a><time>3 March 2021</time>",
            "Rosa Lindqvist 3 March 2021",
        ),
        (
            "Rosa Lindqvist<span class=date>3 March 2021</span>",
            "Rosa Lindqvist 3 March 2021",
        ),
        (
            "<span class=author>Rosa Lindqvist</span>3 March 2021",
            "Rosa Lindqvist 3 March 2021",
        ),
        (
            "<x-author>Rosa Lindqvist</x-author><x-date>3 March 2021</x-date>",
            "Rosa Lindqvist 3 March 2021",
        ),
        (
            "<b>Rosa Lindqvist</b><time>3 March 2021</time>",
            "Rosa Lindqvist 3 March 2021",
        ),
        (
            "<span class=who>Rosa Lindqvist</span><span class=what>shipping reporter</span><span class=when>3 March 2021</span>",
            "Rosa Lindqvist shipping reporter 3 March 2021",
        ),
        (
            "<span style='display:inline-block'>Rosa Lindqvist</span>shipping, 3 March 2021",
            "Rosa Lindqvist shipping, 3 March 2021",
        ),
    ] {
        let draft = page(
            "",
            &format!("<h1>Night ferry stays in port</h1><div class=meta>{line}</div>"),
        );
        let shown = top(&draft);
        let found = shown.lines().nth(1).unwrap_or_default();
        if line.starts_with("<x-") {
            // Elements of the page's own may be lines.
            assert!(shown.contains("B| Rosa Lindqvist\n"), "{shown}");
            assert!(shown.contains("B| 3 March 2021"), "{shown}");
        } else {
            assert_eq!(found, format!("B| {expected}"), "{line}");
        }
        assert_eq!(
            field(&draft, draft.byline.as_ref()),
            "Rosa Lindqvist [Rosa Lindqvist]",
            "{line}"
        );
        let date = draft.date.expect("a date").value;
        assert_eq!(date, "2021-03-03", "{line}");
    }
}

#[test]
fn markup_within_a_word_parts_nothing() {
    for (markup, expected) in [
        ("<span>T</span>he boat", "The boat"),
        (
            "<span class=dropcap>T</span><span>he boat</span>",
            "The boat",
        ),
        ("<span>T</span><span>HE BOAT</span>", "THE BOAT"),
        ("The b<b>oa</b><i>t</i>", "The boat"),
        (
            "The <span style='font-weight:400'>bo</span><span style='color:red'>at</span>",
            "The boat",
        ),
        (
            "The <span class=c1>bo</span><span class=c2>at</span>",
            "The boat",
        ),
        (
            "The <span class='NormalTextRun a'>bo</span><span class='NormalTextRun b'>at</span>",
            "The boat",
        ),
        (
            "The <b>boat</b><span>,</span> the <a href=x>“sea”</a>",
            "The boat, the “sea”",
        ),
        (
            "<a href=x>Northwire</a><span>’s boat</span>",
            "Northwire’s boat",
        ),
        ("the 2<sup>nd</sup> boat", "the 2nd boat"),
        (
            "(<span>the</span><span>)</span> <span>$</span><span>40</span>",
            "(the) $40",
        ),
        ("<span>老车</span><span>站</span>", "老车站"),
        (
            "<span>The boat.</span><span>It sank</span>",
            "The boat. It sank",
        ),
    ] {
        let html = format!("<body><p>{markup} was seen by the pilots on Monday morning.</p>");
        let found = shown(&draft("a.html", html.as_bytes()).expect("a page"));
        assert_eq!(
            found,
            format!("P| {expected} was seen by the pilots on Monday morning."),
            "{markup}"
        );
    }
}

#[test]
fn unknown_elements_beside_each_other_are_blocks() {
    check_markup(
        "<body><post-title>Night ferry stays in port</post-title>\n<post-text>The ferry will not sail before June, the harbour office said on Monday.</post-text>\
         <post-text>Its captain would <x-term>rather</x-term> <x-term>be late</x-term> than wet, he said.</post-text>\
         <p><x-a>Two</x-a> <x-b>more</x-b> boats are to be repaired until then, the office said.</p>",
        "\
H| Night ferry stays in port
P| The ferry will not sail before June, the harbour office said on Monday.
P| Its captain would rather be late than wet, he said.
P| Two more boats are to be repaired until then, the office said.",
    );
}

#[test]
fn what_a_browser_draws_is_read() {
    let line = |lang: &str, markup: &str| {
        let html = format!(
            "<html lang={lang}><body><p>{markup} was heard by all the pilots on Monday morning.</p>"
        );
        let found = shown(&draft("a.html", html.as_bytes()).expect("a page"));
        found
            .replace(" was heard by all the pilots on Monday morning.", "")
            .replace("P| ", "")
    };
    assert_eq!(line("en", "A <q>no</q>"), "A “no”");
    assert_eq!(line("de-AT", "A <q>no</q>"), "A „no“");
    assert_eq!(line("fr", "A <q><b>no</b></q>"), "A «no»");
    assert_eq!(line("en", "A <q>no"), "A “no”");
    assert_eq!(
        line(
            "en",
            "10<sup>6</sup> times 5<sup>th</sup> m<sup>-2</sup> CO<sub>2</sub>"
        ),
        "10⁶ times 5th m⁻² CO2"
    );
    check_markup(
        "<body><x-text><template shadowrootmode=open><p>A bell was heard by all the pilots on Monday morning.</p></template></x-text>",
        "P| A bell was heard by all the pilots on Monday morning.",
    );
}

#[test]
fn words_for_screen_readers_alone_are_hidden() {
    let draft = check_markup(
        "<body><h1>Night ferry stays in port</h1>\
         <div class=byline><span class='sr-only'>Written by</span> <a rel=author href=r>Rosa Lindqvist</a></div>\
         <p><span class='visually-hidden'>Listen to this. </span>The ferry will not sail before June, the <a href=x>harbour office<span class=screen-reader-text> (opens in a new window)</span></a> said.</p>\
         <p class=u-visuallyHidden>End of the article, which nobody sees unless it is read aloud.</p>\
         <p style='position:absolute; left:-9999px'>Neither does anybody see this sentence of some length.</p>\
         <p>Its captain would rather be late than wet, he said, and so would all of his crew.</p>",
        "\
H| Night ferry stays in port
B| ⟦Written by⟧ Rosa Lindqvist
P| ⟦Listen to this.⟧ The ferry will not sail before June, the harbour office⟦ (opens in a new window)⟧ said.
X| End of the article, which nobody sees unless it is read aloud.
X| Neither does anybody see this sentence of some length.
P| Its captain would rather be late than wet, he said, and so would all of his crew.",
    );
    assert_eq!(
        field(&draft, draft.byline.as_ref()),
        "Rosa Lindqvist [Rosa Lindqvist]"
    );
}
