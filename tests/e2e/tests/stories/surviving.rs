//! “Saved” is a promise: what was on the screen when the page said it is there again after the whole browser
//! was killed, whatever it was doing at that moment.
//!
//! Invariant: what is acknowledged is what one look at the page showed together with “Saved”. What was done
//! after that look may be there or not, but nothing else may be there, and nothing torn; and from there one can
//! still take back what was done before the kill.

use std::time::Duration;

use lateral_e2e::Failure;
use lateral_e2e::blow::Blow;
use lateral_e2e::chance::{Chance, times};
use lateral_e2e::figure::figure;
use lateral_e2e::page::Page;
use lateral_e2e::stage::Stage;

use crate::ARTICLE;
use crate::ledger::{Ledger, Marks, marks_in};

/// The longest that a reader works before the blow, in milliseconds.
const LIFE: usize = 1_500;

/// When the blow falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Moment {
    /// Whenever it may be, also while the page is loading.
    Loading,
    /// While the reader is at work.
    Working,
    /// As soon as the page has said “Saved” so often.
    Saved(usize),
}

impl Moment {
    fn any(chance: &mut Chance) -> Self {
        match chance.below(10) {
            0 => Self::Loading,
            1..7 => Self::Working,
            _ => Self::Saved(1 + chance.below(5)),
        }
    }
}

/// What was seen of one browser's life.
struct Life {
    /// What was on the screen, or may have been, since the last time that the page said “Saved”; that first.
    states: Vec<Ledger>,
    done: usize,
    acknowledged: usize,
}

/// Figures of all lives.
#[derive(Default)]
struct Tally {
    kills: usize,
    deeds: usize,
    acknowledged: usize,
    /// Marks that were there at the last “Saved” before each kill.
    marks: usize,
    /// Those of them that were gone or older afterwards.
    lost: usize,
    /// Records whose value was torn in one of the stores.
    torn: usize,
    /// Kills after which the page showed what it had never shown, or told of something unreadable.
    strange: Vec<String>,
}

pub fn no_saved_mark_is_lost_when_the_browser_is_killed(stage: &mut Stage) -> Result<(), Failure> {
    let mut chance = Chance::new(1);
    let mut tally = Tally::default();
    let mut page = stage.open(ARTICLE)?;
    let mut ledger = Ledger::of(&page)?;
    for _ in 0..times(20, 200) {
        let moment = Moment::any(&mut chance);
        let (life, blow) = live(stage, &page, &mut ledger, moment, &mut chance)?;
        stage.rise(blow)?;
        page = stage.arrive_beside(&page)?;
        let found = judge(&page, &life, &mut tally)?;
        ledger = if tally.is_clean() {
            life.left_off_at(&found)
        } else {
            ledger.begun_with(found)
        };
    }
    // And it goes on.
    for _ in 0..3 {
        let deed = ledger.choose(&mut chance);
        ledger.perform(&page, &deed)?;
        ledger.note(&deed);
        ledger.is_saved(&page)?;
    }
    tally.tell();
    assert!(
        tally.is_clean(),
        "“Saved” was not true: {:#?}",
        tally.strange.first()
    );
    Ok(())
}

impl Tally {
    fn tell(&self) {
        for (what, number) in [
            ("kills", self.kills),
            ("deeds", self.deeds),
            ("deeds acknowledged", self.acknowledged),
            ("marks that had to be there", self.marks),
            ("marks lost", self.lost),
            ("values torn", self.torn),
            ("strange finds", self.strange.len()),
        ] {
            figure("surviving", what, number);
        }
    }

    fn is_clean(&self) -> bool {
        self.lost == 0 && self.torn == 0 && self.strange.is_empty()
    }
}

/// Works on the page until the blow falls.
fn live(
    stage: &Stage,
    page: &Page,
    ledger: &mut Ledger,
    moment: Moment,
    chance: &mut Chance,
) -> Result<(Life, Blow), Failure> {
    let mut life = Life {
        states: vec![ledger.clone()],
        done: 0,
        acknowledged: 0,
    };
    let millis = |most: usize, chance: &mut Chance| {
        Duration::from_millis(u64::try_from(chance.below(most)).unwrap_or_default())
    };
    let mut blow = match moment {
        Moment::Loading => Some(stage.kill_after(millis(400, chance))),
        Moment::Working => Some(stage.kill_after(millis(LIFE, chance))),
        Moment::Saved(_) => None,
    };
    let mut end = match moment {
        Moment::Loading => page.reload().and_then(|()| ledger.is_shown(page)).err(),
        Moment::Working | Moment::Saved(_) => None,
    };
    loop {
        if let Some(failure) = end {
            return match blow {
                Some(blow) if blow.has_fallen() => Ok((life, blow)),
                _ => Err(failure),
            };
        }
        end = life.goes_on(page, ledger, chance).err();
        if moment == Moment::Saved(life.acknowledged) && blow.is_none() {
            blow = Some(stage.kill_after(Duration::ZERO));
        }
    }
}

impl Life {
    /// One deed, and a look at what the page says then.
    fn goes_on(
        &mut self,
        page: &Page,
        ledger: &mut Ledger,
        chance: &mut Chance,
    ) -> Result<(), Failure> {
        let deed = ledger.choose(chance);
        self.states.extend(ledger.foresee(&deed));
        ledger.perform(page, &deed)?;
        ledger.note(&deed);
        self.done += 1;
        // Half of the time the next deed does not wait until this one is saved.
        let saved = match chance.below(2) {
            0 => ledger.is_shown(page)?,
            _ => ledger.is_saved(page).map(|()| true)?,
        };
        if saved {
            self.states = vec![ledger.clone()];
            self.acknowledged += 1;
        }
        Ok(())
    }

    /// The state from which the work goes on, where these marks were found: with all that can be taken back
    /// from there, unless that is not certain.
    fn left_off_at(&self, found: &Marks) -> Ledger {
        let mut fitting = self.states.iter().filter(|state| state.now() == found);
        match fitting.next_back() {
            Some(last) if fitting.all(|state| state.goes_on_like(last)) => last.clone(),
            _ => self.states[0].begun_with(found.clone()),
        }
    }
}

/// Looks at what is there after a kill; answers what it is.
fn judge(page: &Page, life: &Life, tally: &mut Tally) -> Result<Marks, Failure> {
    let acknowledged = life.states[0].now();
    tally.kills += 1;
    tally.deeds += life.done;
    tally.acknowledged += life.acknowledged;
    tally.marks += acknowledged.len();
    // Before the app is there, which would mend it.
    tally.torn += page.torn()?.len();
    page.open(ARTICLE)?;
    let found = marks_in(&page.exported_json()?);
    page.press("Escape")?;
    let lost = acknowledged.iter().filter(|(words, mark)| {
        let untouched = life
            .states
            .iter()
            .all(|state| state.now().get(*words) == Some(*mark));
        untouched && found.get(*words) != Some(*mark)
    });
    let lost = lost.count();
    tally.lost += lost;
    let mut states = life.states.iter().map(Ledger::now);
    if lost == 0 && !states.any(|state| *state == found) {
        let states: Vec<&Marks> = life.states.iter().map(Ledger::now).collect();
        tally.strange.push(format!(
            "there is {found:#?}, and on the screen were {states:#?}"
        ));
    }
    let says = page.ask("return document.body.innerText", serde_json::json!([]))?;
    if says
        .as_str()
        .is_some_and(|says| says.contains("cannot be read"))
    {
        tally
            .strange
            .push("the page tells of something that cannot be read".to_owned());
    }
    Ok(found)
}
