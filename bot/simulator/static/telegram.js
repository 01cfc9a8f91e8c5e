// The Telegram phone.
import { $, composer, follow, h, icon, post } from "./dom.js";
import { day, hour, localeOf, phoneNumber, rich } from "./words.js";
import { chat, now, on, person, store } from "./store.js";
import { drawStart } from "./openings.js";
import { closeSheet, openSheet } from "./sheet.js";

const feed = () => $("telegram-feed");
let toEnd;
let editing = null;
const waiting = new Map(); // tap id → its button
let typingTimer;

export function setUpTelegram() {
  toEnd = follow(feed(), $("telegram-end"));
  composer($("telegram-form"), $("telegram-input"), send);
  $("telegram-editing").querySelector("button").addEventListener("click", () => edit(null));
  $("telegram-menu").addEventListener("click", () => menu());
  $("telegram-attach").addEventListener("click", attach);
  $("telegram-blocked").addEventListener("click", () => post("telegram/block", { person: store.person, blocked: false }));
  $("telegram-input").addEventListener("input", (event) => event.target.value === "/" && menu());
  on("all", all);
  on("telegram", ({ person: whose, message, isNew }) => whose === store.person && changed(message, isNew));
  on("deleted", ({ person: whose, message_id: id }) => whose === store.person && [...wrapper(id)].forEach((each) => each.remove()));
  on("chat", ({ person: whose }) => whose === store.person && below());
  on("action", ({ person: whose }) => whose === store.person && typing(true));
  on("answered", answered);
}

function all() {
  edit(null);
  closeSheet();
  typing(false);
  waiting.clear();
  $("telegram-name").textContent = chat().name || "SecondStep";
  feed().replaceChildren(...(chat().messages.length ? [] : [about()]));
  for (const message of chat().messages) append(message, false);
  below();
  toEnd(true);
}

function about() {
  return h("div.bubble.about", { "data-testid": "telegram-about" },
    h("img", { src: "/static/mark.svg", width: 56, height: 56, alt: "" }),
    h("b", {}, "What can this bot do?"),
    chat().description || "It takes people with leukemia through getting a second opinion, one small step at a time.");
}

function changed(message, isNew) {
  if (message.from.is_bot) typing(false);
  if (isNew) {
    feed().querySelector(".about")?.remove();
    append(message, true);
    below();
  } else {
    const [old, ...rest] = wrapper(message.message_id);
    rest.forEach((each) => each.remove());
    old?.replaceWith(...draw(message, false));
  }
  toEnd(isNew && !message.from.is_bot);
}

const wrapper = (id) => feed().querySelectorAll(`[data-id="${id}"]`);

function append(message, fresh) {
  const label = day(new Date(message.date * 1000), person().zone, localeOf(person()));
  const days = feed().querySelectorAll(".day");
  if (days[days.length - 1]?.textContent !== label) feed().append(h("div.day", {}, label));
  feed().append(...draw(message, fresh));
}

function draw(message, fresh) {
  const mine = !message.from.is_bot;
  const rows = message.reply_markup?.inline_keyboard ?? [];
  const id = message.message_id;
  const bubble = h(`div.bubble${mine ? ".mine" : ""}${rows.length ? ".keyed" : ""}${fresh ? ".fresh" : ""}`,
    { "data-id": id, "data-kind": mine ? "out" : "in", "data-testid": "telegram-message" },
    content(message), meta(message, mine), mine && message.text && pen(message));
  return rows.length ? [bubble, keyboard(message, rows)] : [bubble];
}

function content(message) {
  const how = { zone: person().zone, locale: localeOf(person()), now, command: (words) => send(words) };
  const caption = message.caption && h("span.body", {}, rich(message.caption, message.caption_entities, how));
  if (message.text) return h("span.body", {}, rich(message.text, message.entities, how));
  if (message.document) return [file(message.document), caption];
  if (message.photo) return [picture(message.photo.at(-1)), caption];
  return h("span.thing", {}, thing(message));
}

function file(stored) {
  return h("a.document", { href: `/sim/files/${stored.file_id}`, target: "_blank", rel: "noopener", download: /pdf|image|text/.test(stored.mime_type) ? null : stored.file_name, "data-testid": "telegram-document" },
    h("span.disc", {}, icon("file")), h("span", {}, h("b", {}, stored.file_name), h("small", {}, size(stored.file_size))));
}

function picture(stored) {
  return h("a.picture", { href: `/sim/files/${stored.file_id}`, target: "_blank", rel: "noopener" },
    h("img", { src: `/sim/files/${stored.file_id}`, alt: "Picture", width: stored.width, height: stored.height, onload: () => toEnd() }));
}

