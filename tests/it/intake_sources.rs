//! Made-up pages and what stands on their cards: notices that are no text, points, authors, days, headlines.

use crate::common::labelled_pages::{check, check_markup, field, shown};
use lateral::core::intake::{ArticleDraft, draft};

const BODY: &str = "<p>The ferry to Gull Point will not sail before the middle of June, the harbour office said on Monday.</p>\
<p>“We would rather be late than wet,” said its captain, who has crossed the sound for thirty years.</p>";

const CONSENT: &str = "By pressing “Accept”, you allow us and our partners to keep cookies on your device, so that we can measure traffic and show advertising.";

fn page(head: &str, body: &str) -> ArticleDraft {
    let html = format!("<html lang=en><head>{head}</head><body>{body}</body></html>");
    draft("a.html", html.as_bytes()).expect("a page")
}

fn with_line(line: &str) -> ArticleDraft {
    page(
        "",
        &format!("<h1>Night ferry stays in port</h1>{line}{BODY}"),
    )
}

fn values(draft: &ArticleDraft) -> [String; 2] {
    [&draft.byline, &draft.date].map(|proposal| {
        proposal
            .as_ref()
            .map_or("nothing".into(), |proposal| proposal.value.clone())
    })
}

#[test]
fn a_question_for_consent_is_no_text_wherever_it_stands() {
    let sentence =
        "You decide what happens with what this company learns about you, now and in the future.";
    for (open, words) in [
        ("<div role=dialog>", sentence),
        ("<div role='alertdialog'>", sentence),
        ("<div aria-modal=true>", sentence),
        ("<dialog open>", sentence),
        ("<div id=onetrust-banner-sdk>", sentence),
        ("<div class='CybotCookiebotDialog x'>", sentence),
        ("<section class='site_cookieNotice__3x'>", sentence),
        ("<div id=sp_message_container_1>", sentence),
        ("<div class='fc-consent-root'>", sentence),
        ("<div class=newsletter-signup>", sentence),
        ("<div>", CONSENT),
        (
            "<div>",
            "We and our partners store personal data on your device. You can change your settings at any time.",
        ),
        (
            "<div>",
            "Wir und unsere Partner speichern Cookies auf Ihrem Gerät, wenn Sie zustimmen. Die Einstellungen können Sie ändern.",
        ),
        (
            "<div>",
            "Nous utilisons, avec votre accord, des cookies sur votre appareil. Vous pouvez refuser en cliquant ici.",
        ),
        (
            "<div>",
            "Con su permiso, nosotros y nuestros socios guardamos cookies. Puede aceptar o rechazar todo en la configuración.",
        ),
        (
            "<div>",
            "Subscribe now to get unlimited access to our reports, and cancel whenever you like. Your first month is free.",
        ),
        (
            "<div>",
            "Already a subscriber? Log in. Otherwise register for a free account to keep reading.",
        ),
    ] {
        let notice = format!("{open}<p>{words}</p></div></dialog></section>");
        let article = format!("<article><h1>Night ferry stays in port</h1>{BODY}</article>");
        for body in [
            format!("{notice}{article}"),
            format!("{article}{notice}"),
            format!("<div>{notice}<h1>Night ferry stays in port</h1>{BODY}</div>"),
            format!("<h1>Night ferry stays in port</h1>{notice}{BODY}"),
            format!("<h1>Night ferry stays in port</h1>{BODY}{notice}{BODY}"),
        ] {
            let draft = page("", &body);
            let lines = shown(&draft);
            let line = lines
                .lines()
                .find(|line| line.ends_with(words))
                .expect("the notice");
            assert!(line.starts_with('X'), "{line}\n{body}");
            assert!(lines.contains("H| Night ferry"), "{body}");
            assert!(lines.contains("P| The ferry to"), "{body}");
        }
    }
    let plain = format!(
        "{CONSENT}\n\nNight ferry stays in port\n\nThe ferry will not sail before June, the harbour office said on Monday.\n\nThe captain would rather be late than wet, he said."
    );
    let found = shown(&draft("a.txt", plain.as_bytes()).expect("a text"));
    assert!(found.starts_with("X| By pressing"), "{found}");
}

