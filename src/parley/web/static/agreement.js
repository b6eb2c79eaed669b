// Checks the text while it is typed: half a second after the last key, one question at a time.
// Without this, the button Check does the same.

import { say } from "./web.js";

const form = document.getElementById("text-form");
const text = document.getElementById("text");
const found = document.getElementById("found");
const pause = 500;
let timer, asking = false, shown = text.value, kept = text.value;

/** The page as it would be for the text as it stands; null where it was changed meanwhile, or cannot be had. */
async function understood() {
  const sent = text.value;
  const fields = new URLSearchParams(new FormData(form));
  const answer = await fetch("/agreement", { method: "POST", body: fields });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (text.value !== sent) return null;
  shown = sent;
  if (answer.ok) return page;
  say(page.querySelector("main .lead")?.textContent ?? "The text could not be checked.");
  return null;
}

async function check() {
  clearTimeout(timer);
  if (asking) return;
  asking = true;
  try {
    const page = await understood();
    if (page) show(page);
  } catch {
    say("The text could not be checked: the server does not answer.");
  } finally {
    asking = false;
  }
  if (text.value !== shown) timer = setTimeout(check, pause);
}

function show(page) {
  const open = new Set([...document.querySelectorAll("#understanding details[open]")].map(nameOf));
  document.getElementById("understanding").replaceChildren(...page.getElementById("understanding").childNodes);
  for (const one of document.querySelectorAll("#understanding details")) one.open = open.has(nameOf(one));
  const words = page.getElementById("found").textContent;
  if (found.textContent !== words) found.textContent = words;
  lead();
}

/** What tells an explanation that was opened from others. */
function nameOf(details) {
  return details.closest(".understood")?.querySelector(".sentence").textContent + details.firstElementChild.textContent;
}

/** Lines become buttons that go there. */
function lead() {
  for (const place of document.querySelectorAll("#understanding [data-line]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "to-line";
    button.textContent = place.textContent;
    button.addEventListener("click", () => goTo(Number(place.dataset.line), Number(place.dataset.column)));
    place.replaceChildren(button);
  }
}

function goTo(line, column) {
  const lines = text.value.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  text.focus();
  text.setSelectionRange(start + column - 1, start + (lines[line - 1] ?? "").length);
  text.scrollTop = Math.max(0, ((line - 3) / lines.length) * text.scrollHeight);
}

text.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(check, pause);
});

form.addEventListener("submit", (event) => {
  if (event.submitter?.name !== "check") { kept = text.value; return; }
  event.preventDefault();
  check().then(() => document.getElementById("understanding").focus());
});

window.addEventListener("beforeunload", (event) => {
  if (text.value !== kept) event.preventDefault();
});

lead();
