// Nothing here is needed. Escape puts the card beside a label away; a check of the ledger is looked after.
import { go } from "./web.js";

const DISMISSED = "dismissed";

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") document.body.classList.add(DISMISSED);
});
for (const back of ["focusin", "pointerover"]) {
  document.addEventListener(back, (event) => {
    if (event.target.closest(".label")) document.body.classList.remove(DISMISSED);
  });
}

const EVERY = 2000;

/** Asks now and then whether the check has ended; the page is shown anew only then, so that nobody loses their place. */
async function lookAfter() {
  const checking = document.querySelector("[data-checking]");
  if (!checking) return;
  const { check } = await (await fetch(checking.dataset.checking)).json();
  if (check?.state === "running") setTimeout(lookAfter, EVERY);
  else await go(location.href, false);
}

const begin = () => setTimeout(() => lookAfter().catch(() => {}), EVERY);
begin();
document.addEventListener("parley:shown", begin);
