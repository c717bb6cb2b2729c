// Starts the app without an inline script. Its own address says which bundle to load.
//
// The page's policy allows no Trusted Types policy at all, so there is no way from words to markup or
// code: elements are made by calls, and nothing here needs one.
const own = new URL(import.meta.url);
const bundle = new URL(own.searchParams.get("js"), own);
const wasm = new URL(own.searchParams.get("wasm"), own);
if (bundle.origin === location.origin && wasm.origin === location.origin) {
  const { default: start } = await import(bundle);
  await start({ module_or_path: wasm });
}
