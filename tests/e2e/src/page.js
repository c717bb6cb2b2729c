// What the stories ask of a page from inside: places of words, marks, the visible state. Put before every
// script, so it leaves nothing behind in the page.
const blocks = () => [...document.querySelectorAll("main article [data-block]")];

const textNodes = (block) => {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
};

const blockText = (block) => textNodes(block).map((node) => node.data).join("");

const codePoints = (text) => Array.from(text).length;

/** The range of code points [from, to) of a block. */
const rangeOf = (block, from, to) => {
  const text = Array.from(blockText(block));
  const utf16 = (point) => text.slice(0, point).join("").length;
  const range = document.createRange();
  const place = (offset, end) => {
    let before = 0;
    const nodes = textNodes(block);
    for (const node of nodes) {
      // A start belongs to the node it is in, an end to the node it closes.
      if (end ? offset <= before + node.length : offset < before + node.length) return [node, offset - before];
      before += node.length;
    }
    throw new Error(`the block has only ${before} UTF-16 units`);
  };
  range.setStart(...place(utf16(from), false));
  range.setEnd(...place(utf16(to), true));
  return range;
};

const scrollerOf = (element) => {
  for (let at = element.parentElement; at; at = at.parentElement) {
    const style = getComputedStyle(at);
    if (/(auto|scroll)/.test(style.overflowY) && at.scrollHeight > at.clientHeight) return at;
  }
  return document.scrollingElement;
};

/** What an IndexedDB request answers. */
const answer = (request) =>
  new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
    request.onblocked = () => failed(new Error("another tab has the database open"));
  });

/** Calls `act` with the app's database; answers null where there is none. Never makes one. */
const inDatabase = async (act) => {
  const known = await indexedDB.databases();
  if (!known.some(({ name }) => name === DATABASE)) return null;
  const database = await answer(indexedDB.open(DATABASE));
  try {
    return database.objectStoreNames.contains(VALUES) ? await act(database) : null;
  } finally {
    database.close();
  }
};

const DATABASE = "lateral";
const VALUES = "values";

/** Whether a stored value is as it was written: JSON with the checksum of what it holds. */
const isWhole = async (value) => {
  const [, sum, it] = /^\{"v":\d+,"sum":"([0-9a-f]{16})","it":(.*)\}$/s.exec(value) ?? [];
  if (!it) return false;
  try {
    JSON.parse(it);
  } catch {
    return false;
  }
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(it)));
  return [...digest.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("") === sum;
};

