// Answering by keyboard: 0 to 4 choose a level, N chooses « je ne sais pas », Enter goes on.
// In a page of several questions, the keys act on the question in view or in use.
const UNSURE = "nsp";

const isTyping = (target) =>
  target.matches("textarea, select, input:not([type=radio])") || target.isContentEditable;

const questionInUse = (form, target) =>
  target.closest(".question") ?? (form.querySelectorAll(".question").length === 1 ? form.querySelector(".question") : null);

const choose = (question, value) => {
  const radio = question.querySelector(`.level input[value="${value}"]`);
  if (!radio) return false;
  radio.checked = true;
  radio.focus();
  radio.dispatchEvent(new Event("change", { bubbles: true }));
  return true;
};

for (const form of document.querySelectorAll('[data-behavior="rating"]')) {
  for (const hint of form.querySelectorAll("[data-keys]")) hint.hidden = false;

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const key = event.key.toLowerCase();
    const value = key === "n" ? UNSURE : /^\d$/.test(key) ? key : null;
    const question = value && questionInUse(form, event.target);
    if (question && choose(question, value)) event.preventDefault();
    if (event.key === "Enter" && !value && event.target === document.body) form.querySelector("button[type=submit]")?.click();
  });
}
