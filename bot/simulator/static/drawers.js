// Drawers: bad days, the wire, help.
import { $, h, post } from "./dom.js";
import { chat, on, store } from "./store.js";
import { formatted } from "./words.js";

const OUTAGES = [["", "Fine"], ["500", "Error 500"], ["hang", "Hangs"], ["reset", "Cuts the line"], ["html502", "Bad gateway"], ["500_after", "Does it, then fails"], ["429", "Too many"]];
const FAULTS = [
  ["sms_fails", "Texts do not arrive", "The carrier takes them, then reports why they failed.", [[0, "They arrive"], [30003, "Phone is off"], [30005, "No such phone"], [30007, "Filtered as spam"]]],
  ["duplicates", "Everything comes twice", "Each tap, message and text is delivered to the bot two times.", [[false, "Once"], [true, "Twice"]]],
  ["telegram", "Telegram is down", "What the bot hears when it sends.", OUTAGES],
  ["sms", "The text provider is down", "What the bot hears when it sends.", OUTAGES],
  ["reports", "Delivery reports", "They are best effort in real life, too.", [["", "In order"], ["drop", "Lost"], ["repeat", "Repeated"], ["reverse", "Wrong order"]]],
];
const WELL = { sms_fails: 0, duplicates: false, telegram: "", sms: "", reports: "" };

export function setUpDrawers() {
  for (const button of document.querySelectorAll("[data-drawer]")) button.addEventListener("click", () => toggle(button));
  for (const button of document.querySelectorAll("[data-close]")) button.addEventListener("click", closeAll);
  document.addEventListener("keydown", (event) => event.key === "Escape" && closeAll());
  $("all-well").addEventListener("click", () => {
    post("faults", { all_well: true });
    if (chat().blocked) post("telegram/block", { person: store.person, blocked: false });
  });
  const bar = document.querySelector(".bar");
  new ResizeObserver(() => document.documentElement.style.setProperty("--bar", `${bar.offsetHeight}px`)).observe(bar);
  on("all faults chat", faults);
  on("all", () => !$("drawer-log").hidden && wire());
  on("wire", ({ entry }) => {
    if ($("drawer-log").hidden) return;
    $("wire").querySelector(".wire-none")?.remove();
    $("wire").prepend(row(entry));
  });
}

function toggle(button) {
  const drawer = $(`drawer-${button.dataset.drawer}`);
  const opens = drawer.hidden;
  closeAll();
  if (!opens) return;
  drawer.hidden = false;
  document.body.dataset.drawer = button.dataset.drawer;
  button.setAttribute("aria-expanded", "true");
  if (button.dataset.drawer === "log") wire();
  drawer.querySelector("[data-close]").focus();
}

function closeAll() {
  for (const drawer of document.querySelectorAll(".drawer:not([hidden])")) {
    drawer.hidden = true;
    delete document.body.dataset.drawer;
    const button = document.querySelector(`[data-drawer=${drawer.id.replace("drawer-", "")}]`);
    button.setAttribute("aria-expanded", "false");
    button.focus();
  }
}

function faults() {
  const state = store.state.faults;
  const bad = FAULTS.filter(([name]) => state[name] !== WELL[name]).map(([, title]) => title);
  if (chat().blocked) bad.push("The bot is blocked");
  document.querySelector(".well").classList.toggle("bad", bad.length > 0);
  $("well-text").textContent = bad.length > 1 ? `${bad.length} bad days` : bad[0] ?? "All well";
  const focused = document.activeElement?.dataset?.testid;
  $("faults").replaceChildren(...FAULTS.map(card), blocked());
  if (focused?.startsWith("fault-")) document.querySelector(`[data-testid="${focused}"]`)?.focus();
}

function card([name, title, words, options]) {
  return h("section.card", {}, h("h3", {}, title), h("p", {}, words), h("div.options", {}, options.map(([value, label]) =>
    option(`fault-${name}-${value}`, label, store.state.faults[name] === value, value === WELL[name], () => post("faults", { [name]: value })))));
}

function blocked() {
  const is = chat().blocked;
  const set = (value) => () => post("telegram/block", { person: store.person, blocked: value });
  return h("section.card", {}, h("h3", {}, "Telegram blocked"), h("p", {}, "This person blocks the bot; others are not touched."),
    h("div.options", {}, option("fault-blocked-false", "Not blocked", !is, true, set(false)), option("fault-blocked-true", "Blocked", is, false, set(true))));
}

function option(testid, label, pressed, fine, onclick) {
  return h(`button${fine ? ".fine" : ""}`, { type: "button", "aria-pressed": String(pressed), "data-testid": testid, onclick }, label);
}

function wire() {
  const entries = [...store.state.wire].reverse();
  $("wire").replaceChildren(...(entries.length ? entries.map(row) : [h("li.wire-none", {}, "Nothing yet. Press START on a phone.")]));
}

const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

function row(entry) {
  const fine = entry.status >= 200 && entry.status < 300;
  const time = formatted(new Date(entry.at * 1000), ZONE, "en-US", { hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false });
  return h("li", {}, h("details", {},
    h("summary", {},
      h(`span.way${entry.way === "to the bot" ? ".inbound" : ""}`, {}, entry.way),
      h("code", {}, entry.name),
      h(fine ? "span.ok" : "span.no", {}, entry.status > 0 ? String(entry.status) : entry.status === 0 ? "no answer" : "too slow"),
      h("span.ms", {}, `${entry.ms} ms · ${time}`)),
    h("pre", {}, `${pretty(entry.sent)}\n\n${pretty(entry.got)}`.trim())));
}

function pretty(value) {
  if (typeof value !== "string") return JSON.stringify(value, null, 2);
  try {
    return JSON.stringify(JSON.parse(value), null, 2);
  } catch {
    return /^[\w%.+-]+=/.test(value) && !value.includes("\n") ? [...new URLSearchParams(value)].map(([k, v]) => `${k} = ${v}`).join("\n") : value;
  }
}
