/* Many boxes to pick: all at once, a run of them with Shift, and how many are picked. */

function enhance(form) {
  const boxes = [...form.querySelectorAll('input[type="checkbox"][name="choisies"]')];
  const count = form.querySelector("[data-count]");
  const { label, all } = boxForAll(form.dataset.all);
  let last = null;

  const tell = () => {
    const picked = boxes.filter((box) => box.checked).length;
    count.textContent = picked ? String(picked) : "";
    all.checked = picked === boxes.length;
    all.indeterminate = picked > 0 && picked < boxes.length;
  };
  form.addEventListener("click", (event) => {
    const box = event.target;
    if (!boxes.includes(box)) return;
    if (event.shiftKey && last) pickRun(boxes, last, box);
    last = box;
  });
  form.addEventListener("change", (event) => {
    if (event.target === all) for (const box of boxes) box.checked = all.checked;
    tell();
  });
  form.querySelector("table").parentElement.before(label);
  tell();
}

function boxForAll(words) {
  const label = document.createElement("label");
  const all = document.createElement("input");
  label.className = "choice pick-all";
  all.type = "checkbox";
  label.append(all, words);
  return { label, all };
}

function pickRun(boxes, from, to) {
  const [start, end] = [boxes.indexOf(from), boxes.indexOf(to)].sort((a, b) => a - b);
  for (const box of boxes.slice(start, end + 1)) box.checked = to.checked;
}

for (const form of document.querySelectorAll('[data-behavior~="pick-many"]')) enhance(form);
