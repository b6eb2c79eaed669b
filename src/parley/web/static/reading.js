// Nothing here is needed. Escape puts the card beside a label away.

const DISMISSED = "dismissed";

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") document.body.classList.add(DISMISSED);
});
for (const back of ["focusin", "pointerover"]) {
  document.addEventListener(back, (event) => {
    if (event.target.closest(".label")) document.body.classList.remove(DISMISSED);
  });
}
