// What the page knows: the simulator's state, kept up to date by its events, and whose phones are shown.

export const store = {
  state: null,
  person: null, // id of the one whose phones are shown
  unread: {}, // person id → messages that came while another was shown
  skew: 0, // fake now minus the browser's own clock, in ms
};

const listeners = new Map();

/** Call `listener` when something of that kind changed; "all" is everything at once. */
export function on(kind, listener) {
  for (const each of kind.split(" ")) listeners.set(each, [...(listeners.get(each) ?? []), listener]);
}

export function emit(kind, data = {}) {
  for (const listener of listeners.get(kind) ?? []) listener(data);
}

export const people = () => store.state.people;
export const person = () => people().find((each) => each.id === store.person) ?? people()[0];
export const chat = (id = store.person) => store.state.telegram[id];
export const texts = (phone = person().phone) => store.state.sms.filter((sms) => sms.phone === phone);
export const now = () => new Date(Date.now() + store.skew);

export function load(state) {
  store.state = state;
  store.skew = Date.parse(state.clock.now) - Date.now();
  const remembered = sessionStorage.getItem("person");
  if (!people().some((each) => each.id === store.person)) {
    store.person = people().some((each) => each.id === remembered) ? remembered : people()[0].id;
  }
  emit("all");
}

export function show(personId) {
  store.person = personId;
  sessionStorage.setItem("person", personId);
  store.unread[personId] = 0;
  emit("all");
}

const changes = {
  clock(data) {
    store.state.clock = data;
    store.skew = Date.parse(data.now) - Date.now();
  },
  faults: (data) => (store.state.faults = data.faults),
  bot: (data) => (store.state.bot = data.bot),
  playing: (data) => (store.state.playing = data.playing),
  person(data) {
    if (people().some((each) => each.id === data.person.id)) return;
    people().push(data.person);
    store.state.telegram[data.person.id] = { messages: [], blocked: false, keyboard: null, commands: [], name: "", description: "" };
  },
  telegram(data) {
    const messages = store.state.telegram[data.person].messages;
    const at = messages.findIndex((each) => each.message_id === data.message.message_id);
    data.isNew = at < 0;
    if (at < 0) messages.push(data.message);
    else messages[at] = data.message;
    if (at < 0 && data.message.from.is_bot) count(data.person);
  },
  deleted(data) {
    const kept = store.state.telegram[data.person];
    kept.messages = kept.messages.filter((each) => each.message_id !== data.message_id);
  },
  chat: (data) => Object.assign(store.state.telegram[data.person], { blocked: data.blocked, keyboard: data.keyboard }),
  sms(data) {
    const at = store.state.sms.findIndex((each) => each.sid === data.sms.sid);
    data.isNew = at < 0;
    if (at < 0) store.state.sms.push(data.sms);
    else store.state.sms[at] = data.sms;
    const whose = people().find((each) => each.phone === data.sms.phone);
    if (at < 0 && whose && !data.sms.mine) count(whose.id);
  },
  opted_out(data) {
    const others = store.state.opted_out.filter((each) => each !== data.phone);
    store.state.opted_out = data.opted_out ? [...others, data.phone] : others;
  },
  wire: (data) => store.state.wire.push(data.entry) > 400 && store.state.wire.shift(),
};

function count(personId) {
  if (personId !== store.person) store.unread[personId] = (store.unread[personId] ?? 0) + 1;
}

export function apply(event) {
  changes[event.kind]?.(event);
  emit(event.kind, event);
}
