// Goes through every view of the reader's pages with one string in every field. Follows `view.js`.
const choose = async (file) => {
  await press("Import");
  give(await until("the file input", () => seek("dialog input[type=file]")), file);
  await until("an answer to the file", () => seek("dialog h3, dialog .refused"));
  for (const details of seekAll("dialog details")) details.open = true;
};
const card = async (id, there) => {
  const article = `#/${words.id}/a`;
  if (!location.hash.startsWith(article)) await go(article, () => seek(".listing"));
  (await until(`the row of ${id}`, () => seek(`[data-row="${id}"] button`))).click();
  await until(`the card of ${id}`, () => seek("#mark-card") && there());
  await until("the current row", () => seek(`[data-row="${id}"] [aria-current=true]`));
};
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
    ["the way in", text(".begin a").trim(), "Begin reading"],
    ["the headline", words.blank || text(".card h3 a"), words.blank || words.line],
    ["the other lessons", words.last === null || among(".lessons a", words.last), words.last === null || words.last],
    ["the number of others", others > 0 || words.last === null, true],
  ]);
};

const openEntity = async () => {
  const row = `[data-entity="${words.entity}"]`;
  const address = `#/${words.id}/_entities/${words.entity}`;
  if (location.hash !== address) await go(address, () => seek(row));
  await until("the open card", () => seek(`${row} .entity-open`));
  await until("its marks", () => seek(".kwic a"));
  return [
    ["the name", text(`${row} .entity-called`), words.line],
    ["the articles", seekAll("thead a").length > 1, true],
    ["the words of a mark", among(`${row} .entity-cell q`, "The river"), "The river"],
  ];
};
const lookAtEntity = async () => {
  const shown = await openEntity();
  view("an entity that is looked at", [...shown, ["the note", words.blank || among(".said dd", words.note), words.blank || words.note]]);
};
const workOnEntity = async () => {
  const shown = await openEntity();
  const [others, note] = seekAll(".entity-card textarea");
  view("the table of entities", [
    ...shown,
    ["the name", seek(".entity-rename").value, line(words.line)],
    ["the note", note.value, lines(words.note)],
    ["another name", others.value.endsWith("Another name"), true],
    ["the link", text(".entity-link a"), "https://example.org/"],
  ]);
  seek("[role=combobox]").click();
  await until("a choice", () => seek("[role=option]"));
  view("an entity to be merged", [["a name", among("[role=option] > [dir]", words.line), words.line]]);
  key("Escape");
  await press("Timeline");
  await until("the dates", () => seek(".timeline-list a"));
  view("the dates of all articles", [["the words of a mark", among(".timeline-list a", "The river"), "The river"]]);
  await press("Picture");
  await until("the picture", () => seek(".picture svg text"));
  view("the picture of who is named where", [["a dot", seekAll(".picture circle").length > 0, true]]);
  await press("Table");
  await until("the table", () => seek(".entities-table"));
};
const compare = async () => {
  await go(`#/${words.id}/_compare`, () => seek(".compare-table .question"));
  seek(".compare-table .question").click();
  await until("the open point", () => seek(".point-open .passage a"));
  view("the table of points", [
    ["the question", text(".question"), words.line],
    ["the answer", seek(".position-words input").value, line(words.line).replace(/^\p{White_Space}+|\p{White_Space}+$/gu, "")],
    ["the note", seek(".point-foot input").value, line(words.note)],
    ["the claim", among(".cell-claim q", "The river rose"), "The river rose"],
    ["a silent article", seekAll(".point-cell.silent").length > 0, true],
  ]);
  await go(`#/${words.id}/a`, () => seek("main article") && seek(".listing"));
};

/** Shows the work apart, and comes back to the first page. */
const lookAtWork = async () => {
  await press("Look at it", "dialog");
  await until("the bar", () => seek(".whose-work") && !seek("dialog"));
  await card(words.marks.claim, () => seek(".said"));
  view("a work that is looked at", [
    ...reading(),
    ["the gist", words.blank || among(".said dd", words.note), words.blank || words.note],
    ["how certain", words.blank || among(".said dd", words.line), words.blank || words.line],
  ]);
  await lookAtEntity();
  await press("Back to my work");
  await until("one's own work", () => !seek(".whose-work"));
  await go(`#/${words.id}`, () => seek(".begin a"));
};

const importWork = async () => {
  await choose(words.work);
  const name = words.name === "" ? "Work without a name" : `Work by ${words.name}`;
  view("a work in the import dialog", [["its name", words.raw || text("dialog h3"), words.raw || name]]);
  if (words.raw) return press("Close", "dialog");
  await lookAtWork();
  await choose(words.work);
  await press("Continue as my work", "dialog");
  await closed();
  await until("the step", () => title("Undo").startsWith("Undo: import"));
  await until("the notice", () => said() === "The work was imported.");
  view("the first page with a notice");
};

