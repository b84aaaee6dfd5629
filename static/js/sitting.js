// Quicker, not needed: saves what was said of an item a second after its writer stops, and when
// they leave it. What could not be sent waits in the page and, unless it is private, in this tab's
// own storage, and goes when the line is back. Why so: docs/decisions/0018-what-is-said-at-a-meeting-is-kept-as-it-is-typed.md
const root = document.querySelector("[data-sitting]");
const QUIET = 1000;
const AGAIN = 5000;
const SIGNED_OUT_AGAIN = 300000; // each try leaves a text to be kept, and those are counted
const LONGEST = 20000;
const FITS_A_LAST_WORD = 60000; // what a browser still sends of a page that is being left
const A_DAY = 24 * 60 * 60 * 1000;
const KEPT = "It is kept on this device.";
const KEPT_OPEN = "Keep this page open: private words are not kept on this device.";
const TROUBLE = {
  lost: "Not saved yet: the line is down.",
  odd: "Not saved yet: the site did not answer as it should.",
  out: "Not saved yet: you are signed out.",
};

const notes = [];
let number = 0;
let again = 0;
let isLeaving = false;

const box = (note, name) => note.form.elements.namedItem(name);
const typed = (note) => JSON.stringify([note.text.value, note.open?.value ?? ""]);
const isDirty = (note) => typed(note) !== note.saved;
const isPrivate = (note) => "private" in note.form.dataset;

// ---- what is kept in this tab ---------------------------------------------------------------

const place = (note) => `note ${root.dataset.sitting} ${new URL(note.form.action).pathname}`;

const keep = (note) => {
  if (isPrivate(note)) return;
  const kept = { text: note.text.value, version: box(note, "version").value, at: Date.now() };
  try {
    sessionStorage.setItem(place(note), JSON.stringify(kept));
  } catch {
    // a full or forbidden storage: the words are still in the page
  }
};

const kept = (note) => {
  try {
    const found = JSON.parse(sessionStorage.getItem(place(note)) ?? "null");
    if (found && Date.now() - found.at < A_DAY) return found;
    sessionStorage.removeItem(place(note));
  } catch {
    // not ours, or not to be read
  }
  return null;
};

const forget = (note) => {
  try {
    sessionStorage.removeItem(place(note));
  } catch {
    // nothing was kept
  }
};

// ---- what is said ---------------------------------------------------------------------------

const tell = (note, words, { isTrouble = false } = {}) => {
  note.told.classList.toggle("ct-told--trouble", isTrouble);
  if (note.words === words) return; // the same again would be read again
  note.words = note.told.textContent = words;
};

const tellTrouble = (note, what) => {
  tell(note, `${TROUBLE[what]} ${isPrivate(note) ? KEPT_OPEN : KEPT}`, { isTrouble: true });
  if (what !== "out" || note.told.querySelector("a")) return;
  const link = document.createElement("a");
  Object.assign(link, { href: "/sign-in", target: "_blank", className: "govuk-link" });
  link.textContent = "Sign in in a new tab, then come back here";
  note.told.append(" ", link, ".");
};

// ---- what is sent ---------------------------------------------------------------------------

/** Send a text; says what came of it: saved, out, lost, odd or no, and the page that answered. */
const ask = async (note, sent, { isLast = false, mayAskAgain = true } = {}) => {
  const body = new URLSearchParams([
    ["csrf_token", box(note, "csrf_token").value],
    ["once", `${box(note, "once").value}-${++number}`],
    ["as", "go"],
    ["version", sent.version],
    ["discussion", sent.text],
  ]);
  if (note.open) body.append("public_note", sent.open);
  if (note.open) body.append("public_base", sent.base);
  const keepalive = isLast && String(body).length < FITS_A_LAST_WORD;
  let answer, html;
  try {
    const signal = AbortSignal.timeout(LONGEST);
    answer = await fetch(note.form.action, { method: "POST", body, keepalive, signal });
    html = await answer.text();
  } catch {
    return { what: "lost" };
  }
  const page = new DOMParser().parseFromString(html, "text/html");
  const fresh = page.querySelector("[data-saved]");
  if (answer.ok && fresh) return { what: "saved", page, fresh };
  if (answer.status >= 500) return { what: "odd" };
  if (!answer.ok) return { what: "no", page };
  const other = page.querySelector(`[data-note="${note.form.dataset.note}"]`);
  if (!other) return { what: "out" };
  if (!mayAskAgain) return { what: "odd" };
  // Signed in again: the page came with a new token, and nothing was taken yet.
  for (const each of notes) {
    box(each, "csrf_token").value = other.elements.namedItem("csrf_token").value;
  }
  return ask(note, sent, { mayAskAgain: false });
};

/** Save what is not saved; `isLast` where its writer goes away and may not be here for an answer. */
const save = async (note, { isLast = false } = {}) => {
  clearTimeout(note.quiet);
  if (note.busy) {
    await note.busy;
    return isDirty(note) && !note.trouble ? save(note) : undefined;
  }
  if (!isDirty(note)) return undefined;
  note.busy = send(note, isLast);
  await note.busy;
  note.busy = null;
  if (isDirty(note) && !note.trouble) note.quiet = setTimeout(() => save(note), QUIET);
  return undefined;
};

