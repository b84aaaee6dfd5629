// Quicker, not needed: opens what a choice asks for, and counts the rows that were touched.
const form = document.querySelector("[data-round]");

const openFor = (radio) => {
  const row = radio.closest(".ct-row");
  for (const details of row.querySelectorAll("[data-opens-for]")) {
    if (details.dataset.opensFor.split(" ").includes(radio.value)) details.open = true;
  }
};

const firstValue = new Map();
const boxes = form ? [...form.querySelectorAll(".ct-row :is(input:not([type=hidden]), select)")] : [];
const valueOf = (box) => (["radio", "checkbox"].includes(box.type) ? box.checked : box.value);
for (const box of boxes) firstValue.set(box, valueOf(box));

const count = () => {
  const rows = new Set(
    boxes.filter((box) => valueOf(box) !== firstValue.get(box)).map((box) => box.closest(".ct-row").id),
  );
  const said = rows.size === 1 ? "1 row is not saved yet." : `${rows.size} rows are not saved yet.`;
  form.querySelector("[data-changed]").textContent = rows.size ? said : "";
};

form?.addEventListener("input", (event) => {
  if (event.target.type === "radio") openFor(event.target);
  count();
});
