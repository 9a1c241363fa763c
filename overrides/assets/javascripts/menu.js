/** The small menu behind the "link" controls. There is one; it moves to the control in use. */
import { copy } from "./copy.js";
import { printStep } from "./paper.js";
import { addressOf, isPage, titleOf } from "./targets.js";

export class Menu {
  constructor(template) {
    this.wording = template.dataset;
    this.panel = template.content.querySelector(".link-menu");
    this.button = null;
    this.panel.addEventListener("click", (event) => this.choose(event.target.closest("[data-link]")?.dataset.link));
    document.addEventListener("keydown", (event) => this.onKey(event));
    document.addEventListener("pointerdown", (event) => this.leave(event.target));
    document.addEventListener("focusin", (event) => this.leave(event.target));
  }

  toggle(button, place) {
    const again = this.button === button;
    this.close();
    if (!again) this.open(button, place);
  }

  open(button, place) {
    this.button = button;
    this.place = place;
    this.fill();
    button.after(this.panel);
    button.ariaExpanded = "true";
    button.setAttribute("aria-controls", this.panel.id);
    this.part("copy").focus();
  }

  close() {
    if (!this.button) return;
    this.panel.remove();
    this.button.ariaExpanded = "false";
    this.button.removeAttribute("aria-controls");
    this.button = null;
  }

  part(name) {
    return this.panel.querySelector(`[data-link="${name}"]`);
  }

  /** Words for this place; what is left from the last one goes. */
  fill() {
    this.link = addressOf(this.place);
    this.panel.ariaLabel = this.button.ariaLabel;
    this.part("mail").href = this.mail();
    this.answer(this.part("answer"));
    this.part("print-step").hidden = !this.place.matches("h2, h3, h4") || Boolean(this.place.closest("samtale-form"));
    this.part("print-page").hidden = !isPage(this.place) || Boolean(document.querySelector("samtale-form"));
    this.say("");
  }

  /** A question of a guide stands in a form as well, by the same id, beside what answers it. */
  answer(link) {
    const form = this.place.closest(".questions")?.querySelector(".questions__form a");
    link.hidden = !form;
    if (form) link.href = Object.assign(new URL(form.href), { hash: this.place.id }).href;
  }

  /** The title that says where it is, too. */
  title() {
    const own = titleOf(this.place);
    if (isPage(this.place)) return own;
    return filled(this.wording.title, { title: own, page: titleOf(document.querySelector(".md-content h1")) });
  }

  mail() {
    const given = { title: this.title(), link: this.link };
    const [subject, body] = [this.wording.subject, this.wording.body].map((text) => filled(text, given));
    // Line ends as mail wants them (RFC 6068).
    return `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replace(/\r?\n/g, "\r\n"))}`;
  }

  choose(name) {
    if (name === "copy") this.copied(this.link, null);
    if (name === "copy-text") this.copied(`${this.title()}\n${this.link}`, anchor(this.title(), this.link));
    if (name === "print-step") this.print(() => printStep(this.place, this.link));
    if (name === "print-page") this.print(() => print());
  }

  async copied(text, html) {
    const done = await copy(text, html, this.panel);
    this.say(done ? this.panel.querySelector("[data-link-status]").dataset.copied : "", done ? null : text);
  }

  /** Tell the reader, or show what is to be copied by hand. */
  say(text, byHand = null) {
    this.panel.querySelector("[data-link-status]").textContent = text;
    const label = this.panel.querySelector("[data-link-by-hand]");
    const field = label.querySelector("textarea");
    label.hidden = byHand === null;
    field.value = byHand ?? "";
    if (byHand !== null) field.select();
  }

  print(printing) {
    const button = this.button;
    printing();
    this.close();
    button.focus();
  }

  onKey(event) {
    if (event.key !== "Escape" || !this.button) return;
    const button = this.button;
    this.close();
    button.focus();
  }

  leave(to) {
    if (this.button && !this.panel.contains(to) && !this.button.contains(to)) this.close();
  }
}

function filled(text, given) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => given[name] ?? whole);
}

/** The link as HTML, for mail programs and Word. */
function anchor(title, link) {
  const made = document.createElement("a");
  made.href = link;
  made.textContent = title;
  return made.outerHTML;
}
