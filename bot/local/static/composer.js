// The form under the messages: who speaks, what is replied to, the files, the text.

import { excerpt, senderName, sizeOf } from "./message.js";
import { showProblem } from "./notices.js";

const find = (id) => document.getElementById(id);

export class Composer {
  /** `send(text, replyTo, files)` delivers a message and throws when it is refused. */
  constructor(send) {
    this.text = find("text");
    this.replyTo = null;
    this.files = [];
    this.isSending = false;
    this.#listen(send);
  }

  /** Show a reply to `message` above the input; null takes it away. */
  reply(message) {
    this.replyTo = message;
    find("reply").hidden = message === null;
    if (message === null) return;
    const [name, words] = find("reply").querySelectorAll("b, span");
    name.textContent = `回复 ${senderName(message)}`;
    words.textContent = excerpt(message);
    this.text.focus();
  }

  /** Show the files that go with the next message. */
  attach(files) {
    this.files = files;
    find("file").value = ""; // the same file may be chosen again
    find("attached").hidden = files.length === 0;
    find("attached").querySelector("span").textContent = files.map(nameAndSize).join("、");
  }

  /** Put `words` where the cursor stands. */
  insert(words) {
    const { selectionStart, selectionEnd } = this.text;
    this.text.setRangeText(words, selectionStart, selectionEnd, "end");
    this.text.focus();
    this.#grow();
  }

  async #submit(send) {
    const text = this.text.value.trim();
    if ((!text && this.files.length === 0) || this.isSending) return;
    this.isSending = true;
    try {
      await send(text, this.replyTo?.message_id ?? null, this.files);
      this.text.value = "";
      this.reply(null);
      this.attach([]);
      showProblem(null);
      this.#grow();
    } catch (error) {
      showProblem(error);
    } finally {
      this.isSending = false;
    }
  }

  #listen(send) {
    find("composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit(send);
    });
    find("reply").querySelector("button").addEventListener("click", () => {
      this.reply(null);
      this.text.focus();
    });
    find("attach").addEventListener("click", () => find("file").click());
    find("file").addEventListener("change", ({ target }) => {
      this.attach([...this.files, ...target.files]);
      this.text.focus();
    });
    find("attached").querySelector("button").addEventListener("click", () => {
      this.attach([]);
      this.text.focus();
    });
    this.text.addEventListener("input", () => this.#grow());
    this.text.addEventListener("keydown", (event) => this.#key(event));
  }

  #key(event) {
    // While an input method composes, Enter picks a word; Safari says so by the key code 229 alone.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "Escape") this.reply(null);
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    find("composer").requestSubmit();
  }

  #grow() {
    this.text.style.height = "auto";
    this.text.style.height = `${this.text.scrollHeight + this.text.offsetHeight - this.text.clientHeight}px`;
  }
}

function nameAndSize(file) {
  return `${file.name}（${sizeOf(file.size)}）`;
}
