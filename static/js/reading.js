// While a file is read: say how far it is, and show what was understood once it is.
const EVERY = 1500;

const look = async () => {
  const answer = await fetch(location.href);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const now = page.getElementById("how-far");
  if (!answer.ok || !now) return location.reload();
  document.getElementById("how-far").replaceChildren(...now.childNodes);
  setTimeout(look, EVERY);
};

setTimeout(look, EVERY);
