// What the reader chooses from: the chats, and the people to speak as.

import { clone } from "./message.js";

/** List the chats; `unread` holds the ids of those with news. */
export function showChats(world, currentId, unread) {
  const entries = [...world.chats.values()].map((chat) => {
    const entry = clone("chat-entry");
    const button = entry.firstElementChild;
    const [name, kind, mark] = button.children;
    button.dataset.chat = chat.id;
    button.setAttribute("aria-current", String(chat.id === currentId));
    name.textContent = world.title(chat);
    kind.textContent = world.kind(chat);
    mark.hidden = !unread.has(chat.id);
    mark.textContent = mark.hidden ? "" : "新消息";
    return entry;
  });
  replaceKeepingFocus(document.getElementById("chats"), entries);
}

/** Offer the people to speak as; where there is but one, there is nothing to choose. */
export function showSpeakers(people, currentId) {
  const fieldset = document.getElementById("speakers");
  const labels = people.map((person) => {
    const label = clone("speaker-entry");
    const [radio, name] = label.children;
    radio.value = person.id;
    radio.checked = person.id === currentId;
    name.textContent = person.first_name;
    return label;
  });
  replaceKeepingFocus(fieldset, [fieldset.firstElementChild, ...labels]);
  fieldset.hidden = people.length < 2;
}

/** Replace all children; the focus stays at its place in the row. */
function replaceKeepingFocus(parent, children) {
  const index = [...parent.children].findIndex((child) => child.contains(document.activeElement));
  parent.replaceChildren(...children);
  parent.children[index]?.querySelector("button, input")?.focus();
}
