//! Keys into deeds.
//!
//! Invariant: what a key does can be done by pointer too, through the same calls.
//! Must not know: which keys there are; that is `keymap`.

use super::keymap::{self, Command, Focus, Press, SingleKeys};
use super::places::mark_selector;
use super::route::Route;
use super::state::{AppState, Dialog, MarkAs};
use crate::core::annotation::command;
use crate::core::annotation::record::RecordId;
use crate::core::reading::segment::{Direction, Edge, Unit};
use crate::core::text::printable::brief;
use crate::platform::page::{self, Bring};

impl AppState {
    /// Takes in a key press. Answers whether it meant something here.
    #[must_use]
    pub fn pressed(&self, press: &Press) -> bool {
        if self.dialog.with_untracked(Option::is_some) {
            // The dialog has its own keys, and nothing behind it acts.
            return false;
        }
        let focus = if page::is_typing() {
            Focus::Typing
        } else if page::focus_is_in("main article") {
            Focus::Text
        } else {
            Focus::Elsewhere
        };
        let single = self.single_keys.get_untracked();
        if let Some(tag) = self.tag_for(press, focus, single) {
            return self.use_tag(&MarkAs::Tag(tag));
        }
        match keymap::command(press, focus, single) {
            Some(command) => self.act(command),
            None => false,
        }
    }

    fn tag_for(
        &self,
        press: &Press,
        focus: Focus,
        single: SingleKeys,
    ) -> Option<crate::core::lesson::tag_set::TagId> {
        if focus == Focus::Typing || single == SingleKeys::Off || press.ctrl || press.alt {
            return None;
        }
        let mut letters = press.key.chars();
        let (key, None) = (letters.next()?, letters.next()) else {
            return None;
        };
        self.lesson().tags.by_key(key).map(|tag| tag.id.clone())
    }

    /// Marks what is selected; without a selection, changes the mark that is looked at.
    pub fn use_tag(&self, what: &MarkAs) -> bool {
        if self.pending.with_untracked(Option::is_some) {
            self.mark(what);
            return true;
        }
        let Some(id) = self.selected.get_untracked() else {
            return false;
        };
        self.run(|workspace, _| match what {
            MarkAs::Tag(tag) => command::retag(workspace, id, tag),
            MarkAs::Claim => command::make_claim(workspace, id),
        });
        true
    }

    /// Does what a command says. Answers whether there was anything to do.
    pub fn act(&self, command: Command) -> bool {
        match command {
            Command::Undo => self.undo(),
            Command::Redo => self.redo(),
            Command::Export => self.open_dialog(Dialog::Export),
            Command::Help => self.open_dialog(Dialog::Help),
            Command::Quote if self.article_untracked().is_some() => self.open_dialog(Dialog::Quote),
            Command::Escape => return self.escape(),
            Command::Step(unit, direction) => self.step(unit, direction),
            Command::Extend(unit, direction) => self.extend(unit, direction),
            Command::Choose => return self.choose(),
            Command::Claim => return self.use_tag(&MarkAs::Claim),
            Command::AddPart if self.pending.with_untracked(Option::is_some) => self.add_part(),
            Command::Mark(direction) if self.article_untracked().is_some() => {
                self.go_to_mark(direction);
            }
            Command::Delete => return self.delete_selected(),
            Command::Edge(edge, direction) => {
                return self.move_edge(0, edge, Unit::Word, direction);
            }
            Command::Note if self.selected.with_untracked(Option::is_some) => {
                self.panel_open.set(true);
                focus_soon("#mark-note");
            }
            Command::Article(direction) => return self.go_to_article(direction),
            Command::Panel if self.article_untracked().is_some() => {
                self.panel_open.update(|open| *open = !*open);
                if self.panel_open.get_untracked() {
                    focus_soon("#panel");
                } else {
                    page::focus("main article", None);
                }
            }
            Command::Quote
            | Command::AddPart
            | Command::Mark(_)
            | Command::Note
            | Command::Panel => return false,
        }
        true
    }

    /// Opens a dialog.
    pub fn open_dialog(&self, dialog: Dialog) {
        self.incoming.set(None);
        self.dialog.set(Some(dialog));
    }

    /// Deletes the mark that is looked at and offers to undo it.
    pub fn delete_selected(&self) -> bool {
        let Some(id) = self.selected.get_untracked() else {
            return false;
        };
        let Some(row) = self.with_untracked(|workspace| crate::core::view::row(workspace, id))
        else {
            return false;
        };
        self.selected.set(None);
        self.stacked.set(Vec::new());
        if self
            .run(|workspace, _| command::delete(workspace, id))
            .is_some()
        {
            self.say_undoable(format!(
                "Deleted {} “{}”.",
                row.label,
                brief(&row.words, 40)
            ));
            page::focus("main article", None);
        }
        true
    }

