// The chat page: shows one chat of the Telegram in memory and speaks as one of its people.

import { showChats, showSpeakers } from "./choices.js";
import { Composer } from "./composer.js";
import { excerpt, renderMessage, senderName } from "./message.js";
import { announce, showAnswer, showProblem } from "./notices.js";
import * as view from "./view.js";
import { follow, post, postFiles } from "./wire.js";
import { World } from "./world.js";

const find = (id) => document.getElementById(id);
const unread = new Set(); // ids of chats
const speakers = new Map(); // chat id → id of the person the page speaks as
const composer = new Composer(send);
let world = null;
let chatId = null;

const chat = () => world.chats.get(chatId);
const speaker = () => speakers.get(chatId);
const entryOf = (message) => renderMessage(message, message.from?.id === speaker());

// --- what is shown ---------------------------------------------------------------------------

function open(id) {
  chatId = id;
  unread.delete(id);
  composer.reply(null);
  composer.attach([]);
  showProblem(null);
  showChat();
  view.toEnd();
}

function showChat() {
  const isPrivate = chat().type === "private";
  find("title").textContent = world.title(chat());
  find("subtitle").textContent = world.kind(chat());
  find("mention").hidden = isPrivate;
  find("mention").textContent = `@${world.bot.first_name}`;
  find("text").placeholder = isPrivate ? "写下想问的事" : "说点什么";
  find("empty").textContent = isPrivate
    ? "还没有消息。直接写下想问的事，按发送。"
    : `还没有消息。点“@${world.bot.first_name}”，写下想问的事，按发送。`;
  view.stopTyping();
  view.showEntries([...chat().messages.values()].map(entryOf));
  showEmpty();
  showSpeakers(world.speakers(chat()), speaker());
  showChats(world, chatId, unread);
}

function showEmpty() {
  find("empty").hidden = chat().messages.size > 0;
}

// --- what the server tells -------------------------------------------------------------------

function onSnapshot(snapshot) {
  world = new World(snapshot);
  for (const each of world.chats.values()) {
    const people = world.speakers(each).map((person) => person.id);
    if (!people.includes(speakers.get(each.id))) speakers.set(each.id, people[0]);
  }
  find("lost").hidden = true;
  document.title = `${world.bot.first_name} · 本机聊天`;
  if (world.chats.has(chatId)) view.keepingPlace(showChat);
  else open(world.chats.keys().next().value);
}

const handlers = {
  message({ chat_id, message }) {
    const gone = world.keep(chat_id, message);
    if (chat_id !== chatId) {
      unread.add(chat_id);
      showChats(world, chatId, unread);
      return;
    }
    view.keepingPlace(() => {
      gone.forEach(view.removeEntry);
      view.stopTyping();
      view.addEntry(entryOf(message));
      showEmpty();
    });
    announce(`${senderName(message)}：${message.text ?? excerpt(message)}`);
  },
  edit({ chat_id, message }) {
    if (!world.chats.get(chat_id).messages.has(message.message_id)) return; // no longer kept
    world.keep(chat_id, message);
    if (chat_id === chatId)
      view.keepingPlace(() => view.replaceEntry(message.message_id, entryOf(message)));
  },
  delete({ chat_id, message_id }) {
    world.chats.get(chat_id).messages.delete(message_id);
    if (chat_id === chatId) view.removeEntry(message_id);
    showEmpty();
  },
  typing({ chat_id }) {
    if (chat_id === chatId) view.showTyping(world.bot.first_name);
  },
  callback_answer({ text, show_alert }) {
    view.endWaiting();
    showAnswer(text, show_alert);
  },
};

function onEvent(event) {
  if (event.chat_id === null || world.chats.has(event.chat_id)) handlers[event.type]?.(event);
}

// --- what the reader does --------------------------------------------------------------------

async function send(text, replyTo, files = []) {
  const message = { chat: chatId, as: speaker(), text, reply_to: replyTo };
  if (files.length > 0) await postFiles("/attach", message, files);
  else await post("/send", message);
  view.toEnd();
}

async function press(key, messageId) {
  key.setAttribute("aria-busy", "true");
  try {
    await post("/press", { chat: chatId, message: messageId, as: speaker(), data: key.dataset.press });
  } catch (error) {
    view.endWaiting();
    showProblem(error);
  }
}

function onMessageClick({ target }) {
  const button = target.closest("button");
  if (!button) return;
  const messageId = Number(button.closest(".message").dataset.message);
  const { press: data, inline, copy, command } = button.dataset;
  if (data !== undefined) press(button, messageId);
  else if (inline !== undefined) composer.insert(`@${world.bot.username} ${inline}`);
  else if (copy !== undefined) navigator.clipboard.writeText(copy).then(() => showAnswer("已复制"));
  else if (command !== undefined) send(command, null).catch(showProblem);
  else if (button.matches(".answer")) composer.reply(chat().messages.get(messageId));
  else if (button.matches(".quote")) view.goTo(button.dataset.target);
}

find("messages").addEventListener("click", onMessageClick);
find("mention").addEventListener("click", () => composer.insert(`@${world.bot.username} `));
find("chats").addEventListener("click", ({ target }) => {
  const button = target.closest("button");
  if (button) open(Number(button.dataset.chat));
});
find("speakers").addEventListener("change", ({ target }) => {
  speakers.set(chatId, Number(target.value));
  view.markOwn(speaker());
});

follow({ onSnapshot, onEvent, onLost: () => (find("lost").hidden = false) });
