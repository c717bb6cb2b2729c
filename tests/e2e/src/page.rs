//! A page, in the reader's words: open, click, and what can be seen.
//!
//! Invariant: a verb either did what it says on a page that took part, or fails with a sentence; verbs
//! wait for the page, stories need not. Keys and the focus are in [`crate::keys`], words in articles in
//! [`crate::passage`], addresses in `going`, fingers in [`crate::touch`], files in [`crate::files`], looks in [`crate::looks`].

use serde_json::{Value, json};
use std::sync::{Arc, Mutex, PoisonError};

use xtask::engine::Engine;

use crate::Failure;
use crate::browser::Browser;
use crate::finding::{Spot, Thing, Tree};
use crate::session::{Session, Window};
use crate::site::Site;
use crate::wait::until;
use crate::watch::{LIBRARY, Seen};

/// One tab with a page of a [`Site`]. Clones are the same tab.
#[derive(Clone)]
pub struct Page {
    pub(crate) session: Arc<Session>,
    pub(crate) window: Window,
    pub(crate) downloads: std::path::PathBuf,
    site: Arc<Site>,
    seen: Arc<Mutex<Seen>>,
    /// The regions, as role and name, that what is looked for must be in; from the outside in.
    regions: Vec<(String, String)>,
}

impl Page {
    /// Opens a new tab for `site`, still empty.
    pub fn new(browser: &Browser, site: &Arc<Site>) -> Result<Self, Failure> {
        let session = Arc::clone(browser.session());
        let window = session.open_tab()?;
        Seen::install(&session, &window)?;
        let downloads = browser.downloads().to_path_buf();
        if session.engine() == Engine::Chromium {
            let behavior = json!({ "behavior": "allow", "downloadPath": downloads });
            session.devtools(&window, "Browser.setDownloadBehavior", behavior)?;
        }
        Ok(Self {
            session,
            window,
            downloads,
            site: Arc::clone(site),
            seen: Arc::default(),
            regions: Vec::new(),
        })
    }

    /// Another tab of the same browser and site, still empty.
    pub fn beside(&self, browser: &Browser) -> Result<Self, Failure> {
        Self::new(browser, &self.site)
    }

    /// The site that it belongs to.
    pub fn site(&self) -> &Arc<Site> {
        &self.site
    }

    /// Whether both are the same tab.
    pub(crate) fn is_same_tab(&self, other: &Self) -> bool {
        self.window == other.window
    }

    /// Closes the tab.
    pub fn close(&self) -> Result<(), Failure> {
        self.look()?;
        self.session.close(&self.window)
    }

    /// The same page, where only what is inside the named region counts.
    pub fn within(&self, role: &str, name: &str) -> Self {
        let mut inside = self.clone();
        inside.regions.push((role.to_owned(), name.to_owned()));
        inside
    }

    /// Clicks what has this role and name.
    pub fn click(&self, role: &str, name: &str) -> Result<(), Failure> {
        let spot = until(|| self.tree().spot(&self.one(role, Some(name))?))?;
        self.click_at(spot)?;
        if role == "link" {
            self.settle()
        } else {
            Ok(())
        }
    }

    /// Clicks the button of this name.
    pub fn click_button(&self, name: &str) -> Result<(), Failure> {
        self.click("button", name)
    }

    /// Waits until something with this role and name is there.
    pub fn see(&self, role: &str, name: &str) -> Result<(), Failure> {
        until(|| self.one(role, Some(name)).map(drop))
    }

    /// Waits until nothing with this role and name is there.
    pub fn see_no(&self, role: &str, name: &str) -> Result<(), Failure> {
        until(|| match self.one(role, Some(name)) {
            Err(_) => Ok(()),
            Ok(_) => Err(Failure::new(
                format!("There still is a {role} named “{name}”."),
                "It should have gone by now.",
            )),
        })
    }

    /// Waits until the page shows these words anywhere.
    pub fn see_text(&self, words: &str) -> Result<(), Failure> {
        until(|| {
            let text = self.question("texts", json!([]))?;
            if text.as_str().is_some_and(|text| text.contains(words)) {
                return Ok(());
            }
            Err(Failure::new(
                format!("The page does not show “{words}”."),
                "Look at the screenshot of this story.",
            ))
        })
    }

    /// Reads one attribute of what has this role and name.
    pub fn attribute(
        &self,
        role: &str,
        name: &str,
        attribute: &str,
    ) -> Result<Option<String>, Failure> {
        let thing = until(|| self.one(role, Some(name)))?;
        let function = "function (name) { return this.getAttribute(name); }";
        let answer = self.tree().call(&thing, function, &[attribute.into()])?;
        Ok(answer.as_str().map(str::to_owned))
    }

    /// Clicks one of several things with the same role and name, counted from 0.
    pub fn click_nth(&self, role: &str, name: &str, number: usize) -> Result<(), Failure> {
        let spot = until(|| {
            let tree = self.tree();
            let all = tree.all(&self.place()?, role)?;
            let mut named = all.iter().filter(|(_, known)| known == name);
            let (thing, _) = named.nth(number).ok_or_else(|| {
                Failure::new(
                    format!("There are not {} of {role} named “{name}”.", number + 1),
                    "Look at the screenshot of this story.",
                )
            })?;
            tree.spot(thing)
        })?;
        self.click_at(spot)
    }

    /// The names of everything with this role, as soon as the region is there.
    pub fn names(&self, role: &str) -> Result<Vec<String>, Failure> {
        // A browser may forget the name of a region for a moment while it lays the page out anew.
        let all = until(|| self.tree().all(&self.place()?, role))?;
        Ok(all.into_iter().map(|(_, name)| name).collect())
    }

