// While somebody writes for young people: how hard it is to read, asked of the server when they pause.
const PAUSE = 1000;

const listen = (place) => {
  const box = document.getElementById(place.dataset.reading);
  const token = box?.form?.elements.csrf_token;
  if (!token) return;
  let waiting = 0;
  let asked = "";
  let shown = "";

  const ask = async () => {
    const text = box.value.trim();
    if (text === asked) return;
    asked = text;
    try {
      const body = new URLSearchParams({ csrf_token: token.value, text });
      const answer = await fetch(place.dataset.ask, { method: "POST", body });
      if (!answer.ok || answer.redirected || text !== asked) return;
      const { html } = await answer.json();
      if (html === shown) return;
      shown = html;
      place.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
    } catch {
      // not told now: "Check my words" still tells
    }
  };

  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  });
};

for (const place of document.querySelectorAll("[data-reading]")) listen(place);
