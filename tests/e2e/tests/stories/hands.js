// A reader's deeds as events made by script, so that hundreds of them take seconds and several tabs work at
// once. They go through the page's own keys, buttons and fields; a real hand's way is tried by other stories.
const pause = (milliseconds = 0) => new Promise((done) => setTimeout(done, milliseconds));
const press = (key, held = {}) =>
  (document.activeElement ?? document.body).dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...held }),
  );
const button = (name) =>
  [...document.querySelectorAll("button")].find(
    (button) => (button.getAttribute("aria-label") ?? button.textContent).trim() === name && !button.disabled,
  );
const pressTimes = (times, key, held) => {
  for (let time = 0; time < times; time++) press(key, held);
};
const begin = () => {
  document.querySelector("dialog[open] .modal-actions .tool")?.click();
  document.querySelector("main article").focus();
};

const deeds = {
  mark: (steps, words, key) => {
    pressTimes(1 + steps, "ArrowRight");
    pressTimes(words, "ArrowRight", { shiftKey: true });
    press(key);
  },
  retag: (marks, key) => {
    press("Escape");
    pressTimes(1 + marks, "n");
    press(key);
  },
  remove: (marks) => {
    press("Escape");
    pressTimes(1 + marks, "n");
    press("Delete");
  },
  note: async (marks, words) => {
    press("Escape");
    pressTimes(1 + marks, "n");
    press("e");
    await pause(5);
    const field = document.getElementById("mark-note");
    if (!field) return;
    field.focus();
    for (let end = 1; end <= words.length; end++) {
      field.value = words.slice(0, end);
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
    press("Escape");
  },
  undo: (times) => {
    for (let time = 0; time <= times; time++) button("Undo").click();
  },
  redo: (times) => {
    for (let time = 0; time <= times; time++) button("Redo").click();
  },
  take: async (file) => {
    button("Import").click();
    // The dialog may be on its way for the first time.
    let input = null;
    for (let time = 0; time < 400 && !input; time++) {
      await pause();
      input = document.querySelector("dialog input[type=file]");
    }
    const given = new DataTransfer();
    given.items.add(new File([file], "work.json", { type: "application/json" }));
    input.files = given.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
    for (let time = 0; time < 200; time++) {
      await pause(5);
      const offered = [...document.querySelectorAll("dialog .modal-actions button")];
      const named = (name) => offered.find((button) => button.textContent.trim() === name);
      const go = named("Import") ?? named("Continue as my work") ?? named("Add to my work");
      if (!go) continue;
      (go.disabled ? named("Cancel") : go).click();
      return;
    }
    throw new Error("the dialog does not offer the import");
  },
};

const tab = (globalThis.__hands ??= { busy: Promise.resolve(), shown: new Set(), writes: 0, changes: 0, faults: [] });
if (!tab.watched) {
  tab.watched = true;
  // What a deed changes is written to local storage before it ends.
  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = function (...words) {
    tab.writes++;
    return setItem.apply(this, words);
  };
}

const remember = () => {
  for (const mark of document.querySelectorAll("main article mark[data-marks]")) {
    for (const id of mark.dataset.marks.split(" ")) tab.shown.add(id);
  }
};

const hands = {
  /** Begins to do these, once what was begun before is done; does not wait for the end. */
  begin: async (list) => {
    await tab.busy;
    tab.busy = (async () => {
      for (const [name, ...words] of list) {
        try {
          begin();
          const before = tab.writes;
          await deeds[name](...words);
          await pause();
          if (tab.writes > before) tab.changes++;
        } catch (error) {
          tab.faults.push(`${name}: ${error}`);
        }
        remember();
      }
    })();
  },

  /** Waits until all is done; tells which marks were ever shown here, and how many deeds changed something. */
  finish: async () => {
    await tab.busy;
    remember();
    return { shown: [...tab.shown], changes: tab.changes, faults: tab.faults };
  },
};
