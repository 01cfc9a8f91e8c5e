// Text as people see it: Telegram's entities, links, times.
import { h } from "./dom.js";

const TAGS = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre" };

/** Plain text and its entities (UTF-16 offsets, as JavaScript counts) as nodes. */
export function rich(text, entities, how) {
  return nest(text, 0, text.length, [...(entities ?? [])], how);
}

function nest(text, start, end, entities, how) {
  const nodes = [];
  let at = start;
  while (entities.length) {
    const entity = entities.shift();
    const from = Math.max(entity.offset, at);
    const to = Math.min(entity.offset + entity.length, end);
    if (to <= from) continue;
    if (from > at) nodes.push(text.slice(at, from));
    const inside = [];
    while (entities.length && entities[0].offset < to) inside.push(entities.shift());
    nodes.push(element(entity, text.slice(from, to), nest(text, from, to, inside, how), how));
    at = to;
  }
  if (at < end) nodes.push(text.slice(at, end));
  return nodes;
}

function element(entity, words, children, how) {
  switch (entity.type) {
    case "text_link":
    case "url":
      return h("a", { href: safe(entity.url ?? words), target: "_blank", rel: "noopener noreferrer", title: entity.url }, children);
    case "bot_command":
      return h("button.command", { type: "button", onclick: () => how.command(words) }, words);
    case "spoiler": {
      const reveal = (event) => event.currentTarget.classList.add("shown");
      return h("span.spoiler", { role: "button", tabindex: 0, title: "Show", onclick: reveal, onkeydown: (e) => e.key === "Enter" && reveal(e) }, children);
    }
    case "blockquote":
      return h("blockquote", {}, children);
    case "expandable_blockquote": {
      const unfold = (event) => event.currentTarget.classList.toggle("folded");
      return h("blockquote.folded", { role: "button", tabindex: 0, title: "Show all", onclick: unfold, onkeydown: (e) => e.key === "Enter" && unfold(e) }, children);
    }
    case "date_time": {
      const date = new Date(entity.unix_time * 1000);
      const tip = `In this phone's own zone: ${moment(date, "wDT", how)}. The bot wrote: ${words}`;
      return h("time.moment", { datetime: date.toISOString(), title: tip, tabindex: 0 }, moment(date, entity.date_time_format, how) || words);
    }
    default:
      return TAGS[entity.type] ? h(TAGS[entity.type], {}, children) : h("span", {}, children);
  }
}

function safe(url) {
  return /^(https?|tel|mailto|tg):/i.test(url) ? url : `https://${url}`;
}

/** A moment after Telegram's date-time format: r | w?[dD]?[tT]?. Empty when the format asks for none. */
export function moment(date, format, { zone, locale, now }) {
  if (!format) return "";
  if (format === "r") return relative(date, now(), locale);
  const options = { timeZone: zone };
  if (format.includes("w")) options.weekday = format.includes("d") ? "short" : "long";
  if (format.includes("d")) Object.assign(options, { day: "numeric", month: "numeric", year: "2-digit" });
  if (format.includes("D")) Object.assign(options, { day: "numeric", month: "long", year: "numeric" });
  if (/t/i.test(format)) Object.assign(options, { hour: "numeric", minute: "2-digit" });
  if (format.includes("T")) options.second = "2-digit";
  return new Intl.DateTimeFormat(locale, options).format(date);
}

function relative(date, current, locale) {
  const seconds = (date - current) / 1000;
  const steps = [["day", 86400], ["hour", 3600], ["minute", 60]];
  const [unit, size] = steps.find(([, each]) => Math.abs(seconds) >= each) ?? ["second", 1];
  return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(Math.round(seconds / size), unit);
}

const LINKS = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]|(?<![\w-])(?:\+?1[-. ]?)?\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}(?![\w-]))/g;

/** A plain text with its links and phone numbers made live, as phones do. */
export function plain(text) {
  return text.split(LINKS).map((piece, index) => {
    if (index % 2 === 0) return piece;
    const href = piece.startsWith("http") ? piece : `tel:${piece.replace(/[^\d+]/g, "")}`;
    return h("a", { href, target: "_blank", rel: "noopener noreferrer" }, piece);
  });
}

export function formatted(date, zone, locale, options) {
  return new Intl.DateTimeFormat(locale, { timeZone: zone, ...options }).format(date);
}

export const hour = (date, zone, locale) => formatted(date, zone, locale, { hour: "numeric", minute: "2-digit" });
export const day = (date, zone, locale) => formatted(date, zone, locale, { weekday: "long", day: "numeric", month: "long" });

export const zoneName = (zone) => zone.split("/").pop().replaceAll("_", " ");

/** +12025550100 → +1 (202) 555-0100 */
export function phoneNumber(e164) {
  const match = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(e164);
  return match ? `+1\u00a0(${match[1]})\u00a0${match[2]}\u2011${match[3]}` : e164; // does not break across lines
}

export const localeOf = (person) => (person.language === "es" ? "es-US" : "en-US");