    /// Moves an edge of a part of the mark that is looked at.
    pub fn move_edge(&self, part: usize, edge: Edge, unit: Unit, direction: Direction) -> bool {
        let Some(id) = self.selected.get_untracked() else {
            return false;
        };
        self.run(|workspace, _| {
            command::move_mark_edge(workspace, id, part, edge, unit, direction)
        });
        self.paint_selected_soon(id);
        true
    }

    /// Paints the mark once the new pieces are on the page.
    pub fn paint_selected_soon(&self, id: RecordId) {
        let state = *self;
        page::after(0, move || state.paint_selected(Some(id)));
    }

    fn choose(&self) -> bool {
        if self.pending.with_untracked(Option::is_some) {
            return page::focus("[role=toolbar] [data-last]", None)
                || page::focus("[role=toolbar] button", None);
        }
        let Some(id) = self.selected.get_untracked() else {
            return false;
        };
        self.look_at(id);
        self.panel_open.set(true);
        focus_soon("#mark-card");
        true
    }

    fn escape(&self) -> bool {
        if self.pending.with_untracked(Option::is_some) {
            self.let_go();
            crate::platform::selection::clear();
            page::focus("main article", None);
        } else if self.selected.with_untracked(Option::is_some) {
            let id = self.selected.get_untracked();
            self.selected.set(None);
            self.stacked.set(Vec::new());
            self.panel_open.set(false);
            let back = id.is_some_and(|id| page::focus(&mark_selector(id), None));
            if !back {
                page::focus("main article", None);
            }
        } else if self.pen.with_untracked(Option::is_some) {
            self.pen.set(None);
            self.say("The tag is laid down again.");
        } else if self.panel_open.get_untracked() {
            self.panel_open.set(false);
            page::focus("main article", None);
        } else {
            return false;
        }
        true
    }

    /// Puts the focus on the page's main part.
    pub fn focus_main(&self) {
        if !page::focus("main article", None) {
            page::focus("main", None);
        }
    }

    /// Goes to the next or the last article of the lesson.
    pub fn go_to_article(&self, direction: Direction) -> bool {
        let lesson = self.lesson();
        let Some(at) = self.article_untracked() else {
            return false;
        };
        let to = match direction {
            Direction::Forward => at.checked_add(1),
            Direction::Backward => at.checked_sub(1),
        };
        let Some(article) = to.and_then(|to| lesson.articles.get(to)) else {
            self.say("There is no further article in this direction.");
            return true;
        };
        page::go(&Route::Article(lesson.id.clone(), article.id.clone(), None).fragment());
        true
    }

    /// Shows what the address leads to: the mark, the place where the reader was, or the top.
    pub fn arrive(&self) {
        self.let_go();
        self.cursor.set(None);
        self.stacked.set(Vec::new());
        let route = self.route.get_untracked();
        let lesson = self.lesson();
        match route {
            Route::Article(_, article, mark) => {
                let Some(its) = lesson.article(&article) else {
                    return;
                };
                page::set_title(&format!("{} – {} – Lateral", its.headline, its.outlet));
                let place = self.place.get_untracked();
                let block = place
                    .as_deref()
                    .and_then(|place| place.strip_prefix(article.as_str())?.strip_prefix('/'));
                // The first block is the top of the page.
                let block = block
                    .and_then(|block| block.parse::<usize>().ok())
                    .filter(|block| *block > 0);
                let state = *self;
                page::after(0, move || {
                    match (mark, block) {
                        (Some(id), _) => state.look_at(id),
                        (None, Some(block)) => {
                            page::scroll_to(
                                &format!("main [data-block=\"{block}\"]"),
                                Bring::ToTop,
                            );
                        }
                        (None, None) => page::scroll_to_top(),
                    }
                    page::focus("main article", None);
                });
            }
            Route::Home | Route::Lesson(_) => {
                self.selected.set(None);
                page::set_title(&format!("{} – Lateral", lesson.title));
                page::scroll_to_top();
            }
        }
    }

    /// Remembers where the reader is in the article at hand.
    pub fn note_place(&self) {
        let Some(at) = self.article_untracked() else {
            return;
        };
        let lesson = self.lesson();
        if let (Some(article), Some(block)) = (lesson.articles.get(at), page::block_in_view()) {
            self.keep_place(format!("{}/{block}", article.id.as_str()));
        }
    }

    /// Writes the mark that is looked at into the address, so that it can be copied.
    pub fn show_address(&self, id: Option<RecordId>) {
        let Route::Article(lesson, article, _) = self.route.get_untracked() else {
            return;
        };
        // Somebody may have gone on, of which the browser tells a moment later: their address stays.
        let here = Route::Article(lesson.clone(), article.clone(), None);
        if Route::parse(&page::fragment()).without_mark() == here {
            page::replace(&Route::Article(lesson, article, id).fragment());
        }
    }
}

fn focus_soon(selector: &'static str) {
    page::after(0, move || {
        page::focus(selector, Some(Bring::IntoView));
    });
}
