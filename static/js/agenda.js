// Quicker, not needed: items are dragged to their place with a mouse. The buttons do the same with a
// keyboard or a finger. A drop sends the new order, and the page comes back with its new times.
const form = document.querySelector("[data-agenda-order]");
const items = [...document.querySelectorAll("[data-agenda] > [data-item]")];
let dragged = null;

const send = () => {
  const now = [...document.querySelectorAll("[data-agenda] > [data-item]")];
  const ids = now.map((each) => each.dataset.item);
  if (ids.join() === items.map((each) => each.dataset.item).join()) return;
  form.elements.order.value = ids.join();
  form.submit();
};

const isBelow = (item, y) => {
  const box = item.getBoundingClientRect();
  return y > box.top + box.height / 2;
};

for (const item of form ? items : []) {
  const handle = document.createElement("span");
  handle.className = "ct-agenda__handle ct-screen";
  handle.draggable = true;
  handle.ariaHidden = "true";
  handle.textContent = "⠿";
  item.append(handle);
  handle.addEventListener("dragstart", (event) => {
    dragged = item;
    event.dataTransfer.setData("text/plain", item.dataset.item);
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setDragImage(item, 0, 0);
  });
  item.addEventListener("dragover", (event) => {
    if (dragged?.parentElement !== item.parentElement) return;
    event.preventDefault(); // on itself too: that is where it lies when it is let go
    if (dragged !== item) item[isBelow(item, event.clientY) ? "after" : "before"](dragged);
  });
  item.addEventListener("drop", (event) => event.preventDefault());
  handle.addEventListener("dragend", (event) => {
    dragged = null;
    if (event.dataTransfer.dropEffect === "none") location.reload(); // let go outside, or Escape
    else send();
  });
}