#[test]
fn an_article_about_cookies_and_one_in_a_box_are_read() {
    check_markup(
        "<body class='has-cookie-banner newsletter'><div class='post tag-cookies category-consent'><div class=paywall>\
         <h1>Minister wants fewer cookie banners</h1>\
         <p>The minister said that readers should be able to reject all cookies with one click, whatever a site prefers.</p>\
         <p>“You accept, you click, you forget,” she said of the banners. “We want your device to ask for you.”</p>\
         <p>Publishers fear for their advertising. A subscription that costs ten crowns a month is no answer, they said.</p></div></div>",
        "\
H| Minister wants fewer cookie banners
P| The minister said that readers should be able to reject all cookies with one click, whatever a site prefers.
P| “You accept, you click, you forget,” she said of the banners. “We want your device to ask for you.”
P| Publishers fear for their advertising. A subscription that costs ten crowns a month is no answer, they said.",
    );
    check_markup(
        &format!("<body><div role=dialog aria-modal=true><h1>Night ferry stays in port</h1>{BODY}</div>"),
        "\
H| Night ferry stays in port
P| The ferry to Gull Point will not sail before the middle of June, the harbour office said on Monday.
P| “We would rather be late than wet,” said its captain, who has crossed the sound for thirty years.",
    );
}

#[test]
fn points_at_the_top_are_read() {
    for list in [
        "<ul><li>Ferry needs a new shaft</li><li>Islanders were told by letter</li></ul>",
        "<div class=key-points><p>Key points</p><ul><li>Ferry needs a new shaft</li><li>Islanders were told by letter</li></ul></div>",
        "<aside class='article__keyPoints'><h2>Key points</h2><ol><li><p>Ferry needs a new shaft</p></li><li><p>Islanders were told by letter</p></li></ol></aside>",
        "<p>• Ferry needs a new shaft</p><p>• Islanders were told by letter</p>",
        "<p class=byline>By Rosa Lindqvist</p><ul><li>Ferry needs a new shaft</li><li>Islanders were told by letter</li></ul>",
    ] {
        let draft = with_line(list);
        let lines = shown(&draft);
        assert!(
            lines.contains("Ferry needs a new shaft\nP|"),
            "{list}\n{lines}"
        );
        assert!(!lines.contains("X|"), "{list}\n{lines}");
    }
    check(
        "points.txt",
        "\
H| Night ferry stays in port
 |
P| • Ferry needs a new shaft
P| • Islanders were told by letter
P| • Nobody was hurt
 |
P| The ferry to Gull Point will not sail before the middle of June, the harbour office said on Monday.
P| “We would rather be late than wet,” said its captain, who has crossed the sound for thirty years.
",
    );
    check(
        "bare.txt",
        "\
H| Night ferry to Gull Point will not sail
P| Ferry needs a new shaft
P| Captain would rather be late
P| Islanders wrote to the harbour office
P| The ferry to Gull Point will not sail before the middle of June, the harbour office said on Monday.
P| “We would rather be late than wet,” said its captain, who has crossed the sound for thirty years.
",
    );
    // Links, topics and menus are none.
    for list in [
        "<ul><li><a href=a>Six recipes for a rainy weekend</a></li><li><a href=b>The lamp that never slept</a></li></ul>",
        "<ul><li>Ferries</li><li>Gull Point</li><li>Safety</li></ul>",
        "<ul><li>Home</li><li>News</li><li>Sport</li></ul>",
    ] {
        assert!(!shown(&with_line(list)).contains("\nP| F"), "{list}");
        assert_eq!(shown(&with_line(list)).matches("P|").count(), 2, "{list}");
    }
}

