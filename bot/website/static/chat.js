// The family guide on the demonstration page: the panel and what is shown in it.
// Its markup is in demo.html, its transport in chat-api.js. Text is never set as HTML.

import { ApiError, ChatApi, newId, storage } from "./chat-api.js";

const TYPING_DELAY_MS = 400;
const COUNTER_STEPS = [0, 50, 100, 200]; // characters left: when the count is read aloud
const OPEN_KEY = "family-guide.open";
const SPEAKERS = { user: "You", bot: "Family guide", staff: "Clinic staff" };
const PHONE =
  /(?<![\w$.-])(?:(?:1[-. ])?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}|555-\d{4}|988|911)(?![\w-]|[.,]\d)/g;
const LONG_DATE = new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeZone: "UTC" });

const PARTS = "launcher panel log typing confirm composer input counter spoken new delete close";
const ui = Object.fromEntries(
  PARTS.split(" ").map((part) => [part, document.getElementById(`chat-${part}`)]),
);
const page = document.querySelector("[data-chat-page]"); // covered by the panel on phones
const fullScreen = matchMedia("(max-width: 40rem), (max-height: 30rem)"); // as in chat.css

let api = null;
let ready = Promise.resolve(); // the session is open, or its failure is shown
let queue = Promise.resolve(); // messages go out one after the other
let waiting = 0;
let held = []; // pushed messages that arrived while an answer was awaited
let seen = new Set();
let opener = null;

/* ---- small DOM tools ---- */

function el(tag, props = {}, ...children) {
  const { role, ...rest } = props;
  const node = Object.assign(document.createElement(tag), rest);
  if (role) node.setAttribute("role", role);
  node.append(...children);
  return node;
}

const spoken = (text) => el("span", { className: "chat-sr", textContent: text });
const button = (label, onclick, className = "chat-button") =>
  el("button", { type: "button", className, textContent: label, onclick });
const telephone = (number, label = number) =>
  el("a", { href: `tel:${number.replace(/\D/g, "")}`, textContent: label });

function withPhoneLinks(text) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(PHONE)) {
    parts.push(text.slice(end, match.index), telephone(match[0]));
    end = match.index + match[0].length;
  }
  return [...parts, text.slice(end)];
}

/** Lines that begin with "- " become a list, the others stay paragraphs. */
function blocks(text) {
  const nodes = [];
  for (const line of text.split("\n")) {
    const tag = line.startsWith("- ") ? "UL" : "P";
    if (nodes.at(-1)?.tagName !== tag) nodes.push(el(tag));
    const block = nodes.at(-1);
    if (tag === "UL") block.append(el("li", {}, ...withPhoneLinks(line.slice(2))));
    else block.append(...(block.hasChildNodes() ? ["\n"] : []), ...withPhoneLinks(line));
  }
  return nodes;
}

/* ---- messages ---- */

function provenance({ reviewed, source_names: names = [] }) {
  const date = /^\d{4}-\d{2}-\d{2}/.test(reviewed ?? "") ? new Date(reviewed) : new Date(NaN);
  const line = el("div", { className: "chat-provenance" });
  if (!isNaN(date)) {
    line.append(el("p", { textContent: `Checked against its sources on ${LONG_DATE.format(date)}` }));
  }
  if (names.length) {
    const items = names.map((name) => el("li", { textContent: name }));
    line.append(el("details", {}, el("summary", { textContent: "Sources" }), el("ul", {}, ...items)));
  }
  return line.childElementCount ? line : "";
}

function crisisLinks(tier) {
  const links = [
    telephone("988", "Call 988"),
    el("a", { href: "sms:988", textContent: "Text 988" }),
    telephone("911", "Call 911"),
  ];
  if (tier >= 3) links.unshift(links.pop());
  return el("p", { className: "chat-crisis-links" }, ...links);
}

function messageNode({ from = "bot", text = "", metadata }, isNew) {
  const tier = from === "bot" ? Number(metadata?.safety_tier ?? 0) : 0;
  const said = from === "user" ? [el("p", { textContent: text })] : blocks(text);
  const bubble = el("div", { className: "chat-bubble" }, ...said);
  const node = el("div", { className: `chat-message chat-from-${from}` }, bubble);
  if (from !== "user" && metadata?.title) node.dataset.answer = metadata.title;
  const speaker = `${SPEAKERS[from] ?? SPEAKERS.bot}: `;
  const label = from === "staff" ? { className: "chat-speaker", textContent: speaker } : null;
  bubble.prepend(label ? el("span", label) : spoken(speaker));
  if (tier >= 2) {
    node.classList.add("chat-alert");
    if (isNew) node.setAttribute("role", "alert");
    bubble.append(crisisLinks(tier));
  }
  if (from !== "user" && metadata && !metadata.notice) bubble.append(provenance(metadata));
  return node;
}

/** The bubbles of one answer say once whom to call (the first) and whence it comes (the last). */
function joinAnswer(node) {
  const previous = node.previousElementSibling;
  if (!node.dataset.answer || previous?.dataset.answer !== node.dataset.answer) return;
  previous.querySelector(".chat-provenance")?.remove();
  node.querySelector(".chat-crisis-links")?.remove();
}

