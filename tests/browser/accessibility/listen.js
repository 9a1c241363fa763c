() => {
  window.said = [];
  const options = { childList: true, characterData: true, subtree: true };
  for (const place of document.querySelectorAll("[role=status], [role=alert], [aria-live]")) {
    new MutationObserver(() => {
      const text = place.innerText.trim();
      if (text && window.said.at(-1) !== text) window.said.push(text);
    }).observe(place, options);
  }
}
