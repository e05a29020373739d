// Arrow keys walk from one cell of a table to its neighbours; Home and End go to the ends of a row.
const moves = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

function walk(table) {
  const rows = [...table.querySelectorAll("tr")].map((row) => [...row.querySelectorAll("td a")]).filter((row) => row.length);
  table.addEventListener("keydown", (event) => {
    const from = rows.findIndex((row) => row.includes(event.target));
    if (from < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const column = rows[from].indexOf(event.target);
    const [down, right] = moves[event.key] ?? [0, 0];
    const target = event.key === "Home" ? rows[from][0]
      : event.key === "End" ? rows[from].at(-1)
      : (down || right) && rows[from + down]?.[column + right];
    if (!target) return;
    event.preventDefault();
    target.focus();
    target.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
}

document.querySelectorAll('[data-behavior~="walk-cells"]').forEach(walk);
