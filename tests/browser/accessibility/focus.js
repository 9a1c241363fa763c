() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  // Of an input that is not drawn, its label shows the focus; of a link over a whole card, the card.
  const label = element.matches(".md-option") ? element.nextElementSibling : element.labels?.[0];
  const shown = element.matches(".md-option, .tabbed-set > input") ? label : (element.closest(".card") ?? element);
  const box = shown.getBoundingClientRect();
  const style = getComputedStyle(shown);
  const told = `${element.tagName.toLowerCase()}#${element.id}.${element.className} "${(element.getAttribute("aria-label") ?? element.textContent).trim().slice(0, 40)}"`;
  const wrong = [];
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
  if (!outlined && !element.matches(".md-search__input")) wrong.push("no focus indicator");
  if (box.width < 1 || box.height < 1) wrong.push("no size");
  if (box.right < 1 || box.left > innerWidth - 1 || box.bottom < 1 || box.top > innerHeight - 1) wrong.push("outside the window");
  for (const cover of document.querySelectorAll(".md-header, .sf-bar")) {
    const over = cover.getBoundingClientRect();
    if (cover.contains(element) || !over.height) continue;
    const [top, bottom] = [Math.max(box.top, over.top), Math.min(box.bottom, over.bottom)];
    // What is drawn above the header or the bar, as the drawer is, is not below them.
    const covered = bottom - top > 1 && cover.contains(document.elementFromPoint((box.left + box.right) / 2, (top + bottom) / 2));
    // What is higher than the window between them cannot be seen whole.
    if (covered && box.height < innerHeight / 2) wrong.push(`${Math.round(bottom - top)} of ${Math.round(box.height)} px below ${cover.className}`);
  }
  return { told, wrong, name: element.getAttribute("name") ?? "", action: element.dataset.action ?? "", href: element.getAttribute("href") ?? "" };
}
