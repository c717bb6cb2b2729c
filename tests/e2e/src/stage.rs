//! A browser, and the pages that a story opens in it.
//!
//! Invariant: every story starts with no tab open and sees a site (an origin) that no other story has seen.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use xtask::checkout::Checkout;
use xtask::engine::Engine;

use crate::Failure;
use crate::blow::Blow;
use crate::browser::{Browser, Watching};
use crate::looks::{Extent, Look, Screen};
use crate::page::Page;
use crate::site::Release;

/// Where stories are played.
pub struct Stage {
    browser: Browser,
    opened: Vec<Page>,
}

impl Stage {
    pub(crate) fn new(engine: Engine) -> Result<Self, Failure> {
        Ok(Self {
            browser: Browser::start(engine, Watching::Requests)?,
            opened: Vec::new(),
        })
    }

    /// Opens the release at `route`, on a laptop, as a reader who was never here.
    pub fn open(&mut self, route: &str) -> Result<Page, Failure> {
        self.open_release(Release::built()?, route)
    }

    /// The same with another release, for instance one with another lesson.
    pub fn open_release(&mut self, release: Release, route: &str) -> Result<Page, Failure> {
        let site = Arc::new(release.serve(self.browser.engine())?);
        let page = Page::new(&self.browser, &site)?;
        self.show(page, route)
    }

    /// Opens an address that leads on to another one by itself, as a reader who was never here, and waits for
    /// words of that one.
    pub fn follow(
        &mut self,
        release: Release,
        address: &str,
        words: &str,
    ) -> Result<Page, Failure> {
        let site = Arc::new(release.serve(self.browser.engine())?);
        let page = Page::new(&self.browser, &site)?;
        self.set_up(&page)?;
        page.follow(address, words)?;
        Ok(page)
    }

    /// Opens an empty page of a new site, so that something can be set up before the app is first there.
    pub fn arrive(&mut self) -> Result<Page, Failure> {
        let site = Arc::new(Release::built()?.serve(self.browser.engine())?);
        let page = Page::new(&self.browser, &site)?;
        self.set_up(&page)?;
        page.leave()?;
        Ok(page)
    }

    /// Opens an empty page in another tab of the same site.
    pub fn arrive_beside(&mut self, page: &Page) -> Result<Page, Failure> {
        let beside = page.beside(&self.browser)?;
        self.set_up(&beside)?;
        beside.leave()?;
        Ok(beside)
    }

    /// Opens another tab on the same site: the same reader, or after a restart, the same device.
    pub fn open_beside(&mut self, page: &Page, route: &str) -> Result<Page, Failure> {
        let beside = page.beside(&self.browser)?;
        self.show(beside, route)
    }

    /// Closes a tab that the story is done with, and fails if anything went wrong on it.
    pub fn close(&mut self, page: &Page) -> Result<(), Failure> {
        self.opened.retain(|opened| !opened.is_same_tab(page));
        page.assert_clean()?;
        page.close()
    }

    /// Closes the browser and opens it again with the same profile. All pages are gone.
    pub fn restart(&mut self) -> Result<(), Failure> {
        self.opened
            .drain(..)
            .try_for_each(|page| page.assert_clean())?;
        self.browser.restart()
    }

    /// Kills the browser and opens it again with the same profile. All pages are gone.
    pub fn crash(&mut self) -> Result<(), Failure> {
        self.opened
            .drain(..)
            .try_for_each(|page| page.assert_clean())?;
        self.browser.crash_and_restart()
    }

    /// Lets the browser be killed in a while, whatever the story does meanwhile.
    pub fn kill_after(&self, delay: Duration) -> Blow {
        self.browser.kill_after(delay)
    }

    /// Waits for the blow, and opens the browser again with the same profile. All pages are gone, and with
    /// them what they could have told.
    pub fn rise(&mut self, blow: Blow) -> Result<(), Failure> {
        self.opened.clear();
        self.browser.rise(blow)
    }

    fn show(&mut self, page: Page, route: &str) -> Result<Page, Failure> {
        self.set_up(&page)?;
        page.open(route)?;
        Ok(page)
    }

    fn set_up(&mut self, page: &Page) -> Result<(), Failure> {
        self.opened.push(page.clone());
        page.on_screen(Screen::LAPTOP)?;
        page.in_look(Look::Light)
    }

    /// Fails if anything went wrong on a page that is open.
    pub(crate) fn assert_clean(&self) -> Result<(), Failure> {
        self.opened.iter().try_for_each(Page::assert_clean)
    }

    pub(crate) fn picture(&self, name: &str) {
        let folder = Checkout::current().target().join("stories");
        for (number, page) in self.opened.iter().enumerate() {
            let file: PathBuf = folder.join(format!("{}-{number}.png", name.replace("::", "-")));
            if page.picture(Extent::Window, &file).is_ok() {
                eprintln!("a picture of {name} is in {}", file.display());
            }
        }
    }

    /// Closes all tabs but one, which the browser needs to stay open.
    pub(crate) fn clear(&mut self) {
        let session = Arc::clone(self.browser.session());
        let cleared = session.open_tab().and_then(|kept| {
            let mut tabs = session.tabs()?.into_iter().filter(|tab| *tab != kept);
            tabs.try_for_each(|tab| session.close(&tab))?;
            // What a page said while it was left is no later story's.
            session.log(&kept, "browser").map(drop)
        });
        // Only now, with the tabs gone, their sites go: a page asks its own for its dialogs ahead.
        self.opened.clear();
        if cleared.is_err() {
            // The browser is not usable any more; the next story gets another.
            if let Ok(browser) = Browser::start(self.browser.engine(), Watching::Requests) {
                self.browser = browser;
            }
        }
    }
}
