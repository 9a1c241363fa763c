/**
 * Which tab keeps a draft. Web Locks are missing on plain http, so tabs ask
 * each other: whoever holds the draft answers.
 */
import { randomId } from "./ids.js";

const PATIENCE = 200;

export class Owner {
  constructor(name) {
    this.id = randomId();
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
    await new Promise((resolve) => setTimeout(resolve, PATIENCE));
    this.claiming = false;
    this.holds = !this.refused;
    return this.holds;
  }

  /** Let the draft go. */
  close() {
    this.holds = false;
    this.channel.close();
  }

  heard({ claims, refuses }) {
    if (refuses === this.id) this.refused = true;
    // Of two tabs that claim at the same moment, the one with the smaller id gets it.
    const mine = this.holds || (this.claiming && this.id < claims);
    if (claims && mine) this.channel.postMessage({ refuses: claims });
  }
}
