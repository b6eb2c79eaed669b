// Review by keyboard alone. Each key presses the button that shows it; nothing can be done by a key alone.

import { go } from "./web.js";

const KEPT = "parley-keys";
const WRITTEN_IN = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";
let busy = false;

function keysOn() {
  try { return localStorage.getItem(KEPT) !== "off"; } catch { return true; }
}

function remember(on) {
  try { localStorage.setItem(KEPT, on ? "on" : "off"); } catch { /* then it holds for this page alone */ }
  document.documentElement.classList.toggle("with-keys", on);
}

/** What a page needs when it is there, at first and each time another one takes its place. */
function begin() {
  busy = false;
  const box = document.getElementById("keys-on");
  if (!box) return;
  box.checked = keysOn();
  box.closest("[hidden]")?.removeAttribute("hidden");
  document.documentElement.classList.toggle("with-keys", box.checked);
}

function press(found) {
  if (found.matches("summary")) {
    const form = found.parentElement;
    form.open = true;
    form.querySelector("input:not([type=hidden]), textarea, select")?.focus();
    found.scrollIntoView({ block: "nearest" });
  } else {
    found.click();
  }
}

function leave(event) {
  const form = event.target.closest?.(".forms-of details");
  if (!form) return;
  form.open = false;
  document.getElementById("now")?.focus();
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !document.querySelector("dialog[open]")) { leave(event); return; }
  const box = document.getElementById("keys-on");
  if (!box?.checked || busy || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.(WRITTEN_IN) || document.querySelector("dialog[open]")) return;
  if (event.key === "d") { event.preventDefault(); document.querySelector("#settle button")?.focus(); return; }
  const found = document.querySelector(`main [data-key="${CSS.escape(event.key)}"]`);
  if (!found) return;
  event.preventDefault();
  press(found);
});

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-go]");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    if (busy) return;
    busy = true;
    go(link.href).catch(() => location.assign(link.href));
  }
  const open = event.target.closest?.("[data-open]");
  if (open) document.getElementById(open.dataset.open).showModal();
  if (event.target.closest?.("[data-close]")) event.target.closest("dialog").close();
});

document.addEventListener("change", (event) => {
  if (event.target.id === "keys-on") remember(event.target.checked);
});

// A second press before the next statement is there would judge what nobody has seen.
document.addEventListener("submit", (event) => {
  if (!event.target.matches("main form[data-swap]")) return;
  if (busy) { event.preventDefault(); event.stopImmediatePropagation(); return; }
  busy = true;
}, true);

document.addEventListener("parley:shown", begin);
window.addEventListener("pageshow", begin);
begin();
