"use strict";
(() => {
  const form = document.getElementById("filters");
  const shown = document.getElementById("shown");
  const text = document.getElementById("text");
  const sections = Array.from(document.querySelectorAll("section"), (section) => ({
    section,
    count: section.querySelector(".count"),
    rows: Array.from(section.querySelectorAll("tbody tr"), (row) => ({
      row,
      text: row.textContent.toLocaleLowerCase(),
      problems: Array.from(row.querySelectorAll("li"), (item) => ({
        item,
        severity: item.className,
        check: item.querySelector("code").textContent,
      })),
    })),
  }));
  const total = sections.reduce((sum, each) => sum + each.rows.length, 0);

  function apply() {
    const wanted = Object.fromEntries(new FormData(form));
    const words = wanted.text.trim().toLocaleLowerCase();
    const any = Object.values(wanted).some((value) => value.trim() !== "");
    let visible = 0;
    for (const { section, count, rows } of sections) {
      const here =
        (!wanted.locale || section.dataset.locale === wanted.locale) &&
        (!wanted.document || section.dataset.document === wanted.document);
      let left = 0;
      for (const { row, text: content, problems } of rows) {
        let fits = false;
        for (const { item, severity, check } of problems) {
          const meant = (!wanted.severity || severity === wanted.severity) && (!wanted.check || check === wanted.check);
          item.hidden = !meant;
          fits ||= meant;
        }
        row.hidden = !(here && fits && (!words || content.includes(words)));
        left += row.hidden ? 0 : 1;
      }
      count.textContent = String(left);
      section.hidden = !here || (any && left === 0);
      visible += left;
    }
    shown.textContent = any ? `${visible} of ${total} messages shown` : `${total} messages with findings`;
  }

  function move(step) {
    const rows = sections.flatMap(({ rows }) => rows.map(({ row }) => row)).filter((row) => row.offsetParent !== null);
    const now = rows.indexOf(document.activeElement.closest("tr"));
    const next = now < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(now + step, 0), rows.length - 1);
    if (rows[next]) {
      rows[next].focus();
    }
  }

  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      form.reset();
      return;
    }
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.matches("input, select, button")) {
      return;
    }
    if (event.key === "/") {
      event.preventDefault();
      text.focus();
    } else if (event.key === "j") {
      move(1);
    } else if (event.key === "k") {
      move(-1);
    }
  });
  form.hidden = false;
  apply();
})();
