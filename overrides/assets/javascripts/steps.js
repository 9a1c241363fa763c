/** Links to single steps: a control beside each, the arrival by such a link, and paper. */
import { watchArrivals } from "./arrival.js";
import { addControls } from "./controls.js";
import { watchPrinting } from "./paper.js";

addControls();
watchPrinting();
// Last, since the controls move what stands below them.
watchArrivals();
