/* Suggestions under the search box, by the combobox pattern; without it, the box simply searches. */

const PAUSE = 140;

function enhance(form) {
  const input = form.querySelector("input[type=search]");
  const list = document.createElement("ul");
  const told = document.createElement("p");
  list.className = "suggestions";
  list.id = `${input.id}-suggestions`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.querySelector("label").textContent);
  list.hidden = true;
  told.className = "visually-hidden";
  told.setAttribute("role", "status");
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");
  input.parentElement.after(list, told);

  let waiting = 0;
  let asked = null;
  let here = -1;

  const options = () => [...list.children];

  function close() {
    list.hidden = true;
    here = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function point(place) {
    const all = options();
    here = all.length ? (place + all.length) % all.length : -1;
    all.forEach((option, rank) => option.setAttribute("aria-selected", String(rank === here)));
    if (here >= 0) input.setAttribute("aria-activedescendant", all[here].id);
  }

  function show(suggestions) {
    list.replaceChildren(...suggestions.map((one, rank) => option(one, `${list.id}-${rank}`)));
    const some = suggestions.length > 0;
    list.hidden = !some;
    input.setAttribute("aria-expanded", String(some));
    input.removeAttribute("aria-activedescendant");
    here = -1;
    told.textContent = some ? `${suggestions.length} ${form.dataset.some}` : form.dataset.none;
  }

  async function ask() {
    const words = input.value.trim();
    asked?.abort();
    if (words.length < 2) return close();
    asked = new AbortController();
    try {
      const address = `${form.dataset.suggestions}?q=${encodeURIComponent(words)}`;
      const response = await fetch(address, { signal: asked.signal });
      if (response.ok) show((await response.json()).suggestions);
    } catch {
      close();
    }
    return undefined;
  }

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (list.hidden) {
      return;
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const down = event.key === "ArrowDown";
      point(here < 0 ? (down ? 0 : -1) : here + (down ? 1 : -1));
    } else if (event.key === "Enter" && here >= 0) {
      event.preventDefault();
      location.assign(options()[here].dataset.address);
    }
  });
  input.addEventListener("blur", () => setTimeout(close, 150));
  // The box keeps the focus while one points at a suggestion.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const chosen = event.target.closest("li");
    if (chosen) location.assign(chosen.dataset.address);
  });
}

function option(one, id) {
  const item = document.createElement("li");
  const kind = document.createElement("span");
  item.id = id;
  item.dataset.address = one.address;
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  kind.textContent = one.kind;
  item.append(one.title, " ", kind);
  return item;
}

document.querySelectorAll("[data-behavior~=suggestions]").forEach(enhance);
