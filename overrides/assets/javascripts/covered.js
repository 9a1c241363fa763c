/**
 * What Tab has come to shows: browsers leave alone what lies within the window, even if the header
 * or the bar of a form covers it (WCAG 2.4.11).
 */
addEventListener("keyup", ({ key, target }) => {
  if (key === "Tab" && !target.closest(".md-header")) target.scrollIntoView({ block: "nearest" });
});
