//! Every step can be taken back and done again, also after the page was loaded anew.

use lateral_e2e::Failure;
use lateral_e2e::chance::{Chance, times};
use lateral_e2e::figure::figure;
use lateral_e2e::page::Page;
use lateral_e2e::stage::Stage;

use crate::ARTICLE;
use crate::ledger::{Deed, Ledger, marks_in};
use crate::reading::truth;

/// How many deeds a sequence has before all of it is taken back.
const DEEDS: usize = 9;

/// How many sequences share one site; the later ones begin with what the earlier ones left.
const TOGETHER: usize = 5;

pub fn steps_are_taken_back_and_done_again_across_reloads(
    stage: &mut Stage,
) -> Result<(), Failure> {
    let mut done = 0;
    let mut opened = None;
    let sequences = times(20, 200);
    for sequence in 0..sequences {
        let mut chance = Chance::new(400 + u64::try_from(sequence).unwrap_or_default());
        if sequence % TOGETHER == 0 {
            let page = stage.open(ARTICLE)?;
            let ledger = Ledger::of(&page)?;
            opened = Some((page, ledger));
        }
        if let Some((page, ledger)) = &mut opened {
            done += play(page, ledger, &mut chance).map_err(|failure| {
                Failure::new(format!("Sequence {sequence}: {failure}"), "Play it again.")
            })?;
        }
    }
    figure("undoing", "sequences", sequences);
    figure("undoing", "steps done, undone and done again", done);
    Ok(())
}

/// Random deeds with a reload in their midst; then all the way back and forth, with another one.
fn play(page: &Page, ledger: &mut Ledger, chance: &mut Chance) -> Result<usize, Failure> {
    let mut done = 0;
    let mut act = |ledger: &mut Ledger, deed: &Deed| {
        ledger.perform(page, deed)?;
        ledger.note(deed);
        done += 1;
        ledger.is_shown(page)
    };
    let early = chance.below(DEEDS);
    for number in 0..DEEDS {
        let deed = ledger.choose(chance);
        act(ledger, &deed)?;
        if number == early {
            load_again(page, ledger)?;
        }
    }
    let back = ledger.steps().0.min(DEEDS);
    let late = chance.below(back);
    for number in 0..back {
        act(ledger, &Deed::Undo)?;
        if number == late {
            load_again(page, ledger)?;
        }
    }
    for _ in 0..chance.below(1 + ledger.steps().1) {
        act(ledger, &Deed::Redo)?;
    }
    // The notes, too, which are not on the screen.
    let found = marks_in(&page.exported_json()?);
    page.press("Escape")?;
    truth(
        &(found == *ledger.now()).into(),
        &format!("{found:#?} is exported, and not {:#?}", ledger.now()),
    )?;
    Ok(done)
}

fn load_again(page: &Page, ledger: &Ledger) -> Result<(), Failure> {
    ledger.is_saved(page)?;
    page.open(ARTICLE)?;
    page.reload()?;
    ledger.is_shown(page).map(drop)
}
