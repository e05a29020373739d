// A phone in a workshop: sends an answer until it is received, and follows the room.
// Without this, plain posts and a link do the same.
const PACE = 4000;
const SLOWEST = 20000;
const RETRY = 3000;
const PATIENCE = 12000;

const seat = document.querySelector('[data-behavior="workshop-seat"]');
const stateAddress = seat?.dataset.state;
const box = stateAddress && `impact-atelier:${location.pathname}`;
let tag = null;
let isSending = false;

const tell = (words, isWaiting = false) => {
  const line = seat.querySelector("[data-status]");
  if (!line) return;
  line.textContent = words;
  line.classList.toggle("seat__kept--waiting", isWaiting);
};

// What could not be sent outlives this page: one answer, the last one given.
const kept = {
  read: () => { try { return JSON.parse(localStorage.getItem(box)); } catch { return null; } },
  write: (answer) => { try { localStorage.setItem(box, JSON.stringify(answer)); } catch { /* a private window keeps nothing */ } },
  drop: () => { try { localStorage.removeItem(box); } catch { /* nothing was kept */ } },
};

let unsent = box ? kept.read() : null;

const askServer = (address, options = {}) => fetch(address, { ...options, signal: AbortSignal.timeout(PATIENCE) });

// A page drawn again forgets what was chosen but not yet received: put it back.
const restore = () => {
  const form = seat.querySelector("[data-answer]");
  if (!unsent || form?.action !== unsent.address) return;
  for (const [name, value] of unsent.body) {
    const choice = form.querySelector(`input[type="radio"][name="${name}"][value="${value}"]`);
    if (choice) choice.checked = true;
  }
  tell(seat.dataset.unsent, true);
};

const show = (html) => {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  const next = fresh.querySelector(".turn");
  const now = seat.querySelector(".turn");
  // The door, the end: another page altogether.
  if (!next || !now) return location.reload();
  const place = (turn) => turn.querySelector("[data-place]").dataset.place;
  // The same question still: a choice half made stays as it is.
  if (place(next) === place(now) && now.querySelector("[data-answer]")) return;
  now.replaceWith(next);
  seat.querySelector("[data-late]").hidden = true;
  const heading = next.querySelector("h1");
  document.title = heading?.textContent ?? document.title;
  heading?.setAttribute("tabindex", "-1");
  heading?.focus({ preventScroll: true });
  scrollTo({ top: 0 });
};

const refresh = async () => {
  const response = await askServer(location.pathname, { headers: { "X-Atelier": "suite" } });
  if (!response.ok) throw new Error(response.status);
  show(await response.text());
};

// The token of a page kept too long is refused: the page as it is now holds another.
const renewToken = async (answer) => {
  const page = await (await askServer(location.pathname)).text();
  const token = new DOMParser().parseFromString(page, "text/html").querySelector('[name="csrfmiddlewaretoken"]')?.value;
  if (token) answer.body = answer.body.map(([name, value]) => [name, name === "csrfmiddlewaretoken" ? token : value]);
};

const hear = async (response, answer) => {
  if (response.status === 403) {
    await renewToken(answer);
    throw new Error("refused");
  }
  const isHeard = [200, 404, 409, 410, 422].includes(response.status);
  // Anything else, a hotel's welcome page among others, is not the room speaking.
  if (!isHeard || (response.status === 200 && (await response.json()).kept !== true)) throw new Error(response.status);
  // Someone who changed her mind meanwhile has another answer waiting.
  if (unsent !== answer) return;
  unsent = null;
  kept.drop();
  if (response.status === 200) {
    tell(seat.dataset.kept);
    const button = seat.querySelector("[data-again]");
    if (button) button.textContent = button.dataset.again;
  } else if (response.status === 409) {
    await refresh();
    seat.querySelector("[data-late]").hidden = false;
  } else location.reload();
};

const send = async () => {
  if (!unsent || isSending) return;
  isSending = true;
  const answer = unsent;
  let isLater = false;
  try {
    const { address, body } = answer;
    await hear(await askServer(address, { method: "POST", body: new URLSearchParams(body), headers: { Accept: "application/json" } }), answer);
  } catch {
    isLater = unsent !== null;
    if (isLater) tell(seat.dataset.unsent, true);
  } finally {
    isSending = false;
  }
  if (isLater) setTimeout(send, RETRY);
  else send();
};

const follow = async () => {
  const began = performance.now();
  try {
    const response = await askServer(stateAddress, { headers: tag ? { "If-None-Match": tag } : {}, cache: "no-store" });
    if (response.status === 200) {
      const news = response.headers.get("ETag");
      if (news !== (tag ?? `"${seat.dataset.pulse}"`)) await refresh();
      // Only once it is shown: a page the network kept away is asked for again.
      tag = news;
    }
  } catch { /* the network is away: the next turn will tell */ }
  // A room that answers slowly is a busy one: who waits long asks less often.
  const pace = Math.min(Math.max(PACE, (performance.now() - began) * 10), SLOWEST);
  setTimeout(follow, pace * (0.75 + Math.random() / 2));
};

if (stateAddress) {
  seat.addEventListener("submit", (event) => {
    // Whoever takes the place next sends nothing of hers.
    if (event.target.matches("[data-leaving]")) { unsent = null; kept.drop(); }
    if (!event.target.matches("[data-answer]")) return;
    const body = [...new FormData(event.target)];
    if (!body.some(([name]) => name === "niveau")) return;
    event.preventDefault();
    unsent = { address: event.target.action, body };
    kept.write(unsent);
    tell(seat.dataset.sending, true);
    send();
  });
  addEventListener("online", send);
  restore();
  send();
  setTimeout(follow, PACE);
}
