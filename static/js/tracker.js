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
