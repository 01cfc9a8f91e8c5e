// Building elements, and talking to the simulator.

/** An element: h("a.big", {href: "…", onclick: …}, "text", child). Attributes that are null or false are left out. */
export function h(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name);
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

export const $ = (id) => document.getElementById(id);

let bannerTimer;
/** A short line at the bottom of the page. */
export function tell(text) {
  if (!text) return;
  $("banner").textContent = text;
  $("banner").classList.add("on");
  clearTimeout(bannerTimer);
  bannerTimer = setTimeout(() => $("banner").classList.remove("on"), 4000);
}

/** POST under /sim; tells the person what went wrong and answers null then. */
export async function post(path, body) {
  try {
    const response = await fetch(`/sim/${path}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    const answer = await response.json();
    if (!response.ok) {
      tell(sentence(answer.error));
      return null;
    }
    return answer;
  } catch {
    tell("The simulator does not answer. Is it still running?");
    return null;
  }
}

export function sentence(text) {
  return text ? text[0].toUpperCase() + text.slice(1) : "That did not work.";
}

/** Keeps a feed at its end while new things come in, unless somebody reads further up. */
export function follow(feed, button) {
  let sticks = true;
  const atEnd = () => feed.scrollHeight - feed.scrollTop - feed.clientHeight < 90;
  const toEnd = () => feed.scrollTo({ top: feed.scrollHeight, behavior: "instant" });
  feed.addEventListener("scroll", () => {
    sticks = atEnd();
    button.hidden = sticks;
  });
  new ResizeObserver(() => sticks && toEnd()).observe(feed);
  button.addEventListener("click", () => {
    sticks = true;
    feed.scrollTo({ top: feed.scrollHeight, behavior: "smooth" });
  });
  return (force = false) => {
    if (force) sticks = true;
    if (sticks) toEnd();
    else button.hidden = false;
  };
}

/** Enter sends, Shift+Enter breaks the line, the field grows with its text. */
export function composer(form, input, send) {
  const grow = () => {
    input.style.height = "auto";
    input.style.height = `${Math.min(input.scrollHeight, 128)}px`;
  };
  input.addEventListener("input", grow);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = input.value;
    if (!text.trim()) return;
    input.value = "";
    grow();
    input.dispatchEvent(new Event("input"));
    if (!(await send(text))) {
      input.value = text;
      grow();
    }
  });
}
