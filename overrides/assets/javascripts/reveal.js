/** Opens what an element is hidden in: closed panels and inactive tabs. */

/** Open them; returns whether anything was closed. */
export function reveal(element) {
  let opened = false;
  for (let node = element; node; node = node.parentElement) {
    if (node.localName === "details" && !node.open) opened = node.open = true;
    if (node.matches(".tabbed-block")) opened = openTab(node) || opened;
  }
  return opened;
}

/** Tabs are radio buttons, in the order of their blocks. A click keeps linked tabs together. */
function openTab(block) {
  const tabs = block.closest(".tabbed-set").querySelectorAll(":scope > input");
  const tab = tabs[[...block.parentElement.children].indexOf(block)];
  if (!tab || tab.checked) return false;
  tab.click();
  return true;
}
