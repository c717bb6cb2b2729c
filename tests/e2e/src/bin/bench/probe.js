// Put into every document before its own scripts. Measures from inside, with the browser's own clock: the
// driver's round trips are not in any figure.
globalThis.__probe = (() => {
  const probe = { action: 0, long: [], first: 0, last: 0, selected: 0, marked: 0, memory: null };

  // What is painted is known only after the frame: a task posted from the frame's callback runs behind it.
  const painted = (then) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => then(performance.now());
    channel.port2.postMessage(0);
  });

  for (const kind of ["keydown", "pointerup", "mouseup"]) {
    addEventListener(kind, (event) => { probe.action = event.timeStamp; }, { capture: true });
  }
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) probe.long.push({ start: task.startTime, duration: task.duration });
  }).observe({ type: "longtask", buffered: true });

  for (const name of ["instantiate", "instantiateStreaming"]) {
    const real = WebAssembly[name];
    WebAssembly[name] = async (...words) => {
      const made = await real.apply(WebAssembly, words);
      probe.memory = (made.instance ?? made).exports.memory ?? probe.memory;
      return made;
    };
  }

  const has = (node, what) => node.nodeType === 1 && (node.matches(what) || node.querySelector(what) !== null);
  const added = (changes, what) => changes.some((change) => [...change.addedNodes].some((node) => has(node, what)));

  // From the start of the document until words were selected, and until a mark is painted.
  addEventListener("dblclick", (event) => { probe.selected ||= event.timeStamp; }, { capture: true });
  new MutationObserver((changes) => {
    if (added(changes, "mark[data-marks]")) painted((now) => { probe.marked ||= now; });
  }).observe(document, { childList: true, subtree: true });

  // From the start of the document until its blocks, and whatever changes in the article after them, are painted.
  new MutationObserver((changes) => {
    const touched = changes.some((change) => change.target.nodeType === 1 && change.target.closest("main article"));
    if (!touched && !added(changes, "main article [data-block]")) return;
    painted((now) => { probe.first ||= now; probe.last = now; });
  }).observe(document, { childList: true, subtree: true });

  /** From the last action until the next new mark is painted, and the longest task from the action until 200 ms after. */
  probe.await_mark = () => new Promise((done) => {
    const observer = new MutationObserver((changes) => {
      if (!added(changes, "mark[data-marks]")) return;
      observer.disconnect();
      const changed = performance.now() - probe.action;
      painted((now) => setTimeout(() => {
        const after = probe.long.filter((task) => task.start + task.duration > probe.action);
        done({ changed, latency: now - probe.action, longest: Math.max(0, ...after.map((task) => task.duration)) });
      }, 200));
    });
    observer.observe(document.querySelector("main article"), { childList: true, subtree: true });
  });

  /** When the article was first painted, and when the last change to it was, after a second of quiet. */
  probe.await_quiet = async () => {
    for (;;) {
      const before = probe.last;
      await new Promise((done) => setTimeout(done, 1000));
      if (before && probe.last === before) return { first: probe.first, last: probe.last };
    }
  };

  /** Follows the first link to `hash` and waits for the article: milliseconds from the click on. */
  probe.follow = async (hash) => {
    probe.first = probe.last = 0;
    probe.long.length = 0;
    const start = performance.now();
    document.querySelector(`a[href="${hash}"]`).click();
    const quiet = await probe.await_quiet();
    return {
      first: quiet.first - start,
      last: quiet.last - start,
      longest: Math.max(0, ...probe.long.map((task) => task.duration)),
      marks: document.querySelectorAll("main article mark[data-marks]").length,
    };
  };

  /** Goes to `hash`, and waits until the first `what` is painted: milliseconds. */
  probe.open = (hash, what) => new Promise((done) => {
    const start = performance.now();
    const observer = new MutationObserver(() => {
      if (document.querySelector(what) === null) return;
      observer.disconnect();
      painted((now) => done(now - start));
    });
    observer.observe(document, { childList: true, subtree: true });
    location.hash = hash;
  });

  /** From the last action until what is in `place` has changed, and until that is painted: milliseconds. */
  probe.await_change = (place) => new Promise((done) => {
    const observer = new MutationObserver(() => {
      observer.disconnect();
      const changed = performance.now() - probe.action;
      painted((now) => done({ changed, painted: now - probe.action }));
    });
    observer.observe(document.querySelector(place), { childList: true, subtree: true, attributes: true });
  });

  /** The lengths of the frames until stopped. */
  probe.frames = () => {
    const lengths = [];
    let before, going = true;
    const step = (now) => {
      if (before !== undefined) lengths.push(now - before);
      before = now;
      if (going) requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
    probe.stop = () => { going = false; return lengths; };
  };
  return probe;
})();
