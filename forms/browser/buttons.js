/** Buttons that wait for the engine say so. */

/** Wait for a promise; meanwhile the button says what it waits for. */
export async function whileBusy(button, promise) {
  button.dataset.label ??= button.textContent;
  // Keep the width, so that nothing jumps when the words change.
  button.style.minInlineSize = `${button.offsetWidth}px`;
  button.setAttribute("aria-busy", "true");
  try {
    return await promise;
  } finally {
    button.removeAttribute("aria-busy");
    button.textContent = button.dataset.label;
    button.style.minInlineSize = "";
  }
}

/** Say on all waiting buttons what they wait for; without a text they get their own back. */
export function sayOnBusy(root, text) {
  for (const button of root.querySelectorAll("[data-action][aria-busy]")) {
    button.textContent = text || button.dataset.label;
    button.setAttribute("aria-busy", Boolean(text));
  }
}
