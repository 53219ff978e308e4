// What the page says to the reader outside the messages.

import { Refusal } from "./wire.js";

const TOAST_MS = 6000; // long enough to read two lines slowly
const REASONS = [
  [/message is too long/, "消息太长了，一条最多 4096 个字。"],
  [/message text is empty/, "消息里还没有字。"],
  [/message to be replied not found/, "要回复的消息已经不在了。"],
  [/MESSAGE_ID_INVALID/, "这条消息已经不在了。"],
];

const find = (id) => document.getElementById(id);
let toastTimer;

/** Show a callback's answer: a passing line, or a window that has to be closed. */
export function showAnswer(text, isAlert) {
  if (!text) return;
  if (isAlert) {
    find("alert-text").textContent = text;
    find("alert").showModal();
    return;
  }
  const toast = find("toast");
  toast.textContent = text;
  toast.hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => (toast.hidden = true), TOAST_MS);
}

/** Show under the input why something was not done; null takes the line away. */
export function showProblem(error) {
  const line = find("problem");
  line.hidden = error === null;
  line.textContent = error === null ? "" : reason(error);
}

/** Have a screen reader read `text` when it has finished what it reads now. */
export function announce(text) {
  find("announcer").textContent = text;
}

function reason(error) {
  if (!(error instanceof Refusal)) return "没有发出去：程序没有回应，请稍后再试。";
  const known = REASONS.find(([pattern]) => pattern.test(error.message));
  return `没有发出去：${known ? known[1] : error.message}`;
}

find("alert").querySelector("button").addEventListener("click", () => find("alert").close());
