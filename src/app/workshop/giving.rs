//! Giving a lesson away: as a file, or as a link that carries it.
//!
//! Invariant: what is given is what is on the screen, also where nothing could be kept.

use super::Shop;
use crate::core::format;
use crate::core::format::link::{self, Reach};
use crate::core::lesson::Lesson;
use crate::platform::{self, address};

use super::Place;
use super::place::From;

/// A link that carries a lesson.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    /// The whole address.
    pub address: String,
    /// What carries it, and what does not.
    pub reach: Reach,
}

impl Shop {
    /// Offers a lesson as a file.
    pub fn download(self, lesson: &Lesson) {
        let name = format!("lateral-lesson-{}.json", lesson.id.as_str());
        if platform::files::download(&name, &format::export_lesson(lesson)).is_ok() {
            self.say(format!("Downloaded as {name}."));
        } else {
            self.say("The browser did not allow the download. The lesson is still here; try another browser window.");
        }
    }

    /// Shows the link that carries a lesson.
    pub fn show_link(self, lesson: &Lesson) {
        match link_to(lesson) {
            Ok(link) => {
                self.link.set(Some(link));
                super::focus_soon("#link-title");
            }
            Err(sentence) => self.say(sentence),
        }
    }

    /// Puts a link into the clipboard, where the browser allows it.
    pub fn copy(self, link: &Link) {
        let address = link.address.clone();
        leptos::task::spawn_local(async move {
            if platform::files::copy(&address).await {
                self.say("The link was copied. Paste it where your class finds it.");
            } else {
                self.say(
                    "The browser did not allow copying. Select the link and copy it yourself.",
                );
            }
        });
    }
}

fn link_to(lesson: &Lesson) -> Result<Link, String> {
    let written = link::write(format::export_lesson(lesson).as_bytes());
    let written = written.map_err(|error| error.to_string())?;
    let place = Place::Incoming(From::Link(written));
    let address = format!("{}{}", address::whole(), place.href());
    let reach = link::reach(address.chars().count());
    Ok(Link { address, reach })
}