#[test]
fn several_dates_in_a_line() {
    for (line, day) in [
        (
            "Published: 3 March 2021. Updated: 4 March 2021.",
            "2021-03-03",
        ),
        (
            "Updated: 4 March 2021. Published: 3 March 2021.",
            "2021-03-03",
        ),
        (
            "First published on Wednesday 3 March 2021 09.30 GMT. Last modified on Thursday 4 March 2021 at 10.00 GMT.",
            "2021-03-03",
        ),
        (
            "Published March 3, 2021, 9:30 a.m. ET; updated March 4, 2021",
            "2021-03-03",
        ),
        ("3 March 2021 (updated 4 March 2021)", "2021-03-03"),
        (
            "Veröffentlicht am 3. März 2021 um 9:30 Uhr. Aktualisiert am 4. März 2021 um 10 Uhr.",
            "2021-03-03",
        ),
        (
            "Publié le 3 mars 2021 à 9h30. Mis à jour le 4 mars 2021 à 10h00.",
            "2021-03-03",
        ),
        (
            "Actualizado el 4 de marzo de 2021. Publicado el 3 de marzo de 2021.",
            "2021-03-03",
        ),
        ("2021年3月3日公開 2021年3月4日更新", "2021-03-03"),
        ("2021年3月4日更新 2021年3月3日公開", "2021-03-03"),
        (
            "Published: <time datetime=2021-03-03>3 March</time>. Updated: <time datetime=2021-03-04>4 March</time>.",
            "2021-03-03",
        ),
        (
            "Updated: <time datetime=2021-03-04>4 March 2021</time> Published: <time datetime=2021-03-03>3 March 2021</time>",
            "2021-03-03",
        ),
    ] {
        let draft = with_line(&format!("<p>{line}</p>"));
        assert_eq!(values(&draft), ["nothing", day], "{line}");
        let lines = shown(&draft);
        assert!(
            lines.lines().nth(1).expect("a line").starts_with("B| "),
            "{lines}"
        );
    }
    // A sentence with two days in it stays a sentence.
    for sentence in [
        "The pier was opened on 3 March 1921 and closed on 4 March 1921.",
        "The book was published on 3 March 2021 in the town where she was born.",
        "It ended on 18 May 2022 and began again on 3 April 2023.",
    ] {
        let draft = page(
            "",
            &format!("<h1>Night ferry stays in port</h1>{BODY}<p>{sentence}</p>{BODY}"),
        );
        assert!(
            shown(&draft).contains(&format!("P| {sentence}")),
            "{sentence}"
        );
        assert_eq!(draft.date, None);
    }
}

#[test]
fn a_date_beside_a_name_costs_neither() {
    for line in [
        "<p>By Rosa Lindqvist, 3 March 2021</p>",
        "<p>Rosa Lindqvist | 3 March 2021</p>",
        "<p>3 March 2021 | Rosa Lindqvist</p>",
        "<p>3 March 2021, by Rosa Lindqvist</p>",
        "<p>Published 3 March 2021 by Rosa Lindqvist</p>",
        "<p>By Rosa Lindqvist. Published 3 March 2021. Updated 4 March 2021.</p>",
        "<p>Rosa Lindqvist, published 3 March 2021</p>",
        "<div class=byline>Rosa Lindqvist <span>March 3, 2021</span></div>",
        "<div class=byline><span>March 3, 2021</span><span>Rosa Lindqvist</span></div>",
        "<div class=byline><img src=a.jpg>Rosa Lindqvist<br>March 3, 2021</div>",
        "<div class='entry-meta'><span class=posted-on>March 3, 2021</span><span class=author>Rosa Lindqvist</span></div>",
        "<div itemprop=author itemscope><span itemprop=name>Rosa Lindqvist</span></div><time datetime=2021-03-03>Wednesday</time>",
        "<p><a href=/r rel=author>Rosa Lindqvist</a>, <time datetime=2021-03-03>3 March</time></p>",
        "<div class=article__authorName>Rosa Lindqvist</div><p>3 March 2021 at 10:42</p>",
        "<p class=author>Rosa Lindqvist, Shipping reporter</p><p>Updated: 3 March 2021, 10:42</p>",
    ] {
        assert_eq!(
            values(&with_line(line)),
            ["Rosa Lindqvist", "2021-03-03"],
            "{line}"
        );
    }
    let two = with_line(
        "<p>By <a rel=author href=a>Rosa Lindqvist</a> and <a rel=author href=b>Imre Vass</a> | 3 March 2021</p>",
    );
    assert_eq!(values(&two), ["Rosa Lindqvist and Imre Vass", "2021-03-03"]);
}

