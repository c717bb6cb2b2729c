//! The page's own policy, on the release as it is shipped: no words ever become markup or code.

use lateral_e2e::Failure;
use lateral_e2e::stage::Stage;
use serde_json::json;

use crate::ARTICLE;

/// Ways from a string to markup or code, each tried by a script of the page's own.
const SINKS: [(&str, &str); 20] = [
    ("innerHTML", "document.body.innerHTML = MARKUP"),
    ("outerHTML", "box.outerHTML = MARKUP"),
    (
        "insertAdjacentHTML",
        "box.insertAdjacentHTML('beforeend', MARKUP)",
    ),
    (
        "template",
        "document.createElement('template').innerHTML = MARKUP",
    ),
    (
        "shadow root",
        "box.attachShadow({ mode: 'open' }).innerHTML = MARKUP",
    ),
    ("setHTMLUnsafe", "box.setHTMLUnsafe(MARKUP)"),
    ("parseHTMLUnsafe", "Document.parseHTMLUnsafe(MARKUP)"),
    ("write", "document.write(MARKUP)"),
    ("writeln", "document.writeln(MARKUP)"),
    (
        "DOMParser",
        "new DOMParser().parseFromString(MARKUP, 'text/html')",
    ),
    (
        "fragment",
        "document.createRange().createContextualFragment(MARKUP)",
    ),
    (
        "execCommand",
        "document.execCommand('insertHTML', false, MARKUP)",
    ),
    ("srcdoc", "document.createElement('iframe').srcdoc = MARKUP"),
    (
        "srcdoc attribute",
        "document.createElement('iframe').setAttribute('srcdoc', MARKUP)",
    ),
    ("handler", "box.setAttribute('onclick', CODE)"),
    (
        "script text",
        "document.createElement('script').text = CODE",
    ),
    (
        "script address",
        "document.createElement('script').src = 'data:text/javascript,' + CODE",
    ),
    ("eval", "eval(CODE)"),
    ("Function", "new Function(CODE)()"),
    ("timer", "setTimeout(CODE)"),
];

/// Tries every sink in a task of the page's own; tells what became of each, and whether anything ran.
const TRY: &str = r#"
    const MARKUP = '<img src="data:," onerror="ran = true"><script>ran = true</' + 'script>';
    const CODE = "ran = true";
    globalThis.ran = false;
    return new Promise((done) => setTimeout(() => {
        const box = document.createElement("div");
        const outcome = (act) => { try { act(box, MARKUP, CODE); return "taken"; } catch (error) { return error.name; } };
        const tried = SINKS.map(outcome);
        const maker = outcome(() => trustedTypes.createPolicy("default", { createHTML: (words) => words }));
        const policy = document.querySelector("meta[http-equiv='Content-Security-Policy' i]").content;
        setTimeout(() => done({ tried, maker, policy, ran, nodes: document.querySelectorAll("img, iframe, body script").length }), 100);
    }));
"#;

pub fn no_words_become_markup_or_code(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(ARTICLE)?;
    let acts: Vec<String> = SINKS
        .iter()
        .map(|(_, act)| format!("(box, MARKUP, CODE) => {{ {act} }}"))
        .collect();
    let script = TRY.replace("SINKS", &format!("[{}]", acts.join(", ")));
    let found = page.ask(&script, json!([]))?;
    let tried = found["tried"].as_array().cloned().unwrap_or_default();
    assert_eq!(tried.len(), SINKS.len(), "{found}");
    for ((name, _), outcome) in SINKS.iter().zip(tried) {
        // What compiles code is refused by the list of scripts as well, and in its words.
        let refused = outcome == "TypeError" || outcome == "EvalError";
        assert!(refused, "{name}: {outcome}");
    }
    assert_eq!(
        found["maker"], "TypeError",
        "no policy can be made: {found}"
    );
    assert_eq!(found["ran"], false, "nothing ran: {found}");
    assert_eq!(found["nodes"], 0, "nothing was made: {found}");
    let policy = found["policy"].as_str().unwrap_or_default();
    for rule in [
        "default-src 'none'",
        "script-src 'self' 'wasm-unsafe-eval'",
        "style-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "object-src 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ] {
        let ships = policy.split(';').any(|each| each.trim() == rule);
        assert!(ships, "the shipped policy says {rule}: {policy}");
    }
    // The browser told of every refusal, as it should.
    page.forget_troubles()
}
