// A tablet that several people use goes back to the start when nobody touches it, so that nothing is left of the one before.
const start = document.currentScript.dataset.start;
const REST = 90_000;
let timer = 0;

function rest() {
  clearTimeout(timer);
  timer = setTimeout(() => location.replace(start), REST);
}

for (const sign of ["pointerdown", "keydown", "scroll"]) addEventListener(sign, rest, { passive: true });
addEventListener("pageshow", (shown) => {
  if (shown.persisted) location.replace(start); // the way back leads to no one's form
  rest();
});
