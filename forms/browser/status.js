/** What the page says about itself: the draft, the engine, and what has just happened. */

import { localeOf } from "./dates.js";

// Between two pieces of news about the draft that are read aloud.
const QUIET = 10_000;

export class Status {
  constructor(root, words, language) {
    Object.assign(this, { root, words, language });
  }

  /** Show what has become of the draft, and the ways out that there are then. */
  draft(state, reason, time) {
    const line = reason ? this.words.say(`draft-${reason}`, { time: this.time(time) }) : "";
    Object.assign(this.root.querySelector("[data-status]"), { textContent: line }).dataset.reason = reason;
    for (const part of this.root.querySelectorAll("[data-if-draft]")) part.hidden = !part.dataset.ifDraft.split(" ").includes(reason);
    this.root.dataset.draft = state;
    if (state !== "unsaved" && reason !== this.told) this.tell(reason, line);
  }

  /** Read aloud what is news about the draft, but not in the middle of the last news. */
  tell(reason, line) {
    clearTimeout(this.telling);
    const rest = (this.toldAt ?? -QUIET) + QUIET - performance.now();
    this.telling = setTimeout(() => {
      Object.assign(this, { told: reason, toldAt: performance.now() });
      this.announce(line);
    }, Math.max(0, rest));
  }

  /** Show how far the engine has come in getting ready. */
  engine(text) {
    this.root.querySelector("[data-engine-status]").textContent = text;
  }

  /**
   * Say what has happened, in the bar that is always in view. `ways` is the way back, or
   * ways on by their words.
   */
  say(word, values = {}, ways = {}) {
    this.message(this.words.say(word, values), ways);
  }

  /** The same for a sentence that is ready. */
  message(text, ways = {}) {
    const place = this.root.querySelector("[data-message]");
    const back = typeof ways === "function";
    const buttons = Object.entries(back ? { undo: ways } : (ways ?? {})).map(([label, work]) => this.way(place, label, work));
    place.toggleAttribute("data-keep", back);
    place.replaceChildren(text, ...buttons.flatMap((button) => [" ", button]));
  }

  /** Take a message away that has been read, unless it offers a way back. */
  tidy() {
    const place = this.root.querySelector("[data-message]");
    if (!place.matches("[data-keep]")) place.replaceChildren();
  }

  /** Say what has happened beside the documents. */
  done(text) {
    this.root.querySelector("[data-done]").textContent = text;
  }

  /** Read something aloud. */
  announce(text) {
    this.root.querySelector("[data-announce]").textContent = text;
  }

  /** A moment in the reader's own way: 14.32 in Danish, 14:32 in Norwegian. */
  time(iso) {
    return iso ? new Date(iso).toLocaleTimeString(localeOf(this.language), { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }) : "";
  }

  way(place, word, work) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "sf-link", textContent: this.words.say(word) });
    const taken = () => {
      place.replaceChildren();
      work();
    };
    button.addEventListener("click", taken, { once: true });
    return button;
  }
}
