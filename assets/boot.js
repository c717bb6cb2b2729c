// Starts the app without an inline script. Its own address says which files to load. Browsers that are too old for the
// app must be able to read this script, to say so: it is written in what Chrome 66 and Safari 12 understand
// (`tests/it/boot.rs`).
//
// The page's policy allows one Trusted Types policy, the one below. There is no other way from words to
// markup, and none at all from words to code.

import { element } from "./early.js";

// What elements may be made of by parsing. Leptos does so, through the `innerHTML` of a template, with
// every element of `view!` that has nothing but literals in it; nothing else parses markup here.
const ELEMENTS = new Set(
  (
    "a article aside br button code dd details dialog div dl dt em footer h1 h2 h3 h4 header input kbd label li " +
    "main mark nav ol option p q section select span strong summary textarea ul"
  ).split(" "),
);
const ATTRIBUTES = new Set(
  (
    "accept autocomplete autofocus checked class dir disabled for hidden id inputmode lang max maxlength min " +
    "multiple name open placeholder readonly role rows selected spellcheck step tabindex title type value"
  ).split(" "),
);

// Keeps the files of the page; see there.
const WORKER = "sw.js";

if (self.trustedTypes) {
  trustedTypes.createPolicy("default", {
    createHTML: (markup, type, sink) => {
      // The second half refuses mere words, which are code to a script and a style.
      if (sink !== "Element innerHTML" || !/^(<|$)/.test(markup)) throw new TypeError("only elements may be parsed");
      return vetted(markup);
    },
    createScriptURL: (url) => {
      if (url !== WORKER) throw new TypeError("only the service worker may be started");
      return url;
    },
  });
}

/**
 * The same markup, if it is made of those elements and attributes alone; else it throws.
 *
 * Every "<" must begin a tag of the list, and no tag has a "<" or ">" inside. So it does not matter what
 * the browser's parser takes for text and what for a tag: of what it meets, all is allowed.
 */
function vetted(markup) {
  let at = 0;
  const refuse = () => {
    throw new TypeError(`markup was refused: ${markup.slice(at, at + 40)}`);
  };
  const next = (pattern) => {
    pattern.lastIndex = at;
    const found = pattern.exec(markup);
    if (found) at = pattern.lastIndex;
    return found;
  };
  while (at < markup.length) {
    if (next(/[^<]+/y) || next(/<!(----)?>/y)) continue;
    const [, closing, element] = next(/<(\/?)([a-z][a-z0-9]*)(?=[ >])/y) || refuse();
    if (!ELEMENTS.has(element)) refuse();
    for (let attribute; (attribute = next(/ ([a-z][a-z-]*)(?:="([^"<>]*)")?(?=[ >])/y)); ) {
      const [, name, value = ""] = attribute;
      const known = ATTRIBUTES.has(name) || /^(aria|data)-/.test(name) || (name === "href" && value.startsWith("#"));
      if (closing || !known) refuse();
    }
    if (!next(/>/y)) refuse();
  }
  return markup;
}

// Names of what is kept; `tests/it/boot.rs` holds that they are those of the app.
const PREFIX = "lateral/";
const DATABASE = "lateral";
const VALUES = "values";
const EVERYTHING = "lateral/everything";
const RECOVERY = "#/recovery";

const STOPPED = ["This page has stopped working", "Something went wrong in Lateral."];
const TOO_OLD = [
  "This browser is too old",
  "Lateral needs Chrome or Edge 96, Firefox 98, or Safari 15.4. Update your browser, or use another.",
];
const NOT_STARTED = ["This page could not start", "Part of it did not load. Check your connection."];

const SETTINGS = "lateral/1/setting/";
const TEXT_SIZE = "text-size";
const COLOUR_SCHEME = "colour-scheme";

// What the reader has chosen for all pages, before anything is drawn. `style/tokens.css` knows which values mean what.
for (const setting of [TEXT_SIZE, COLOUR_SCHEME]) {
  try {
    document.documentElement.setAttribute(`data-${setting}`, localStorage.getItem(SETTINGS + setting) || "");
  } catch {
    // A browser that keeps nothing shows what is usual.
  }
}

// With a panic the bundle ends in the middle of what it did, so nothing on the page works any more.
const stops = (reason) => Boolean(self.WebAssembly) && reason instanceof WebAssembly.RuntimeError;
addEventListener("error", (event) => stops(event.error) && say(STOPPED));
addEventListener("unhandledrejection", (event) => stops(event.reason) && say(STOPPED));

// A module with a table of references to JavaScript's things: the app's bundle has one.
const NEEDED = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 4, 4, 1, 111, 0, 0);

