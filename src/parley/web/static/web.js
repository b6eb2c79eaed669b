// Nothing here is needed: every page works as links and forms without it.
// With it, forms that say data-swap change the page in place, and the focus moves to where it changed.

/** Words for screen readers, and for everybody to see. */
export function say(words) {
  const status = document.getElementById("status");
  status.replaceChildren();
  // Later, so that screen readers hear it as news.
  setTimeout(() => {
    if (!words) return;
    const line = document.createElement("p");
    line.textContent = words;
    status.append(line);
  }, 50);
}

const here = () => location.pathname + location.search;
let at = here();

/** Puts what a server answered in the place of what is shown. */
async function show(answer, push) {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const main = page.getElementById("main");
  if (!main) { location.assign(answer.url); return; }
  document.title = page.title;
  document.getElementById("main").replaceWith(main);
  const footer = page.querySelector("footer.site"); // it says how far the ledger is
  if (footer) document.querySelector("footer.site")?.replaceWith(footer);
  // The same page again is no step that one would go back.
  if (push && answer.url !== location.href.split("#")[0]) history.pushState(null, "", answer.url);
  at = here();
  say(page.getElementById("status").textContent.trim());
  (main.querySelector("[data-focus]") ?? main).focus({ preventScroll: Boolean(main.querySelector("[data-focus]")) });
  document.dispatchEvent(new CustomEvent("parley:shown"));
}

/** Goes to an address in place. */
export async function go(address, push = true) {
  await show(await fetch(address, { headers: { Accept: "text/html" } }), push);
}

/** Sends a form, as the button that was pressed would, and shows in place what comes back. */
export async function send(form, button) {
  const fields = new FormData(form, button ?? null);
  if (form.method === "get") {
    await go(`${new URL(form.action).pathname}?${new URLSearchParams(fields)}`);
    return;
  }
  const body = form.enctype === "multipart/form-data" ? fields : new URLSearchParams(fields);
  const answer = await fetch(form.action, { method: "POST", body });
  await show(answer, answer.redirected); // a form that came back stays at the address of its page
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches("form[data-swap]") || event.defaultPrevented) return;
  event.preventDefault();
  send(event.target, event.submitter).catch(() => event.target.submit());
});

// Going back to what was shown in place before; not for a jump within a page.
window.addEventListener("popstate", () => { if (here() !== at) location.reload(); });

const said = document.getElementById("status")?.textContent.trim();
if (said) say(said);

// What is being worked out is looked for again until it is there.
const again = document.querySelector("a[data-again]");
if (again) {
  const look = async () => {
    const answer = await fetch(again.href);
    if (answer.status === 202) setTimeout(look, 2000);
    else location.replace(again.href);
  };
  setTimeout(look, 2000);
}
