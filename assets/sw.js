// Keeps the files of one build, so that a lesson that was opened once can be read and marked without a network.
//
// The release (`xtask/src/offline.rs`) puts BUILD and FILES above this: the name of the build, and its files with
// their checksums. They are kept all together or not at all, and a page never meets files of two builds: a newer
// build waits until the page asks it to take over, or until no page is open. What the build before it loads late
// stays for tabs that are still open, until yet another build comes.

const PREFIX = `lateral ${registration.scope} `;
const OWN = PREFIX + BUILD;
/** Files of lessons, which are not of a build: the last that came is there where none comes. */
const LESSONS = `${PREFIX}lessons`;
const PAGE = "index.html";

addEventListener("install", (event) => event.waitUntil(keep()));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("message", (event) => event.data === "take over" && skipWaiting());
addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method !== "GET" || !url.startsWith(registration.scope)) return;
  const name = new URL(url).pathname.slice(new URL(registration.scope).pathname.length) || PAGE;
  if (name.endsWith(".json")) event.respondWith(newest(event.request));
  else if (Object.hasOwn(FILES, name)) event.respondWith(kept(name, event.request));
  else if (/^lateral-/.test(name)) event.respondWith(ofAnyBuild(event.request));
});

async function keep() {
  const builds = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && ![OWN, LESSONS].includes(name));
  // Of the builds before, the last is in use.
  for (const name of builds.slice(0, -1)) await caches.delete(name);
  const cache = await caches.open(OWN);
  const asked = Object.entries(FILES).map(([name, integrity]) => new Request(name, { integrity, cache: "no-cache" }));
  try {
    await cache.addAll(asked);
    await (await caches.open(LESSONS)).add(new Request("lesson.json", { cache: "no-cache" }));
  } catch (error) {
    await caches.delete(OWN);
    throw error;
  }
}

/** A file of this build. What comes behind a question mark is said to the script, and the file is the same. */
async function kept(name, request) {
  const found = await (await caches.open(OWN)).match(name);
  if (!found) return fetch(request);
  // Made anew, a file has the address by which it was asked for, and not the one under which it is kept. Whole: a
  // stream that nobody reads to its end would keep this build from ending.
  return request.url.includes("?") ? new Response(await found.blob(), { headers: found.headers }) : found;
}

async function ofAnyBuild(request) {
  return (await caches.match(request)) ?? fetch(request);
}

/** A lesson as it is now, else as it last was. */
async function newest(request) {
  const cache = await caches.open(LESSONS);
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(request, answer.clone());
    return answer;
  } catch (error) {
    const last = await cache.match(request);
    if (last) return last;
    throw error;
  }
}
