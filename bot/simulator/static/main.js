// Puts the page together and keeps it in step with the simulator.
import { $, tell } from "./dom.js";
import { apply, load, on, store } from "./store.js";
import { setUpClock } from "./clock.js";
import { setUpDrawers } from "./drawers.js";
import { setUpOpenings } from "./openings.js";
import { setUpPeople } from "./people.js";
import { setUpSms } from "./sms.js";
import { setUpTelegram } from "./telegram.js";

let source = null;

async function start() {
  source?.close();
  try {
    load(await (await fetch("/sim/state")).json());
  } catch {
    tell("Waiting for the simulator…");
    setTimeout(start, 1500);
    return;
  }
  source = new EventSource(`/sim/events?after=${store.state.version}`);
  source.onmessage = ({ data }) => apply(JSON.parse(data));
  source.addEventListener("stale", start); // another run, or away for too long: begin from its state
}

function setUpTheme() {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  $("theme").addEventListener("click", () => {
    const shown = document.documentElement.dataset.theme ?? (dark.matches ? "dark" : "light");
    const chosen = shown === "dark" ? "light" : "dark";
    document.documentElement.dataset.theme = chosen;
    localStorage.setItem("theme", chosen);
  });
}

function setUpSwitch() {
  const buttons = [...document.querySelectorAll("[data-show]")];
  for (const button of buttons) {
    button.addEventListener("click", () => {
      document.body.dataset.phone = button.dataset.show;
      for (const each of buttons) each.setAttribute("aria-pressed", String(each === button));
      button.classList.remove("news");
    });
  }
  const news = (name) => document.body.dataset.phone !== name && document.querySelector(`[data-show=${name}]`).classList.add("news");
  on("telegram", (event) => event.isNew && event.person === store.person && news("telegram"));
  on("sms", (event) => event.isNew && !event.sms.mine && news("sms"));
}

// The bot sets its commands and names when it starts: fetch what a person sees of them anew.
on("account", async () => load(await (await fetch("/sim/state")).json()));

setUpTheme();
setUpSwitch();
setUpClock();
setUpPeople();
setUpTelegram();
setUpSms();
setUpOpenings();
setUpDrawers();
start();
