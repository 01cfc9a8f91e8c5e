// The text-message phone.
import { $, composer, follow, h, icon, post } from "./dom.js";
import { day, hour, localeOf, phoneNumber, plain } from "./words.js";
import { on, person, store, texts } from "./store.js";
import { drawStart } from "./openings.js";
import { segments } from "./segments.js";

const feed = () => $("sms-feed");
let toEnd;

export function setUpSms() {
  toEnd = follow(feed(), $("sms-end"));
  composer($("sms-form"), $("sms-input"), (text) => post("sms/send", { person: store.person, text }));
  $("sms-input").addEventListener("input", count);
  on("all", all);
  on("sms", ({ sms, isNew }) => sms.phone === person().phone && changed(sms, isNew));
  on("opted_out", ({ phone, opted_out: out }) => {
    if (phone !== person().phone) return;
    feed().append(h("div.opted", {}, out ? "The carrier now blocks texts to this phone" : "The carrier lets texts through again"));
    status();
    toEnd();
  });
}

function all() {
  $("sms-name").textContent = phoneNumber(store.state.account.number);
  status();
  feed().replaceChildren(...(texts().length ? [] : [about()]));
  for (const sms of texts()) append(sms, false);
  drawStart("sms");
  toEnd(true);
}

function status() {
  const out = store.state.opted_out.includes(person().phone);
  $("sms-status").textContent = out ? "Blocked by STOP" : "Text message";
}

function about() {
  return h("div.bubble.about", {},
    h("span.caller", {}, icon("person")),
    h("b", {}, `A plain phone: ${phoneNumber(person().phone)}`),
    "No app and no data plan needed. Text anything, or “Hola” for Spanish.");
}

function changed(sms, isNew) {
  if (isNew) {
    feed().querySelector(".about")?.remove();
    append(sms, true);
    drawStart("sms");
  } else {
    const [bubble, under] = feed().querySelectorAll(`[data-id="${sms.sid}"]`);
    bubble?.classList.toggle("lost", lost(sms));
    under?.replaceWith(below(sms));
  }
  toEnd(isNew && sms.mine);
}

const lost = (sms) => ["undelivered", "failed"].includes(sms.status);

function append(sms, fresh) {
  const at = new Date(sms.at);
  const label = `${day(at, person().zone, localeOf(person()))}`;
  const days = feed().querySelectorAll(".day");
  if (days[days.length - 1]?.textContent !== label) feed().append(h("div.day", {}, label));
  const kind = `${sms.mine ? ".mine" : ""}${lost(sms) ? ".lost" : ""}${fresh ? ".fresh" : ""}`;
  const marks = { "data-id": sms.sid, "data-kind": sms.mine ? "out" : "in", "data-testid": "sms-message", "data-status": sms.status };
  feed().append(h(`div.bubble${kind}`, marks, h("span.body", {}, plain(sms.body))), below(sms));
}

const WAYS = { queued: "queued", sending: "on its way", sent: "on its way", delivered: "", undelivered: "never arrived", failed: "never arrived", received: "sent" };

function below(sms) {
  const parts = h(`span.parts${sms.segments > 1 ? ".many" : ""}`, { title: "What is paid for" }, sms.segments === 1 ? "1 segment" : `${sms.segments} segments`);
  const done = sms.status === "delivered" && h("span.done", { role: "img", "aria-label": "delivered" }, "✓✓");
  const way = lost(sms) ? h("span.bad", {}, `never arrived · ${sms.error}`) : WAYS[sms.status] ?? sms.status;
  return h(`div.under${sms.mine ? ".mine" : ""}`, { "data-id": sms.sid },
    h("span", {}, hour(new Date(sms.at), person().zone, localeOf(person()))), !sms.mine && parts, sms.carrier && h("span", {}, "by the carrier"), way && h("span", {}, way), done);
}

function count() {
  const text = $("sms-input").value;
  const { encoding, units, parts } = segments(text);
  $("sms-count").textContent = text.length > 40 ? `${units} · ${parts} ${parts === 1 ? "segment" : "segments"}${encoding === "UCS-2" ? " · special letters" : ""}` : "";
}
