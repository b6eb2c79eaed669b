// Shows how far a job is while it is done. Without this, the page is loaded anew by itself.

import { say } from "./web.js";

const pause = 1000;

async function look() {
  const job = document.getElementById("job");
  const answer = await fetch(location.href);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const now = page.getElementById("job");
  if (!now) { say(page.querySelector("main .lead")?.textContent ?? "This job is no longer known."); return; }
  const busy = job.contains(document.activeElement);
  if (now.dataset.state === "done") {
    job.replaceWith(now);
    if (busy) document.getElementById("main").focus();
    say(now.querySelector("#job-says").textContent);
    return;
  }
  // The rest stays, so that nobody loses their place in it.
  for (const id of ["job-says", "job-progress"]) job.querySelector(`#${id}`).replaceWith(now.querySelector(`#${id}`));
  setTimeout(again, pause);
}

function again() {
  look().catch(() => setTimeout(again, 5 * pause));
}

setTimeout(again, pause);
