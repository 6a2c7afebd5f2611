"use strict";
// Filters rows by words, commune, state and finding. Without it the page shows everything.
document.body.classList.add("live");
const form = document.querySelector("form");
const rows = [...document.querySelectorAll("tr[data-all]")];
const told = form.querySelector("output");
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const words = rows.map((row) => fold(row.textContent));
function apply() {
  const asked = fold(form.q.value).split(/\s+/).filter(Boolean);
  let shown = 0;
  rows.forEach((row, at) => {
    const fits = asked.every((word) => words[at].includes(word))
      && (!form.commune.value || row.dataset.commune === form.commune.value)
      && (!form.state.value || row.dataset.state === form.state.value)
      && (!form.code.value || !("code" in row.dataset) || row.dataset.code === form.code.value);
    row.hidden = !fits;
    shown += fits;
  });
  told.textContent = told.dataset.said.replace("#", shown);
  document.querySelectorAll("svg path").forEach((path) => path.classList.toggle("on", Boolean(form.commune.value) && path.dataset.commune === form.commune.value));
}
form.addEventListener("input", apply);
form.addEventListener("reset", () => setTimeout(apply));
form.addEventListener("submit", (event) => event.preventDefault());
document.querySelectorAll("svg path").forEach((path) => path.addEventListener("click", () => {
  if (!path.dataset.commune) return;
  form.commune.value = form.commune.value === path.dataset.commune ? "" : path.dataset.commune;
  apply();
}));
apply();
