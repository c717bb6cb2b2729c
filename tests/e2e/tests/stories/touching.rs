//! A reader with a phone.

use lateral_e2e::Failure;
use lateral_e2e::looks::Screen;
use lateral_e2e::stage::Stage;
use lateral_e2e::wait::until;
use serde_json::json;

use crate::ARTICLE;
use crate::reading::truth;

/// Headless Chromium selects nothing on a long press, so the selection changes as native handles change it:
/// in steps, while a finger is down. Tells when the tools came, where they lie, and what was marked by then.
const HANDLES: &str = r#"
  const [words, steps] = arguments;
  const block = [...document.querySelectorAll("main article [data-block]")].find((block) => block.textContent.includes(words));
  const node = document.createTreeWalker(block, NodeFilter.SHOW_TEXT).nextNode();
  const start = node.data.indexOf(words);
  const pause = (time) => new Promise((done) => setTimeout(done, time));
  const tools = () => document.querySelector("[role=toolbar]");
  const finger = (kind) => block.dispatchEvent(new PointerEvent(kind, { bubbles: true, pointerType: "touch", isPrimary: true }));
  return (async () => {
    finger("pointerdown");
    let early = false, changed = 0;
    for (let step = 1; step <= steps; step += 1) {
      const end = start + Math.round(words.length * step / steps);
      getSelection().setBaseAndExtent(node, start, node, end);
      changed = performance.now();
      await pause(120);
      early ||= tools() !== null;
    }
    finger("pointerup");
    while (!tools() && performance.now() - changed < 2000) await pause(8);
    const waited = performance.now() - changed;
    const box = tools()?.getBoundingClientRect();
    const drawn = getSelection().getRangeAt(0).getBoundingClientRect();
    const bar = document.querySelector("[data-bar]").getBoundingClientRect();
    return {
      early, waited,
      foot: box ? innerHeight - box.bottom : null,
      height: box?.height,
      seen: bar.bottom <= drawn.top && drawn.bottom <= box?.top,
      selected: getSelection().toString(),
      marks: document.querySelectorAll("main mark").length,
    };
  })();
"#;

/// Whether the mark of these words lies between the bar at the top and the list at the foot.
const BETWEEN: &str = r#"
  const edge = (selector, side) => document.querySelector(selector).getBoundingClientRect()[side];
  const mark = [...document.querySelectorAll("main mark")].find((mark) => mark.textContent.includes(arguments[0]));
  const { top, bottom } = mark.getBoundingClientRect();
  return edge("[data-bar]", "bottom") <= top && bottom <= edge(".open-list", "top");
"#;

pub fn a_finger_draws_the_handles_and_taps_a_tag(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(ARTICLE)?;
    page.on_screen(Screen::PHONE)?;
    page.reload()?;
    page.passage("Ashton Carter")?;
    for (number, (words, tag)) in [
        ("Ashton Carter", "Person"),
        ("Sergei Shoygu", "Person"),
        ("Russia set it up", "Claim"),
    ]
    .into_iter()
    .enumerate()
    {
        let seen = page.ask(HANDLES, json!([words, 5]))?;
        assert_eq!(
            seen["early"], false,
            "no tools while the handles move: {seen}"
        );
        let waited = seen["waited"].as_f64().unwrap_or(f64::MAX);
        assert!(
            (250.0..700.0).contains(&waited),
            "the tools come 300 ms after the last change: {seen}"
        );
        assert!(
            seen["foot"]
                .as_f64()
                .is_some_and(|foot| (-1.0..40.0).contains(&foot)),
            "they lie at the foot: {seen}"
        );
        assert_eq!(seen["seen"], true, "nor do they lie over the words: {seen}");
        assert_eq!(
            seen["selected"], words,
            "the browser's own selection is left alone"
        );
        assert_eq!(seen["marks"], number, "nothing is marked before the tap");
        let tools = page.within("toolbar", "Mark the selection");
        tools.tap("button", &crate::marking::tag_button(&tools, tag)?)?;
        crate::class::see_mark(&page, words)?;
    }
    // What it says is asked for at once.
    page.see_focus("What is claimed, in your own words")?;
    crate::editing::ends_in_view(&page)?;
    // The words that are looked at stand between the bar and the card.
    until(|| {
        let seen = page.ask(BETWEEN, json!(["Russia set it up"]))?;
        truth(&seen, "the claim is covered")
    })?;
    page.tap_words("Russia set it up")?;
    page.see("region", "The mark")?;
    page.see_saved()
}

/// A tap in the text of a phone must neither mark nor scroll away.
pub fn a_tap_beside_marks_does_nothing(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(ARTICLE)?;
    page.on_screen(Screen::SMALL)?;
    page.reload()?;
    page.tap("button", "Close the first steps")?;
    page.tap_words("Planes from")?;
    page.see_marks(&[])?;
    page.see_no("toolbar", "Mark the selection")
}
