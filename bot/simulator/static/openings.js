// The chips on an empty phone, and how far a played opening has come.
import { $, h, post, sentence, tell } from "./dom.js";
import { chat, on, store, texts } from "./store.js";

const running = {}; // person id → {channel, step, of}

export function setUpOpenings() {
  on("opening", ({ person, on: isOn, step, of, note }) => {
    const channel = running[person]?.channel ?? "telegram";
    if (isOn) running[person] = { channel, step, of };
    else delete running[person];
    if (note && note !== "stopped" && person === store.person) tell(`${sentence(note)}: carry on by hand.`);
    draw();
    drawStart("telegram", null, true);
  });
  on("all", draw);
}

/** Chips while a phone is empty; `button` stands below them. */
export function drawStart(channel, button = null, onlyHide = false) {
  const box = $(`${channel}-start`);
  const empty = channel === "telegram" ? chat().messages.length === 0 : texts().length === 0;
  if (onlyHide && empty && !running[store.person]) return;
  if (!empty || running[store.person]) {
    box.replaceChildren();
    return;
  }
  const chips = store.state.openings.filter((each) => each.on.includes(channel)).map((opening) => {
    const play = () => {
      running[store.person] = { channel, step: 0, of: 1 };
      box.replaceChildren();
      post("openings", { person: store.person, opening: opening.id, channel });
    };
    return h("button.chip", { type: "button", title: opening.hint, "data-testid": `${channel}-opening-${opening.id}`, onclick: play }, opening.label);
  });
  box.replaceChildren(h("p", {}, "Watch one begin"), h("div.chips", {}, chips), ...(button ? [button] : []));
}

function draw() {
  for (const channel of ["telegram", "sms"]) {
    const mine = running[store.person];
    const box = $(`${channel}-running`);
    box.hidden = mine?.channel !== channel;
    if (box.hidden) continue;
    const stop = () => post("openings", { person: store.person, stop: true });
    box.replaceChildren("Playing", h("progress", { max: mine.of, value: mine.step, "aria-label": "How far it has come" }), h("button", { type: "button", onclick: stop }, "Stop"));
  }
}