const size = (bytes) => (bytes < 1024 ? `${bytes} B` : bytes < 1048576 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1048576).toFixed(1)} MB`);

function thing(message) {
  if (message.sticker) return [h("span.big", {}, message.sticker.emoji), h("span.hidden", {}, "Sticker")];
  if (message.voice) return ["🎙️ ", h("span", {}, `Voice message, 0:0${message.voice.duration}`)];
  if (message.location) return ["📍 ", h("span", {}, "Location")];
  if (message.contact) return [h("span.avatar", {}, message.contact.first_name[0]), h("span", {}, h("b", {}, message.contact.first_name), h("br"), phoneNumber(`+${message.contact.phone_number.replace("+", "")}`))];
  return ["Something else"];
}

function meta(message, mine) {
  const time = hour(new Date(message.date * 1000), person().zone, localeOf(person()));
  return h("span.meta", {}, message.edit_date && "edited", time, mine && h("span.tick", { "aria-label": "sent" }, "✓✓"));
}

function pen(message) {
  return h("button.edit", { type: "button", "aria-label": "Edit this message", onclick: () => edit(message) }, icon("pen"));
}

function keyboard(message, rows) {
  return h("div.keys-inline", { "data-id": message.message_id, role: "group", "aria-label": "Choices" },
    rows.map((row) => h("div", {}, row.map((button) => key(message, button)))));
}

function key(message, button) {
  const style = button.style ? `.${button.style}` : "";
  if (button.url) return h(`a${style}`, { href: button.url, target: "_blank", rel: "noopener noreferrer", "data-testid": "telegram-button" }, button.text, icon("link"));
  if (button.copy_text) return h(`button${style}`, { type: "button", "data-testid": "telegram-button", onclick: () => copy(button.copy_text.text) }, button.text, icon("copy"));
  const press = async (event) => {
    const pressed = event.currentTarget;
    pressed.classList.add("waiting");
    const done = await post("telegram/tap", { person: store.person, message_id: message.message_id, data: button.callback_data, stale: true });
    if (done) waiting.set(done.tap, pressed);
    setTimeout(() => pressed.classList.remove("waiting"), 15000);
  };
  return h(`button${style}`, { type: "button", "data-testid": "telegram-button", "data-action": button.callback_data, onclick: press }, button.text);
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast("Copied");
  } catch {
    openSheet([h("h3", {}, "Copy this"), h("p", {}, text)]);
  }
}

function answered({ tap, text, alert }) {
  waiting.get(tap)?.classList.remove("waiting");
  if (!waiting.delete(tap) || !text) return;
  if (alert) openSheet([h("p", {}, text), h("button.primary", { type: "button", onclick: closeSheet }, "OK")]);
  else toast(text);
}

let toastTimer;
function toast(text) {
  $("telegram-toast").textContent = text;
  $("telegram-toast").classList.add("on");
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => $("telegram-toast").classList.remove("on"), 2600);
}

function typing(is) {
  clearTimeout(typingTimer);
  $("telegram-status").textContent = is ? "typing…" : "bot";
  if (is) typingTimer = setTimeout(() => typing(false), 5000);
}

async function send(text) {
  if (!editing) return post("telegram/send", { person: store.person, text });
  const done = await post("telegram/edit", { person: store.person, message_id: editing, text });
  edit(null);
  return done;
}

function edit(message) {
  const stopped = editing && !message;
  editing = message?.message_id ?? null;
  $("telegram-editing").hidden = !editing;
  $("telegram-editing").querySelector("span").textContent = message?.text ?? "";
  if (message) {
    $("telegram-input").value = message.text;
    $("telegram-input").focus();
  } else if (stopped) $("telegram-input").value = "";
}

/** What stands below the chat: the beginnings, the reply keyboard, or "unblock". */
function below() {
  const { blocked, keyboard: rows, messages } = chat();
  $("telegram-blocked").hidden = !blocked;
  $("telegram-form").hidden = blocked;
  $("telegram-keyboard").hidden = !rows;
  $("telegram-keyboard").replaceChildren(...(rows ?? []).map((row) => h("div", {}, row.map(replyKey))));
  drawStart("telegram", messages.length === 0 && h("button.big-start", { type: "button", "data-testid": "telegram-begin", onclick: () => send("/start") }, "START"));
  toEnd();
}

function replyKey(button) {
  const press = () => (button.request_contact ? askContact() : send(button.text));
  return h("button", { type: "button", "data-testid": "telegram-reply-button", onclick: press }, button.text);
}

function askContact() {
  const share = () => {
    closeSheet();
    post("telegram/contact", { person: store.person, own: true });
  };
  openSheet([
    h("h3", {}, "Share your phone number?"),
    h("p", {}, `The bot will see ${phoneNumber(person().phone)}.`),
    h("button.primary", { type: "button", "data-testid": "telegram-share", onclick: share }, "Share"),
    h("button.cancel", { type: "button", onclick: closeSheet }, "Cancel"),
  ]);
}

function menu() {
  const pick = (command) => {
    closeSheet();
    $("telegram-input").value = "";
    send(`/${command}`);
  };
  const rows = chat().commands.map(({ command, description }) =>
    h("button", { type: "button", onclick: () => pick(command) }, h("span.name", {}, `/${command}`), h("small", {}, description)));
  openSheet(rows.length ? rows : [h("p", {}, "The bot has set no commands yet.")], $("telegram-menu"));
}

const THINGS = [
  ["photo", "🖼️", "A photo"],
  ["document", "📄", "A document"],
  ["voice", "🎙️", "A voice message"],
  ["sticker", "🙂", "A sticker"],
  ["location", "📍", "A location"],
  ["contact", "👤", "Somebody else's contact"],
];

function attach() {
  const act = (path, more) => () => {
    closeSheet();
    post(path, { person: store.person, ...more });
  };
  const row = (emoji, label, onclick, kind = "") => h(`button${kind}`, { type: "button", onclick }, h("span.emoji", { "aria-hidden": "true" }, emoji), label);
  openSheet([
    ...THINGS.map(([thingName, emoji, label]) => row(emoji, label, act("telegram/thing", { thing: thingName }))),
    row("📱", "My own number", act("telegram/contact", { own: true })),
    row("👨‍👩‍👧", "Write in a group instead", act("telegram/group", { text: "Hello everyone" })),
    row("⛔", "Block the bot", act("telegram/block", { blocked: true }), ".danger"),
  ], $("telegram-attach"));
}
