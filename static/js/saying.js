// Quicker, not needed: keeps on the server what is typed and not sent, for its writer alone, and shows
// how far a file has gone. Where it does not arrive, words and files stay in the page. Nothing is kept
// in the browser.
const QUIET = 4000;
const LONGEST = 20000;
const MB = 1024 * 1024;
const KEPT = "What you wrote is kept for you. It is not sent yet.";
const LOST = "Not sent: there is no connection. Your words and files are still here. Try again.";
const ODD = "Not sent: something went wrong here. Your words and files are still here. Try again.";
const TOO_LARGE = "Not sent: the files are too large together. Send them one at a time.";
const SIGNED_OUT = "You are signed out, so nothing more is kept. Your words are still here.";

const start = (form) => {
  const told = form.querySelector("[data-told]");
  const bar = form.querySelector("progress");
  // From when somebody is at the form: a page that was just opened has said what it has to say.
  form.addEventListener("focusin", () => told.setAttribute("role", "status"), { once: true });
  let number = 0;
  let quiet = 0;
  let kept = "";
  let isOut = false;
  let isSending = false;

  const say = (words) => {
    if (told.textContent !== words) told.textContent = words; // the same again would be read again
  };
  const files = () => [...form.querySelectorAll("[type=file]")];
  const typed = () => {
    const all = [...new FormData(form)].filter(([, value]) => typeof value === "string");
    return all.filter(([name]) => name !== "csrf_token" && name !== "once");
  };
  const known = JSON.stringify(typed());

  // ---- kept as it is typed ----------------------------------------------------------------------
  const keep = async () => {
    const words = JSON.stringify(typed());
    if (isOut || isSending || words === kept || words === known) return;
    const { csrf_token: token, once } = Object.fromEntries(new FormData(form));
    const own = [["csrf_token", token], ["once", `${once}-${++number}`], ["as", "by-itself"]];
    const body = new URLSearchParams([...own, ...typed()]);
    try {
      const signal = AbortSignal.timeout(LONGEST);
      const answer = await fetch(form.action, { method: "POST", body, signal });
      if (isSending) return;
      isOut = answer.redirected;
      if (answer.status === 204) kept = words;
      if (answer.status === 204 || isOut) say(isOut ? SIGNED_OUT : KEPT);
    } catch {
      later(); // nothing is lost: the words are in the page
    }
  };
  const later = () => {
    clearTimeout(quiet);
    quiet = setTimeout(keep, QUIET);
  };
  form.addEventListener("input", (event) => {
    if (event.target.type !== "file") later();
  });

  // ---- sent with its files ----------------------------------------------------------------------
  const stop = (words) => {
    isSending = false;
    bar.hidden = true;
    for (const button of form.querySelectorAll("button")) button.disabled = false;
    say(words);
    told.scrollIntoView({ block: "nearest" });
  };

  const arrived = (to) => {
    const next = new URL(to, location.href);
    const isHere = next.pathname === location.pathname && next.search === location.search;
    if (!isHere) return location.assign(next);
    history.replaceState(null, "", next);
    location.reload();
  };

  /** The form with its errors; a page cannot hold files, so they are put back into their boxes. */
  const comeBack = (html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    const back = page.querySelector("[data-saying]");
    if (!back) return stop(ODD);
    const chosen = new Map(files().map((box) => [box.name, box.files]));
    document.title = page.title;
    document.querySelector("main").replaceWith(page.querySelector("main"));
    for (const box of back.querySelectorAll("[type=file]")) {
      if (!box.classList.contains("govuk-file-upload--error")) box.files = chosen.get(box.name);
    }
    start(back);
    const summary = document.querySelector(".govuk-error-summary");
    summary?.setAttribute("tabindex", "-1");
    summary?.focus();
  };

  form.addEventListener("submit", (event) => {
    const box = files().find((each) => [...each.files].some(({ size }) => size > each.dataset.most * MB));
    const isToSend = !event.submitter || event.submitter.name !== "as";
    if (!isToSend || !files().some((each) => each.files.length)) {
      isSending = true; // the page is left: nothing more is kept behind it
      return;
    }
    event.preventDefault();
    if (isSending) return;
    if (box) {
      box.focus();
      return say(`Not sent: this file is larger than ${box.dataset.most} MB. Choose a smaller one.`);
    }
    const sent = new FormData(form, event.submitter);
    sent.append("as", "sending");
    isSending = true;
    clearTimeout(quiet);
    for (const button of form.querySelectorAll("button")) button.disabled = true;
    bar.hidden = false;
    bar.value = 0;
    say("It is being sent. Stay on this page.");

    const way = new XMLHttpRequest();
    way.open("POST", form.action);
    way.upload.addEventListener("progress", ({ lengthComputable, loaded, total }) => {
      if (!lengthComputable) return;
      bar.value = loaded / total;
      if (loaded === total) say("It is there. We are looking at it. Stay on this page.");
    });
    way.addEventListener("load", () => {
      if (way.status === 201) return arrived(way.getResponseHeader("Location"));
      if (way.status === 413) return stop(TOO_LARGE);
      return way.status < 500 ? comeBack(way.responseText) : stop(ODD);
    });
    way.addEventListener("error", () => stop(LOST));
    way.addEventListener("abort", () => stop(LOST));
    way.send(sent);
  });
};

for (const form of document.querySelectorAll("[data-saying]")) start(form);