    /// What a critical eye finds on the page as it is now: what sticks out, is cut off or is hard to read.
    pub fn faults(&self) -> Result<Vec<String>, Failure> {
        self.sentences("faults")
    }

    /// What is wrong with headings, landmarks, names, ids and language.
    pub fn bones(&self) -> Result<Vec<String>, Failure> {
        self.sentences("bones")
    }

    /// What the page is alarmed about.
    pub fn alarms(&self) -> Result<Vec<String>, Failure> {
        self.sentences("alarms")
    }

    fn sentences(&self, question: &str) -> Result<Vec<String>, Failure> {
        let answer = self.question(question, json!([]))?;
        let sentences = answer.as_array().into_iter().flatten();
        Ok(sentences
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect())
    }

    /// Forgets everything that the browser keeps for this site, as its settings can.
    pub fn clear_storage(&self) -> Result<(), Failure> {
        self.ask(
            "localStorage.clear(); sessionStorage.clear(); \
             return indexedDB.databases().then((all) => Promise.all(all.map(({ name }) => new Promise((done) => { \
               const asked = indexedDB.deleteDatabase(name); asked.onsuccess = asked.onerror = asked.onblocked = done; }))))",
            json!([]),
        )
        .map(drop)
    }

    /// Puts a script into every document of this tab before its own, for stories on what may go wrong.
    pub fn prepare(&self, script: &str) -> Result<(), Failure> {
        let words = json!({ "source": script });
        self.devtools("Page.addScriptToEvaluateOnNewDocument", words)
            .map(drop)
    }

    /// What the line that tells of saving says: `Saved`, `Saving`, `Not saved`.
    pub fn status(&self) -> Result<String, Failure> {
        let answer = self.question("statuses", json!([]))?;
        let mut texts = answer
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str);
        let found = texts.find(|text| text.contains("Sav") || text.contains("aved"));
        found.map(str::to_owned).ok_or_else(|| {
            Failure::new(
                "No element with role=status tells of saving.",
                "The reader must always see whether the work is saved.",
            )
        })
    }

    /// Waits until the page says that everything is saved.
    pub fn see_saved(&self) -> Result<(), Failure> {
        until(|| match self.status()? {
            status if status.starts_with("Saved") => Ok(()),
            status => Err(Failure::new(
                format!("The page says “{status}”, not “Saved”."),
                "Every change must be saved within seconds.",
            )),
        })
    }

    /// Everything in local storage, for stories on what is kept.
    pub fn stored(&self) -> Result<Value, Failure> {
        self.question("stored", json!([]))
    }

    /// Fails if anything went wrong so far: an error, a broken policy, a request to another origin.
    pub fn assert_clean(&self) -> Result<(), Failure> {
        self.look()?;
        self.seen().clean()
    }

    /// Lets pass every trouble with these words in it, for a story that provokes one which may come late.
    pub fn expect_trouble(&self, words: &str) {
        self.seen().expect(words);
    }

    /// Forgets what went wrong so far, for a story that provokes it.
    pub fn forget_troubles(&self) -> Result<(), Failure> {
        self.look()?;
        self.seen().forget();
        Ok(())
    }

    /// Runs the body of a function in the page. For measuring; a story should not need it.
    pub fn ask(&self, script: &str, words: Value) -> Result<Value, Failure> {
        self.session.run(&self.window, script, words)
    }

    /// Sends a DevTools command.
    pub fn devtools(&self, command: &str, words: Value) -> Result<Value, Failure> {
        self.session.devtools(&self.window, command, words)
    }

    /// Clicks a place on the screen.
    pub fn click_at(&self, spot: Spot) -> Result<(), Failure> {
        self.point(vec![
            json!({ "type": "pointerMove", "x": spot.x, "y": spot.y }),
            json!({ "type": "pointerDown", "button": 0 }),
            json!({ "type": "pointerUp", "button": 0 }),
        ])
    }

    /// Moves and presses the mouse.
    pub(crate) fn point(&self, moves: Vec<Value>) -> Result<(), Failure> {
        let mouse = json!([{
            "type": "pointer",
            "id": "mouse",
            "parameters": { "pointerType": "mouse" },
            "actions": moves,
        }]);
        self.session.act(&self.window, &mouse)
    }

    /// Asks one of the questions in `page.js`.
    pub(crate) fn question(&self, name: &str, words: Value) -> Result<Value, Failure> {
        self.ask(
            &format!("{LIBRARY}\nreturn lib.{name}(...arguments);"),
            words,
        )
    }

    pub(crate) fn tree(&self) -> Tree<'_> {
        Tree {
            session: &self.session,
            window: &self.window,
        }
    }

    /// The one thing with this role, and name if one is given, inside the regions of this page.
    pub(crate) fn one(&self, role: &str, name: Option<&str>) -> Result<Thing, Failure> {
        let tree = self.tree();
        let place = self.place()?;
        if let Some(name) = name {
            return tree.one(&place, role, name);
        }
        let all = tree.all(&place, role)?;
        let first = all.into_iter().next();
        first.map(|(thing, _)| thing).ok_or_else(|| {
            Failure::new(
                format!("There is no {role} on the page."),
                "Look at the screenshot of this story.",
            )
        })
    }

    /// The innermost region.
    fn place(&self) -> Result<Thing, Failure> {
        let tree = self.tree();
        let mut place = tree.root()?;
        for (role, name) in &self.regions {
            place = tree.one(&place, role, name)?;
        }
        Ok(place)
    }

    fn seen(&self) -> std::sync::MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn look(&self) -> Result<(), Failure> {
        let origin = self.site.address("");
        self.seen().look(&self.session, &self.window, &origin)
    }
}
