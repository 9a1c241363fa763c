"""The ways in which a page is looked at."""

from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Page

SETTLED = """async (scheme) => {
  const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  await drawn();
  if ((document.body.dataset.mdColorScheme ?? scheme) !== scheme) return false;
  await drawn();
  // Colours glide from the old to the new.
  for (const change of document.getAnimations()) if (change instanceof CSSTransition) change.finish();
  await drawn();
  return true;
}"""


@dataclass(frozen=True)
class Look:
    """A width and a set of colours."""

    width: int
    colours: Literal["light", "dark", "forced"]

    def show(self, page: Page) -> None:
        """Look at the page this way."""
        page.set_viewport_size({"width": self.width, "height": 900})
        page.emulate_media(
            color_scheme="dark" if self.colours == "dark" else "light",
            forced_colors="active" if self.colours == "forced" else "none",
            reduced_motion="reduce",
        )
        # Material's script hears of the change a moment later, and then changes all colours.
        page.wait_for_function(SETTLED, arg="slate" if self.colours == "dark" else "default")

    @property
    def colours_only(self) -> bool:
        """Whether another look at this width has shown all but the colours."""
        return self.colours != "light"


LOOKS = [Look(width, colours) for width in (1280, 320) for colours in ("light", "dark", "forced")]
