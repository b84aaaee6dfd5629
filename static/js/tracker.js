// Nothing needs this file: every page works without it. It makes a few good things quicker.
import {
  Button,
  CharacterCount,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  SkipLink,
  createAll,
} from "../vendor/govuk-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
for (const component of [
  Button,
  CharacterCount,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  SkipLink,
]) {
  createAll(component);
}

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
