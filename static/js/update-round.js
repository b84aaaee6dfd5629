// Quicker, not needed: opens what a choice asks for, and saves a row when its writer goes on to
// another. A pause keeps the words on the server, unsaved; deeds wait for the button. Nothing is
// kept in the browser. Why so: docs/decisions/0013-a-row-is-saved-when-it-is-left.md
const form = document.querySelector("[data-round]");
const QUIET = 2000;
const AGAIN = 15000;
const SIGNED_OUT_QUIET = 30000; // each try leaves a text to be kept, and those are counted
const SIGNED_OUT_AGAIN = 300000;
const LONGEST = 20000;
const FITS_A_LAST_WORD = 60000; // what a browser still sends of a page that is being left
const NO_CONNECTION = "Not saved yet: no connection. Your words are kept here.";
const NO_ANSWER = "Not saved yet: the site did not answer as it should. Your words are kept here.";
const SIGNED_OUT = "Not saved yet: you are signed out. Your words are kept here.";
const WHEN_LEFT = "Not saved yet. It is saved when you go on.";
const BY_BUTTON = "Not saved yet. The button saves a new date, a review or a closing.";
const DEEDS = ["new-date", "move-reason", "agree", "review", "reason", "evidence-label", "evidence-url"];

const rows = new Map(); // by id: {node, printed, answered, kept, busy, fresh, trouble}
let here = null; // the row that is being written
let number = 0;
let quiet = 0;
let again = 0;
let savedRows = 0;
let keeping = null;
let isSending = false;
let isSignedOut = false;

const part = (name) => name.replace(/^a\d+-/, "");
const boxes = (node) => [...node.querySelectorAll("[name]")];
const isTicked = (box) => !["radio", "checkbox"].includes(box.type) || box.checked;
const fields = (node) => boxes(node).filter(isTicked).map((box) => [box.name, box.value]);
const isTyped = ([name]) => !["version", "base", "seen"].includes(part(name));
const text = (node) => JSON.stringify(fields(node).filter(isTyped));
const firstValue = (box) =>
  box.defaultValue ?? ([...box.options].find((each) => each.defaultSelected) ?? box.options[0]).value;
const firstText = (node) =>
  JSON.stringify(
    boxes(node)
      .filter((box) => !["radio", "checkbox"].includes(box.type) || box.defaultChecked)
      .map((box) => [box.name, firstValue(box)])
      .filter(isTyped),
  );

const isDirty = ({ node, printed, fresh }) =>
  !fresh?.isSaved && ("unsaved" in node.dataset || text(node) !== printed);
const isForTheButton = ({ node }) =>
  fields(node).some(([name, value]) =>
    part(name) === "judgement" ? value === "close" : DEEDS.includes(part(name)) && value !== "",
  );
const dirty = () => [...rows.values()].filter(isDirty);
const ref = (row) => row.node.querySelector(".ct-ref")?.textContent ?? "";

// ---- what is said -------------------------------------------------------------------------

const say = (words) => {
  const told = form.querySelector("[data-told]");
  if (told.textContent !== words) told.textContent = words; // the same again would be read again
};

const tell = (row, words, { isTrouble = false } = {}) => {
  let line = row.node.querySelector(".ct-told");
  if (!words) return line?.remove();
  if (!line) {
    line = document.createElement("p");
    row.node.querySelector("h2").after(line);
  }
  line.className = `ct-told${isTrouble ? " ct-told--trouble" : ""}`;
  line.textContent = words;
  if (words !== SIGNED_OUT) return;
  const link = document.createElement("a");
  Object.assign(link, { href: "/sign-in", target: "_blank", className: "govuk-link" });
  link.textContent = "Sign in in a new tab, then come back here";
  line.append(" ", link, ".");
};

const count = () => {
  const left = dirty().length;
  const said = left === 1 ? "1 row is not saved yet." : `${left} rows are not saved yet.`;
  form.querySelector("[data-changed]").textContent = left ? said : "";
};

const openFor = (radio) => {
  for (const details of radio.closest(".ct-row").querySelectorAll("[data-opens-for]")) {
    if (details.dataset.opensFor.split(" ").includes(radio.value)) details.open = true;
  }
};

// ---- what is sent -------------------------------------------------------------------------

const token = () => form.querySelector("[name=csrf_token]");
const once = () => form.querySelector("[name=once]");