#[test]
fn a_page_names_its_author_in_many_ways() {
    let person = r##"{"@type":"Person","@id":"#rosa","name":"Rosa Lindqvist"}"##;
    for head in [
        "<meta name=author content='Rosa Lindqvist'>".to_owned(),
        "<meta property=article:author content='Rosa Lindqvist'>".to_owned(),
        "<meta property=article:author content='https://post.example/rosa'><meta name=author content='Rosa Lindqvist'>".to_owned(),
        "<meta name=byl content='By Rosa Lindqvist'>".to_owned(),
        "<meta name='sailthru.author' content='Rosa Lindqvist'>".to_owned(),
        format!(r##"<script type="application/ld+json">{{"@graph":[{{"@type":"NewsArticle","author":{{"@id":"#rosa"}}}},{person}]}}</script>"##),
        format!(r##"<script type="application/ld+json">{{"@type":"NewsArticle","author":[{{"@id":"#rosa"}}]}}</script><script type="application/ld+json">{person}</script>"##),
        r#"<script type="application/ld+json">{"@type":"ReportageNewsArticle","creator":{"name":["Rosa Lindqvist"]}}</script>"#.to_owned(),
    ] {
        let draft = page(&head, &format!("<h1>Night ferry stays in port</h1>{BODY}"));
        assert_eq!(values(&draft)[0], "Rosa Lindqvist", "{head}");
    }
    for head in [
        "<meta property=article:author content='https://post.example/rosa'>",
        r##"<script type="application/ld+json">{"@type":"NewsArticle","author":{"@id":"#nobody"}}</script>"##,
        r##"<script type="application/ld+json">{"@type":"NewsArticle","author":{"@id":"#a"},"x":{"@id":"#a","name":{"@id":"#a"}}}</script>"##,
    ] {
        assert_eq!(values(&page(head, BODY))[0], "nothing", "{head}");
    }
}

#[test]
fn a_page_without_a_headline_in_its_body_has_that_of_its_data() {
    for (head, expected) in [
        (
            "<title>Night ferry stays in port</title>",
            "Night ferry stays in port",
        ),
        (
            "<title>Night ferry stays in port | The Gull Post</title>",
            "Night ferry stays in port",
        ),
        (
            "<title>Gull Post: Night ferry stays in port</title><meta property=og:site_name content='Gull Post'>",
            "Night ferry stays in port",
        ),
        (
            "<title>Gull Post</title><meta property=og:title content='Night ferry stays in port - Gull Post'><meta property=og:site_name content='Gull Post'>",
            "Night ferry stays in port",
        ),
        (
            r#"<script type="application/ld+json">{"@type":"NewsArticle","headline":"Night ferry stays in port"}</script>"#,
            "Night ferry stays in port",
        ),
        (
            "<title>Gull Post</title><meta property=og:site_name content='Gull Post'>",
            "nothing",
        ),
        ("", "nothing"),
    ] {
        let found = page(head, BODY);
        assert_eq!(field(&found, found.headline.as_ref()), expected, "{head}");
        assert_eq!(shown(&found).matches("P| ").count(), 2);
    }
}

#[test]
fn every_entry_of_a_live_report_is_treated_alike() {
    let entry =
        |hour: &str, title: &str, words: &str| format!("<article>{hour}{title}{words}</article>");
    let one =
        "<p>The tug has left the harbour with both of its ropes, the harbour office says.</p>";
    let two = "<p>The ferry is moving again, and the islanders on the pier are waving at it.</p>";
    for (first, second) in [
        ("<p>10:42</p>", "<p>11:15</p>"),
        (
            "<time datetime=2021-03-03T10:42>10:42 GMT</time>",
            "<time datetime=2021-03-03T11:15>11:15 GMT</time>",
        ),
        ("<p>10.42am</p>", "<p>11.15 am</p>"),
        ("<p>3 March 2021, 10:42</p>", "<p>3 March 2021, 11:15</p>"),
        ("<p>12 minutes ago</p>", "<p>2h ago</p>"),
        ("<p>Posted at 10:42</p>", "<p>Updated at 11:15</p>"),
    ] {
        let body = format!(
            "<h1>Ferry aground: what we know</h1>{}{}",
            entry(first, "<p>Tug leaves harbour</p>", one),
            entry(second, "<p>Ferry moves again</p>", two),
        );
        let lines = shown(&page("", &body));
        let kinds: String = lines
            .lines()
            .filter_map(|line| line.chars().next())
            .collect();
        assert_eq!(kinds, "HSSPSSP", "{first}\n{lines}");
    }
}
