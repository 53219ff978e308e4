// The list of messages: what stands in it and which part of it is seen.

import { entryId } from "./message.js";

const TYPING_MS = 5000; // as long as Telegram shows it
const FLASH_MS = 1600;
const NEAR_PX = 80;
const ABOVE_PX = 12;

const scroll = document.getElementById("scroll");
const list = document.getElementById("messages");
const typing = document.getElementById("typing");
let typingTimer;

/** Show these entries and no others. */
export function showEntries(entries) {
  list.replaceChildren(...entries);
}

/** Show one more entry, the newest. */
export function addEntry(entry) {
  list.append(entry);
}

/** Take away the entry of a message, if it is shown. */
export function removeEntry(messageId) {
  document.getElementById(entryId(messageId))?.remove();
}

/** Put an edited message in the old one's place; the keyboard's focus is not lost on the way. */
export function replaceEntry(messageId, edited) {
  const old = document.getElementById(entryId(messageId));
  const hadFocus = old.contains(document.activeElement);
  old.replaceWith(edited);
  if (hadFocus) edited.focus({ preventScroll: true });
}

/** Tell apart the messages of whom the page speaks as. */
export function markOwn(speakerId) {
  for (const entry of list.querySelectorAll(".message"))
    entry.classList.toggle("own", entry.dataset.from === String(speakerId));
}

/** End the waiting that pressed buttons show. */
export function endWaiting() {
  for (const key of list.querySelectorAll("[aria-busy]")) key.removeAttribute("aria-busy");
}

/** Scroll to the newest message. */
export function toEnd() {
  scroll.scrollTop = endPosition();
}

/** Change what is shown; who was reading the newest message is led to the one that is it now. */
export function keepingPlace(change) {
  const wasAtEnd = scroll.scrollTop > endPosition() - NEAR_PX;
  change();
  if (wasAtEnd) toEnd();
}

/** The very end, or the beginning of the newest message when that is too long to be seen whole. */
function endPosition() {
  const beginning = (list.lastElementChild?.offsetTop ?? 0) - ABOVE_PX;
  return Math.min(scroll.scrollHeight - scroll.clientHeight, beginning);
}

/** Lead the reader to a message, if it is still there. */
export function goTo(messageId) {
  const entry = document.getElementById(entryId(messageId));
  if (!entry) return;
  entry.scrollIntoView({ block: "center" });
  entry.focus({ preventScroll: true });
  entry.classList.add("flash");
  setTimeout(() => entry.classList.remove("flash"), FLASH_MS);
}

/** Say for a while that `name` is typing. */
export function showTyping(name) {
  keepingPlace(() => {
    typing.textContent = `${name}正在输入……`;
    typing.hidden = false;
  });
  clearTimeout(typingTimer);
  typingTimer = setTimeout(stopTyping, TYPING_MS);
}

/** Say no longer that anybody is typing. */
export function stopTyping() {
  clearTimeout(typingTimer);
  typing.hidden = true;
}
