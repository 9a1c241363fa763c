/**
 * `<step-chooser>`: shows one question at a time, and the advice that the answers lead to.
 * Without it all questions and all advice stand on the page, joined by links.
 */
class StepChooser extends HTMLElement {
  connectedCallback() {
    this.toggleAttribute("data-live", true);
    this.addEventListener("change", this);
    this.show();
  }

  disconnectedCallback() {
    this.removeEventListener("change", this);
  }

  handleEvent({ target }) {
    const asked = target.closest("[data-ask]");
    for (const later of this.after(asked)) for (const radio of later.querySelectorAll("input")) radio.checked = false;
    this.show();
  }

  /** Follow the answers from the first question, and show just what lies on the way. */
  show() {
    const parts = [...this.querySelectorAll("[data-ask], [data-advice]")];
    const shown = new Set();
    for (let part = parts[0]; part && !shown.has(part); part = this.next(part)) shown.add(part);
    for (const part of parts) part.hidden = !shown.has(part);
  }

  next(part) {
    const leads = part.querySelector("input:checked")?.dataset.leads;
    return leads ? this.querySelector(`[data-ask="${leads}"], [data-advice="${leads}"]`) : null;
  }

  after(asked) {
    const asks = [...this.querySelectorAll("[data-ask]")];
    return asks.slice(asks.indexOf(asked) + 1);
  }
}

if (!customElements.get("step-chooser")) customElements.define("step-chooser", StepChooser);
