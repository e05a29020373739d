// Shows a text as its page will, while it is typed; the server draws it, as it does without scripts.
const PAUSE = 500;

function enhance(preview) {
  const source = document.getElementById(preview.dataset.source);
  if (!source) return;
  const shown = preview.querySelector(".prose");
  const token = source.form.querySelector("[name=csrfmiddlewaretoken]").value;
  let waiting = 0;
  let asked = 0;

  async function draw() {
    const rank = (asked += 1);
    const typed = new FormData();
    typed.set("body", source.value);
    typed.set("csrfmiddlewaretoken", token);
    try {
      const answer = await fetch(preview.dataset.address, { method: "POST", body: typed, credentials: "same-origin" });
      // An answer that comes late must not replace a newer one.
      if (answer.ok && rank === asked) shown.innerHTML = await answer.text();
    } catch {
      // What is shown is old by a few words; the next one typed asks again.
    }
  }

  preview.hidden = false;
  source.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(draw, PAUSE);
  });
  draw();
}

for (const preview of document.querySelectorAll('[data-behavior="preview"]')) enhance(preview);
