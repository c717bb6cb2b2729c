// What somebody sees who knows nothing of the page: the words in the window that nothing covers, where they are,
// and what looks as if it could be pressed. Names, roles and places for scripts count for nothing here.
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
const pressable = [];
const boxes = [];
const number = (list, node) => {
  if (!node) return null;
  if (!list.includes(node)) list.push(node);
  return list.indexOf(node);
};
const ground = (node) => getComputedStyle(node).backgroundColor;
const isPainted = (colour) => colour !== "rgba(0, 0, 0, 0)" && colour !== ground(document.body);
/** The nearest thing around that has a ground or a border of its own. */
const boxOf = (node) => {
  for (let at = node; at && at !== document.body; at = at.parentElement) {
    const style = getComputedStyle(at);
    if (isPainted(style.backgroundColor) || style.boxShadow !== "none") return at;
  }
  return null;
};
/** Whether it is in what stays at the top of the window, from edge to edge, however far one scrolls. */
const isInBar = (node) => {
  for (let at = node; at && at !== document.body; at = at.parentElement) {
    const { top, width } = at.getBoundingClientRect();
    if (/sticky|fixed/.test(getComputedStyle(at).position) && top <= 0 && width >= document.body.clientWidth) return true;
  }
  return false;
};
const seen = [];
while (walker.nextNode()) {
  const text = walker.currentNode;
  const parent = text.parentElement;
  const words = text.data.trim().replace(/\s+/g, " ");
  if (!words || !parent.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
  const range = document.createRange();
  range.selectNodeContents(text);
  // The lines of it that can be seen.
  const lines = [...range.getClientRects()].filter((line) => {
    if (line.width < 2 || line.height < 2 || line.top < 0 || line.bottom > innerHeight || line.left < 0 || line.right > innerWidth) return false;
    const hit = document.elementFromPoint(line.left + line.width / 2, line.top + line.height / 2);
    return hit && (parent === hit || parent.contains(hit) || hit.contains(parent));
  });
  if (!lines.length) continue;
  const button = parent.closest("button, a[href], input, select, summary");
  const step = parent.closest("li");
  const counted = step && getComputedStyle(step, "::before").content.startsWith("counter(");
  seen.push({
    words,
    x: lines[0].left + lines[0].width / 2,
    y: lines[0].top + lines[0].height / 2,
    height: parseFloat(getComputedStyle(parent).fontSize),
    button: number(pressable, button),
    is_filled: button !== null && isPainted(ground(button)),
    box: number(boxes, boxOf(parent)),
    // Numbers are drawn before some lines.
    step: counted ? [...step.parentElement.children].indexOf(step) + 1 : null,
    is_painted: isPainted(ground(parent)),
    is_bar: isInBar(parent),
  });
}
return seen;
