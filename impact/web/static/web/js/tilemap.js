/**
 * The tile map from the keyboard: one stop for the whole map, then the arrows go from tile to tile.
 * Without this script every tile is a plain link, and a link passes the map.
 */
const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function placeOf(tile) {
  const row = Number(tile.dataset.row);
  return [Number(tile.dataset.column) + (row % 2) / 2, row];
}

/** The tile one meets first in a direction: straight on before sideways, near before far. */
function next(tiles, here, [dx, dy]) {
  const [x, y] = placeOf(here);
  let best = null;
  let bestCost = Infinity;
  for (const tile of tiles) {
    const [tx, ty] = placeOf(tile);
    const ahead = (tx - x) * dx + (ty - y) * dy;
    const aside = Math.abs((tx - x) * dy) + Math.abs((ty - y) * dx);
    const cost = ahead + aside * (dy ? 1.1 : 3);
    if (ahead > 0 && cost < bestCost) [best, bestCost] = [tile, cost];
  }
  return best;
}

function rove(map) {
  const tiles = [...map.querySelectorAll("a[data-column]")];
  const stop = (tile) => {
    for (const other of tiles) other.setAttribute("tabindex", other === tile ? "0" : "-1");
  };
  if (!tiles.length) return;
  stop(tiles[0]);
  map.addEventListener("focusin", (event) => {
    const tile = event.target.closest("a[data-column]");
    if (tile) stop(tile);
  });
  map.addEventListener("keydown", (event) => {
    const tile = event.target.closest("a[data-column]");
    const direction = DIRECTIONS[event.key];
    if (!tile || !direction || event.altKey || event.ctrlKey || event.metaKey) return;
    const other = next(tiles, tile, direction);
    if (other) other.focus();
    event.preventDefault();
  });
}

for (const map of document.querySelectorAll('[data-behavior~="tilemap"]')) rove(map);
