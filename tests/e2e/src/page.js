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

const lib = {
  blockTexts: () => blocks().map(blockText),

  /** Where to press and where to let go, to draw over the passage; null with a reason if it cannot be seen. */
  edges: ({ block: index, from, to }) => {
    const block = blocks()[index];
    const ends = () => {
      const first = rangeOf(block, from, from + 1).getClientRects()[0];
      const last = [...rangeOf(block, to - 1, to).getClientRects()].pop();
      // Just inside the first and the last letter, where the nearest gap is the wanted one.
      return {
        from: { x: first.left + 0.5, y: (first.top + first.bottom) / 2 },
        to: { x: last.right - 0.5, y: (last.top + last.bottom) / 2 },
      };
    };
    let found = ends();
    const outside = ({ y }) => y < innerHeight * 0.15 || y > innerHeight * 0.8;
    if (outside(found.from) || outside(found.to)) {
      scrollerOf(block).scrollBy({ top: (found.from.y + found.to.y) / 2 - innerHeight * 0.45, behavior: "instant" });
      found = ends();
    }
    for (const end of [found.from, found.to]) {
      const hit = document.elementFromPoint(end.x, end.y);
      if (!hit || !block.contains(hit)) {
        return { reason: `something else is at ${end.x}, ${end.y}: ${hit ? hit.outerHTML.slice(0, 120) : "nothing"}` };
      }
    }
    return found;
  },

  marks: () =>
    [...document.querySelectorAll("main article mark[data-marks]")].map((mark) => ({
      quote: mark.textContent,
      ids: mark.dataset.marks.split(/\s+/).filter(Boolean),
      block: blocks().indexOf(mark.closest("[data-block]")),
    })),

  statuses: () => [...document.querySelectorAll("[role=status]")].map((status) => status.textContent.trim()),

  selection: () => getSelection().toString(),

  texts: () => document.body.innerText,

  stored: () => Object.fromEntries(Object.entries(localStorage)),

  watched: () => {
    const found = globalThis.__watched ?? { violations: [], errors: [], addresses: [] };
    globalThis.__watched = { violations: [], errors: [], addresses: [] };
    return found;
  },
};
