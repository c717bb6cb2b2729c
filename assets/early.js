// The words of an article, before the app is there to show them.
//
// The app takes their place without moving a line: same elements, same classes, same order. What can be pressed comes
// with the app. Nothing of what is kept is read here.

const WORDS_OF_KINDS = {
  headline: ["h1", "headline"],
  standfirst: ["p", "standfirst"],
  byline: ["p", "byline"],
  subheading: ["h2", "subheading"],
  paragraph: ["p", "paragraph"],
};

/** An element, with attributes where they have a value. */
export function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value != null) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

show().catch(() => {
  // The app says what is wrong.
});

async function show() {
  const [start, lesson, article] = location.hash.split("/").map(decodeURIComponent);
  if (start !== "#" || !article || location.search) return;
  const asked = location.hash;
  const file = await (await fetch("lesson.json")).text();
  const read = JSON.parse(file);
  const at = read.articles.findIndex(({ id }) => id === article);
  const isLate = location.hash !== asked || document.querySelector(".page");
  if (read.id !== lesson || at < 0 || isLate) return;
  const early = page(read, at);
  // The app takes it from here.
  early.lesson = file;
  document.body.prepend(early);
  addEventListener("hashchange", () => early.remove(), { once: true });
  keepKey(early);
}

/** Keeps the key that is pressed last on selected words until the app has taken them over and says that it has them. */
function keepKey(early) {
  let kept = null;
  const hear = (event) => {
    if (!event.isTrusted) return;
    const isSingle = event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey;
    kept = isSingle && early.isConnected && !getSelection().isCollapsed ? event : null;
  };
  // Whoever goes on to other words does not mean these any more.
  const forget = () => (kept = null);
  addEventListener("keydown", hear, true);
  addEventListener("pointerdown", forget, true);
  const end = () => {
    clearInterval(waiting);
    removeEventListener("keydown", hear, true);
    removeEventListener("pointerdown", forget, true);
  };
  // So often is it asked whether the app has taken the words over: for three seconds.
  let left = 60;
  const waiting = setInterval(() => {
    if (early.isConnected) return;
    left -= 1;
    if (!kept || left < 0) {
      end();
    } else if (document.querySelector("[data-pending]")) {
      const { key, code, shiftKey } = kept;
      end();
      document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, code, shiftKey, bubbles: true, cancelable: true }));
    }
  }, 50);
}

function page(lesson, at) {
  const article = lesson.articles[at];
  const { outlet, headline, date, source, language } = article;
  const place = `${at + 1} of ${lesson.articles.length}`;
  return element(
    "div",
    { id: "early", class: "page", lang: lesson.language },
    element(
      "header",
      { class: "masthead" },
      element(
        "nav",
        { class: "masthead-where" },
        element("span", { class: "wordmark" }, "L", element("span", { class: "rest" }, "ateral")),
        element("div", { class: "switcher", inert: "" }, button("tool", place, element("span", { "aria-hidden": "true" }, " ▾"))),
        element("span", { class: "masthead-title", dir: "auto" }, lesson.title),
      ),
    ),
    element(
      "div",
      { class: "desk" },
      element(
        "main",
        { class: "sheet" },
        element(
          "div",
          { class: "running" },
          element("span", { class: "outlet", dir: "auto" }, outlet || ""),
          ...(date ? [element("span", { class: "about", dir: "auto" }, inWords(date))] : []),
          ...(source ? [element("span", { class: "about" }, "View the original ↗")] : []),
          element("span", { class: "page-tools", inert: "" }, button("tool small", "Aa"), button("tool small", "Print")),
        ),
        element(
          "article",
          { "data-article": at, lang: language, translate: "no", "aria-label": `${headline} – ${outlet}` },
          ...rows(article),
        ),
      ),
    ),
  );
}

/** A button for the eye: the app brings the one that can be pressed. */
function button(look, ...words) {
  return element("button", { type: "button", class: look }, ...words);
}

/** A day of ISO 8601 as newspapers write it, as the app does. */
function inWords(date) {
  const format = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  return /^\d{4}-\d\d-\d\d$/.test(date) ? format.format(new Date(date)) : date;
}

/** What is read, from top to bottom. */
function rows(article) {
  // Offsets count code points.
  const letters = [...article.text];
  return [...apart(letters, article), ...parts(letters, article)];
}

/** A headline and a byline that the text does not have. */
function apart(letters, { blocks = [], headline, byline }) {
  const read = blocks.filter(({ kind }) => WORDS_OF_KINDS[kind]);
  const lacks = (words, wanted) =>
    words && !read.some(({ kind, start, end }) => kind === wanted || letters.slice(start, end).join("").startsWith(words));
  const known = [[headline, "headline"], [byline, "byline"]].map(([words, kind]) => [(words || "").trim(), kind]);
  const missing = known.filter(([words, kind]) => lacks(words, kind));
  const rows = missing.map(([words, kind]) => element(WORDS_OF_KINDS[kind][0], { class: kind, dir: "auto" }, words));
  return rows.length ? [element("div", { class: "row" }, ...rows)] : [];
}

/** Rows of words, and what stands for lines that are hidden. */
function parts(letters, { blocks = [], excluded = [] }) {
  const rows = [];
  let lines = 0;
  const fold = () => {
    const words = lines === 1 ? "Show 1 hidden line" : `Show ${lines} hidden lines, such as menus and ads`;
    if (lines) rows.push(element("div", { class: "furniture", inert: "" }, button("fold", words)));
    lines = 0;
  };
  for (const [number, { kind, start, end }] of blocks.entries()) {
    const known = WORDS_OF_KINDS[kind];
    if (!known) {
      lines += 1;
      continue;
    }
    fold();
    const row = element(known[0], { class: known[1], dir: "auto", "data-block": number });
    let from = start;
    for (const hole of excluded.filter((hole) => hole.start >= start && hole.end <= end)) {
      const words = letters.slice(hole.start, hole.end).join("");
      row.append(letters.slice(from, hole.start).join(""), element("span", { class: "excluded-piece" }, words));
      from = hole.end;
    }
    row.append(letters.slice(from, end).join(""));
    rows.push(element("div", { class: "row" }, row));
  }
  fold();
  return rows;
}
