/**
 * `<meeting-planner>`: from a few dates to a plan that can be changed, printed and put into
 * two calendars. The engine counts; nothing of it is kept when the page is left.
 */
import { lean, read } from "./answers.js";
import { sayOnBusy, whileBusy } from "./buttons.js";
import { apply } from "./conditions.js";
import { toIso, today } from "./dates.js";
import { download } from "./download.js";
import { Engine } from "./engine.js";
import { focusField, showFindings } from "./errors.js";
import { leadTo } from "./focus.js";
import { randomId } from "./ids.js";
import { picked, pickDate, tidyDate } from "./picker.js";
import { PlanList } from "./plan-list.js";
import { printOnly } from "./print.js";
import { Words } from "./words.js";

// Of the time to get ready, what loading takes; starting Python is the rest.
const FETCHED = 90;

const actions = {
  "plan": (planner, button) => planner.make(button),
  "download-ics": (planner, button) => planner.downloadCalendar(button),
  "print": (planner, { dataset }) => printOnly(planner.list.sheet(dataset.calendar)),
  "pick-date": (planner, button) => pickDate(button, planner.language),
  "retry-engine": (planner) => planner.engine.restart(),
};

class MeetingPlanner extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector(".sf-form");
    if (!this.form) throw new Error("<meeting-planner> needs its HTML inside it.");
    if ("tooOld" in this.dataset) return;
    this.words = new Words(this);
    this.list = new PlanList(this, this.words);
    this.engine = Engine.of(this.getAttribute("planner-id"));
    this.listen();
    this.showEngine();
    this.refresh();
  }

  disconnectedCallback() {
    this.listening?.abort();
  }

  get language() {
    return this.getAttribute("language");
  }

  get country() {
    return this.getAttribute("country") || (this.form.querySelector("[name=country]:checked")?.value ?? "");
  }

  /** Whether something here would be lost if the page were loaded anew. */
  get unsaved() {
    return Boolean(this.plan);
  }

  /** What the plan is made from. */
  given() {
    return { language: this.language, country: this.country, answers: lean(read(this.form, this.language)) };
  }

  /** Make a plan anew from what is filled in. */
  async make(button) {
    const given = this.given();
    if (!given.country) return this.wrong([{ field: "country", message: this.words.say("country-missing") }]);
    const plan = { id: randomId(), revision: 0, moved: {}, left_out: [] };
    const reply = await this.ask("plan", button, given, plan);
    if (reply.failure) return undefined;
    const wrong = showFindings(this, reply);
    if (wrong) return leadTo(wrong);
    Object.assign(this, { planned: given, plan });
    this.show(reply);
    return leadTo(this.querySelector("[data-plan]"));
  }

  /** The same plan with what the reader has changed in it. */
  async change(entry, iso) {
    this.plan.moved[entry] = iso;
    this.plan.revision += 1;
    const reply = await this.ask("plan", null, this.planned, this.plan);
    if (reply.failure) return;
    const focused = this.list.entryOf(document.activeElement);
    this.show(reply);
    this.say(this.words.say("updated"), this.list.item(entry));
    if (focused) this.list.focus(focused);
  }

  leaveOut() {
    this.plan.left_out = this.list.leftOut();
    this.plan.revision += 1;
    this.list.mark();
  }

  async downloadCalendar(button) {
    const { calendar } = button.dataset;
    const base = new URL(this.dataset.root || ".", document.baseURI).href;
    const { reply, bytes } = await this.request("calendar", button, this.planned, { ...this.plan, calendar, base });
    if (this.failed(reply, button)) return;
    download(bytes, reply.name, reply.type);
    this.say(this.words.say("downloaded", { name: reply.name }), button);
  }

  async ask(deed, button, given, plan) {
    // What has been left out stays in the list, where it can be taken in again.
    const { reply } = await this.request(deed, button, given, { ...plan, left_out: [] });
    this.failed(reply, button ?? this.form);
    return reply;
  }

  request(deed, button, given, plan) {
    const answered = this.engine.ask({ do: deed, format: "ics", date: today(), ...given, plan });
    const waited = button ? whileBusy(button, answered) : answered;
    this.showEngine();
    return waited;
  }

  failed({ failure }, near) {
    if (failure) this.say(`${this.words.say("failed")} (${failure})`, near);
    return Boolean(failure);
  }

  wrong(errors) {
    leadTo(showFindings(this, { errors }));
  }

  show({ entries }) {
    this.list.show(entries, this.plan.left_out, this.dataset.root);
    const shown = `${this.planned.answers.occasion} ${this.planned.country}`;
    for (const facts of this.querySelectorAll("[data-facts]")) facts.hidden = facts.dataset.facts !== shown;
    this.querySelector("[data-plan]").hidden = false;
    this.refresh();
  }

  /** Say what has happened beside what was used. */
  say(text, near) {
    for (const place of this.querySelectorAll("[data-done]")) place.textContent = "";
    near.closest("[data-part], form").querySelector("[data-done]").textContent = text;
  }

  /** Show what counts, and whether the plan still answers it. */
  refresh() {
    apply(this.form, this.language, this.country);
    for (const button of this.form.querySelectorAll("[data-action=clear-choice]")) button.hidden = true;
    const stale = this.planned && JSON.stringify(this.planned) !== JSON.stringify(this.given());
    this.querySelector("[data-stale]").hidden = !stale;
  }

  listen() {
    this.listening = new AbortController();
    const { signal } = this.listening;
    const on = (target, type, work) => target.addEventListener(type, work, { signal });
    on(this, "click", (event) => this.clicked(event));
    on(this, "input", ({ target }) => this.form.contains(target) && this.refresh());
    on(this, "change", ({ target }) => this.settled(target));
    for (const touch of ["focusin", "pointerdown"]) on(this.form, touch, () => this.engine.wake());
    on(this.engine, "state", () => this.showEngine());
    on(this.engine, "progress", () => this.showEngine());
  }

  clicked(event) {
    const link = event.target.closest("a[href^='#field-']");
    const button = event.target.closest("[data-action]");
    if (link) {
      event.preventDefault();
      focusField(this, link.hash.slice("#field-".length));
    }
    if (button && !button.matches("[aria-busy=true]")) actions[button.dataset.action]?.(this, button);
  }

  settled(control) {
    if (control.matches("[data-picker]")) this.picked(control);
    else if (control.matches("[data-keep]")) this.leaveOut();
    else if (control.matches("[data-date]")) this.typed(control);
    if (this.form.contains(control)) this.refresh();
  }

  picked(picker) {
    picked(picker);
    this.typed(picker.closest(".sf-date").querySelector("[data-date]"));
  }

  /** A date has been typed: of a field, or of an entry of the plan. */
  typed(control) {
    tidyDate(control, this.language);
    const entry = this.list.entryOf(control);
    if (!entry) return;
    const iso = toIso(control.value, this.language);
    control.toggleAttribute("aria-invalid", !iso);
    if (iso) this.change(entry, iso);
  }

  showEngine() {
    const { state, progress } = this.engine;
    const loading = this.words.say("engine-loading", { percent: Math.round(progress * FETCHED) });
    this.dataset.engine = state;
    this.querySelector("[data-engine-failed]").hidden = state !== "failed";
    sayOnBusy(this, { loading, ready: this.words.say("engine-working") }[state]);
  }
}

if (!customElements.get("meeting-planner")) customElements.define("meeting-planner", MeetingPlanner);
