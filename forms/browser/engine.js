/**
 * The page's side of the engine: starts the worker, passes requests on, and notices when
 * nothing happens. Pyodide's start can hang without any error.
 *
 * A worker is there as soon as the page has been painted, and fetches what Python starts from.
 * Python itself starts at the first touch.
 *
 * Fires "state" and "progress". Requests made before the engine is ready are kept; they are
 * carried out when it is, even if that is after it was given up.
 */
const PATIENCE = 20_000;
// Out of sight for so long, a page gives the memory of its Python back.
const LEFT_ALONE = 10 * 60_000;
// Safari has no idle time to ask for.
const whenIdle = window.requestIdleCallback ?? ((work) => setTimeout(work, 2_000));
// Who saves data is sent nothing before it is needed.
const saving = () => navigator.connection?.saveData;
const engines = new Map();

/** Do something once there is something to read; out of sight that is never. */
function whenPainted(work) {
  if (performance.getEntriesByType("paint").length) work();
  else new PerformanceObserver((_, seen) => (seen.disconnect(), work())).observe({ type: "paint" });
}

export class Engine extends EventTarget {
  /** The engine of a form. It outlives its element, for pages that are swapped without a reload. */
  static of(formId) {
    if (!engines.has(formId)) engines.set(formId, new Engine(formId));
    return engines.get(formId);
  }

  constructor(formId) {
    super();
    this.formId = formId;
    this.state = "idle";
    this.progress = 0;
    this.requests = new Map();
    this.count = 0;
    document.addEventListener("visibilitychange", () => this.seen(!document.hidden));
    addEventListener("pagehide", () => this.sleep());
    if (!saving()) whenPainted(() => this.prepare());
  }

  /** Have a worker; it begins to fetch by itself. */
  prepare() {
    if (this.worker) return;
    this.worker = new Worker(new URL("worker.js", import.meta.url), { type: "module", name: this.formId });
    this.worker.onmessage = ({ data }) => this.heard(data);
    this.worker.onerror = (event) => this.broken(event.message ?? "");
  }

  /** Start at the first touch of the form; after a failure only a button starts again. */
  wake() {
    if (this.state === "idle") this.start();
  }

  /** Start, unless it has been started. */
  start() {
    if (this.started) return;
    this.prepare();
    this.started = true;
    this.worker.postMessage({ start: true });
    this.turn("loading");
    this.watch();
    for (const [id, { request }] of this.requests) this.send(id, request);
  }

  /** Start anew after a failure. What was asked for before is asked for again. */
  restart() {
    this.end();
    this.start();
  }

  /** End the worker, and what is on its way to it. */
  end() {
    this.worker?.terminate();
    Object.assign(this, { worker: null, started: false, progress: 0, ahead: false });
  }

  /** Load what these formats need, when the browser has nothing else to do. */
  fetchAhead(formats) {
    if (this.ahead || saving()) return;
    this.ahead = true;
    whenIdle(() => this.worker?.postMessage({ ahead: formats }));
  }

  seen(visible) {
    clearTimeout(this.alone);
    if (!visible) this.alone = setTimeout(() => this.sleep(), LEFT_ALONE);
  }

  /** End a worker that nobody waits for; the next touch of the form starts another. */
  sleep() {
    if (!this.worker || this.requests.size) return;
    this.end();
    this.turn("idle");
  }

  /** Ask the engine; resolves to `{reply, bytes}`. */
  ask(request) {
    this.start();
    const id = (this.count += 1);
    return new Promise((resolve) => {
      this.requests.set(id, { request, resolve });
      this.send(id, request);
      this.watch();
    });
  }

  send(id, request) {
    this.worker.postMessage({ id, request: JSON.stringify(request) });
  }

  heard({ progress, ready, failed, id, reply, bytes }) {
    this.watch();
    if (progress !== undefined) this.advance(progress);
    if (ready) this.turn("ready");
    if (failed !== undefined) this.broken(failed);
    if (id !== undefined) this.answered(id, reply, bytes);
  }

  answered(id, reply, bytes) {
    const asked = this.requests.get(id);
    this.requests.delete(id);
    this.watch();
    asked?.resolve({ reply: JSON.parse(reply), bytes });
  }

  advance(progress) {
    this.progress = progress;
    // A slow line that was taken for a dead one.
    if (this.state === "failed") this.turn("loading");
    this.dispatchEvent(new Event("progress"));
  }

  /** The worker is of no use any more. What went wrong before anybody asked is tried again when somebody does. */
  broken(detail) {
    const asked = this.started;
    this.end();
    if (!asked) return;
    if (this.state === "ready") this.refuse(detail);
    this.turn("failed");
  }

  /** What made the worker fall is not asked again; the reader can. */
  refuse(detail) {
    for (const { resolve } of this.requests.values()) resolve({ reply: { failure: detail } });
    this.requests.clear();
  }

  /** Wait for a sign of life, as long as there is something to wait for. */
  watch() {
    clearTimeout(this.watchdog);
    const waits = this.state === "loading" || (this.state === "ready" && this.requests.size > 0);
    if (waits) this.watchdog = setTimeout(() => this.silent(), PATIENCE);
  }

  /** A start that is only slow goes on behind the message; a worker that hangs is ended. */
  silent() {
    if (this.state === "ready") this.broken("");
    else this.turn("failed");
  }

  turn(state) {
    this.state = state;
    if (state !== "loading") clearTimeout(this.watchdog);
    this.watch();
    this.dispatchEvent(new Event("state"));
  }
}