/** Send fields to the round; says what came of it: kept, saved, back, out, lost, odd or no. */
const ask = async (sent, { isLast = false, mayAskAgain = true } = {}) => {
  const own = [["csrf_token", token().value], ["once", `${once().value}-${++number}`]];
  const body = new URLSearchParams([...own, ...sent]);
  const keepalive = isLast && String(body).length < FITS_A_LAST_WORD;
  let answer, html;
  try {
    const signal = AbortSignal.timeout(LONGEST);
    answer = await fetch(form.action, { method: "POST", body, keepalive, signal });
    html = await answer.text();
  } catch {
    return { what: "lost" };
  }
  const at = new URL(answer.url);
  if (answer.ok && at.pathname !== new URL(form.action).pathname) return { what: "out" };
  if (answer.status === 204) return { what: "kept" };
  const page = new DOMParser().parseFromString(html, "text/html");
  if ([409, 422].includes(answer.status)) return { what: "back", page };
  if (answer.ok && at.searchParams.has("row")) return { what: "saved", page };
  const other = page.querySelector("[data-round]");
  if (!answer.ok || !other || !mayAskAgain) return { what: answer.status < 500 ? "no" : "odd" };
  // Signed in again: the round came with a new token and took nothing yet.
  token().value = other.querySelector("[name=csrf_token]").value;
  once().value = other.querySelector("[name=once]").value;
  return ask(sent, { mayAskAgain: false });
};

const TROUBLE = { lost: NO_CONNECTION, out: SIGNED_OUT, odd: NO_ANSWER, no: NO_ANSWER };

/** What was not taken stays in the page, says so, and is sent when it can be. */
const hold = (held, what) => {
  const words = TROUBLE[what];
  isSignedOut = what === "out";
  for (const row of held) {
    row.trouble = words;
    tell(row, words, { isTrouble: true });
  }
  if (held.length) say(words);
  clearTimeout(again);
  again = setTimeout(tryAgain, isSignedOut ? SIGNED_OUT_AGAIN : AGAIN);
};

const settle = (row) => {
  row.trouble = "";
  const waits = isDirty(row) && text(row.node) !== row.answered; // else it says itself what it lacks
  tell(row, waits ? (isForTheButton(row) ? BY_BUTTON : WHEN_LEFT) : "");
};

/** Keep on the server what is not saved: true where nothing of it can be lost any more. */
const keep = async ({ all = false, isLast = false } = {}) => {
  const known = [...rows.values()].filter((row) => !row.busy && (isDirty(row) || row.kept));
  const sent = known.filter((row) => all || row.kept !== text(row.node));
  if (!sent.length) return "kept";
  const texts = new Map(sent.map((row) => [row, text(row.node)]));
  keeping = ask([["as", "draft"], ...sent.flatMap((row) => fields(row.node))], { isLast });
  const { what } = await keeping;
  if (what in TROUBLE) hold(sent.filter(isDirty), what);
  if (what !== "kept") return what;
  isSignedOut = false;
  for (const [row, kept] of texts) {
    row.kept = isDirty(row) ? kept : "";
    if (row === here || !row.trouble) settle(row);
  }
  return what;
};

const save = (row) => {
  const sending = async () => {
    await keeping; // else the draft could come after what it was a draft of
    const sent = text(row.node);
    const { what, page } = await ask([["row", row.id.slice(1)], ...fields(row.node)]);
    row.busy = null;
    if (what in TROUBLE) hold([row], what);
    else take(row, sent, what === "saved", page);
    if (row !== here && !row.trouble && text(row.node) !== sent) leave(row);
    count();
  };
  row.busy = sending();
};

// ---- what comes back ----------------------------------------------------------------------

const take = (row, sent, isSaved, page) => {
  const found = [...page.querySelectorAll(`#${row.id}, #${row.id}-lost`)];
  if (!found.length) return hold([row], "odd");
  row.trouble = row.kept = "";
  isSignedOut = false;
  const soFar = page.querySelector("[data-so-far]");
  if (isSaved) {
    savedRows += 1;
    lacksNothing(row);
    if (soFar) form.querySelector("[data-so-far]").textContent = soFar.textContent;
    document.querySelector("h1").replaceChildren(...page.querySelector("h1").childNodes);
    document.title = page.title;
  }
  row.fresh = { isSaved, nodes: found.map((node) => document.adoptNode(node)) };
  const wrong = [...page.querySelectorAll(".govuk-error-summary__list li")];
  const when = row.fresh.nodes[0].querySelector(".ct-saved")?.textContent ?? "saved";
  const said = isSaved ? `${ref(row)}: ${when}.` : wrong.map((each) => each.textContent.trim()).join(". ");
  say(said);
  if (text(row.node) !== sent) return writeOn(row);
  if (row === here) return tell(row, isSaved ? said : "");
  swap(row);
};

