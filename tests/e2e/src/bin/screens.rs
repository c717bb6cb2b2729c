//! Pictures of a page in several sizes and looks, to be looked at by people.
//!
//! `screens FOLDER ROUTE [STEP…]`, where a step is `name=NAME` (takes a picture of that name and goes on), `go=ROUTE`, `click=ROLE:NAME`, `drag=WORDS`, `key=KEYS`,
//! `type=TEXT` or `see=WORDS`, done before each picture on a page as new.

#![forbid(unsafe_code)]

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use lateral_e2e::browser::{Browser, Watching};
use lateral_e2e::looks::{Extent, Look, Screen};
use lateral_e2e::page::Page;
use lateral_e2e::site::Release;
use lateral_e2e::{Engine, Failure};

const SCREENS: [(&str, Screen); 3] = [
    ("laptop", Screen::LAPTOP),
    ("phone", Screen::PHONE),
    ("small", Screen::SMALL),
];

const LOOKS: [(&str, Look); 2] = [("light", Look::Light), ("dark", Look::Dark)];

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match take(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn take(words: &[String]) -> Result<(), Failure> {
    let [folder, route, steps @ ..] = words else {
        return Err(Failure::new(
            "A folder and a route are needed.",
            "For instance `cargo run -p lateral-e2e --bin screens -- /tmp/pictures \"#/\"`.",
        ));
    };
    let browser = Browser::start(Engine::Chromium, Watching::Requests)?;
    for (size, screen) in SCREENS {
        for (shade, look) in LOOKS {
            let site = Arc::new(Release::built()?.serve(Engine::Chromium)?);
            let page = Page::new(&browser, &site)?;
            page.on_screen(screen)?;
            page.in_look(look)?;
            page.open(route)?;
            let done = steps
                .iter()
                .try_for_each(|word| match word.strip_prefix("name=") {
                    Some(name) => {
                        // Sentences at the foot and fields that open take a moment.
                        std::thread::sleep(std::time::Duration::from_millis(350));
                        let file = Path::new(folder).join(format!("{name}-{size}-{shade}.png"));
                        page.picture(Extent::Window, &file)
                    }
                    None => step(&page, word),
                });
            // The picture tells more than the message when a step was not possible.
            let file = Path::new(folder).join(format!("{size}-{shade}.png"));
            page.picture(Extent::Window, &file)?;
            println!("{}", file.display());
            done?;
            page.assert_clean()?;
        }
    }
    Ok(())
}

fn step(page: &Page, word: &str) -> Result<(), Failure> {
    let unknown = || {
        Failure::new(
            format!("The step `{word}` is not understood."),
            "Steps are name=NAME, go=ROUTE, click=ROLE:NAME, drag=WORDS, key=KEYS, type=TEXT, see=WORDS.",
        )
    };
    let (verb, rest) = word.split_once('=').ok_or_else(unknown)?;
    match verb {
        "click" => {
            let (role, name) = rest.split_once(':').ok_or_else(unknown)?;
            page.click(role, name)
        }
        "drag" => page.drag_over(rest).map(drop),
        "go" => page.open(rest),
        "key" => page.press(rest),
        "type" => page.type_text(rest),
        "see" => page.see_text(rest),
        _ => Err(unknown()),
    }
}
