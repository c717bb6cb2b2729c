// Starts the app without an inline script. Its own address says which bundle to load.

// Leptos builds static markup through `template.innerHTML`. The policy lets through what its
// templates are made of, and nothing that could run: no script, no handler, no foreign frame.
if (window.trustedTypes) {
  const runs = /<\s*(script|iframe|object|embed|base|link|meta|style|svg:script)|\son[a-z]+\s*=|javascript:/i;
  window.trustedTypes.createPolicy("default", {
    createHTML(markup) {
      if (runs.test(markup)) throw new TypeError("markup that could run was refused");
      return markup;
    },
    // Only the bundle beside this file is ever loaded.
    createScriptURL(address) {
      const url = new URL(address, import.meta.url);
      if (url.origin !== location.origin) throw new TypeError("a foreign script was refused");
      return address;
    },
  });
}

const own = new URL(import.meta.url);
const bundle = new URL(own.searchParams.get("js"), own);
const wasm = new URL(own.searchParams.get("wasm"), own);
if (bundle.origin === location.origin && wasm.origin === location.origin) {
  const { default: start } = await import(bundle);
  await start({ module_or_path: wasm });
}
