// What the page knows of Telegram: the bot, the people, the chats and their messages.

const MESSAGES_KEPT = 500; // in one chat; the oldest go first

export class World {
  constructor(snapshot) {
    this.bot = snapshot.bot;
    this.people = new Map(snapshot.people.map((person) => [person.id, person]));
    this.chats = new Map(snapshot.chats.map((chat) => [chat.id, this.#chat(chat)]));
  }

  /** Keep a new or an edited message; return the ids of those that had to go for it. */
  keep(chatId, message) {
    const { messages } = this.chats.get(chatId);
    messages.set(message.message_id, message);
    const surplus = [...messages.keys()].slice(0, Math.max(0, messages.size - MESSAGES_KEPT));
    for (const id of surplus) messages.delete(id);
    return surplus;
  }

  /** Return the people who may speak in a chat: its members, without bots. */
  speakers(chat) {
    return chat.members.map((id) => this.people.get(id)).filter((person) => person && !person.is_bot);
  }

  /** Return a chat's name; a private chat is known by who talks to the bot in it. */
  title(chat) {
    return chat.type === "private" ? `${chat.title}私聊${this.bot.first_name}` : chat.title;
  }

  /** Return who is in a chat, in a few words. */
  kind(chat) {
    const names = this.speakers(chat).map((person) => person.first_name);
    if (chat.type === "private") return `只有${names[0]}和${this.bot.first_name}`;
    return `群聊 · ${[...names, this.bot.first_name].join("、")}`;
  }

  #chat(chat) {
    const messages = chat.messages.slice(-MESSAGES_KEPT);
    return { ...chat, messages: new Map(messages.map((message) => [message.message_id, message])) };
  }
}
