// Put into every document before its own scripts: keeps what must not happen, for the story to look at.
globalThis.__watched = { violations: [], errors: [], addresses: [] };
addEventListener("securitypolicyviolation", (event) =>
  __watched.violations.push(`${event.effectiveDirective} blocked ${event.blockedURI} ${event.sample}`.trim()));
addEventListener("error", (event) => __watched.errors.push(String(event.message)));
addEventListener("unhandledrejection", (event) => __watched.errors.push(`not caught: ${event.reason}`));
new PerformanceObserver((list) => __watched.addresses.push(...list.getEntries().map((entry) => entry.name)))
  .observe({ type: "resource", buffered: true });

// From here on until the next document is there, nobody may look (`Page::settle`).
addEventListener("beforeunload", () => void (globalThis.__leaving = true));

// WebKit before 17.4 does not know it; the stories' questions use it.
Element.prototype.checkVisibility ??= function () {
  return this.getClientRects().length > 0 && getComputedStyle(this).visibility === "visible";
};
