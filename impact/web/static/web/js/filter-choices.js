/* Finds a box among many by typing a part of its name; without it, the lists simply unfold. */

const fold = (text) => text.normalize("NFD").replace(/\p{Diacritic}/gu, "").toLowerCase();

function enhance(choices) {
  const { search, input, told } = searchBox(choices);
  const regions = [...choices.querySelectorAll("details")];
  const unfolded = new Map(regions.map((region) => [region, region.open]));

  input.addEventListener("input", () => {
    const wanted = fold(input.value.trim());
    const found = regions.filter((region) => filterRegion(region, wanted, unfolded.get(region)));
    told.textContent = wanted && found.length === 0 ? choices.dataset.none : "";
  });
  // Enter looks for a name; it does not send the form.
  input.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  choices.prepend(search);
}

function searchBox(choices) {
  const search = document.createElement("div");
  search.className = "folded-choices__search";
  const label = document.createElement("label");
  const input = document.createElement("input");
  const told = document.createElement("p");
  label.textContent = choices.dataset.label;
  input.type = "search";
  input.id = label.htmlFor = `${choices.id}_search`;
  input.autocomplete = "off";
  told.setAttribute("role", "status");
  search.append(label, input, told);
  return { search, input, told };
}

/* Shows what is wanted of a region; what is checked never hides. Says whether anything is left. */
function filterRegion(region, wanted, wasOpen) {
  const isWhole = fold(region.querySelector("summary").textContent).includes(wanted);
  const items = [...region.querySelectorAll("li")];
  const isFound = (item) => fold(item.textContent).includes(wanted);
  const isChecked = (item) => item.querySelector(":checked") !== null;
  for (const item of items) item.hidden = !isWhole && !isFound(item) && !isChecked(item);
  region.hidden = items.every((item) => item.hidden);
  region.open = wanted ? items.some(isFound) : wasOpen || items.some(isChecked);
  return !region.hidden;
}

for (const choices of document.querySelectorAll('[data-behavior~="filter-choices"]')) enhance(choices);
