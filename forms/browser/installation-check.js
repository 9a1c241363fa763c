/** `<installation-check>`: tries out the installation that serves this page, and says what to change. */
import { checks } from "./checks.js";
import { copy } from "./clipboard.js";
import { Words } from "./words.js";

class InstallationCheck extends HTMLElement {
  connectedCallback() {
    this.words = new Words(this);
    this.listening = new AbortController();
    this.addEventListener("click", ({ target }) => this.act(target.closest("[data-action]")), { signal: this.listening.signal });
    this.run();
  }

  disconnectedCallback() {
    this.listening.abort();
  }

  /** What the checks need to know of this page. */
  about() {
    const { root, build, form, country, tag } = this.dataset;
    const address = new URL(root, document.baseURI);
    return { root: address, build, form, country, tag, language: this.getAttribute("language"), site: `samtaleguide ${address.pathname}engine/` };
  }

  act(button) {
    if (button?.dataset.action === "check") this.run();
    if (button?.dataset.action === "copy") this.copy();
  }

  async run() {
    if (this.dataset.state === "running") return;
    this.dataset.state = "running";
    const about = this.about();
    this.say(this.words.say("running"));
    for (const line of this.lines()) this.show(line, "waiting", "");
    for (const line of this.lines()) this.show(line, ...(await this.result(line, about)));
    this.dataset.state = "done";
    this.sum();
  }

  /** One check after the other: they would measure each other. */
  async result({ dataset }, about) {
    try {
      const [state, word, values] = await checks[dataset.check](about);
      return [state, this.words.say(word, values)];
    } catch (error) {
      return ["wrong", String(error)];
    }
  }

  lines() {
    return [...this.querySelectorAll("[data-check]")];
  }

  show(line, state, text) {
    line.dataset.state = state;
    line.querySelector("[data-line-state]").textContent = this.words.say(`state-${state}`);
    line.querySelector("[data-line-text]").textContent = text;
  }

  sum() {
    const wrong = this.lines().filter(({ dataset }) => dataset.state === "wrong");
    const titles = wrong.map((line) => line.querySelector("[data-line-title]").textContent).join(", ");
    this.say(wrong.length ? this.words.say("to-change", { titles }) : this.words.say("all-good"));
  }

  say(text) {
    this.querySelector("[data-summary]").textContent = text;
  }

  /** The page in plain lines, for a mail or a ticket. */
  text() {
    const lines = this.lines().map((line) => {
      const [state, title, text] = ["state", "title", "text"].map((part) => line.querySelector(`[data-line-${part}]`).textContent);
      return `[${state}] ${title}: ${text}`;
    });
    return [location.href, new Date().toISOString(), this.querySelector("[data-summary]").textContent, ...lines].join("\n");
  }

  async copy() {
    const text = this.text();
    const copied = await copy(text, `<pre>${new Option(text).innerHTML}</pre>`);
    this.querySelector("[data-copied]").textContent = this.words.say(copied ? "copied" : "not-copied");
  }
}

if (!customElements.get("installation-check")) customElements.define("installation-check", InstallationCheck);
