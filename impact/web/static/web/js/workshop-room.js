// The room's pages follow the room: counts change in place, the page is drawn again when it must.
const PACE = 3000;
const PATIENCE = 12000;

// The chevrons of the room, as the server draws them: see pictures.py.
const STEP = 6;
const EMPTY_ROOM = 24;
const FULL_ROOM = 120;

const weave = (loom, { joined, answered }) => {
  const most = Math.max(joined, EMPTY_ROOM);
  const stitch = (people) => Array.from({ length: most > FULL_ROOM ? Math.round((people * FULL_ROOM) / most) : people }, (_, place) => `M${place * STEP} 0h4l5 5-5 5h-4l5-5z`).join("");
  loom.setAttribute("viewBox", `0 0 ${Math.min(most, FULL_ROOM) * STEP + 3} 10`);
  loom.querySelector("[data-warp]").setAttribute("d", stitch(joined));
  loom.querySelector("[data-weft]").setAttribute("d", stitch(answered));
};

for (const room of document.querySelectorAll('[data-behavior="workshop-room"]')) {
  const put = (name, value) => {
    for (const place of room.querySelectorAll(`[data-${name}]`)) if (place.textContent !== String(value)) place.textContent = value;
  };
  const isWriting = () => [...document.querySelectorAll("textarea")].some((area) => area.value !== area.defaultValue) || document.querySelector("details form input:checked:not([checked])");
  const ask = (address) => fetch(address, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });

  // On a wall, a page loaded anew is a flash in a dark room: what it holds is changed in place.
  const redraw = async (pulse) => {
    if (!room.matches("[data-wall]")) return location.reload();
    const response = await ask(location.href);
    if (!response.ok || response.redirected) throw new Error(response.status);
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
    for (const script of fresh.querySelectorAll("script")) script.remove();
    room.className = fresh.body.className;
    room.replaceChildren(...fresh.body.childNodes);
    room.dataset.pulse = pulse;
  };

  const follow = async () => {
    try {
      const response = await ask(room.dataset.state);
      if (response.ok && !response.redirected) {
        const state = await response.json();
        put("joined", state.joined);
        put("answered", state.answered);
        for (const loom of room.querySelectorAll("[data-loom]")) weave(loom, state);
        // What someone is writing is worth more than a fresh page.
        if (String(state.pulse) !== room.dataset.pulse && !isWriting()) await redraw(state.pulse);
      }
    } catch { /* the network is away: the next turn will tell */ }
    setTimeout(follow, PACE);
  };
  setTimeout(follow, PACE);
}
