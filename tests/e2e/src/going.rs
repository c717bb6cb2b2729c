//! The way of a page from one address to another: opening, loading again, following.
//!
//! Invariant: when a verb is done, the document that it led to is there, and whoever asks next asks that one. It does not know
//! what is on it.

use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use xtask::engine::Engine;

use crate::Failure;
use crate::page::Page;
use crate::wait::until;

/// How long a page may take to begin to leave after what makes it leave.
const TURNING: Duration = Duration::from_millis(80);

/// How long nothing must have moved on a page to be calm.
const CALM: Duration = Duration::from_millis(150);

impl Page {
    /// Goes to a route (`#/lesson/article`), and waits for the app to be drawn.
    pub fn open(&self, route: &str) -> Result<(), Failure> {
        self.go(route)?;
        self.settle()?;
        self.see_app()?;
        self.calm()
    }

    /// Waits until the app is drawn, in the place of the words that stand there before it.
    fn see_app(&self) -> Result<(), Failure> {
        until(|| {
            if self.ask("return !!document.getElementById('early')", json!([]))? == true {
                return Err(Failure::new(
                    "The app has not come.",
                    "Look at the screenshot of this story.",
                ));
            }
            self.one("main", None).map(drop)
        })
    }

    /// Waits until what comes after the first picture has come, and nothing moves any more. Chromium holds the lines that one
    /// reads where they are; the others may move them under the mouse.
    fn calm(&self) -> Result<(), Failure> {
        let mut last = Value::Null;
        while self.session.engine() != Engine::Chromium {
            let now = "return [document.documentElement.scrollHeight, performance.getEntriesByType('resource').length, scrollY]";
            let now = self.ask(now, json!([]))?;
            if now == last {
                break;
            }
            last = now;
            thread::sleep(CALM);
        }
        Ok(())
    }

    /// Waits until no other document is on its way. Chromium 156 now and then loses a tab of which the
    /// accessibility tree is asked for while it is being left, so nothing but a script asks meanwhile.
    pub(crate) fn settle(&self) -> Result<(), Failure> {
        let begun = Instant::now();
        until(|| {
            let state = "return window.__leaving ? 'leaving' : document.readyState";
            let ready = self.ask(state, json!([]))? == "complete";
            if ready && begun.elapsed() > TURNING {
                return Ok(());
            }
            Err(Failure::new(
                "The page is still on its way.",
                "Look at the screenshot of this story.",
            ))
        })
    }

    /// Goes to an address that leads on to another one by itself, and waits for words of that one. Chromium
    /// 156 now and then loses a tab of which the accessibility tree is asked for while it is being left.
    pub fn follow(&self, address: &str, words: &str) -> Result<(), Failure> {
        self.go(address)?;
        self.see_text(words)
    }

    /// Goes to an address of the site, and waits for nothing but its load event.
    pub(crate) fn go(&self, address: &str) -> Result<(), Failure> {
        self.look()?;
        let address = self.site().address(address);
        if self.session.engine() == Engine::Chromium {
            return self.session.go(&self.window, &address);
        }
        // Firefox may say that it is there while the old document still is; keys would then go to that.
        let mark = "const [old, next] = [location.href, arguments[0]]; \
                    window.__old = !next.includes('#') || next === old || next.split('#')[0] !== old.split('#')[0]; \
                    return next === old";
        // To its own address Chromium goes by loading it again, the others only if there is no `#` in it.
        if self.ask(mark, json!([address]))? == true {
            self.session.reload(&self.window)?;
        } else {
            self.session.go(&self.window, &address)?;
        }
        self.arrive()
    }

    /// Waits until the document that was marked as old is gone.
    fn arrive(&self) -> Result<(), Failure> {
        until(|| {
            if self.ask(
                "return !window.__old && document.readyState === 'complete'",
                json!([]),
            )? == true
            {
                return Ok(());
            }
            Err(Failure::new(
                "The page is still on its way.",
                "Look at the screenshot of this story.",
            ))
        })
    }

    /// Loads the page again.
    pub fn reload(&self) -> Result<(), Failure> {
        self.look()?;
        if self.session.engine() == Engine::Chromium {
            self.session
                .devtools(&self.window, "Page.reload", json!({}))?;
        } else {
            self.ask("window.__old = true", json!([]))?;
            self.session.reload(&self.window)?;
            self.arrive()?;
            self.see_app()?;
            return self.calm();
        }
        self.ask("return new Promise((done) => document.readyState === 'complete' ? done() : addEventListener('load', done))", json!([]))?;
        self.see_app()
    }
}
