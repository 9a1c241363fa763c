/**
 * Which tab keeps a draft. Web Locks are missing on plain http, so tabs ask
 * each other: whoever holds the draft answers.
 */
import { randomId } from "./ids.js";

const PATIENCE = 200;
// Writing what is left may take its time; a tab that sleeps never answers.
const HANDOVER = 1500;

export class Owner {
  /** @param {Object<string, Function>} told what to do when refused, taken, deleted or renamed by another tab */
  constructor(name, told) {
    this.id = randomId();
    this.told = told;
    this.holds = false;
    this.claiming = false;
    this.channel = new BroadcastChannel(name);
    this.channel.onmessage = ({ data }) => this.heard(data);
  }

  /** Resolves to true if no other tab holds the draft, and then this one does. */
  async claim() {
    this.refused = false;
    this.claiming = true;
    this.channel.postMessage({ claims: this.id });
    await pause(PATIENCE);
    this.claiming = false;
    this.holds = !this.refused;
    return this.holds;
  }

  /** Take the draft from the tab that holds it; resolves when that tab has written what it had. */
  async take() {
    const released = new Promise((resolve) => (this.released = resolve));
    this.channel.postMessage({ takes: this.id });
    await Promise.race([released, pause(HANDOVER)]);
    this.holds = true;
  }

  /** Let the draft go. */
  close() {
    this.holds = false;
    this.channel.close();
  }

  heard({ claims, refuses, takes, released, deleted, label }) {
    if (refuses === this.id) this.stepBack();
    if (released === this.id) this.released?.();
    if (claims) this.answer(claims);
    if (takes && this.holds) this.yield(takes);
    if (deleted) this.told.deleted();
    if (label !== undefined) this.told.renamed(label);
  }

  /** A refusal counts however late it comes: the tab that holds the draft was busy. */
  stepBack() {
    this.refused = true;
    if (!this.holds) return;
    this.holds = false;
    this.told.refused();
  }

  /** Of two tabs that claim at the same moment, the one with the smaller id gets it. */
  answer(claims) {
    if (this.holds || (this.claiming && this.id < claims)) this.channel.postMessage({ refuses: claims });
  }

  async yield(takes) {
    this.holds = false;
    await this.told.taken();
    this.channel.postMessage({ released: takes });
  }
}

/** The channel of a draft. */
export function channelOf(site, { form, draft }) {
  return `${site} ${form} ${draft}`;
}

/** Tell the tabs that have a draft open. */
export function tell(site, draft, news) {
  const channel = new BroadcastChannel(channelOf(site, draft));
  channel.postMessage(news);
  channel.close();
}

function pause(time) {
  return new Promise((resolve) => setTimeout(resolve, time));
}
