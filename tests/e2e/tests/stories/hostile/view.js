// Looks at a view with one string in every field, and tells what became of it. The walks that come after
// this answer with the views they came to for each string, and with everything that was wrong.
const found = { views: [], faults: [] };
let words = null;

const seek = (selector) => document.querySelector(selector);
const seekAll = (selector) => [...document.querySelectorAll(selector)];
const tick = () => new Promise((done) => setTimeout(done));
const until = async (what, ask) => {
  for (const start = performance.now(); performance.now() < start + 8000; await tick()) {
    const answer = ask();
    if (answer) return answer;
  }
  throw new Error(`waited in vain for ${what} at ${location.hash.slice(0, 40)}, ${seek("h1")?.textContent.slice(0, 40)}`);
};

// What is cut may end in half a letter, which the way to the story cannot carry.
const tell = (view, fault) => found.faults.push(`${view}, ${words.label}: ${fault}`.toWellFormed());

/** Our own words that do not run from left to right any more. Theirs stand in elements of their own. */
const turned = () => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const place = (node, from, to) => {
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    return range.getBoundingClientRect();
  };
  const bad = [];
  while (texts.nextNode()) {
    const node = texts.currentNode;
    const parent = node.parentElement;
    if (parent.closest("[dir=auto], option, [hidden]") || !parent.checkVisibility()) continue;
    const ours = [...node.data.matchAll(/[A-Za-z]{2,}/g)].filter(({ index }) => index === 0 || /^[A-Za-z.]+$/.test(node.data.slice(index)));
    const letters = ours.flatMap(({ 0: word, index }) => [[index, index + 1], [index + word.length - 1, index + word.length]]);
    const places = letters.map(([from, to]) => place(node, from, to));
    for (const [at, next] of places.slice(1).map((next, at) => [places[at], next])) {
      if (Math.abs(at.top - next.top) < 2 && at.left > next.left) bad.push(node.data.slice(0, 80));
    }
  }
  return bad;
};

/** Looks at the page as it is now. `shown` are texts with what they must be. */
const view = (name, shown = []) => {
  found.views.push(name);
  for (const node of seekAll("*")) {
    const fault = __hostile.fault(node);
    if (fault) tell(name, `${fault} in ${node.outerHTML.slice(0, 160)}`);
  }
  for (const fault of __hostile.nodes.splice(0)) tell(name, fault);
  for (const said of __hostile.spoke.splice(0)) tell(name, `it ran: ${said}`);
  for (const fault of __watched.violations.splice(0).concat(__watched.errors.splice(0))) tell(name, fault);
  if (words.turns) for (const text of turned()) tell(name, `turned around: ${text}`);
  for (const [what, is, ought] of shown) {
    if (is !== ought) tell(name, `${what} is ${JSON.stringify(is)?.slice(0, 90)} and not ${JSON.stringify(ought).slice(0, 90)}`);
  }
};

const text = (selector) => seek(selector)?.textContent;
/** Whether any of these elements says just this. */
const among = (selector, ought) => (seekAll(selector).some((node) => node.textContent === ought) ? ought : text(selector));

const named = (name, inside) => {
  const buttons = [...inside.querySelectorAll("button")].filter((button) => button.checkVisibility() && !button.disabled);
  return buttons.find((button) => (button.getAttribute("aria-label") ?? button.textContent.trim()) === name);
};
const press = async (name, inside = "body") =>
  (await until(`the button ${name}`, () => seek(inside) && named(name, seek(inside)))).click();
const title = (name) => named(name, document)?.title ?? "";
const said = () => text(".notice p") ?? "";
const type = (field, value) => {
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
};
const key = (name) => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true }));
const give = (input, content) => {
  const given = new DataTransfer();
  given.items.add(new File([content], "file.json", { type: "application/json" }));
  input.files = given.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
};
const closed = () => until("the dialog to close", () => !seek("dialog"));
const go = async (hash, there) => {
  location.hash = hash;
  await until(`the address ${hash.slice(0, 60)}`, there);
};
// What fields make of line ends (HTML, "value sanitization").
const line = (value) => value.replace(/[\r\n]/g, "");
const lines = (value) => value.replace(/\r\n?/g, "\n");

/** Does it for one string after the other, up to the first that cannot be gone on with. */
const each = async (all, deed) => {
  const views = [];
  for (words of all) {
    found.views = [];
    try {
      await deed();
      views.push(found.views);
    } catch (error) {
      tell(found.views.at(-1) ?? "the start", error.message);
      break;
    }
  }
  return { views, faults: found.faults };
};