const send = async (note, isLast) => {
  const sent = {
    text: note.text.value,
    version: box(note, "version").value,
    open: note.open?.value ?? "",
    base: note.open ? box(note, "public_base").value : "",
    typed: typed(note),
  };
  const { what, page, fresh } = await ask(note, sent, { isLast });
  if (what === "saved") return take(note, sent, page, fresh);
  note.trouble = what;
  if (what in TROUBLE) {
    keep(note);
    tellTrouble(note, what);
    clearTimeout(again);
    again = setTimeout(tryAgain, what === "out" ? SIGNED_OUT_AGAIN : AGAIN);
  } else {
    const why = page.querySelector(".govuk-error-summary__list, .ct-lead, main p, h1");
    tell(note, `Not saved: ${why?.textContent.trim() ?? "the site refused it."}`, { isTrouble: true });
  }
};

// ---- what comes back ------------------------------------------------------------------------

/** Put a text in a box without moving the mark of whoever is writing there. */
const put = (area, text) => {
  if (area.value === text) return;
  const before = area.value.slice(0, area.selectionStart);
  const after = area.value.slice(area.selectionEnd);
  area.value = text;
  if (document.activeElement !== area) return;
  const at = text.endsWith(after) ? text.length - after.length : before.length;
  area.setSelectionRange(at, at);
};

const take = (note, sent, page, fresh) => {
  note.trouble = "";
  const form = page.querySelector("[data-note]");
  const isMerged = "merged" in fresh.dataset;
  const isAsSent = note.text.value === sent.text;
  const isOpenAsSent = note.open?.value === sent.open;
  if (isMerged && isAsSent) put(note.text, form.elements.namedItem("discussion").value);
  // Whoever typed on goes on from what they sent, not from a text that they never saw.
  box(note, "version").value = isAsSent ? fresh.dataset.version : fresh.dataset.sent;
  if (note.open) {
    const now = form.elements.namedItem("public_note").value;
    if (isMerged && isOpenAsSent) put(note.open, now);
    box(note, "public_base").value = isOpenAsSent ? now : sent.open;
  }
  note.saved = isAsSent && (!note.open || isOpenAsSent) ? typed(note) : sent.typed;
  if (isDirty(note)) keep(note);
  else forget(note);
  tell(note, fresh.dataset.saved, { isTrouble: isMerged });
  const printed = document.querySelector(`[data-printed="${note.form.dataset.note}"]`);
  if (printed) printed.textContent = note.text.value;
  const offered = page.querySelector("[data-promises]");
  const here = document.querySelector(`[data-promises="${note.form.dataset.note}"]`);
  if (offered && here && !here.contains(document.activeElement)) {
    here.replaceWith(document.adoptNode(offered));
  }
};

const tryAgain = () => {
  for (const note of notes) if (note.trouble in TROUBLE && isDirty(note)) save(note);
};

// ---- what its writer does -------------------------------------------------------------------

/** Another form, such as a resolution, goes when all that is typed is safe. */
const submit = async (event) => {
  const note = notes.find((each) => each.form === event.target);
  if (note) {
    event.preventDefault();
    if (!isDirty(note) && !note.busy) tell(note, note.words || "Nothing to save: nothing was changed.");
    return save(note);
  }
  if (isLeaving || !notes.some((each) => isDirty(each) || each.busy)) return undefined;
  event.preventDefault();
  const { target, submitter } = event;
  await Promise.all(notes.map((each) => save(each)));
  if (notes.some((each) => each.trouble && isDirty(each))) {
    notes.find((each) => each.trouble && isDirty(each)).told.scrollIntoView({ block: "center" });
    return undefined;
  }
  isLeaving = true;
  target.requestSubmit(submitter);
  return undefined;
};

const begin = (form) => {
  const note = {
    form,
    text: form.querySelector("[data-text]"),
    open: form.querySelector("[data-public]"),
    told: form.querySelector("[data-told]"),
    words: "",
    trouble: "",
  };
  note.saved = "unsaved" in form.dataset ? "" : typed(note);
  notes.push(note);
  form.addEventListener("input", () => {
    keep(note);
    if (!note.trouble) tell(note, "");
    clearTimeout(note.quiet);
    note.quiet = setTimeout(() => save(note), note.trouble === "out" ? SIGNED_OUT_AGAIN : QUIET);
  });
  form.addEventListener("focusout", () => save(note, { isLast: true }));
  const found = kept(note);
  if (found && found.text !== note.text.value) {
    note.text.value = found.text;
    box(note, "version").value = found.version;
    const at = new Date(found.at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
    tell(note, `Typed at ${at} and kept on this device. Saving it now.`);
  } else if (found) {
    forget(note);
  }
  if (isDirty(note)) save(note);
};

if (root) {
  for (const form of root.querySelectorAll("[data-note]")) begin(form);
  const how = root.querySelector("[data-how]");
  if (how) {
    how.textContent =
      "What you type is saved by itself. Two people may write at once: nothing of either is lost.";
  }
  document.addEventListener("submit", submit);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") for (const note of notes) save(note, { isLast: true });
    else tryAgain();
  });
  window.addEventListener("pagehide", () => {
    for (const note of notes) save(note, { isLast: true });
  });
  window.addEventListener("online", tryAgain);
  window.addEventListener("focus", tryAgain);
  window.addEventListener("beforeunload", (event) => {
    if (!isLeaving && notes.some((note) => isDirty(note) && (isPrivate(note) || note.trouble))) {
      event.preventDefault();
    }
  });
}
