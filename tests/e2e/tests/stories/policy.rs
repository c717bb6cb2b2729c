//! The page's own policy, on the release as it is shipped: no words ever become code, and markup only where
//! they are made of a short list of elements and attributes.

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

/// Markup that could do something, or that a parser could take for something else than it looks like.
const REFUSED: [&str; 46] = [
    "<img src='data:,' onerror='ran = true'>",
    "<img>",
    "<script>ran = true</script>",
    "<SCRIPT>ran = true</SCRIPT>",
    "<P>capitals</P>",
    "<p onclick=\"ran = true\">a</p>",
    "<p ONCLICK=\"ran = true\">a</p>",
    "<p/onclick=\"ran = true\">a</p>",
    "<p\tonclick=\"ran = true\">a</p>",
    "<p\nclass=\"a\">a</p>",
    "<p class=\"a\"onclick=\"ran = true\">a</p>",
    "<p class=a>a</p>",
    "<p class='a'>a</p>",
    "<p style=\"color: red\">a</p>",
    "<p is=\"x-y\">a</p>",
    "<p slot=\"a\">a</p>",
    "<x-y>a</x-y>",
    "<a href=\"javascript:ran = true\">a</a>",
    "<a href=\"&#x6a;avascript:ran = true\">a</a>",
    "<a href=\"https://example.org\">a</a>",
    "<a href=\"other.html\">a</a>",
    "<a href>a</a>",
    "<a xlink:href=\"#a\">a</a>",
    "<svg><a href=\"#a\">a</a></svg>",
    "<math><p>a</p></math>",
    "<style>p { color: red }</style>",
    "<link rel=\"stylesheet\" href=\"#a\">",
    "<base href=\"#a\">",
    "<meta http-equiv=\"refresh\" content=\"0\">",
    "<iframe srcdoc=\"a\"></iframe>",
    "<object data=\"#a\"></object>",
    "<template><p>a</p></template>",
    "<form action=\"#a\"></form>",
    "<button formaction=\"#a\">a</button>",
    "<input type=\"image\" src=\"#a\">",
    "<textarea><p title=\"</textarea><img src='data:,' onerror='ran = true'>\"></p>",
    "<textarea></textarea/><img src='data:,'>",
    "<p title=\"<!--\">a</p>",
    "<p>a</p><!-- <img src='data:,'> -->",
    "<p>a</p><!--> <img src='data:,'> -->",
    "<p>a</p><![CDATA[ <img> ]]>",
    "<p>a</p><?a ?>",
    "<p>a</p onclick=\"ran = true\">",
    "<p>a</p",
    "<p>a < b</p>",
    "ran = true",
];

/// What Leptos makes by parsing.
const LET_THROUGH: [&str; 5] = [
    "",
    "<p class=\"a\">a &lt; b &amp; c<!----><strong>d</strong><!></p>",
    "<header id=\"a\" role=\"banner\" aria-label=\"&lt;a&gt; &quot;b&quot;\"><h1>a</h1></header>",
    "<input type=\"search\" placeholder=\"javascript: onclick=\" hidden data-row=\"1\">",
    "<a href=\"#/\" title=\"b\" dir=\"auto\">a</a>",
];

