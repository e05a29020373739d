// A button that prints the page: it stays hidden where no script runs, since it could do nothing.
for (const button of document.querySelectorAll('[data-behavior="print"]')) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
