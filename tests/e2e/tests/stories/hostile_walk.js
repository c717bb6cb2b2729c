// Goes through every view of the page with one string in every field, and tells what became of it.
// Answers with the views it came to for each string, and with everything that was wrong.
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

const tell = (view, fault) => found.faults.push(`${view}, ${words.label}: ${fault}`);

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
const closed = () => until("the dialog to close", () => !seek("dialog"));
const choose = async (file) => {
  await press("Import");
  const input = await until("the file input", () => seek("dialog input[type=file]"));
  const given = new DataTransfer();
  given.items.add(new File([file], "file.json", { type: "application/json" }));
  input.files = given.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
  await until("an answer to the file", () => seek("dialog h3, dialog .refused"));
  for (const details of seekAll("dialog details")) details.open = true;
};
const go = async (hash, there) => {
  location.hash = hash;
  await until(`the address ${hash.slice(0, 60)}`, there);
};
const card = async (id, there) => {
  const article = `#/${words.id}/a`;
  if (!location.hash.startsWith(article)) await go(article, () => seek(".listing"));
  (await until(`the row of ${id}`, () => seek(`[data-row="${id}"] button`))).click();
  await until(`the card of ${id}`, () => seek("#mark-card") && there());
  await until("the current row", () => seek(`[data-row="${id}"] [aria-current=true]`));
};
// What fields make of line ends (HTML, "value sanitization").
const line = (value) => value.replace(/[\r\n]/g, "");
const lines = (value) => value.replace(/\r\n?/g, "\n");

const importLesson = async () => {
  await choose(words.lesson);
  const answer = words.raw
    ? ["its answer", text("dialog .refused"), "This file cannot be used: it holds no article that can be read. Nothing was changed."]
    : ["its title", text("dialog h3"), `Lesson: ${words.title}`];
  view("a lesson in the import dialog", [answer]);
  if (words.raw) return press("Close", "dialog");
  await press("Open the lesson", "dialog");
  await until("the first page", () => seek(".begin a")?.getAttribute("href") === `#/${words.id}/a`);
  const others = seekAll(".lessons a").length;
  view("the first page", [
    ["the title", text("h1"), words.title],
    ["the title in the bar", text(".masthead-title"), words.title],
    ["the outlet", text(".card .outlet"), words.line],
    ["the way in", text(".begin a"), `Begin with ${words.line}`],
    ["the headline", words.blank || text(".card h3 a"), words.blank || words.line],
    ["the other lessons", words.last === null || among(".lessons a", words.last), words.last === null || words.last],
    ["the number of others", others > 0 || words.last === null, true],
  ]);
};

const importWork = async () => {
  await choose(words.work);
  const name = words.name === "" ? "A work without a name" : `The work of ${words.name}`;
  view("a work in the import dialog", [["its name", words.raw || text("dialog h3"), words.raw || name]]);
  if (words.raw) return press("Close", "dialog");
  await press("Import", "dialog");
  await closed();
  await until("the step", () => title("Undo").startsWith("Undo: import"));
  await until("the notice", () => said() === "The work was imported.");
  view("the first page with a notice");
};

const reading = () => [
  ["the title in the bar", text(".masthead-title"), words.title],
  ["the outlet", text(".running .outlet"), words.line],
  ["the date", among(".running .about", words.line), words.line],
  ["the blocks", words.fits ? JSON.stringify(seekAll("main [data-block]").map((node) => node.textContent)) : "", words.fits ? JSON.stringify(words.blocks) : ""],
  ["a tag", among(".chip span", words.tag), words.tag],
  ["the next outlet", text(".turning .next .outlet"), words.line],
];

