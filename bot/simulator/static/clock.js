// The clock, its buttons, and playing from reminder to reminder.
import { $, h, post, tell } from "./dom.js";
import { formatted, hour, zoneName } from "./words.js";
import { now, on, person, store } from "./store.js";

const MOVES = {
  now: { reset: true },
  hour: { advance_seconds: 3600 },
  day: { advance_seconds: 86400 },
  next: { next: true },
  visit: { play: { until: "visit", steps: 60 } },
  after: { play: { until: "after", steps: 90 } },
  stop: { stop: true },
};

const DATES = [
  [matchMedia("(max-width: 900px)"), { weekday: "short", day: "numeric", month: "short" }],
  [matchMedia("(max-width: 1620px)"), { weekday: "long", day: "numeric", month: "short" }],
  [matchMedia("all"), { weekday: "long", day: "numeric", month: "long", year: "numeric" }],
];

export function setUpClock() {
  for (const button of document.querySelectorAll("[data-move]")) {
    button.addEventListener("click", async () => {
      button.disabled = button.dataset.move === "next";
      await post("clock", MOVES[button.dataset.move]);
      button.disabled = false;
      nextReminder();
    });
  }
  on("all clock", draw);
  on("clock", () => {
    const clock = $("clock-time").parentElement;
    clock.classList.remove("jumped");
    void clock.offsetWidth; // restarts the animation
    clock.classList.add("jumped");
  });
  on("all bot clock", nextReminder);
  on("all playing", playing);
  on("playing", ({ playing: { on: still, note } }) => !still && note && tell(ENDS[note] ?? note));
  setInterval(draw, 1000);
}

const ENDS = {
  "no reminder is planned": "No reminder is planned after this one.",
  "the visit is next": "The visit is here.",
  "a week after the visit": "A week after the visit: the series has ended.",
  "the bot does not answer": "The bot does not tell what comes next.",
  stopped: "",
};

function draw() {
  if (!store.state) return;
  const { zone } = person();
  const time = hour(now(), zone, "en-US").split(/\s/);
  $("clock-time").replaceChildren(time[0], h("small", {}, time[1] ?? ""));
  $("clock-date").textContent = formatted(now(), zone, "en-US", DATES.find(([query]) => query.matches)[1]);
  $("clock-zone").textContent = zoneName(zone);
  for (const bar of document.querySelectorAll(".status-time")) bar.textContent = time[0];
}

function nextReminder() {
  const { bot } = store.state;
  const due = bot.next_due && new Date(bot.next_due);
  const { zone } = person();
  $("next-reminder").textContent = due
    ? formatted(due, zone, "en-US", { weekday: "short", ...farAway(due), hour: "numeric", minute: "2-digit" })
    : "none planned yet";
  for (const move of ["next", "visit", "after"]) {
    document.querySelector(`[data-move=${move}]`).disabled = !due;
  }
}

/** The date too, when the weekday alone would mislead. */
function farAway(due) {
  return Math.abs(due - now()) > 6 * 86400e3 ? { month: "short", day: "numeric" } : {};
}

function playing() {
  const { on: isOn, step } = store.state.playing;
  document.body.classList.toggle("playing", isOn);
  document.querySelector("[data-move=stop]").hidden = !isOn;
  for (const move of ["next", "visit", "after"]) document.querySelector(`[data-move=${move}]`).hidden = isOn;
  $("play-step").textContent = step ? `· ${step}` : "";
}
