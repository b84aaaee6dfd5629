// The search for a figure opens over the page, and puts its reference where the writer was.
const link = document.querySelector("[data-quote]");
let box = null;
let at = 0;

const remember = (event) => {
  if (event.target.matches?.("textarea")) {
    box = event.target;
    at = box.selectionEnd;
  }
};

const dialog = document.createElement("dialog");
dialog.className = "ct-dialog";
dialog.setAttribute("aria-label", "Quote a figure from a scorecard");
const inside = document.createElement("div");
const close = document.createElement("button");
close.type = "button";
close.className = "govuk-button govuk-button--secondary";
close.textContent = "Close";
close.addEventListener("click", () => dialog.close());
dialog.append(inside, close);

const put = (reference) => {
  const before = box.value.slice(0, at);
  const gap = before && !/\s$/.test(before) ? " " : "";
  dialog.close();
  box.focus();
  box.setRangeText(`${gap}${reference}`, at, at, "end");
  box.dispatchEvent(new Event("input", { bubbles: true }));
};

const show = (html) => {
  const page = new DOMParser().parseFromString(html, "text/html").querySelector("main");
  for (const each of page.querySelectorAll(".govuk-back-link, .ct-filters a")) each.remove();
  const head = document.createElement("h2");
  head.className = "govuk-heading-m";
  head.textContent = page.querySelector("h1").lastChild.textContent.trim();
  page.querySelector("h1").replaceWith(head);
  for (const code of page.querySelectorAll("code")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "govuk-button govuk-button--secondary ct-insert";
    button.textContent = `Insert ${code.textContent}`;
    button.addEventListener("click", () => put(code.textContent));
    code.replaceWith(button);
  }
  for (const each of page.querySelectorAll("a")) each.target = "_blank";
  page.querySelector("form")?.addEventListener("submit", (event) => {
    event.preventDefault();
    open(`${link.pathname}?${new URLSearchParams(new FormData(event.target))}`);
  });
  inside.replaceChildren(...page.childNodes);
  inside.querySelector("input")?.focus();
};

const open = async (address) => {
  try {
    const answer = await fetch(address);
    if (!answer.ok || answer.redirected) throw new Error(answer.status);
    show(await answer.text());
    if (!dialog.open) dialog.showModal();
    inside.querySelector("input")?.focus();
  } catch {
    window.open(address, "_blank", "noopener"); // as without a script
  }
};

if (link && "showModal" in dialog) {
  document.body.append(dialog);
  link.querySelector("[data-tab]").remove();
  for (const kind of ["focusin", "keyup", "pointerup", "input"]) document.addEventListener(kind, remember);
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    box ??= document.querySelector("main textarea");
    if (!box) return;
    event.preventDefault();
    open(link.href);
  });
}