const lib = {
  blockTexts: () => blocks().map(blockText),

  /** Where to press and where to let go, to draw over the passage; null with a reason if it cannot be seen. */
  edges: ({ block: index, from, to }) => {
    const block = blocks()[index];
    const ends = () => {
      const first = rangeOf(block, from, from + 1).getClientRects()[0];
      const last = [...rangeOf(block, to - 1, to).getClientRects()].pop();
      if (!first || !last) return null;
      // Just inside the first and the last letter, where the nearest gap is the wanted one.
      return {
        from: { x: first.left + 0.5, y: (first.top + first.bottom) / 2 },
        to: { x: last.right - 0.5, y: (last.top + last.bottom) / 2 },
      };
    };
    let found = ends();
    if (!found) {
      // WebKit has no boxes for the words of a block that it has not laid out yet, far from the window.
      block.scrollIntoView({ block: "center", behavior: "instant" });
      return { reason: "its words are not laid out" };
    }
    // The list of marks lies over the foot of a narrow page.
    const list = document.querySelector(".open-list");
    const foot = list && getComputedStyle(list).position === "fixed" ? list.getBoundingClientRect().top : innerHeight;
    const hit = ({ x, y }) => document.elementFromPoint(x, y);
    const isOutside = (end) => end.y < foot * 0.15 || end.y > foot * 0.8;
    const isCovered = (end) => !block.contains(hit(end));
    const both = () => [found.from, found.to];
    // What a bar at the foot covers is scrolled out of it, as a reader does.
    if (both().some(isOutside) || both().some(isCovered)) {
      scrollerOf(block).scrollBy({ top: (found.from.y + found.to.y) / 2 - foot * 0.45, behavior: "instant" });
      found = ends();
    }
    const covered = both().find(isCovered);
    if (covered) {
      return { reason: `something else is at ${covered.x}, ${covered.y}: ${hit(covered)?.outerHTML.slice(0, 120) ?? "nothing"}` };
    }
    return found;
  },

  /** Where a handle of the mark that is looked at can be taken, and how far the middle of its line is from there. */
  handle: (end) => {
    const handle = document.querySelector(`.end-handle[data-end="${end}"]:not([hidden])`);
    if (!handle) return { reason: "there is none" };
    const box = handle.getBoundingClientRect();
    const dot = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
    const hit = document.elementFromPoint(dot.x, dot.y);
    if (hit !== handle) return { reason: `something else lies on it: ${hit ? hit.outerHTML.slice(0, 120) : "nothing"}` };
    const line = { x: end === "start" ? box.right : box.left, y: box.top - 10 };
    return { dot, line };
  },

  marks: () =>
    [...document.querySelectorAll("main article mark[data-marks]")].map((mark) => ({
      quote: mark.textContent,
      ids: mark.dataset.marks.split(/\s+/).filter(Boolean),
      block: blocks().indexOf(mark.closest("[data-block]")),
    })),

  /** The marks as they are drawn, and what is said of saving: both of the same moment. */
  screen: () => ({
    statuses: lib.statuses(),
    marks: [...document.querySelectorAll("main article mark[data-marks]")].map((mark) => ({
      quote: mark.textContent,
      tag: mark.getAttribute("aria-description") ?? "",
    })),
  }),

  statuses: () => [...document.querySelectorAll("[role=status]")].map((status) => status.textContent.trim()),

  alarms: () =>
    [...document.querySelectorAll("[role=alert]")]
      .filter((alert) => alert.checkVisibility())
      .map((alert) => alert.innerText.trim())
      .filter(Boolean),

  selection: () => getSelection().toString(),

  /** What the reading cursor covers. */
  pending: () => [...(CSS.highlights?.get("pending") ?? [])].map((range) => range.toString()).join(""),

  focused: () => {
    const at = document.activeElement;
    if (!at || at === document.body) return "nothing";
    const label = at.labels?.[0]?.textContent ?? at.getAttribute("aria-label") ?? at.textContent;
    return (label || at.tagName).trim().replace(/\s+/g, " ").slice(0, 80);
  },

  /** Whether something is drawn around, under or beside what has the focus. */
  focus_ring: () => {
    const at = document.activeElement;
    if (!at || at === document.body) return false;
    const style = getComputedStyle(at);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1.5) || style.boxShadow !== "none";
  },

  /** What a critical eye finds on the page as it is now: what sticks out, is cut off, or is hard to read. */
  faults: () => {
    const faults = [];
    const name = (node) => `${node.tagName.toLowerCase()}${node.id ? "#" + node.id : ""}${node.classList.length ? "." + [...node.classList].join(".") : ""} “${node.textContent.trim().slice(0, 40)}”`;
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) faults.push(`the page is ${root.scrollWidth} px wide in a window of ${root.clientWidth}`);

    const pen = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    const known = new Map();
    const rgba = (colour) => {
      if (!known.has(colour)) {
        pen.clearRect(0, 0, 1, 1);
        pen.fillStyle = colour;
        pen.fillRect(0, 0, 1, 1);
        const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data;
        known.set(colour, [r, g, b, a / 255]);
      }
      return known.get(colour);
    };
    const over = (top, under) => [0, 1, 2].map((i) => top[i] * top[3] + under[i] * (1 - top[3]));
    const ground = (node) => {
      const layers = [];
      for (let at = node; at; at = at.parentElement) layers.push(rgba(getComputedStyle(at).backgroundColor));
      const dark = matchMedia("(prefers-color-scheme: dark)").matches;
      return layers.reverse().reduce((under, layer) => over(layer, under), dark ? [18, 18, 18] : [255, 255, 255]);
    };
    const light = (colour) => {
      const [r, g, b] = colour.map((part) => (part /= 255) <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrast = (one, other) => {
      const [a, b] = [light(one), light(other)].sort((a, b) => b - a);
      return (a + 0.05) / (b + 0.05);
    };

    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const seen = new Set();
    const modal = document.querySelector("dialog[open]");
    while (texts.nextNode()) {
      const node = texts.currentNode.parentElement;
      if (!texts.currentNode.data.trim() || seen.has(node) || !node.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      if (modal && !modal.contains(node)) continue;
      seen.add(node);
      const style = getComputedStyle(node);
      const range = document.createRange();
      range.selectNodeContents(texts.currentNode);
      const box = range.getBoundingClientRect();
      // What only screen readers get is one pixel large; what cannot be used needs no contrast (WCAG 1.4.3).
      if (node.getBoundingClientRect().width <= 2 || node.closest("[disabled], [aria-disabled=true], option")) continue;
      const scrolls = node.closest("dialog, .panel, .listing, .tallies, .toolbar, .timeline-frame, .picture-frame");
      if (box.right > innerWidth + 1 && !(scrolls && scrolls.scrollWidth > scrolls.clientWidth)) faults.push(`sticks out at the right: ${name(node)}`);
      if (box.left < -1) faults.push(`sticks out at the left: ${name(node)}`);
      for (let at = node; at && at !== document.body; at = at.parentElement) {
        const its = getComputedStyle(at);
        if (/auto|scroll/.test(its.overflowY + its.overflowX)) break;
        const frame = at.getBoundingClientRect();
        if (/hidden|clip/.test(its.overflowX) && its.textOverflow !== "ellipsis" && box.right > frame.right + 1.5 && frame.width > 2) faults.push(`is cut off at the right: ${name(node)} in ${name(at)}`);
        if (/hidden|clip/.test(its.overflowY) && its.webkitLineClamp === "none" && box.bottom > frame.bottom + 1.5 && frame.height > 2) faults.push(`is cut off below: ${name(node)} in ${name(at)}`);
      }
      const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700);
      const under = ground(node);
      const ratio = contrast(over(rgba(style.color), under), under);
      if (ratio < (large ? 3 : 4.5)) faults.push(`contrast ${ratio.toFixed(2)}: ${name(node)}`);
      if (parseFloat(style.fontSize) < 11) faults.push(`letters of ${style.fontSize}: ${name(node)}`);
    }
    // The colours of lines, against what the marked text lies on.
    for (const swatch of document.querySelectorAll("main .swatch, aside .swatch")) {
      const style = getComputedStyle(swatch);
      const line = ["borderBottomColor", "backgroundColor"].map((side) => rgba(style[side]));
      const under = ground(swatch.parentElement);
      const best = Math.max(...line.map((colour) => contrast(over(colour, under), under)));
      if (swatch.checkVisibility() && best < 3) faults.push(`contrast of the line ${best.toFixed(2)}: ${name(swatch)}`);
    }
    // Whoever speaks to the page says what they read (WCAG 2.5.3); signs have no words.
    const spoken = (words) => ` ${words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `;
    const named = document.querySelectorAll(":is(button, a[href], summary, [role=radio]):is([aria-label], [aria-labelledby])");
    for (const target of [...named].filter((target) => target.checkVisibility({ visibilityProperty: true }))) {
      const labels = (target.getAttribute("aria-labelledby") ?? "").split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? "");
      const [called, read] = [target.getAttribute("aria-label") ?? labels.join(" "), spoken(target.innerText)];
      if (read.trim().length > 1 && !spoken(called).includes(read)) faults.push(`is called “${called}” and reads “${target.innerText}”: ${name(target)}`);
    }
    if (matchMedia("(pointer: coarse)").matches) {
      for (const target of document.querySelectorAll("button, a[href], input, select")) {
        const box = target.getBoundingClientRect();
        const inline = getComputedStyle(target).display === "inline";
        if (target.checkVisibility() && !inline && box.width && (box.height < 24 || box.width < 24) && target.type !== "radio" && target.type !== "checkbox" && !target.classList.contains("skip")) faults.push(`${Math.round(box.width)}×${Math.round(box.height)} px is too small for a finger: ${name(target)}`);
      }
    }
    return [...new Set(faults)];
  },

  /** What is wrong with the page's bones: headings, landmarks, names, ids, language. */
  bones: () => {
    const faults = [];
    const shown = (what) => [...document.querySelectorAll(what)].filter((node) => node.checkVisibility());
    if (!document.documentElement.lang) faults.push("the page has no language");
    if (!document.title) faults.push("the page has no title");
    if (shown("h1").length !== 1) faults.push(`${shown("h1").length} first headings`);
    if (shown("main").length !== 1) faults.push(`${shown("main").length} main parts`);
    if (shown("header").length === 0) faults.push("no banner");
    const levels = shown("h1, h2, h3, h4").map((node) => Number(node.tagName[1]));
    levels.forEach((level, at) => { if (at && level > levels[at - 1] + 1) faults.push(`a heading of level ${level} follows one of level ${levels[at - 1]}`); });
    const ids = [...document.querySelectorAll("[id]")].map((node) => node.id);
    ids.forEach((id, at) => { if (ids.indexOf(id) !== at) faults.push(`two elements with the id ${id}`); });
    for (const node of shown("[aria-labelledby], [aria-describedby], [aria-controls]")) {
      for (const kind of ["aria-labelledby", "aria-describedby", "aria-controls"]) {
        const missing = (node.getAttribute(kind) ?? "").split(/\s+/).filter((id) => id && !document.getElementById(id));
        if (missing.length) faults.push(`${kind} leads to ${missing}, which is not there`);
      }
    }
    for (const node of shown("button, a[href], input, select, textarea")) {
      const named = node.getAttribute("aria-label") || node.labels?.length || node.textContent.trim() || node.title;
      if (!named) faults.push(`without a name: ${node.outerHTML.slice(0, 100)}`);
    }
    return [...new Set(faults)];
  },

  texts: () => document.body.innerText,

  stored: () => Object.fromEntries(Object.entries(localStorage)),

  /** What the app has in local storage. */
  local: () => {
    const names = Object.keys(localStorage).filter((name) => name.startsWith("lateral/"));
    return Object.fromEntries(names.map((name) => [name, localStorage.getItem(name)]));
  },

  /** Fills local storage to so many letters short of full, at most 8192. Every letter is written once or twice: it is slow. */
  fill: (short) => {
    const fits = (name, letters) => {
      try {
        localStorage.setItem(name, "x".repeat(letters));
        return true;
      } catch {
        return false;
      }
    };
    let last = 8192;
    fits("filler", last);
    for (let size = 2 ** 22; size >= 4096; ) {
      if (!fits(`filler ${localStorage.length}`, size)) size /= 2;
    }
    for (let size = 4096; size >= 1; size /= 2) {
      if (fits("filler", last + size)) last += size;
    }
    fits("filler", last - short);
  },

  /** Makes room in local storage again. */
  free: () => {
    for (const name of Object.keys(localStorage)) if (name.startsWith("filler")) localStorage.removeItem(name);
  },

  /** Everything in the app's database; null where there is none. */
  kept: () =>
    inDatabase(async (database) => {
      const values = database.transaction(VALUES).objectStore(VALUES);
      const [names, all] = await Promise.all([answer(values.getAllKeys()), answer(values.getAll())]);
      return Object.fromEntries(names.map((name, at) => [name, all[at]]));
    }),

  /** Writes into the app's database from beside the app; null takes a key away. */
  keep: (entries) =>
    inDatabase(async (database) => {
      const transaction = database.transaction(VALUES, "readwrite");
      const values = transaction.objectStore(VALUES);
      for (const [name, value] of Object.entries(entries)) {
        if (value === null) values.delete(name);
        else values.put(value, name);
      }
      await new Promise((done, failed) => {
        transaction.oncomplete = done;
        transaction.onabort = () => failed(transaction.error);
      });
      return true;
    }),

  /** Deletes the app's database. Answers whether there was one. */
  lose: async () => {
    const known = await indexedDB.databases();
    await answer(indexedDB.deleteDatabase(DATABASE));
    return known.some(({ name }) => name === DATABASE);
  },

  /** The names of records whose value is torn in one of the two stores. */
  torn: async () => {
    const stores = { "local storage": lib.local(), database: (await lib.kept()) ?? {} };
    const torn = [];
    for (const [store, entries] of Object.entries(stores)) {
      for (const [name, value] of Object.entries(entries)) {
        if (/^lateral\/\d+\/work\/[^/]+\/r\//.test(name) && !(await isWhole(value))) torn.push(`${name} in the ${store}`);
      }
    }
    return torn;
  },

  /** How many pixels of a picture of the window have a token's colour: at a passage, and in the rest of the articles. */
  painted: async (png, token, { block, from, to }) => {
    const picture = new Image();
    picture.src = `data:image/png;base64,${png}`;
    await picture.decode();
    const canvas = Object.assign(document.createElement("canvas"), { width: picture.width, height: picture.height });
    const pen = canvas.getContext("2d", { willReadFrequently: true });
    pen.fillStyle = getComputedStyle(document.documentElement).getPropertyValue(token).trim();
    pen.fillRect(0, 0, 1, 1);
    const wanted = pen.getImageData(0, 0, 1, 1).data;
    pen.drawImage(picture, 0, 0);
    const { data } = pen.getImageData(0, 0, picture.width, picture.height);
    const scale = picture.width / innerWidth;
    const within = (boxes, x, y, around) => boxes.some((box) =>
      x >= box.left - around && x < box.right + around && y >= box.top - around && y < box.bottom + around);
    const [places, texts] = [[...rangeOf(blocks()[block], from, to).getClientRects()], blocks().map((one) => one.getBoundingClientRect())];
    const found = { inside: 0, outside: 0 };
    for (let at = 0; at < data.length; at += 4) {
      if ([0, 1, 2].some((part) => Math.abs(data[at + part] - wanted[part]) > 2)) continue;
      const [x, y] = [((at / 4) % picture.width) / scale, Math.floor(at / 4 / picture.width) / scale];
      if (within(places, x, y, 6)) found.inside += 1;
      else if (within(texts, x, y, 0)) found.outside += 1;
    }
    return found;
  },

  watched: () => {
    const found = window.__watched ?? { violations: [], errors: [], addresses: [] };
    window.__watched = { violations: [], errors: [], addresses: [] };
    return found;
  },
};