const readMarks = async () => {
  await card(words.marks.claim, () => seek("#mark-gist"));
  view("the card of a claim", [
    ...reading(),
    ["the gist", seek("#mark-gist").value, lines(words.note)],
    ["the note", seek("#mark-note").value, lines(words.note)],
  ]);
  await card(words.marks.lost, () => seek(".lost-note"));
  view("the card of a lost mark", [["a tag to choose", among("option", words.tag), words.tag]]);
  await card(words.marks.mention, () => !seek("#mark-gist") && !seek(".lost-note"));
  view("the card of a mention", [
    ...reading(),
    ["the note", seek("#mark-note").value, lines(words.note)],
    ["its tag", text(".mark-card h2"), words.tag],
  ]);
  seek("main mark[data-marks*=' ']").click();
  await until("the choice of marks", () => seek(".stacked"));
  view("marks on the same words", [["a tag", among(".stacked .mark-label", words.tag), words.tag]]);
};

const openDialogs = async () => {
  await press("Export");
  const field = await until("the field for the name", () => seek("dialog input[type=text]"));
  view("the export dialog", [
    ["the name", field.value.trim(), line(words.annotator).trim()],
    ["the file's name", /^lateral-[a-z0-9-]{1,92}\.json$/.test(text(".file-name")), true],
  ]);
  await press("Download JSON", "dialog");
  await until("word of the download", () => said().startsWith("Downloaded as"));
  const file = __hostile.downloads.splice(0);
  view("the notice of a download", [
    ["the notice", said(), `Downloaded as ${file[0]}.`],
    ["the file's name", /^lateral-[a-z0-9-]{1,92}\.json$/.test(file[0]) && file.length, 1],
  ]);
  await press("Shortcuts");
  await until("the table of keys", () => seek("dialog .keys"));
  const entry = words.blank || text("dialog .keys dd");
  view("the help dialog", [["a tag", entry, words.blank || `${words.tag}${words.line} Example: ${words.line}`]]);
  await press("Close", "dialog");
  await closed();
  seek("main article").focus();
  key("q");
  const wanted = await until("the field for the quote", () => seek("dialog input[type=text]"));
  type(wanted, words.text);
  await tick();
  view("the quote dialog", [["the field", wanted.value, line(words.text)]]);
  await press("Close", "dialog");
  await closed();
  await choose(words.other);
  view("a work on another lesson in the import dialog", [["it is refused", text("dialog .refused")?.includes("another lesson"), true]]);
  await press("Close", "dialog");
  await closed();
};

const work = async () => {
  key("Escape");
  seek("main article").focus();
  key("ArrowDown");
  await until("the tools", () => seek("[role=toolbar]"));
  view("the tools beside a selection", [["a tag", text("[role=toolbar] .tag-name"), words.tag]]);
  key("Escape");
  const search = await until("the filter", () => seek("input[type=search]"));
  type(search, words.text);
  await tick();
  view("the filtered list");
  type(search, "");
  await card(words.marks.mention, () => !seek("#mark-gist") && !seek(".lost-note"));
  const note = seek("#mark-note");
  note.dispatchEvent(new Event("focus"));
  type(note, `${words.short}!`);
  await until("the step", () => title("Undo").startsWith("Undo: write the note"));
  view("a note that is being written", [["the note", note.value, lines(`${words.short}!`)]]);
  await press("Undo");
  await until("the notice", () => said().startsWith("Undone: write the note"));
  view("a note taken back");
  await press("Delete the mark");
  await until("the notice", () => said().startsWith("Deleted "));
  view("the notice of a deletion");
  await press("Undo");
  await until("the step", () => title("Undo").startsWith("Undo: import"));
  await press("Undo");
  await until("the notice", () => said().startsWith("Undone: import the work"));
  view("an import taken back", [["what can be done again", title("Redo").startsWith("Redo: import the work"), true]]);
};

const followAddress = async () => {
  location.hash = `#/${words.text}`;
  await tick();
  await lookHere();
};
const lookHere = async () => {
  await until("a page", () => seek("main"));
  view("an address");
};

const visit = async () => {
  await importLesson();
  await importWork();
  if (words.raw) return;
  await readMarks();
  await openDialogs();
  await work();
};

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

return each(arguments[1], { views: visit, addresses: followAddress, here: lookHere }[arguments[0]]);
