// The room's pages follow the room: counts change in place, the page is drawn again when it must.
const PACE = 3000;

for (const room of document.querySelectorAll('[data-behavior="workshop-room"]')) {
  const put = (name, value) => {
    for (const place of room.querySelectorAll(`[data-${name}]`)) if (place.textContent !== String(value)) place.textContent = value;
  };
  const isWriting = () => [...document.querySelectorAll("textarea")].some((area) => area.value !== area.defaultValue) || document.querySelector("details form input:checked:not([checked])");
  const follow = async () => {
    try {
      const response = await fetch(room.dataset.state, { cache: "no-store" });
      if (response.ok) {
        const state = await response.json();
        put("joined", state.joined);
        put("answered", state.answered);
        // What someone is writing is worth more than a fresh page.
        if (String(state.pulse) !== room.dataset.pulse && !isWriting()) return location.reload();
      }
    } catch { /* the network is away: the next turn will tell */ }
    setTimeout(follow, PACE);
  };
  setTimeout(follow, PACE);
}
