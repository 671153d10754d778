// Ask who somebody is, before anything else is shown.

import { messageOf } from "./action.js";
import { ApiError, logIn } from "./api.js";
import { h } from "./dom.js";
import { t, words } from "./i18n.js";

/** @param {() => Promise<void>} proceed Called when somebody has logged in. */
export function loginView(proceed) {
  const name = h("input", { id: "login-name", autocomplete: "username", required: true });
  const password = h("input", { id: "login-password", type: "password", autocomplete: "current-password", required: true });
  const problem = h("p", { role: "alert", className: "bad" });
  const button = h("button", { className: "main", type: "submit", words: words("logIn") });
  const heading = h("h1", { tabIndex: -1, words: words("logIn") });
  const element = h(
    "form",
    { className: "panel stack login", onsubmit: submit },
    heading,
    h("p", { className: "quiet", words: words("logInHint") }),
    h("p", {}, h("label", { htmlFor: "login-name", words: words("name") }), name),
    h("p", {}, h("label", { htmlFor: "login-password", words: words("password") }), password),
    problem,
    button,
  );

  /** @param {Event} event */
  async function submit(event) {
    event.preventDefault();
    button.disabled = true;
    problem.textContent = "";
    try {
      await logIn(name.value, password.value);
      await proceed();
    } catch (error) {
      problem.textContent = reasonFor(error);
      button.disabled = false;
    }
  }
  return { element, heading, leave: () => undefined, relabel: () => undefined, title: () => t("logIn") };
}

/** @param {unknown} error */
function reasonFor(error) {
  if (error instanceof ApiError && error.status === 401) return t("loginWrong");
  if (error instanceof ApiError && error.status === 429) return t("loginTooMany");
  return messageOf(error);
}
