/** A question before something that changes a lot. */

/** Ask; resolves to whether the reader said yes. Escape and the first button say no. */
export function ask(root, question, yes) {
  const dialog = root.querySelector("[data-dialog]");
  dialog.querySelector("[data-dialog-text]").textContent = question;
  dialog.querySelector("[data-dialog-yes]").textContent = yes;
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}
