/** Whose rules apply and who is writing: asked beside the answers, not among them. */

export class Setting {
  constructor(root, form) {
    Object.assign(this, { root, form });
    this.show();
  }

  /** The edition's country, or the one that the reader has chosen. */
  get country() {
    return this.root.getAttribute("country") || this.chosen("country");
  }

  /** Who is writing: the reader's choice, or the only one whom the form is for. */
  get role() {
    return this.chosen("role") || this.root.dataset.role;
  }

  /** Whether something was written by the rules of a country that this edition is not for. */
  isForeign({ country }) {
    const here = this.root.getAttribute("country");
    return Boolean(here && country && country !== here);
  }

  /** Take over what a save file or a draft says; with `keep`, not against the reader's choice. */
  take({ country, role, audience }, keep) {
    const reader = audience === "other" ? this.otherThan(role) : role;
    for (const [name, value] of Object.entries({ country, role: reader })) {
      const radios = this.radios(name);
      // A choice that the page itself came with is nobody's yet.
      if (!keep || radios.every((radio) => radio.checked === radio.defaultChecked)) choose(radios, value);
    }
    this.show();
  }

  /** Let the page show whose fields are whose. */
  show() {
    this.root.dataset.role = this.role;
  }

  /** Whom a file is for that was written by this role. */
  otherThan(role) {
    return this.radios("role").find((radio) => radio.value !== role)?.value;
  }

  chosen(name) {
    return this.radios(name).find((radio) => radio.checked)?.value ?? "";
  }

  radios(name) {
    return [...this.form.querySelectorAll(`[data-setting] input[name=${name}]`)];
  }
}

/** Without a value that is on offer, the page's own counts. */
function choose(radios, value) {
  const offered = radios.some((radio) => radio.value === value);
  for (const radio of radios) radio.checked = offered ? radio.value === value : radio.defaultChecked;
}
