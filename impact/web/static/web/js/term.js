/* Shows what a marked word means beside it; without it, the word leads to its page. */

const GAP = 8;

function place(note, word) {
  if (matchMedia("(max-width: 40rem)").matches) return;
  const around = word.getBoundingClientRect();
  const { width, height } = note.getBoundingClientRect();
  const left = Math.min(Math.max(GAP, around.left), innerWidth - width - GAP);
  const isRoomBelow = around.bottom + GAP + height <= innerHeight;
  const top = isRoomBelow ? around.bottom + GAP : Math.max(GAP, around.top - height - GAP);
  note.style.setProperty("--note-left", `${left}px`);
  note.style.setProperty("--note-top", `${top}px`);
}

function enhance(word) {
  const note = word.nextElementSibling;
  if (!note?.showPopover) return;
  word.setAttribute("aria-expanded", "false");
  word.setAttribute("role", "button");
  note.addEventListener("toggle", (event) => {
    word.setAttribute("aria-expanded", String(event.newState === "open"));
  });
  let wasOpen = false;
  // A press outside closes the note before the click comes: pressing the word again closes it.
  word.addEventListener("pointerdown", () => { wasOpen = note.matches(":popover-open"); });
  const open = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button > 0) return;
    event.preventDefault();
    const isOpen = note.matches(":popover-open");
    if (isOpen || (wasOpen && event.detail > 0)) note.hidePopover();
    else {
      note.showPopover();
      place(note, word);
    }
    wasOpen = false;
  };
  word.addEventListener("click", open);
  word.addEventListener("keydown", (event) => event.key === " " && open(event));
}

document.querySelectorAll('[data-behavior~="term"]').forEach(enhance);
