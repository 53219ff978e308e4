// The page's line to the server: commands by POST, news by Server-Sent Events.

const RETRY_MS = 1000;

/** What the server did not carry out; `message` is the reason it gave. */
export class Refusal extends Error {}

/** Post `body` as JSON and return the JSON answer. Throws Refusal, or TypeError without a server. */
export function post(path, body) {
  return deliver(path, JSON.stringify(body), { "Content-Type": "application/json" });
}

/** Post `fields` and `files` as a form; otherwise as `post`. */
export function postFiles(path, fields, files) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value !== null) form.append(name, value);
  for (const file of files) form.append("files", file, file.name);
  return deliver(path, form, {});
}

async function deliver(path, body, headers) {
  const response = await fetch(path, { method: "POST", headers, body });
  const answer = await response.json();
  if (!response.ok) throw new Refusal(answer.error);
  return answer;
}

/**
 * Hand over the snapshot and then every event, for ever. Each new connection starts from a fresh
 * snapshot: after a restart of the server the old cursor means nothing.
 */
export async function follow({ onSnapshot, onEvent, onLost }) {
  for (;;) {
    let isLost = true;
    try {
      const snapshot = await load();
      onSnapshot(snapshot);
      isLost = await listen(snapshot.cursor, onEvent);
    } catch (error) {
      if (!(error instanceof TypeError)) console.error(error); // TypeError: no server to fetch from
    }
    if (isLost) {
      onLost();
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  }
}

async function load() {
  const response = await fetch("/state", { cache: "no-store" });
  if (!response.ok) throw new TypeError(`state: ${response.status}`);
  return response.json();
}

/** Resolve to true when the connection is lost, to false when the server asks for a new snapshot. */
function listen(cursor, onEvent) {
  return new Promise((resolve) => {
    const source = new EventSource(`/events?after=${cursor}`);
    const end = (isLost) => {
      source.close();
      resolve(isLost);
    };
    source.addEventListener("error", () => end(true));
    source.addEventListener("message", ({ data }) => {
      const event = JSON.parse(data);
      if (event.type === "reset" || event.type === "chat") end(false);
      else onEvent(event);
    });
  });
}