/** Shows what was not shown before; the buttons of all go below the last one. */
function show(messages, { isNew = true, before = null } = {}) {
  const fresh = messages.filter(({ id }) => !id || !seen.has(id));
  if (!fresh.length) return;
  retireChoices();
  const nodes = fresh.map((message) => messageNode(message, isNew));
  fresh.forEach(({ id }) => id && seen.add(id));
  for (const node of nodes) {
    ui.log.insertBefore(node, before);
    joinAnswer(node);
  }
  const lastTurn = fresh.slice(fresh.findLastIndex(({ from }) => from === "user") + 1);
  const choices = lastTurn.flatMap((message) => message.buttons ?? []);
  if (choices.length && !before) ui.log.append(choiceGroup(choices));
  reveal(isNew ? nodes[0] : nodes.at(-1));
}

function notice(text, ...more) {
  const bubble = el("div", { className: "chat-bubble" }, el("p", { textContent: text }), ...more);
  const node = el("div", { className: "chat-message chat-notice" }, bubble);
  ui.log.append(node);
  reveal(node);
  return node;
}

function reveal(node) {
  node.scrollIntoView({ block: "start" }); // scroll-margin keeps the end of the question in view
}

/* ---- quick replies ---- */

function choiceGroup(choices) {
  const group = el("div", { className: "chat-choices", role: "group" });
  group.setAttribute("aria-label", "Suggested replies");
  const choose = ({ title, payload }) => {
    retireChoices(`You chose: ${title}`);
    say({ id: newId(), payload, text: title }).focus({ preventScroll: true });
  };
  group.append(...choices.map((choice) => button(choice.title, () => choose(choice), "chat-choice")));
  return group;
}

function retireChoices(text = "These suggested replies are closed.") {
  for (const group of ui.log.querySelectorAll(".chat-choices:not(.chat-used)")) {
    const hadFocus = group.contains(document.activeElement);
    group.setAttribute("aria-live", "off");
    group.classList.add("chat-used");
    group.replaceChildren(spoken(text));
    if (hadFocus) ui.input.focus({ preventScroll: true });
  }
}

/* ---- sending ---- */

/** Shows the visitor's message at once, sends it in its turn, and answers its node. */
function say(outgoing) {
  retireChoices();
  seen.add(outgoing.id);
  const node = messageNode({ from: "user", text: outgoing.text }, true);
  node.tabIndex = -1;
  ui.log.append(node);
  reveal(node);
  deliver(outgoing);
  return node;
}

function deliver(outgoing) {
  const mine = api;
  queue = queue.then(() => attempt(mine, outgoing));
}

async function attempt(mine, outgoing) {
  await ready;
  if (mine !== api) return; // A new chat was started meanwhile.
  waiting += 1;
  const typing = setTimeout(() => showTyping(true), TYPING_DELAY_MS);
  try {
    const replies = await mine.send(outgoing);
    if (mine === api) show(replies);
  } catch (error) {
    if (mine === api) showFailure(error, () => deliver(outgoing)).dataset.sent = outgoing.id;
  } finally {
    clearTimeout(typing);
    showTyping(false);
    waiting -= 1;
    held.splice(0).forEach(onPushed);
  }
}

function showTyping(on) {
  ui.typing.replaceChildren(...(on ? [spoken("The family guide is writing."), ...dots()] : []));
  if (on) ui.typing.scrollIntoView({ block: "nearest" });
}

const dots = () => [0, 1, 2].map(() => el("span", { className: "chat-dot" }));

function onPushed(message) {
  if (message?.text === undefined) return;
  if (waiting) {
    held.push(message); // The awaited answer comes first; it may hold this very message.
    return;
  }
  ui.log.querySelector(`[data-sent="${CSS.escape(message.id ?? "")}"]`)?.remove(); // It did go through.
  show([message]);
}

function contact() {
  const { name = ui.panel.dataset.clinicName, phone = ui.panel.dataset.clinicPhone } = api.clinic;
  const [call, crisis] = [telephone(phone), telephone("988")];
  const words = ["You can also call ", name, " at ", call, ". In a crisis, call or text ", crisis, "."];
  return el("p", {}, ...words);
}

function failureText(error) {
  if (error.status === 429) return "One moment, I am still reading your last messages.";
  if (error.status === 400 || error.status === 413) return error.message || "That did not go through.";
  return "That did not go through.";
}

function showFailure(error, retry) {
  const again = button("Try again", () => {
    node.remove();
    ui.input.focus({ preventScroll: true });
    retry();
  });
  const refused = error.status === 400 || error.status === 413; // Trying again would not help.
  const node = notice(failureText(error), ...(refused ? [] : [again]), contact());
  node.classList.add("chat-failure");
  return node;
}

/* ---- conversations ---- */

