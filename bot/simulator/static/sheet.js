// A sheet that comes up from the bottom of the Telegram phone.
import { $, h } from "./dom.js";

let opener = null;

export function openSheet(children, from = null) {
  opener = from ?? document.activeElement;
  from?.setAttribute("aria-expanded", "true");
  const sheet = $("telegram-sheet");
  sheet.replaceChildren(h("div", { role: "dialog", "aria-label": "Choose" }, children));
  sheet.hidden = false;
  sheet.onclick = (event) => event.target === sheet && closeSheet();
  sheet.onkeydown = keys;
  sheet.querySelector("button")?.focus();
}

export function closeSheet() {
  const sheet = $("telegram-sheet");
  if (sheet.hidden) return;
  sheet.hidden = true;
  opener?.setAttribute?.("aria-expanded", "false");
  opener?.focus?.();
}

function keys(event) {
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const at = buttons.indexOf(document.activeElement);
  if (event.key === "Escape") closeSheet();
  else if (event.key === "ArrowDown") buttons[(at + 1) % buttons.length]?.focus();
  else if (event.key === "ArrowUp") buttons.at(at - 1)?.focus();
  else if (event.key === "Tab") {
    // Focus stays in the sheet while it is open.
    const last = event.shiftKey ? at === 0 : at === buttons.length - 1;
    if (!last) return;
    buttons.at(event.shiftKey ? -1 : 0)?.focus();
  } else return;
  event.preventDefault();
  event.stopPropagation();
}