/// Parses every markup as Leptos does, and then four thousand that are made of such pieces by chance, as a child
/// of elements in which parsers read differently: whatever the policy lets through makes nothing but what is
/// on its list.
const PARSE: &str = r##"
    const [refused, passed] = arguments;
    globalThis.ran = false;
    const ELEMENTS = "a p div span h1 h2 h3 header section button input textarea select option strong ul li main".split(" ");
    const ATTRIBUTES = /^(class|id|role|aria-[a-z]+|data-[a-z]+|type|title|dir|hidden|placeholder|value)$/;
    const PARTS = ["<", ">", "/", "=", "'", '"', " ", "!", "-", "<p", "</p", "<a", "<textarea>", "</textarea>", "<select>", "<option>",
        "<!--", "-->", "<!>", "<img", "<script", "<svg", "<svg>", "<style>", "<title>", "<noscript>", "<plaintext>", "<p>", "</p>",
        ' onerror="ran = true"', ' src="data:,"', ' class="', ' title="', ' href="', "#a", "javascript:ran = true", "a", '">', "\0", "\n",
        "&lt;", "&quot;"];
    const SPACES = { svg: "http://www.w3.org/2000/svg", math: "http://www.w3.org/1998/Math/MathML" };
    const CONTEXTS = ["template", "div", "textarea", "select", "title", "table", "noscript", "svg", "math", "p", "script", "style"];
    const inside = (name) => document.createElementNS(SPACES[name] ?? "http://www.w3.org/1999/xhtml", name);
    const parsed = (context, markup) => {
        try { context.innerHTML = markup; } catch (error) { return error.name; }
        return (context.content ?? context).querySelectorAll("*");
    };
    const strange = (found) => [...found].filter((one) => !ELEMENTS.includes(one.localName)
        || [...one.attributes].some(({ name, value }) => !ATTRIBUTES.test(name) && !(name === "href" && value.startsWith("#"))));
    let seed = 1;
    const chance = (below) => { seed = (seed * 48271) % 2147483647; return seed % below; };
    const made = () => "<p>" + Array.from({ length: 1 + chance(9) }, () => PARTS[chance(PARTS.length)]).join("");
    let through = 0;
    const wrong = [];
    for (let time = 0; time < 4000; time++) {
        const markup = made();
        for (const name of CONTEXTS) {
            const found = parsed(inside(name), markup);
            if (typeof found === "string") continue;
            through += 1;
            if (strange(found).length) wrong.push([name, markup]);
        }
    }
    const written = (markup) => { const one = inside("template"); const found = parsed(one, markup); return typeof found === "string" ? found : one.content.childElementCount; };
    return new Promise((done) => setTimeout(() => done({
        refused: refused.filter((markup) => written(markup) !== "TypeError"),
        passed: passed.map(written),
        sinks: passed.map((markup) => { try { document.body.insertAdjacentHTML("beforeend", markup); return "taken"; } catch (error) { return error.name; } }),
        through, wrong: wrong.slice(0, 5), ran,
    }), 100));
"##;

/// Tries every sink in a task of the page's own; tells what became of each, and whether anything ran.
const TRY: &str = r#"
    const MARKUP = '<img src="data:," onerror="ran = true"><script>ran = true</' + 'script>';
    const CODE = "ran = true";
    globalThis.ran = false;
    return new Promise((done) => setTimeout(() => {
        const box = document.createElement("div");
        const outcome = (act) => { try { act(box, MARKUP, CODE); return "taken"; } catch (error) { return error.name; } };
        const tried = SINKS.map(outcome);
        const make = (name) => outcome(() => trustedTypes.createPolicy(name, { createHTML: (words) => words }));
        const makers = ["default", "other", "leptos"].map(make);
        const policy = document.querySelector("meta[http-equiv='Content-Security-Policy' i]").content;
        setTimeout(() => done({ tried, makers, policy, ran, nodes: document.querySelectorAll("img, iframe, body script").length }), 100);
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
        found["makers"],
        json!(["TypeError", "TypeError", "TypeError"]),
        "no other policy can be made: {found}"
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
        "trusted-types default",
    ] {
        let ships = policy.split(';').any(|each| each.trim() == rule);
        assert!(ships, "the shipped policy says {rule}: {policy}");
    }
    // The browser told of every refusal, as it should.
    page.forget_troubles()
}

pub fn only_elements_of_the_list_are_parsed(stage: &mut Stage) -> Result<(), Failure> {
    let page = stage.open(ARTICLE)?;
    let found = page.ask(PARSE, json!([REFUSED.as_slice(), LET_THROUGH]))?;
    assert_eq!(found["refused"], json!([]), "all are refused: {found}");
    assert_eq!(found["passed"], json!([0, 1, 1, 1, 1]), "{found}");
    // Also what is on the list is for `innerHTML` alone.
    let sinks = vec!["TypeError"; LET_THROUGH.len()];
    assert_eq!(found["sinks"], json!(sinks), "{found}");
    assert_eq!(found["wrong"], json!([]), "{found}");
    let through = found["through"].as_u64().unwrap_or_default();
    assert!(through > 1_000, "chance met what is let through: {found}");
    assert_eq!(found["ran"], false, "nothing ran: {found}");
    page.forget_troubles()
}
