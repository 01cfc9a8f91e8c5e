// The tabs: who holds the phones.
import { $, h, icon, post } from "./dom.js";
import { on, people, show, store } from "./store.js";
import { phoneNumber, zoneName } from "./words.js";

const TINTS = ["#2f7f86", "#b4623a", "#6a5aa8", "#3f7d4e", "#a34a6d", "#4a6fa5"];
const ZONES = ["America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles", "America/Anchorage", "Pacific/Honolulu", "America/Puerto_Rico", "America/Mexico_City", "Europe/Madrid", "Australia/Lord_Howe", "Asia/Kathmandu"];

export function setUpPeople() {
  on("all person telegram sms", draw);
  const form = $("newcomer-form");
  form.zone.append(...ZONES.map((zone) => h("option", { value: zone }, zoneName(zone))));
  form.querySelector("[data-cancel]").addEventListener("click", () => $("newcomer").close());
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const added = await post("people", { name: form.elements.name.value, language: form.language.value, zone: form.zone.value });
    if (!added) return;
    $("newcomer").close();
    form.reset();
    setTimeout(() => show(added.person.id), 60);
  });
}

function draw() {
  const focused = document.activeElement?.closest?.("[role=tab]")?.dataset.person;
  $("people").replaceChildren(...people().map(tab), h("button.person.add", { type: "button", "aria-label": "Add a person", "data-testid": "person-add", onclick: () => $("newcomer").showModal() }, icon("plus")));
  if (focused) $("people").querySelector(`[data-person="${focused}"]`)?.focus();
}

function tab(person, index) {
  const selected = person.id === store.person;
  const unread = store.unread[person.id];
  const initials = person.name.split(/\s+/).map((each) => each[0]).slice(0, 2).join("");
  const avatar = h("span.avatar", { "aria-hidden": "true" }, initials);
  avatar.style.setProperty("--tint", TINTS[index % TINTS.length]);
  return h("button.person", {
    type: "button", role: "tab", "aria-selected": String(selected), tabindex: selected ? 0 : -1, "data-person": person.id,
    "data-testid": `person-${person.id}`, title: phoneNumber(person.phone), onclick: () => show(person.id), onkeydown: keys,
  }, avatar, unread ? h("span.unread", { "aria-label": `${unread} new` }, String(unread)) : null,
  h("span.who", {}, h("b", {}, person.name), h("small", {}, person.note || zoneName(person.zone))));
}

function keys(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const at = people().findIndex((each) => each.id === store.person);
  const next = people().at((at + step) % people().length);
  show(next.id);
  $("people").querySelector(`[data-person="${next.id}"]`).focus();
}
