// Nothing needs this file: every page works without it. It makes a few good things quicker.
document.body.classList.add("js-enabled", "govuk-frontend-supported");

// The parts of the design system that have a script, each fetched by a page that holds one.
const PARTS = {
  "govuk-button": ["button", "Button"],
  "govuk-character-count": ["character-count", "CharacterCount"],
  "govuk-error-summary": ["error-summary", "ErrorSummary"],
  "govuk-password-input": ["password-input", "PasswordInput"],
};

const bring = async (file, name, parts) => {
  // Where the line is down the page does without.
  const found = await import(`../vendor/${file}.js`).catch(() => ({}));
  // A part that comes late must not take the reader from where they are writing.
  const disableAutoFocus = document.activeElement !== document.body;
  if (found[name]) for (const each of parts) new found[name](each, { disableAutoFocus });
};

for (const [module, [file, name]] of Object.entries(PARTS)) {
  const parts = document.querySelectorAll(`[data-module="${module}"]`);
  if (parts.length) bring(file, name, parts);
}

// Only who moves by keyboard comes to it.
const skip = document.querySelector('[data-module="govuk-skip-link"]');
skip?.addEventListener("focus", () => bring("skip-link", "SkipLink", [skip]), { once: true });

// What could not be sent of a meeting waits in this tab (sitting.js), for its writer alone: it goes
// when they sign out, and when somebody else has signed in.
const dropNotes = (butOf) => {
  try {
    for (const key of Object.keys(sessionStorage)) {
      if (key.startsWith("note ") && !key.startsWith(`note ${butOf} `)) sessionStorage.removeItem(key);
    }
  } catch {
    // a forbidden storage keeps nothing
  }
};

const signOut = document.querySelector("[data-person]");
if (signOut) {
  dropNotes(signOut.dataset.person);
  // On the window: whatever holds a form back, such as words that are not saved yet, was asked first.
  window.addEventListener("submit", (event) => {
    if (event.target === signOut && !event.defaultPrevented) dropNotes("nobody");
  });
}

// On a phone a cell says its column from `data-label`, which a browser’s translator does not see: it
// changes the heads alone, so the labels follow them.
for (const table of document.querySelectorAll(".ct-table--stack")) {
  const follow = (changes) => {
    for (const head of new Set(changes.map(({ target }) => (target.closest ? target : target.parentElement)?.closest("th")))) {
      if (!head) continue;
      const words = head.textContent.trim();
      for (const row of table.tBodies[0]?.rows ?? []) {
        const cell = row.cells[head.cellIndex];
        if (cell?.dataset.label) cell.dataset.label = words;
      }
    }
  };
  if (table.tHead) new MutationObserver(follow).observe(table.tHead, { childList: true, characterData: true, subtree: true });
}
