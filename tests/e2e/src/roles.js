// Where the driver has no accessibility tree to search: the elements that may have a role, by HTML's own mapping (HTML-AAM), and
// that a reader can come to now. What they are called the browser itself is asked afterwards. Put before a script.
const ROLES = {
  button: "button, input[type=button], input[type=submit], input[type=reset], input[type=file]",
  link: "a[href]",
  heading: "h1, h2, h3, h4, h5, h6",
  main: "main",
  article: "article",
  navigation: "nav",
  complementary: "aside",
  banner: "header",
  dialog: "dialog",
  group: "fieldset, details, optgroup",
  list: "ul, ol, menu",
  listitem: "li",
  checkbox: "input[type=checkbox]",
  radio: "input[type=radio]",
  combobox: "select:not([multiple]), input[list]",
  option: "option",
  searchbox: "input[type=search]",
  textbox: "textarea, input:not([type]), input[type=text], input[type=url], input[type=email]",
  region: "section",
  status: "output",
  DisclosureTriangle: "summary",
  mark: "mark",
};

/**
 * The name of what the browser puts more into than the page says: Firefox the button of a file input and the file, WebKit what
 * stands in a field inside its label. Null for everything else.
 */
const nameOfInput = (node) => {
  if (node.labels?.length && !node.matches("[aria-label], [aria-labelledby], button")) {
    const label = node.labels[0].cloneNode(true);
    label.querySelectorAll("input, select, textarea, [aria-hidden=true]").forEach((inner) => inner.remove());
    return label.textContent.trim().replace(/\s+/g, " ");
  }
  // Firefox reads out the triangle too.
  return node.tagName === "SUMMARY" ? node.textContent.trim() : null;
};

/** Everything by which an element may be named, without white space. */
const namings = (node) => {
  const led = (node.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
  const words = [
    node.getAttribute("aria-label"), node.title, node.getAttribute("placeholder"), node.value,
    ...[...node.querySelectorAll("[aria-label]")].map((inner) => inner.getAttribute("aria-label")),
    node.textContent,
    ...led.map((id) => document.getElementById(id)?.textContent ?? ""),
    ...[...(node.labels ?? [])].map((label) => label.textContent),
  ];
  return words.map((text) => String(text ?? "").replace(/\s+/g, "").toLowerCase());
};

/** The dialog over everything else, outside of which nothing can be reached. */
const topmost = () => {
  const open = [...document.querySelectorAll("dialog:modal")];
  const over = open.filter((dialog) => {
    const box = dialog.getBoundingClientRect();
    const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    return hit && dialog.contains(hit);
  });
  return over.pop() ?? open.pop() ?? document.documentElement;
};

const candidates = (place, role, name) => {
  const native = ROLES[role] ? `${ROLES[role]}, ` : "";
  const wanted = name?.replace(/\s+/g, "").toLowerCase();
  const reachable = topmost();
  return [...(place ?? document).querySelectorAll(`${native}[role~="${role}"]`)].filter((node) => {
    const told = node.getAttribute("role");
    if (told && told.split(/\s+/)[0] !== role) return false;
    if (!node.checkVisibility({ visibilityProperty: true }) || node.closest("[inert], [aria-hidden=true]")) return false;
    // The dialog itself, and what is in it.
    if (!reachable.contains(node)) return false;
    return !wanted || namings(node).some((words) => words.includes(wanted));
  });
};
