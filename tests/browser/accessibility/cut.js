() => {
  const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && element.clientWidth > 1;
  const hides = ({ overflowX, overflowY }) => [overflowX, overflowY].some((value) => ["hidden", "clip"].includes(value));
  const cut = [...document.querySelectorAll("main *, samtale-form *")].filter((element) => {
    if (!seen(element) || !hides(getComputedStyle(element))) return false;
    return element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
  });
  const wide = document.documentElement.scrollWidth - innerWidth;
  return [...cut.map((element) => `cut: ${element.tagName}.${element.className}`), ...(wide > 0 ? [`${wide} px too wide`] : [])];
}
