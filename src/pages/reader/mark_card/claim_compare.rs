//! "Compare this": claims that may answer the same question, and the question to which they are put.
//!
//! Invariant: nothing is compared until it is asked for; two claims are put to a question by one press.
//! Must not know: how claims are compared.

use leptos::html;
use leptos::prelude::*;

use super::has_mark;
use crate::components::{
    Button, ButtonLook, Combobox, ComboboxOption, Disclosure, accept_typed_on_cleanup, focus,
    reveal_in_list,
};
use crate::core::annotation::entity_index::EntityIndex;
use crate::core::annotation::record::RecordId;
use crate::core::points::likeness::ClaimLikeness;
use crate::core::points::listing::{PointKey, points};
use crate::core::points::taking::{AskedPoint, ClaimAgreement};
use crate::core::text::printable::brief;
use crate::core::view::{PartnerRow, claim_partners, points_of_claim};
use crate::pages::reader::Reader;
use crate::pages::reader::actions::claims as actions;
use crate::platform::page;

/// How many claims are proposed.
const PROPOSED: usize = 5;
/// Most characters of a question that is told.
const QUESTION: usize = 80;

/// The question to which claims are put.
#[derive(Clone, Copy)]
struct Asked {
    reader: Reader,
    id: RecordId,
    typed: RwSignal<String>,
    own: Memo<Vec<(PointKey, String)>>,
    line: NodeRef<html::Input>,
    /// The question to which the claim was put last.
    last: RwSignal<Option<PointKey>>,
}

impl Asked {
    /// Puts the claim to a question by itself: others may follow.
    fn answer(self, asked: &AskedPoint, question: &str) {
        if let Some(key) = actions::answer(self.reader, self.id, asked) {
            self.typed.set(String::new());
            self.last.set(Some(key));
            let question = brief(question, QUESTION);
            self.reader
                .toasts
                .say_undoable(format!("It answers “{question}” now."));
        }
    }

    /// The point that is typed, or that one of the two answers already.
    fn point(self, partner: &PartnerRow) -> Option<AskedPoint> {
        let typed = self.typed.get_untracked();
        let typed = typed.trim();
        if typed.is_empty() {
            let last = self.last.get_untracked();
            let own = self.own.with_untracked(|own| {
                let mut chosen = own.iter();
                let chosen = chosen.find(|(key, _)| Some(key) == last.as_ref());
                chosen.or(own.first()).cloned()
            });
            let known = own.or_else(|| partner.points.first().cloned());
            return known.map(|(key, _)| AskedPoint::Known(key));
        }
        let all = self.reader.session.with_untracked(points);
        let known = all.into_iter().find(|it| it.point.question.trim() == typed);
        Some(known.map_or_else(
            || AskedPoint::New(typed.to_owned()),
            |it| AskedPoint::Known(it.key),
        ))
    }

    /// The same; where there is none, somebody is asked for it.
    fn question(self, partner: &PartnerRow) -> Option<AskedPoint> {
        let asked = self.point(partner);
        if asked.is_none() {
            self.reader
                .toasts
                .say("Type the question first, such as “How long did it last?”.");
            if let Some(line) = self.line.get_untracked() {
                let _ = line.focus();
            }
        }
        asked
    }

    fn part(self, partner: &PartnerRow) {
        if let Some(asked) = self.question(partner)
            && actions::part(self.reader, &asked, [self.id, partner.id])
        {
            self.reader
                .toasts
                .say_undoable("They look alike, and are not the same.");
        }
    }

    fn put(self, partner: &PartnerRow, agreement: ClaimAgreement) {
        let is_typed = self.typed.with_untracked(|typed| !typed.trim().is_empty());
        if partner.agreement == Some(agreement) && !is_typed {
            return;
        }
        let Some(asked) = self.question(partner) else {
            return;
        };
        if actions::compare(self.reader, &asked, [self.id, partner.id], agreement) {
            self.reader.toasts.say_undoable(match agreement {
                ClaimAgreement::Same => "Both are under one answer now.".to_owned(),
                ClaimAgreement::Different => "They are two answers to one question now.".to_owned(),
            });
        }
    }
}

/// The button, and what it shows.
#[component]
pub fn CompareThis(
    /// The claim.
    id: RecordId,
) -> impl IntoView {
    let whole = NodeRef::<html::Div>::new();
    view! {
        <div class="compare-this" node_ref=whole>
            <Disclosure label="Compare this" look=ButtonLook::SmallStrong>
                <Partners id whole/>
            </Disclosure>
        </div>
    }
}

