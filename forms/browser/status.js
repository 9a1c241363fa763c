/** What the page says about itself: the draft, the engine, and what has just happened. */

export class Status {
  constructor(root, words, language) {
    Object.assign(this, { root, words, language });
  }

  /** Show what has become of the draft. Only news is read aloud, not every save. */
  draft(state, word, time) {
    const line = word ? this.words.say(word, { time: this.time(time) }) : "";
    this.root.querySelector("[data-status]").textContent = line;
    if (word !== this.lastWord && state !== "unsaved" && !(word === "draft-saved" && this.savedOnce)) this.announce(line);
    this.savedOnce ||= word === "draft-saved";
    if (state !== "unsaved") this.lastWord = word;
    this.root.dataset.draft = state;
  }

  /** Show how far the engine has come in getting ready. */
  engine(text) {
    this.root.querySelector("[data-engine-status]").textContent = text;
  }

  /** Say what has happened, in the bar that is always in view, with an optional way back. */
  say(word, values = {}, undo = null) {
    const place = this.root.querySelector("[data-message]");
    place.replaceChildren(this.words.say(word, values));
    if (undo) place.append(" ", this.undoButton(undo));
  }

  /** Take a message away that has been read, unless it offers a way back. */
  tidy() {
    const place = this.root.querySelector("[data-message]");
    if (!place.querySelector("button")) place.replaceChildren();
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
    return iso ? new Date(iso).toLocaleTimeString(this.language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }) : "";
  }

  undoButton(undo) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "sf-link", textContent: this.words.say("undo") });
    button.addEventListener("click", undo, { once: true });
    return button;
  }
}