/** Starts or resumes a conversation and shows how it begins; never rejects. */
async function begin({ fresh = false, note = "" } = {}) {
  const token = api?.token;
  api?.close();
  const mine = (api = fresh ? new ChatApi(null) : new ChatApi(token ?? undefined));
  seen = new Set();
  held = [];
  ui.log.replaceChildren();
  const top = note ? notice(note) : null;
  try {
    let first = await mine.start();
    const old = first.length ? [] : await mine.history();
    if (!first.length && !old.length && !fresh) first = await mine.start({ fresh: true });
    if (mine !== api) return;
    const before = ui.log.querySelector(".chat-from-user"); // Sent while the session opened.
    show(old.length ? old : first, { isNew: !old.length, before });
    if (top) reveal(top);
    listen();
  } catch (error) {
    const status = error instanceof ApiError ? error.status : 0;
    if (mine === api) showFailure({ status, message: error.message }, () => (ready = begin({ fresh, note })));
  }
}

function listen() {
  if (!api?.token) return;
  if (document.hidden) api.stopListening(); // Browsers allow few open streams for each site.
  else api.listen(onPushed);
}

function startNew(note) {
  ready = begin({ fresh: true, note });
  ui.input.focus();
}

async function removeChat() {
  const mine = api;
  ui.input.focus();
  try {
    const receipt = await mine.remove();
    mine.forget();
    if (mine === api) startNew(receipt || "This chat is deleted.");
  } catch (error) {
    const ended = error.status === 401;
    const text = ended
      ? "This chat had already ended, so it cannot be deleted from here. Please call us to ask."
      : "That did not go through. This chat is not deleted yet.";
    notice(text, ...(ended ? [] : [button("Try again", retry)]), contact());
  }
  function retry({ currentTarget }) {
    currentTarget.closest(".chat-message").remove();
    removeChat();
  }
}

/** Asks inside the panel before doing something that cannot be taken back. */
function confirmFirst(trigger, label, action) {
  const question = trigger.dataset.question;
  const text = el("p", { id: "chat-confirm-text", textContent: question });
  const finish = (then) => () => {
    ui.confirm.hidden = true;
    ui.confirm.replaceChildren();
    then();
  };
  const keep = button("Keep this chat", finish(() => trigger.focus()));
  const go = button(label, finish(action), "chat-button chat-button-strong");
  ui.confirm.replaceChildren(text, el("div", { className: "chat-row" }, go, keep));
  ui.confirm.hidden = false;
  keep.focus();
}

/* ---- panel and composer ---- */

function setOpen(open, { focus = true } = {}) {
  ui.panel.hidden = ui.panel.inert = !open;
  ui.launcher.hidden = open;
  ui.launcher.setAttribute("aria-expanded", String(open));
  storage.set(OPEN_KEY, open ? "yes" : null);
  coverPage();
  if (open && !api) ready = begin();
  if (focus) (open ? ui.input : opener ?? ui.launcher).focus();
}

/** Full screen on phones, the panel is modal; beside the page elsewhere, it is not. */
function coverPage() {
  const covering = fullScreen.matches && !ui.panel.hidden;
  page.inert = covering;
  ui.panel.setAttribute("aria-modal", String(covering));
  document.documentElement.classList.toggle("chat-covers-page", covering);
}

function submit() {
  const text = ui.input.value.trim();
  if (!text) return;
  ui.input.value = "";
  count();
  say({ id: newId(), text });
}

function count() {
  const left = ui.input.maxLength - ui.input.value.length;
  ui.counter.textContent = left > COUNTER_STEPS.at(-1) ? "" : `Characters left: ${left}`;
  const step = COUNTER_STEPS.find((limit) => left <= limit);
  const words = step === undefined ? "" : `Characters left: ${step || "none"}`;
  if (ui.spoken.textContent !== words) ui.spoken.textContent = words;
}

function onKey(event) {
  if (event.key !== "Escape" || event.isComposing || ui.panel.hidden) return;
  if (ui.confirm.hidden) setOpen(false);
  else ui.confirm.querySelector("button:last-child").click();
}

function onEnter(event) {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  submit();
}

function wireUp() {
  for (const control of document.querySelectorAll("[data-chat-open]")) {
    control.hidden = false;
    control.addEventListener("click", () => {
      opener = control;
      setOpen(true);
      if (!control.dataset.chatAsk) return;
      ui.input.value = control.dataset.chatAsk; // The visitor reads it, changes it and sends it.
      count();
    });
  }
  ui.composer.addEventListener("submit", (event) => (event.preventDefault(), submit()));
  ui.input.addEventListener("keydown", onEnter);
  ui.input.addEventListener("input", count);
  ui.close.addEventListener("click", () => setOpen(false));
  const ask = (trigger, label, action) =>
    trigger.addEventListener("click", () => confirmFirst(trigger, label, action));
  ask(ui.new, "Start a new chat", () => startNew());
  ask(ui.delete, "Delete this chat", removeChat);
  document.addEventListener("keydown", onKey);
  document.addEventListener("visibilitychange", listen);
  fullScreen.addEventListener("change", coverPage);
  if (storage.get(OPEN_KEY)) setOpen(true, { focus: false });
}

wireUp();