// A name on one line has its spaces and signs of direction put in order; its letters stay.
const bare = (name) => name?.replace(/[^\p{L}\p{N}]/gu, "");
const askWho = async () => {
  (await until("the way to others", () => seek(".whose-sheet button"))).click();
  await until("those who are here", () => seek("dialog .works-here bdi"));
  const name = bare(words.name);
  const places = [["the name in the list", "dialog .works-here bdi"]];
  if (words.name !== "") {
    await until("the name in the bar", () => seek(".whose-chip bdi"));
    places.push(["the name in the bar", ".whose-chip bdi"], ["the name on the page", ".whose-sheet bdi"]);
  }
  view("who is working", places.map(([what, selector]) => [what, name === "" || bare(text(selector)), name === "" || name]));
  await press("Close", "dialog");
  await closed();
};

const isBlank = (line) => /^\p{White_Space}*$/u.test(line);
const reading = () => [
  ["the title in the bar", text(".masthead-title"), words.title],
  ["the outlet", text(".running .outlet"), words.line],
  ["the date", among(".running .about", words.line), words.line],
  ["the blocks", words.fits ? JSON.stringify(seekAll("main [data-block]").map((node) => node.textContent)) : "", words.fits ? JSON.stringify(words.blocks) : ""],
  ["a tag", among(".chip span", words.tag), words.tag],
  // Where the outlet says nothing, the headline stands there.
  ["the next outlet", isBlank(words.line) || text(".turning .next .outlet"), isBlank(words.line) || words.line],
];

const readMarks = async () => {
  await card(words.marks.claim, () => seek("#mark-gist") && seek(".says"));
  // A line has no line breaks.
  const bareLine = words.line.replace(/[\r\n]/g, "");
  const abouts = seekAll(".says details input").map((input) => input.value);
  view("the card of a claim", [
    ["how certain", abouts[0], bareLine],
    ["what is meant", abouts[1], bareLine],
    ...reading(),
    ["the gist", seek("#mark-gist").value, lines(words.note)],
    ["the note", seek("#mark-note").value, lines(words.note)],
  ]);
  await card(words.marks.lost, () => seek(".lost-note"));
  view("the card of a lost mark", [["a tag to choose", among("option", words.tag), words.tag]]);
  await card(words.marks.elsewhere, () => seek(".near-note strong"));
  view("the card of words found elsewhere", [["the words", text(".near-note strong"), "Before"]]);
  await card(words.marks.mention, () => !seek("#mark-gist") && !seek(".lost-note"));
  view("the card of a mention", [
    ...reading(),
    ["the note", seek("#mark-note").value, lines(words.note)],
    ["its tag", text(".mark-card h3"), words.tag],
  ]);
  seek("main mark[data-marks*=' ']").click();
  await until("the choice of marks", () => seek(".stacked"));
  view("marks on the same words", [
    ["a tag", among(".stacked .mark-label > span:first-child", words.tag), words.tag],
    ["elements in what a mark names", seekAll(".stacked .mark-label > span > *").length, 0],
  ]);
};

const readShared = async () => {
  await press("Show wording shared with other articles");
  await until("what is shared", () => seek(".elsewhere[role=status]"));
  // Only words of some length are shared, and their notes stand below their paragraph.
  for (const note of seekAll(".shared-notes .also")) note.click();
  await tick();
  view("words that other articles have", reading());
  await press("Show wording shared with other articles");
  await until("the end of it", () => !seek(".elsewhere[role=status]"));
};

const openDialogs = async () => {
  await press("Export");
  const field = await until("the field for the name", () => seek("dialog input[type=text]"));
  view("the export dialog", [
    ["the name", field.value.trim(), line(words.annotator).trim()],
    ["the file's name", /^lateral-[a-z0-9-]{1,92}\.json$/.test(text(".file-name")), true],
  ]);
  await press("Download my work", "dialog");
  await until("word of the download", () => said().startsWith("Downloaded as"));
  const file = __hostile.downloads.splice(0);
  view("the notice of a download", [
    ["the notice", said(), `Downloaded as ${file[0]}.`],
    ["the file's name", /^lateral-[a-z0-9-]{1,92}\.json$/.test(file[0]) && file.length, 1],
  ]);
  await press("Help");
  await until("the table of keys", () => seek("dialog .keys"));
  const entry = words.blank || text("dialog .keys dd:has(.definition)");
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
  await until("the notice", () => said().startsWith("Undone: import work"));
  view("an import taken back", [["what can be done again", title("Redo").startsWith("Redo: import work"), true]]);
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
  await askWho();
  await readMarks();
  await workOnEntity();
  await compare();
  await readShared();
  await openDialogs();
  await work();
};

return each(arguments[1], { views: visit, addresses: followAddress, here: lookHere }[arguments[0]]);
