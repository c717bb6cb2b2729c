// Goes through every view of the workshop with one string in every field. Follows `view.js`.
const unfold = () => {
  for (const details of seekAll("details")) details.open = true;
};
const field = (label) => seekAll("label.field").find((field) => field.firstElementChild.textContent === label)?.lastElementChild.value;

const shelf = async () => {
  await go("#/_workshop", () => seek("#kept-lessons") && seek(`.rows a[href="#/_workshop/${words.id}"]`));
  const title = words.blank ? "A lesson without a title" : words.title;
  view("the shelf", [["the title", text(`.rows a[href="#/_workshop/${words.id}"]`), title]]);
  give(seek(".bring input[type=file]"), words.lesson);
  await until("the offer", () => seek("#offer h2"));
  view("a lesson that comes in", [["its title", text("#offer h2"), words.title]]);
  await press("Not now");
  await until("the end of the offer", () => !seek("#offer h2"));
};

const lesson = async () => {
  await go(`#/_workshop/${words.id}`, () => seek(".begin .primary")?.getAttribute("href") === `#/_workshop/${words.id}/_hand-out`);
  unfold();
  view("a lesson in the making", [
    ["the title", text("h1"), words.title],
    ["its field", seek(".title-field").value, lines(words.title)],
    ["the instructions", seek(".wide-field").value, lines(`${words.line}\n\n${words.line}`)],
    ["an outlet", text(".articles-made .outlet"), words.line],
    ["a headline", text(".articles-made h3"), words.line],
    ["a tag", text(".tags-made summary strong"), words.tag],
    ["its name", field("Name"), line(words.tag)],
    ["what it is for", field("What it is for"), line(words.line)],
    ["its example", field("Examples"), line(words.line)],
    ["a tag to merge into", among(".tags-made option", words.tag), words.tag],
    ["a kind of statement", words.blank || seek(".kind-row > input").value, words.blank || line(words.tag)],
    ["a question", words.blank || seek("#points ~ .rows input").value, words.blank || line(words.line)],
  ]);
};

const handOut = async () => {
  await go(`#/_workshop/${words.id}/_hand-out`, () => seek(".hand-out h1"));
  unfold();
  view("a lesson to hand out", [
    ["the lesson", text(".hand-out .kicker"), words.blank ? "The lesson" : words.title],
    ["the link", field("The link").startsWith(`${location.origin}${location.pathname}#/_lesson/`), true],
  ]);
  await press("Show or print it large");
  await until("the poster", () => seek(".poster"));
  view("a poster", [["the title", text(".poster h1"), words.title]]);
  await press("Back");
  await until("the page", () => !seek(".poster"));
};

const preview = async () => {
  await go(`#/_preview/${words.id}`, () => seek('[aria-label="End preview"]') && seek(".begin a.primary"));
  view("a lesson as students will see it", [
    ["the title", text("h1"), words.title],
    ["the outlet", text(".card .outlet"), words.line],
    ["the way back", seek('[aria-label="End preview"]').getAttribute("href"), `#/_workshop/${words.id}`],
  ]);
};

const article = async () => {
  await go(`#/_workshop/${words.id}/a`, () => seek(".workbench") && text(".home-head .kicker") === (words.title || "The lesson"));
  unfold();
  view("an article in the making", [
    ["the headline", text("h1"), words.line],
    ["the outlet", field("Outlet"), line(words.line)],
    ["the byline", field("Byline"), line(words.line)],
    ["the date", field("Date"), line(words.line)],
    ["the words", words.fits ? among(".raw-text", words.text) : "", words.fits ? words.text : ""],
    ["the preview", words.fits ? text(".preview .headline") : "", words.fits ? words.text : ""],
  ]);
  const whole = seek(".replacing textarea");
  type(whole, `${whole.value}\n${words.text}.`);
  await press("Show what would change");
  await until("what it would do", () => seek(".replacing .offer"));
  view("a text that would take the place of another");
  await press("Replace the text");
  await until("the notice", () => said() === "The text was replaced.");
  view("an article with another text");
  await press("Undo");
  await until("the notice", () => said().startsWith("Undone: replace the text of"));
  view("a text taken back");
};

const shared = async () => {
  await go(`#/_preview/${words.id}/_shared`, () => text("h1") === "Shared wording");
  view("words that articles share", [["the title", text(".overview-links a"), words.title]]);
};

const bring = async () => {
  await go(`#/_workshop/${words.id}`, () => seek(".articles-made"));
  unfold();
  type(seek(".paste textarea"), words.text);
  const before = seekAll(".articles-made > li").length;
  await press("Add this article");
  await until("an answer", () => (words.blank ? said().startsWith("Paste the text") : seekAll(".articles-made > li").length > before || seek(".bring .refused")));
  view("words that were brought in");
  // Bytes that are no UTF-8, and so leave a choice.
  const count = seekAll(".articles-made > li").length;
  const given = new DataTransfer();
  given.items.add(new File([Uint8Array.of(0xcf, 0xee, 0xf1, 0xf2, 10, 10), words.text, Uint8Array.of(10, 10, 0xcf, 0xee, 0xf1, 0xf2)], "file.txt"));
  const input = seek(".bring input[type=file]");
  input.files = given.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
  await until("the article", () => seekAll(".articles-made > li").length > count);
  seekAll(".articles-made h3 a").at(-1).click();
  await until("the choice", () => seek(".encoding select"));
  const list = seek(".encoding select");
  list.value = list.value === "IBM866" ? "KOI8-R" : "IBM866";
  list.dispatchEvent(new Event("change", { bubbles: true }));
  await until("the notice", () => said().startsWith("Done: change the encoding of"));
  view("an article in another encoding");
  await go(`#/_workshop/${words.id}`, () => seek(".articles-made"));
};

const remove = async () => {
  await press("Delete");
  await until("the notice", () => said().includes("was deleted"));
  view("the notice of a deleted lesson");
  await press("Undo this");
  await until("the lesson", () => said() === "The lesson is back.");
};

const visit = async () => {
  await shelf();
  await lesson();
  await handOut();
  await preview();
  await article();
  await shared();
  await bring();
  await remove();
};

return each(arguments[1], visit);
