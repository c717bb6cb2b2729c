// Put into every document before its own scripts: keeps whatever words could turn into, and hurries the
// page's short pauses, since hundreds of strings are shown in every view.
globalThis.__hostile = { spoke: [], nodes: [], downloads: [], own: new WeakSet() };

for (const name of ["alert", "confirm", "prompt", "print", "open"]) {
  globalThis[name] = (...words) => void __hostile.spoke.push(`${name}(${words})`);
}

const { port1, port2 } = new MessageChannel();
const waiting = [];
port1.onmessage = () => waiting.shift()?.();
const inTime = setTimeout.bind(globalThis);
globalThis.setTimeout = (act, after = 0, ...words) => {
  if (after >= 100) return inTime(act, after, ...words);
  waiting.push(() => act(...words));
  return port2.postMessage(0);
};
globalThis.requestAnimationFrame = (act) => setTimeout(() => act(performance.now()));

// A download is a click on a link that is not in the page. Its name is what matters here.
const click = HTMLElement.prototype.click;
HTMLElement.prototype.click = function () {
  if (this.hasAttribute("download")) __hostile.downloads.push(this.download);
  else click.call(this);
};

/** Everything that the page is made of. Whatever else there is came out of words. */
const NAMES = new Set(
  "html head body title noscript div main header footer nav section article aside p h1 h2 h3 h4 ol ul li dl dt dd a span button input select option textarea label q mark strong bdi kbd details summary dialog table caption thead tbody tr th td"
    .split(" "),
);
/** What a drawing is made of: a QR code or the picture of who is named, whose numbers are computed. */
const DRAWN = {
  svg: /^(class|viewBox|width|height|role|aria-label|shape-rendering)$/,
  path: /^(class|fill|d)$/,
  circle: /^(cx|cy|r)$/,
  text: /^(class|x|y|font-size|font-weight|text-anchor)$/,
};
const DRAWING = /^[A-Za-z0-9# -]*$/;
const LINKS = ["src", "srcdoc", "action", "formaction", "data", "ping", "poster", "background", "xlink:href", "manifest", "http-equiv", "is", "slot"];
/** The files of the app itself, which its page names in its head. */
const OWN = /^\.\/[a-z]+-[0-9a-f]+(_bg|_split)?\.(js|wasm|css)$/;
const STYLE = /^((top|height|--lane|--left|--from|--to|--x|--articles): ?-?[\d.]*(px|%)?; ?)*$/;

/** What is wrong with an element, if anything. */
globalThis.__hostile.fault = (node) => {
  if (__hostile.own.has(node)) return null;
  if (node.localName === "link" && node.parentElement === document.head && OWN.test(node.getAttribute("href"))) return null;
  if (node.namespaceURI === "http://www.w3.org/2000/svg" && Object.hasOwn(DRAWN, node.localName)) {
    const wrong = [...node.attributes].find(({ name, value }) => !DRAWN[node.localName].test(name) || !DRAWING.test(value));
    return wrong ? `the drawing's attribute ${wrong.name}` : null;
  }
  if (!NAMES.has(node.localName) || node.namespaceURI !== "http://www.w3.org/1999/xhtml") return "an element of another kind";
  for (const { name, value } of node.attributes) {
    if (/^on/i.test(name) || LINKS.includes(name)) return `the attribute ${name}`;
    if (name === "style" && !STYLE.test(value)) return `the style ${value}`;
    if (name === "class" && !/^[a-z0-9 -]*$/.test(value)) return `the class ${value}`;
    if (["id", "name", "for"].includes(name) && !/^[a-z-]+(-\d+)?$/.test(value)) return `the name ${value}`;
    if (name === "lang" && !/^[A-Za-z0-9-]{2,35}$/.test(value)) return `the language ${value}`;
    if (name === "href" && !/^#[a-z0-9/_-]*$/.test(value)) {
      const leaves = node.matches(":is(.running a.about, .entity-card a)[target=_blank]") && node.rel === "noopener noreferrer";
      if (!leaves || !/^https?:\/\/[^\s]*$/i.test(value)) return `the link ${value}`;
    }
  }
  return null;
};

new MutationObserver((changes) => {
  for (const { type, target, addedNodes } of changes) {
    const fresh = type === "attributes" ? [target] : [...addedNodes].filter((node) => node.nodeType === 1);
    for (const node of fresh.flatMap((node) => (type === "attributes" ? [node] : [node, ...node.querySelectorAll("*")]))) {
      // What stands in the page before its first script is its own.
      if (document.readyState === "loading") __hostile.own.add(node);
      const fault = __hostile.fault(node);
      if (fault) __hostile.nodes.push(`${fault} in ${node.outerHTML.slice(0, 160)}`);
    }
  }
}).observe(document, { subtree: true, childList: true, attributes: true });