/** What the page said that the row lacks, now that it lacks nothing. */
const lacksNothing = (row) => {
  const summary = document.querySelector(".govuk-error-summary");
  for (const link of summary?.querySelectorAll(`li a[href^="#${row.id}-"]`) ?? []) link.closest("li").remove();
  if (!summary?.querySelector("li")) summary?.remove();
};

/** The row as the server shows it now, without moving the page under its reader. */
const swap = (row) => {
  const mark = document.activeElement;
  const before = mark?.getBoundingClientRect().top;
  row.node.replaceWith(...row.fresh.nodes);
  const node = row.fresh.nodes.find((each) => each.id === row.id) ?? row.fresh.nodes[0];
  Object.assign(row, { node, printed: firstText(node), answered: text(node), fresh: null });
  if (mark?.isConnected) window.scrollBy(0, mark.getBoundingClientRect().top - before);
};

/** Its writer came back before the answer did: go on from what is saved, with what is typed. */
const writeOn = (row) => {
  const { isSaved, nodes } = row.fresh;
  row.fresh = null;
  if (!isSaved) return;
  for (const box of nodes.flatMap(boxes).filter((each) => !isTyped([each.name]))) {
    row.node.querySelector(`[name="${box.name}"]`).value = box.value;
  }
};

const leave = (row) => {
  if (row.fresh) return swap(row);
  if (row.busy || !isDirty(row) || text(row.node) === row.answered) return;
  if (isForTheButton(row)) return keep();
  save(row);
};

const tryAgain = async () => {
  const waiting = [...rows.values()].filter((row) => row.trouble && isDirty(row));
  if (!waiting.length || (await keep({ all: true })) !== "kept") return;
  for (const row of waiting) {
    settle(row);
    if (row !== here) leave(row);
  }
};

// ---- what its writer does -----------------------------------------------------------------

const goTo = (target) => {
  if (target.closest?.(".ct-save")) return; // the button saves all of it by itself
  const next = rows.get(target.closest?.(".ct-row")?.id) ?? null;
  if (here && here !== next) {
    const left = here;
    here = next;
    leave(left);
  }
  here = next;
};

const submit = async (event) => {
  if (isSending) return;
  event.preventDefault(); // a page that cannot be sent would take its words with it
  const button = event.submitter;
  await Promise.all([...rows.values()].map((row) => row.busy));
  for (const row of rows.values()) if (row.fresh) swap(row);
  count();
  if (!dirty().length && savedRows) {
    form.querySelector("[data-changed]").textContent = "Everything is saved.";
    return say("Everything is saved.");
  }
  if (["lost", "odd"].includes(await keep({ all: true }))) return;
  isSending = true;
  clearTimeout(quiet);
  form.requestSubmit(button);
};

if (form) {
  for (const node of form.querySelectorAll(".ct-row")) {
    // What came back is sent again only when it is touched, or by the button.
    const answered = "unsaved" in node.dataset ? text(node) : "";
    rows.set(node.id, { id: node.id, node, printed: firstText(node), answered, kept: "", busy: null });
  }
  form.querySelector("[data-how]").textContent = " A row is saved when you go on to the next.";
  form.addEventListener("input", (event) => {
    const row = rows.get(event.target.closest(".ct-row")?.id);
    if (!row) return;
    if (event.target.type === "radio") openFor(event.target);
    if (row.fresh) writeOn(row);
    if (!row.trouble) tell(row, "");
    count();
    clearTimeout(quiet);
    quiet = setTimeout(keep, isSignedOut ? SIGNED_OUT_QUIET : QUIET);
  });
  form.addEventListener("submit", submit);
  document.addEventListener("focusin", (event) => goTo(event.target));
  document.addEventListener("click", (event) => goTo(event.target));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "hidden") tryAgain();
    else if (!isSending) keep({ all: true }); // what is being sent is no draft any more
  });
  window.addEventListener("pagehide", () => {
    if (!isSending) keep({ all: true, isLast: true });
  });
  window.addEventListener("online", tryAgain);
  window.addEventListener("focus", tryAgain);
  window.addEventListener("beforeunload", (event) => {
    if (!isSending && dirty().length) event.preventDefault();
  });
  count();
}
