// Inline keyboards: rows of buttons under a message.

import { link } from "./entities.js";

/** Return one element for each row. Buttons carry what they do in their data attributes. */
export function renderKeyboard(rows) {
  return rows.map((buttons) => {
    const row = document.createElement("div");
    row.className = "row";
    row.append(...buttons.map(renderButton));
    return row;
  });
}

function renderButton(button) {
  const node = button.url ? (link(button.url) ?? plainButton()) : plainButton();
  node.classList.add("key");
  node.append(button.text);
  if ("callback_data" in button) node.dataset.press = button.callback_data;
  else if ("switch_inline_query_current_chat" in button)
    node.dataset.inline = button.switch_inline_query_current_chat;
  else if ("copy_text" in button) node.dataset.copy = button.copy_text.text;
  else if (button.url) describeLink(node);
  else node.disabled = true; // a kind of button that this page cannot carry out
  return node;
}

function plainButton() {
  const node = document.createElement("button");
  node.type = "button";
  return node;
}

function describeLink(anchor) {
  const mark = document.createElement("span");
  mark.setAttribute("aria-hidden", "true");
  mark.textContent = " ↗";
  const words = document.createElement("span");
  words.className = "unseen";
  words.textContent = "（在新窗口打开）";
  anchor.append(mark, words);
}
