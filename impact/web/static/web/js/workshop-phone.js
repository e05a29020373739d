// A phone in a workshop: sends an answer until it is received, and follows the room.
// Without this, plain posts and a link do the same.
const PACE = 4000;
const RETRY = 3000;

const seat = document.querySelector('[data-behavior="workshop-seat"]');
const stateAddress = seat?.dataset.state;
const box = stateAddress && `impact-atelier:${stateAddress}`;
let tag = null;
let isSending = false;

const tell = (words, isWaiting = false) => {
  const line = seat.querySelector("[data-status]");
  if (!line) return;
  line.textContent = words;
  line.classList.toggle("seat__kept--waiting", isWaiting);
};

const kept = {
  read: () => { try { return JSON.parse(localStorage.getItem(box)); } catch { return null; } },
  write: (answer) => { try { localStorage.setItem(box, JSON.stringify(answer)); } catch { /* a private window keeps nothing */ } },
  drop: () => { try { localStorage.removeItem(box); } catch { /* nothing was kept */ } },
};

let unsent = box ? kept.read() : null;

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
  const heading = next.querySelector("h1");
  document.title = heading?.textContent ?? document.title;
  heading?.setAttribute("tabindex", "-1");
  heading?.focus({ preventScroll: true });
  scrollTo({ top: 0 });
};

const refresh = async () => {
  const response = await fetch(location.pathname, { headers: { "X-Atelier": "suite" } });
  if (response.ok) show(await response.text());
};

const send = async () => {
  if (!unsent || isSending) return;
  isSending = true;
  try {
    const response = await fetch(unsent.address, {
      method: "POST",
      body: new URLSearchParams(unsent.body),
      headers: { Accept: "application/json" },
    });
    if (response.status >= 500) throw new Error(response.status);
    unsent = null;
    kept.drop();
    if (response.ok && !response.redirected) tell(seat.dataset.kept);
    else await refresh();
  } catch {
    tell(seat.dataset.unsent, true);
    setTimeout(send, RETRY);
  } finally {
    isSending = false;
  }
};

const follow = async () => {
  try {
    const response = await fetch(stateAddress, { headers: tag ? { "If-None-Match": tag } : {}, cache: "no-store" });
    if (response.status === 200) {
      const known = tag ?? `"${seat.dataset.pulse}"`;
      tag = response.headers.get("ETag");
      if (tag !== known) await refresh();
    }
  } catch { /* the network is away: the next turn will tell */ }
  setTimeout(follow, PACE * (0.75 + Math.random() / 2));
};

if (stateAddress) {
  seat.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-answer]")) return;
    const body = [...new FormData(event.target)];
    if (!body.some(([name]) => name === "niveau")) return;
    event.preventDefault();
    unsent = { address: event.target.action, body };
    kept.write(unsent);
    tell(seat.dataset.sending, true);
    send();
  });
  send();
  setTimeout(follow, PACE);
}
