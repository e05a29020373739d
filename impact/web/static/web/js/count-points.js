/* Says how many points are left while they are shared out; the server counts them again. */

function enhance(ballot) {
  const told = document.createElement("p");
  told.className = "ballot__left";
  told.setAttribute("role", "status");
  const fields = [...ballot.querySelectorAll("input[type=number]")];
  const count = () => {
    const given = fields.reduce((sum, field) => sum + (Number.parseInt(field.value, 10) || 0), 0);
    told.textContent = `${ballot.dataset.left} ${Number(ballot.dataset.points) - given}`;
  };
  ballot.addEventListener("input", count);
  ballot.append(told);
  count();
}

document.querySelectorAll('[data-behavior="count-points"]').forEach(enhance);