start().catch((error) => {
  console.error(error);
  say(stops(error) ? STOPPED : NOT_STARTED);
});

async function start() {
  if (!self.HTMLDialogElement || !WebAssembly.validate(NEEDED)) return say(TOO_OLD);
  const own = new URL(import.meta.url);
  const [js, wasm] = ["js", "wasm"].map((part) => own.searchParams.get(part));
  const [bundle, code] = [js, wasm].map((name) => new URL(name, own));
  if (bundle.origin !== location.origin || code.origin !== location.origin) throw new TypeError("a foreign bundle was refused");
  const app = await import(bundle);
  await app.default({ module_or_path: code });
}

/** Says once, over everything else, what happened and what can be done. A dialog, because another may be open. */
function say([title, what]) {
  if (document.getElementById("stopped")) return;
  const button = (look, label, clicked) => {
    const made = element("button", { type: "button", class: look }, label);
    made.addEventListener("click", clicked);
    return made;
  };
  const outcome = element("p", { role: "status" });
  const save = async () => {
    outcome.textContent = await download();
  };
  const more = element("a", { href: RECOVERY }, "Saved data and recovery");
  // The app that would follow the address has stopped.
  addEventListener("hashchange", () => location.reload());
  // Where nothing started, nothing would there: it is a part of the same app.
  const leads = title === STOPPED[0] && location.hash !== RECOVERY;
  const card = element(
    "dialog",
    { id: "stopped", class: "modal stopped", role: "alertdialog", "aria-labelledby": "stopped-title", "aria-describedby": "stopped-what" },
    element(
      "div",
      { class: "modal-body" },
      element("h2", { id: "stopped-title" }, title),
      element(
        "p",
        { id: "stopped-what" },
        title === TOO_OLD[0]
          ? what
          : `${what} Everything you saved is still in this browser. Reload the page to continue; if this happens again, download your work first.`,
      ),
      element(
        "p",
        { class: "modal-actions" },
        button("primary", "Reload", () => location.reload()),
        button("tool", "Download my work", save),
        ...(leads ? [more] : []),
      ),
      outcome,
    ),
  );
  // What has stopped must not hear the keys, and there is nothing to go back to.
  for (const kind of ["keydown", "keyup"]) card.addEventListener(kind, (event) => event.stopPropagation());
  card.addEventListener("cancel", (event) => event.preventDefault());
  card.addEventListener("close", () => card.showModal());
  document.body.append(card);
  if (card.showModal) card.showModal();
  else card.setAttribute("open", "");
}

/** Offers all that both stores hold as one file, without the app. Answers with a sentence. */
async function download() {
  const found = { format: EVERYTHING, version: 1, local: {}, journal: {} };
  const silent = [];
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(PREFIX)) found.local[key] = localStorage.getItem(key);
    }
  } catch {
    silent.push("its local storage");
  }
  try {
    for (const [key, value] of await values()) {
      if (typeof value === "string") found.journal[key] = value;
    }
  } catch {
    silent.push("its database");
  }
  const file = new Blob([JSON.stringify(found, null, 2), "\n"], { type: "application/json" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = "lateral-everything.json";
  link.click();
  // Not at once: on an iPad the download asks for it later.
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  const count = new Set([...Object.keys(found.local), ...Object.keys(found.journal)]).size;
  const silence = silent.length ? ` The browser could not read ${silent.join(" and ")}.` : "";
  return `Downloaded as ${link.download}, with ${count} items.${silence}`;
}

/** All keys of ours in the database, with their values. */
function values() {
  return new Promise((resolve, reject) => {
    // Without a version: whichever there is.
    const asked = indexedDB.open(DATABASE);
    // There is none: to make an empty one would keep the app from making its own.
    asked.onupgradeneeded = () => asked.transaction.abort();
    asked.onerror = () => (asked.error && asked.error.name === "AbortError" ? resolve([]) : reject(asked.error));
    asked.onsuccess = () => {
      const database = asked.result;
      try {
        const store = database.transaction(VALUES).objectStore(VALUES);
        const all = IDBKeyRange.bound(PREFIX, `${PREFIX}\uffff`);
        const [keys, held] = [store.getAllKeys(all), store.getAll(all)];
        store.transaction.oncomplete = () => resolve(keys.result.map((key, at) => [key, held.result[at]]));
        store.transaction.onabort = () => reject(store.transaction.error);
      } catch (error) {
        reject(error);
      } finally {
        // Takes effect when the transaction is over.
        database.close();
      }
    };
  });
}
