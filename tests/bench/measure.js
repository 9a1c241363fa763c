// Runs in every page that is measured: notes when the engine is ready, when a click at load
// has become a file, and how long the main thread was blocked on the way. It says in the console when it
// has both: somebody who kept asking the page would slow it down.
const noted = { ready: null, file: null, size: 0, blocked: 0, longest: 0, load: null };
window.bench = {
  noted,
  made: 0,
  ready: () => {
    noted.ready ??= performance.now();
    tell();
  },
  file: ({ length }) => {
    bench.made += 1;
    if (!noted.file) Object.assign(noted, { file: performance.now(), size: length });
    tell();
  },
  again,
};

function tell() {
  if (noted.ready && noted.file) console.debug("noted");
}

new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) {
    noted.blocked += Math.max(0, duration - 50);
    noted.longest = Math.max(noted.longest, duration);
  }
}).observe({ type: "longtask", buffered: true });

const handOver = URL.createObjectURL;
URL.createObjectURL = (made) => {
  if (made.size > 500 && made.type.includes("word")) bench.file({ length: made.size });
  return handOver.call(URL, made);
};

function type(control, text) {
  control.focus();
  const proto = Object.getPrototypeOf(control);
  Object.getOwnPropertyDescriptor(proto, "value").set.call(control, text);
  for (const event of ["input", "change"]) control.dispatchEvent(new Event(event, { bubbles: true }));
}

// Like a reader's keys and clicks, each is a task of its own.
const next = () => new Promise((resolve) => setTimeout(resolve));

/** What a reader comes to with Tab and can type into. */
function controls() {
  const all = [...document.querySelectorAll("input:not([tabindex='-1']), textarea")];
  return all.filter((control) => control.matches("textarea, [type=text], :not([type])") && control.checkVisibility());
}

async function make() {
  document.activeElement.blur();
  await next();
  document.querySelector("#make, [data-action=download-docx]").click();
}

async function use() {
  if (controls().length < 3) return setTimeout(use, 5);
  for (const [index, text] of ["Anna Example", "22.11.2026", "All is well."].entries()) {
    type(controls()[index], text);
    await next();
  }
  return make();
}

/** What a reader does next: another answer, and the file once more. */
async function again() {
  type(controls()[2], `All is well, ${bench.made} times.`);
  await next();
  await make();
}

addEventListener("load", () => {
  noted.load = performance.now();
  const form = document.querySelector("samtale-form");
  if (form) new MutationObserver(() => form.dataset.engine === "ready" && bench.ready()).observe(form, { attributeFilter: ["data-engine"] });
  // No reader types while the page is still telling that it has loaded.
  next().then(use);
});
