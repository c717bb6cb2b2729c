//! What a page says to its readers is left out; what an article tells in nearly the same words is not.

use lateral::core::intake::draft;
use lateral::core::lesson::article::BlockKind;

/// What a line is between the paragraphs of a text, and why.
fn kind_of(line: &str) -> (BlockKind, String) {
    let page = format!(
        "\
Night ferry stays in port

The ferry to Gull Point will not sail before the middle of June, the harbour office said on Monday.

{line}

“We would rather be late than wet,” said its captain, who has crossed the sound for thirty years.

The harbour office has hired a smaller ship for the summer, which can carry forty people and their bicycles.
"
    );
    let found = draft("ferry.txt", page.as_bytes()).expect("a text");
    let mut blocks = found.blocks.iter();
    let block = blocks.find(|block| found.text.slice(block.range) == line);
    let block = block.unwrap_or_else(|| panic!("no block of its own: {line}"));
    (block.kind, block.why.sentence())
}

#[track_caller]
fn check_reports(lines: &[&str]) {
    for line in lines {
        let (kind, why) = kind_of(line);
        assert!(kind != BlockKind::Excluded, "{line} – {why}");
    }
}

#[track_caller]
fn check_notices(lines: &[&str]) {
    for line in lines {
        let (kind, why) = kind_of(line);
        assert!(kind == BlockKind::Excluded, "{line} – {why}");
    }
}

#[test]
fn reports_about_cookies_and_sites_stay() {
    check_reports(&[
        "The regulator fined the airline for the use of cookies without the consent of its passengers.",
        "The ministry criticised the use of cookies on the pages of schools and fined two firms.",
        "The court ruled that the use of cookies without consent is illegal.",
        "Under the bill, sites must let users accept or reject advertising cookies in their settings, and you can object at any time, your data authority says.",
        "Your phone now shares your settings with advertising partners unless you object, the court found.",
        "On its home page the firm says: “We use cookies to improve your visit.”",
        "Die Behörde verhängte ein Bußgeld wegen der Verwendung von Cookies ohne Einwilligung.",
        "La autoridad multó a dos empresas por el uso de cookies en páginas escolares.",
        "Le ministère critique l’utilisation de cookies par les écoles.",
    ]);
}

#[test]
fn reports_about_sharing_and_subscribing_stay() {
    check_reports(&[
        "The county posted the notice on Facebook, too, and asked people to share on WhatsApp.",
        "The party asks its members to register online, support our campaign and email your deputy.",
        "The school asks parents to sign up to the newsletter, support our library and cancel old cards.",
        "Most readers subscribe to two papers and cancel one of them within a month.",
        "Donations to the museum rose, and its members support it with 12 euros a month.",
        "“Sign up for our newsletter,” the poster said.",
        "Register by Friday, the council said.",
        "Back to school, said the mayor.",
        "Comments were closed after an hour.",
    ]);
}

#[test]
fn reports_about_rights_browsers_and_the_weather_stay() {
    check_reports(&[
        "“All rights reserved” was printed on the leaflet that the police found.",
        "She kept a copy of the book with “all rights reserved” on every page.",
        "The archive says that the map may not be reproduced.",
        "Experts say users should update an outdated browser or switch off the ad blocker.",
        "The museum asks visitors to download the app, open it and continue in the browser if it fails.",
        "Temperatures rose to 31°C.",
        "It was 31°C.",
        "Am Morgen waren es 31°C.",
        "Weather in the valley was fine.",
    ]);
    check_notices(&["31°C Vale Green", "Weather: 31°C", "Weather in Vale Green"]);
}

#[test]
fn notices_about_cookies_are_left_out() {
    check_notices(&[
        "We use cookies to improve your visit. By continuing you accept our use of cookies.",
        "This website uses cookies.",
        "You can change your cookie settings at any time and reject advertising partners.",
        "Besuchen Sie unsere Seite wie gewohnt mit Werbung und Tracking. Ihre Zustimmung ist jederzeit widerruflich.",
        "Nutzen Sie unser Angebot ohne Tracking für 3,99 Euro im Monat.",
        "Se scegli di rifiutare i cookie di profilazione, puoi continuare con un abbonamento.",
        "Klikając „Akceptuję”, zgadzasz się na przetwarzanie Twoich danych osobowych przez naszych partnerów.",
    ]);
}

#[test]
fn notices_about_subscriptions_are_left_out() {
    check_notices(&[
        "Subscribe now for full access to our reporting. Cancel anytime.",
        "Il vous reste 52% de cet article à lire. La suite est réservée aux abonnés.",
        "Gull Notes is a reader-supported publication. To receive new posts and support my work, become a paid subscriber.",
        "Register for a free account to continue reading this story.",
        "Log in to your account or create one to save this article for later.",
        "Our morning email brings the key stories of the day, and why it matters to you.",
        "Gull Post is an independent paper that has told the story of the coast since 1901. Support us with a donation today.",
        "Unterstützen Sie unseren unabhängigen Journalismus mit einer Spende.",
        "Hai già un abbonamento? Accedi per continuare a leggere questo articolo.",
    ]);
}

#[test]
fn notices_about_browsers_and_the_newsroom_are_left_out() {
    check_notices(&[
        "It looks like you’re using an ad blocker. Please switch it off or subscribe to support our reporting.",
        "Your browser is out of date. Please update it to get the best experience on this site.",
        "Ihr Browser ist veraltet. Bitte aktualisieren Sie ihn, um unsere Seite richtig zu sehen.",
        "Vous utilisez un bloqueur de publicité. Désactivez-le pour soutenir notre rédaction.",
        "Gull Post is better in the app. Open it now or continue in your browser.",
        "You are reading the island edition. Switch to the other one for news near you.",
        "Do you have a story for us? Write to desk@gull.example.",
        "Haben Sie Hinweise für uns? Schreiben Sie an desk@gull.example.",
        "12 Comments",
        "41 Kommentare",
    ]);
    let (_, why) = kind_of("Your browser is out of date. Please update it to see this site.");
    assert_eq!(
        why,
        "It says “your browser”, as a notice about the browser or an app does."
    );
}
