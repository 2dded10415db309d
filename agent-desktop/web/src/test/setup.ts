import { cleanup } from "@testing-library/react";
import { afterEach } from "vitest";

// jsdom draws no dialogs; the open attribute is what the tests look at.
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.setAttribute("open", "");
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.removeAttribute("open");
};

afterEach(() => {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
});
