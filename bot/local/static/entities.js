// Text and entities of a message become DOM nodes. Nothing here ever parses markup.
// Offsets are UTF-16 units, which is what JavaScript strings count in.

const BLOCKS = new Set(["blockquote", "expandable_blockquote", "pre"]);
const TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  blockquote: "blockquote",
};
const SAFE_SCHEMES = new Set(["http:", "https:", "tg:", "mailto:", "tel:"]);

/** Return a fragment showing `text`. Entities nest; one that sticks out of another is cut there. */
export function renderText(text, entities = []) {
  const fragment = document.createDocumentFragment();
  fill(fragment, text, 0, text.length, [...entities].sort(outerFirst));
  return fragment;
}

/** Return an <a> that opens `href` in a new tab, or null when its scheme is not one to follow. */
export function link(href) {
  if (!URL.canParse(href) || !SAFE_SCHEMES.has(new URL(href).protocol)) return null;
  const anchor = document.createElement("a");
  anchor.setAttribute("href", href); // untouched: a text fragment must arrive as it was written
  anchor.target = "_blank";
  anchor.rel = "noopener";
  return anchor;
}

function outerFirst(a, b) {
  return a.offset - b.offset || b.length - a.length || BLOCKS.has(b.type) - BLOCKS.has(a.type);
}

function fill(parent, text, start, end, queue) {
  let at = start;
  while (queue.length && queue[0].offset < end) {
    const entity = queue.shift();
    const stop = Math.min(entity.offset + entity.length, end);
    const isBlock = BLOCKS.has(entity.type);
    parent.append(withoutLastBreak(text.slice(at, entity.offset), isBlock));
    const { outer, inner } = elementFor(entity, text.slice(entity.offset, stop));
    fill(inner, text, entity.offset, stop, queue);
    parent.append(outer);
    // A block already stands on lines of its own: the breaks around it would show as empty lines.
    at = isBlock && text[stop] === "\n" ? stop + 1 : stop;
  }
  parent.append(text.slice(at, end));
}

function withoutLastBreak(text, isBlockNext) {
  return isBlockNext && text.endsWith("\n") ? text.slice(0, -1) : text;
}

/** Return the element to insert and the one that takes what the entity spans. */
function elementFor(entity, text) {
  switch (entity.type) {
    case "text_link":
      return same(link(entity.url) ?? element("span"));
    case "url":
      return same(link(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `http://${text}`) ?? element("span"));
    case "email":
      return same(link(`mailto:${text}`));
    case "phone_number":
      return same(link(`tel:${text.replace(/[^+\d]/g, "")}`));
    case "mention":
    case "text_mention":
    case "hashtag":
    case "cashtag":
      return same(element("span", "mention"));
    case "bot_command":
      return same(command(text));
    case "spoiler":
      return same(spoiler());
    case "pre":
      return pre(entity.language);
    case "expandable_blockquote":
      return expandable();
    default:
      return same(element(TAGS[entity.type] ?? "span"));
  }
}

function same(node) {
  return { outer: node, inner: node };
}

function element(tag, className = "") {
  const node = document.createElement(tag);
  node.className = className;
  return node;
}

function command(text) {
  const button = element("button", "command");
  button.type = "button";
  button.dataset.command = text;
  return button;
}

function pre(language) {
  const outer = element("pre");
  const inner = element("code");
  if (language) inner.dataset.language = language;
  outer.append(inner);
  return { outer, inner };
}

function spoiler() {
  const cover = element("span", "spoiler");
  cover.setAttribute("role", "button");
  cover.setAttribute("aria-label", "隐藏的内容，按回车显示");
  cover.tabIndex = 0;
  const reveal = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    for (const name of ["role", "aria-label", "tabindex"]) cover.removeAttribute(name);
    cover.classList.add("open");
  };
  cover.addEventListener("click", reveal, { once: true });
  cover.addEventListener("keydown", reveal);
  return cover;
}

function expandable() {
  const outer = element("blockquote", "expandable");
  const inner = element("div");
  const button = element("button", "more");
  button.type = "button";
  const show = (open) => {
    outer.classList.toggle("open", open);
    button.setAttribute("aria-expanded", String(open));
    button.textContent = open ? "收起" : "展开引文";
  };
  show(false);
  button.addEventListener("click", () => show(!outer.classList.contains("open")));
  // Only a quote that is cut needs the button; its height changes with the window and the text size.
  new ResizeObserver(() => {
    const isOpen = outer.classList.contains("open");
    button.hidden = !isOpen && inner.scrollHeight <= inner.clientHeight + 1;
  }).observe(inner);
  outer.append(inner, button);
  return { outer, inner };
}
