// Keeps what one types as it is typed, so that a phone that sleeps loses nothing; the buttons do the same.
const PAUSE = 3000;

function enhance(form) {
  const told = document.createElement("p");
  told.className = "kept small soft";
  told.setAttribute("role", "status");
  form.append(told);
  let waiting = 0;

  async function keep() {
    const typed = new FormData(form);
    typed.set("geste", "auto");
    try {
      const answer = await fetch(form.action, { method: "POST", body: typed, credentials: "same-origin" });
      const clock = new Date().toLocaleTimeString("fr-CA", { hour: "2-digit", minute: "2-digit" });
      told.textContent = answer.status === 204 ? `${form.dataset.kept}, ${clock}` : form.dataset.lost;
    } catch {
      told.textContent = form.dataset.lost;
    }
  }

  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, PAUSE);
  });
  // Sent by a button: nothing more to keep behind its back.
  form.addEventListener("submit", () => clearTimeout(waiting));
}

for (const form of document.querySelectorAll('[data-behavior="keep"]')) enhance(form);
