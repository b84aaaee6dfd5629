// Enter and the arrows go from box to box, a pasted column fills the boxes below, and two numbers
// show their percentage.
const form = document.querySelector("form[data-column]");
const boxes = form ? [...form.querySelectorAll("[data-figure]")] : [];

for (const [at, box] of boxes.entries()) {
  box.addEventListener("keydown", (event) => {
    const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const next = boxes[at + step];
    next?.focus();
    next?.select();
  });
  box.addEventListener("paste", (event) => {
    const lines = event.clipboardData.getData("text").replace(/\r/g, "").replace(/\n$/, "").split("\n");
    if (lines.length < 2) return;
    event.preventDefault();
    const filled = lines.slice(0, boxes.length - at);
    const before = filled.map((_, n) => boxes[at + n].value);
    filled.forEach((line, n) => {
      const figure = line.split("\t")[0].trim();
      if (figure) boxes[at + n].value = figure;
      work(boxes[at + n]);
    });
    tell(filled.length, lines.length - filled.length, () =>
      before.forEach((value, n) => { boxes[at + n].value = value; work(boxes[at + n]); }),
    );
  });
}

// "12 of 16" -> "75%", as the server rounds it: in whole numbers, halves up.
const share = (text, decimals) => {
  const found = /^\s*([\d,]+)\s*(?:of|out of|\/)\s*([\d,]+)\s*$/i.exec(text);
  const [top, bottom] = found ? found.slice(1).map((each) => BigInt(each.replace(/,/g, ""))) : [0n, 0n];
  if (!bottom || top > bottom) return "";
  const scale = 10n ** BigInt(decimals);
  const rounded = (200n * top * scale + bottom) / (2n * bottom);
  const after = scale > 1n ? `.${String(rounded % scale).padStart(Number(decimals), "0")}` : "";
  return `${rounded / scale}${after}%`;
};

const work = (box) => {
  if ("share" in box.dataset) {
    document.getElementById(box.id.replace("figure", "share")).textContent = share(box.value, box.dataset.share);
  }
};
for (const box of boxes) {
  box.addEventListener("input", () => work(box));
  if (share(box.value, 0)) work(box);
}

const tell = (filled, left, undo) => {
  form.querySelector("[data-pasted]")?.remove();
  const note = document.createElement("div");
  note.className = "ct-flash ct-flash--warning";
  note.dataset.pasted = "";
  note.setAttribute("role", "status");
  const words = document.createElement("p");
  words.textContent = `${filled} boxes were filled and nothing is saved yet.` + (left ? ` ${left} lines had no row.` : "");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "govuk-button govuk-button--secondary";
  button.textContent = "Undo the paste";
  button.addEventListener("click", () => { undo(); note.remove(); });
  note.append(words, button);
  form.prepend(note);
};

let isSaving = false;
form?.addEventListener("submit", () => { isSaving = true; });
window.addEventListener("beforeunload", (event) => {
  const all = form ? [...form.querySelectorAll("input, textarea")] : [];
  if (!isSaving && all.some((box) => box.value !== box.defaultValue)) event.preventDefault();
});
