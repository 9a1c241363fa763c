async ({ only, within }) => {
  const options = { runOnly: only, resultTypes: ["violations"], iframes: false, rules: { "target-size": { enabled: true } } };
  // What a part that stays in view covers just now comes out by scrolling; that it never covers the focus, test_keyboard.py watches.
  const staying = [...document.querySelectorAll("body *")].filter((part) => getComputedStyle(part).position === "sticky");
  for (const part of staying) part.style.position = "relative";
  const { violations } = await axe.run(within, options);
  for (const part of staying) part.style.removeProperty("position");
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary, any }) => ({ id, at: target.flat().join(" "), why: failureSummary, data: any.map((check) => check.data) })),
  );
}
