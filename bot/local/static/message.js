// One message becomes one <li>: built from the templates in index.html, never from markup.

import { renderKeyboard } from "./keyboard.js";
import { renderText } from "./entities.js";

const EXCERPT_LENGTH = 80;
const FACE_COLOURS = 3;
const UNITS = [
  { least: 2 ** 20, name: "MB" },
  { least: 2 ** 10, name: "KB" },
  { least: 1, name: "字节" },
];
const SERVICE = {
  new_chat_members: (members) => `${members.map(nameOf).join("、")} 加入了群聊`,
  left_chat_member: (member) => `${nameOf(member)} 离开了群聊`,
  new_chat_title: (title) => `群名改为“${title}”`,
  group_chat_created: () => "群聊建立了",
  supergroup_chat_created: () => "群聊建立了",
  migrate_to_chat_id: () => "群聊升级成了超级群",
  migrate_from_chat_id: () => "群聊升级成了超级群",
  pinned_message: () => "置顶了一条消息",
};
const OTHER_CONTENT = {
  sticker: "［贴纸］",
  voice: "［语音］",
  video: "［视频］",
  audio: "［音频］",
  location: "［位置］",
};

/** Return the list entry for a message. `isOwn`: it was sent by whom the page speaks as. */
export function renderMessage(message, isOwn) {
  const service = Object.keys(SERVICE).find((key) => key in message);
  if (!service) return bubble(message, isOwn);
  const entry = clone("service-entry");
  entry.id = entryId(message.message_id);
  entry.textContent = SERVICE[service](message[service]);
  return entry;
}

/** Return the id of the list entry that shows a message. */
export function entryId(messageId) {
  return `message-${messageId}`;
}

/** Return the first line or so of a message, as plain text. */
export function excerpt(message) {
  const text = plainText(message).replace(/\s+/g, " ").trim();
  return text.length > EXCERPT_LENGTH ? `${text.slice(0, EXCERPT_LENGTH)}……` : text;
}

/** Return who sent a message. */
export function senderName(message) {
  return message.from ? nameOf(message.from) : message.chat.title;
}

/** Return how large a file is, in words. */
export function sizeOf(bytes) {
  const unit = UNITS.find(({ least }) => bytes >= least) ?? UNITS.at(-1);
  const amount = bytes / unit.least;
  return `${unit.least > 1 && amount < 10 ? amount.toFixed(1) : Math.round(amount)} ${unit.name}`;
}

/** Return a copy of the one element in a template. */
export function clone(templateId) {
  return document.getElementById(templateId).content.firstElementChild.cloneNode(true);
}

function nameOf(user) {
  return [user.first_name, user.last_name].filter(Boolean).join(" ");
}

function plainText(message) {
  const other = Object.keys(OTHER_CONTENT).find((key) => key in message);
  const attached = message.photo ? "［图片］" : message.document ? `［${message.document.file_name}］` : "";
  return message.text ?? `${attached}${message.caption ?? ""}` + (OTHER_CONTENT[other] ?? "");
}

function bubble(message, isOwn) {
  const entry = clone("message-entry");
  const find = (selector) => entry.querySelector(selector);
  entry.id = entryId(message.message_id);
  entry.dataset.message = message.message_id;
  entry.dataset.from = message.from?.id ?? "";
  entry.dataset.face = (message.from?.id ?? 0) % FACE_COLOURS;
  entry.classList.toggle("own", isOwn);
  entry.classList.toggle("bot", Boolean(message.from?.is_bot));
  showHead(message, find);
  if (message.reply_to_message) showQuote(message, find(".quote"));
  if (message.photo) showPhoto(message, find(".photo"));
  if (message.document) showDocument(message.document, find(".document"));
  showText(message, find(".text"));
  find(".keyboard").append(...renderKeyboard(message.reply_markup?.inline_keyboard ?? []));
  return entry;
}

function showHead(message, find) {
  const name = senderName(message);
  find(".face").textContent = faceOf(name);
  find(".sender").textContent = name;
  find(".robot").hidden = !message.from?.is_bot;
  find(".edited").hidden = !message.edit_date;
  find(".answer").setAttribute("aria-label", `回复${name}的这条消息`);
  const sent = new Date(message.date * 1000);
  const time = find("time");
  time.dateTime = sent.toISOString();
  time.title = sent.toLocaleString("zh-CN");
  time.textContent = clock(sent);
}

/** Chinese names are told apart by their last character (小越, 小李), others by their first. */
function faceOf(name) {
  const characters = [...name];
  return /\p{Script=Han}$/u.test(name) ? characters.at(-1) : characters[0].toUpperCase();
}

function clock(sent) {
  const time = sent.toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit" });
  const isToday = sent.toDateString() === new Date().toDateString();
  return isToday ? time : `${sent.getMonth() + 1}月${sent.getDate()}日 ${time}`;
}

function showQuote(message, quote) {
  const original = message.reply_to_message;
  quote.hidden = false;
  quote.dataset.target = original.message_id;
  quote.querySelector("b").textContent = senderName(original);
  quote.querySelector("span").textContent = message.quote?.text ?? excerpt(original);
}

function showPhoto(message, anchor) {
  const largest = message.photo.reduce((a, b) => (b.width * b.height > a.width * a.height ? b : a));
  const image = anchor.querySelector("img");
  anchor.hidden = false;
  anchor.href = fileAddress(largest.file_id);
  image.src = anchor.href;
  image.alt = message.caption ? `图片：${message.caption}` : "图片";
  image.width = largest.width;
  image.height = largest.height;
}

function showDocument(file, anchor) {
  anchor.hidden = false;
  anchor.href = fileAddress(file.file_id);
  anchor.download = file.file_name ?? "";
  anchor.textContent = `下载文件：${file.file_name ?? "未命名"}`;
  const size = document.createElement("small");
  size.textContent = sizeOf(file.file_size);
  anchor.append(" ", size);
}

function fileAddress(fileId) {
  return `/file/${encodeURIComponent(fileId)}`;
}

function showText(message, place) {
  if (message.text) place.append(renderText(message.text, message.entities));
  else if (message.caption) place.append(renderText(message.caption, message.caption_entities));
  else if (message.photo || message.document) place.hidden = true;
  else place.append(plainText(message) || "［这里显示不了的消息］");
}
