/** The words of a form, in the language of the page. They come in the HTML. */
export class Words {
  /** @param {Element} root the element that holds `<template data-words>` */
  constructor(root) {
    const spans = root.querySelector("template[data-words]").content.querySelectorAll("[data-word]");
    this.texts = new Map([...spans].map((span) => [span.dataset.word, span.textContent]));
  }

  /** A word with its {placeholders} filled. */
  say(id, values = {}) {
    if (!this.texts.has(id)) throw new Error(`No word "${id}" in the form's HTML.`);
    return this.texts.get(id).replace(/\{(\w+)\}/g, (all, key) => values[key] ?? all);
  }
}
