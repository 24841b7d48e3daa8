// Transport of the family guide: same origin, JSON, one ChatApi object per conversation.

const BASE = "/webhooks/website";
const TIMEOUT_MS = 30_000;
const RETRY_FIRST_MS = 2_000;
const RETRY_MAX_MS = 60_000;
const STEADY_MS = 10_000; // a stream that lasted this long was healthy
const TOKEN_KEY = "family-guide.token";

/** sessionStorage that never throws: where storage is blocked nothing is remembered. */
export const storage = {
  get(key) {
    try {
      return sessionStorage.getItem(key);
    } catch {
      return null;
    }
  },
  set(key, value) {
    try {
      if (value === null) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, value);
    } catch {
      // Remembered in memory only, by whoever holds the value.
    }
  },
};

export function newId() {
  if (crypto.randomUUID) return crypto.randomUUID(); // Needs https or localhost.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** `status` 0 means that the server was not reached or answered with something unreadable. */
export class ApiError extends Error {
  constructor(status, message = "") {
    super(message);
    this.status = status;
  }
}

export class ChatApi {
  clinic = {};
  #token;
  #closed = false;
  #stream = null;
  #lastEventId = "";

  constructor(token = storage.get(TOKEN_KEY)) {
    this.#token = token;
  }

  get token() {
    return this.#token;
  }

  /** Opens or resumes the session; answers the welcome messages ([] when an old chat goes on). */
  async start({ fresh = false } = {}) {
    const old = fresh ? null : this.#token;
    const session = await this.#post("/session", old ? { token: old } : {}, { authorize: false });
    if (!session.token) throw new ApiError(0);
    this.#token = session.token;
    this.clinic = session.clinic ?? this.clinic;
    if (!this.#closed) storage.set(TOKEN_KEY, session.token);
    return session.welcome ?? [];
  }

  /** `message` is {id, text, payload?}; the same id may be sent again safely. */
  async send(message) {
    if (!this.#token) await this.start();
    const data = await this.#renewing(() => this.#post("/messages", message));
    return data.messages ?? [];
  }

  async history() {
    const data = await this.#renewing(() => this.#request("/history"));
    return data.messages ?? [];
  }

  /** Answers the receipt. A session that cannot be resumed is an error, never a false receipt. */
  async remove() {
    try {
      return (await this.#post("/delete", {})).receipt;
    } catch (error) {
      if (error.status !== 401) throw error;
      const welcome = await this.start();
      if (welcome.length) throw error; // A new conversation began: the old one is out of reach.
      return (await this.#post("/delete", {})).receipt;
    }
  }

  /** Calls onMessage for each pushed message until stopListening(); its failures stay its own. */
  async listen(onMessage) {
    if (this.#stream || this.#closed) return;
    const stream = (this.#stream = new AbortController());
    let wait = RETRY_FIRST_MS;
    while (!stream.signal.aborted) {
      const since = Date.now();
      try {
        await this.#readEvents(stream.signal, onMessage);
      } catch (error) {
        if (error.status === 404) return; // This deployment has no event stream.
      }
      if (Date.now() - since > STEADY_MS) wait = RETRY_FIRST_MS;
      await new Promise((resolve) => setTimeout(resolve, wait * (0.75 + Math.random() / 2)));
      wait = Math.min(wait * 2, RETRY_MAX_MS);
    }
  }

  stopListening() {
    this.#stream?.abort();
    this.#stream = null;
  }

  /** For good: a late answer to an abandoned chat must not bring its token back. */
  close() {
    this.#closed = true;
    this.stopListening();
  }

  forget() {
    this.#token = null;
    storage.set(TOKEN_KEY, null);
  }

  async #renewing(call) {
    try {
      return await call();
    } catch (error) {
      if (error.status !== 401) throw error;
      await this.start();
      return call();
    }
  }

  #post(path, body, options) {
    return this.#request(path, { method: "POST", body: JSON.stringify(body), ...options });
  }

  #headers(authorize, extra) {
    return { ...(authorize && { Authorization: `Bearer ${this.#token}` }), ...extra };
  }

  async #request(path, { method = "GET", body, authorize = true } = {}) {
    const type = body === undefined ? {} : { "Content-Type": "application/json" };
    const headers = this.#headers(authorize, { Accept: "application/json", ...type });
    const timeout = new AbortController();
    const timer = setTimeout(() => timeout.abort(), TIMEOUT_MS);
    try {
      const options = { method, headers, body, cache: "no-store", signal: timeout.signal };
      const response = await fetch(BASE + path, options);
      const data = await response.json().catch(() => null);
      if (!response.ok) throw new ApiError(response.status, data?.error);
      if (data === null) throw new ApiError(0);
      return data;
    } catch (error) {
      throw error instanceof ApiError ? error : new ApiError(0);
    } finally {
      clearTimeout(timer);
    }
  }

  async #readEvents(signal, onMessage) {
    const resume = this.#lastEventId ? { "Last-Event-ID": this.#lastEventId } : {};
    const headers = this.#headers(true, { Accept: "text/event-stream", ...resume });
    const response = await fetch(`${BASE}/events`, { headers, signal, cache: "no-store" });
    if (!response.ok) throw new ApiError(response.status);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let buffer = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const blocks = (buffer + value).replace(/\r\n/g, "\n").split("\n\n");
      buffer = blocks.pop();
      blocks.map(parseEvent).filter(Boolean).forEach(({ id, message }) => {
        this.#lastEventId = id || this.#lastEventId;
        onMessage(message);
      });
    }
  }
}

/** One server-sent event -> {id, message}, or null for heartbeats and anything else. */
function parseEvent(block) {
  const event = { event: "message", data: [], id: "" };
  for (const line of block.split("\n")) {
    const [, field, value] = /^([^:]+): ?(.*)$/.exec(line) ?? [];
    if (field === "data") event.data.push(value);
    else if (field === "event" || field === "id") event[field] = value;
  }
  if (event.event !== "message" || !event.data.length) return null;
  try {
    return { id: event.id, message: JSON.parse(event.data.join("\n")) };
  } catch {
    return null;
  }
}
