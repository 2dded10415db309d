import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";

// jsdom draws no dialogs; the open attribute is what the tests look at.
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.setAttribute("open", "");
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.removeAttribute("open");
};

configure({ asyncUtilTimeout: 5_000 }); // no test needs a fast machine

afterEach(() => {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
});