#[component]
fn Partners(id: RecordId, whole: NodeRef<html::Div>) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let own = Memo::new(move |_| reader.session.with(|it| points_of_claim(it, id)));
    let asked = Asked {
        reader,
        id,
        typed: RwSignal::new(String::new()),
        own,
        line: NodeRef::new(),
        last: RwSignal::new(None),
    };
    // Whoever asks for it types the question; the line is brought into view with the focus.
    Effect::new(move |_| {
        if let Some(line) = asked.line.get() {
            focus(&line);
            // Once the claims below it stand there.
            page::after_paint(move || {
                if let Some(whole) = whole.try_get_untracked().flatten()
                    && let Ok(Some(list)) = whole.closest(".listing-rows")
                {
                    reveal_in_list(&whole, &list);
                }
            });
        }
    });
    let rows = Memo::new(move |_| {
        reader
            .session
            .with(|workspace| claim_partners(workspace, &EntityIndex::new(workspace), id, PROPOSED))
    });
    let is_none = Memo::new(move |_| rows.with(Vec::is_empty));
    view! {
        <QuestionField asked/>
        {move || {
            own.with(|own| {
                (!own.is_empty())
                    .then(|| {
                        let questions: Vec<String> = own.iter().map(|(_, question)| question.clone()).collect();
                        view! { <p class="remark" dir="auto">{format!("It answers: {}", questions.join(" · "))}</p> }
                    })
            })
        }}
        <Show when=move || is_none.get()>
            <p class="remark">"No other claim is like it yet. Mark what the other articles say."</p>
        </Show>
        <ul class="partners" aria-label="Claims that may answer the same question">
            {move || rows.get().into_iter().map(|row| partner(asked, row)).collect_view()}
        </ul>
    }
}

/// The question: one that is there, or a new one.
#[component]
fn QuestionField(asked: Asked) -> impl IntoView {
    let questions = Memo::new(move |_| {
        let typed = asked.typed.get();
        let typed = typed.trim();
        let wanted = typed.to_lowercase();
        let all = asked.reader.session.with(points).into_iter();
        let fitting = all.filter(|it| it.point.question.to_lowercase().contains(&wanted));
        let known = fitting.map(|it| (AskedPoint::Known(it.key), it.point.question));
        let mut questions: Vec<(AskedPoint, String)> = known.collect();
        if !typed.is_empty()
            && questions
                .iter()
                .all(|(_, question)| question.trim() != typed)
        {
            questions.push((AskedPoint::New(typed.to_owned()), typed.to_owned()));
        }
        questions
    });
    let options = Signal::derive(move || {
        let option = |(asked, name): &(AskedPoint, String)| ComboboxOption {
            colour: None,
            name: name.clone(),
            remark: match asked {
                AskedPoint::Known(_) => String::new(),
                AskedPoint::New(_) => "new question".to_owned(),
            },
        };
        questions.with(|all| all.iter().map(option).collect())
    });
    let choose = move |number: usize| {
        let chosen = questions.with_untracked(|all| all.get(number).cloned());
        if let Some((point, question)) = chosen {
            asked.answer(&point, &question);
        }
    };
    accept_typed_on_cleanup(asked.typed, options, move |number| {
        let typed = asked.typed.get_untracked();
        let is_answered = asked
            .own
            .with_untracked(|own| own.iter().any(|(_, it)| it.trim() == typed.trim()));
        if !is_answered && has_mark(asked.reader, asked.id) {
            choose(number);
        }
    });
    view! {
        <Combobox
            label="The question that it answers"
            id="claim-question"
            typed=asked.typed
            options
            on_choose=choose
            placeholder="Type a question"
            line=asked.line
        />
    }
}

fn partner(asked: Asked, row: PartnerRow) -> AnyView {
    let questions: Vec<String> = row.points.iter().map(|(_, it)| it.clone()).collect();
    let stands = (!questions.is_empty()).then(|| {
        view! { <p class="remark" dir="auto">{format!("Answers: {}", questions.join(" · "))}</p> }
    });
    let unlike = row.unlike.iter().map(|(key, question)| {
        let (key, claims) = (key.clone(), [asked.id, row.id]);
        let take_back = move |_| {
            actions::say_likeness(asked.reader, &key, claims, ClaimLikeness::Unsaid);
        };
        view! {
            <p class="remark">
                "Alike, but not the same: "
                <span dir="auto">{question.clone()}</span>
                " "
                <Button look=ButtonLook::Small on:click=take_back>"Remove"</Button>
            </p>
        }
    });
    let unlike = unlike.collect_view();
    let (same, different, parted) = (row.clone(), row.clone(), row.clone());
    let name = row.outlet.clone();
    let is_said = |agreement| (row.agreement == Some(agreement)).to_string();
    let (is_same, is_different) = (
        is_said(ClaimAgreement::Same),
        is_said(ClaimAgreement::Different),
    );
    view! {
        <li>
            <p><b dir="auto">{row.outlet}</b> " " <q dir="auto">{row.words}</q></p>
            <p class="remark" dir="auto">{row.why}</p>
            {stands}
            {unlike}
            <div class="partner-tools">
                <Button
                    look=ButtonLook::Small
                    attr:aria-label=format!("Same answer as {name}")
                    attr:aria-pressed=is_same
                    on:click=move |_| asked.put(&same, ClaimAgreement::Same)
                >
                    "Same answer"
                </Button>
                <Button
                    look=ButtonLook::Small
                    attr:aria-label=format!("Another answer than {name}")
                    attr:aria-pressed=is_different
                    on:click=move |_| asked.put(&different, ClaimAgreement::Different)
                >
                    "Another answer"
                </Button>
                <Button
                    look=ButtonLook::Small
                    attr:aria-label=format!("Alike, but not the same as {name}")
                    on:click=move |_| asked.part(&parted)
                >
                    "Alike, not the same"
                </Button>
            </div>
        </li>
    }
    .into_any()
}
