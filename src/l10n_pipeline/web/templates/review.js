"use strict";
// The page works without this. With it, texts are checked while they are typed, keys do what buttons do, and a text
// that was not saved is still there when the page is opened again.
(() => {
  const PAUSE = 400;
  // Milliseconds in which nobody has read a text: a key pressed twice would accept the next one unseen.
  const UNREAD = 500;
  // A browser may be told to keep nothing; then every attempt is an error.
  const store = (act) => {
    try {
      return act(localStorage);
    } catch {
      return null;
    }
  };
  const { saved } = document.body.dataset;
  if (saved) {
    store((kept) => kept.removeItem(saved));
    // Told once: whoever loads the page again may have typed something new by then.
    const address = new URL(location.href);
    address.searchParams.delete("saved");
    address.searchParams.delete("told");
    history.replaceState(null, "", address);
  }
  const form = document.getElementById("form");
  if (!form) {
    return;
  }
  const fields = Array.from(form.querySelectorAll("textarea"));
  const checks = document.getElementById("checks");
  const unsaved = document.getElementById("unsaved");
  const { key } = form.dataset;
  const { revision } = form.elements;
  const opened = performance.now();
  const reasons = new Map();
  let waiting = 0;
  let asked = new AbortController();

  function showButtons() {
    for (const button of document.querySelectorAll(".insert, .find")) {
      button.hidden = false;
    }
  }

  // What is found is told anew: a reason that somebody is writing stays, and so does the focus.
  function tell(...found) {
    const focus = document.activeElement;
    const about = checks.contains(focus) ? focus.closest("details")?.dataset.check : null;
    checks.replaceChildren(...found);
    checks.removeAttribute("aria-busy");
    showButtons();
    putReasons();
    const details = Array.from(checks.querySelectorAll("details")).find((each) => each.dataset.check === about);
    if (details && focus.matches("input")) {
      details.open = true;
      details.querySelector("input").focus();
      details.querySelector("input").setSelectionRange(focus.selectionStart, focus.selectionEnd);
    } else if (details) {
      details.querySelector("summary").focus();
    }
  }

  function putReasons() {
    const put = new Set();
    for (const input of checks.querySelectorAll(".reason")) {
      const reason = reasons.get(input.name);
      if (reason && !put.has(input.name)) {
        put.add(input.name);
        input.value = reason;
        input.closest("details").open = true;
      }
    }
  }

  async function check() {
    asked.abort();
    asked = new AbortController();
    const body = new URLSearchParams(fields.map((field) => ["target", field.value]));
    try {
      const answer = await fetch(form.dataset.check, { method: "POST", body, signal: asked.signal });
      if (!answer.ok) {
        throw new Error(answer.statusText);
      }
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      tell(...page.body.childNodes);
    } catch (error) {
      if (error.name !== "AbortError") {
        tell("This text could not be checked: “l10n review” may have been stopped. Your browser keeps what you typed.");
      }
    }
  }

  function isSaved(field) {
    return field.value === field.dataset.saved.replace(/\r\n?/g, "\n");
  }

  function remember() {
    const same = fields.every(isSaved);
    if (same) {
      unsaved.hidden = true;
    }
    if (same && !reasons.size) {
      store((kept) => kept.removeItem(key));
    } else {
      const texts = fields.map((field) => field.value);
      store((kept) => kept.setItem(key, JSON.stringify({ texts, reasons: [...reasons], revision: revision.value })));
    }
  }

  function keep() {
    remember();
    checks.setAttribute("aria-busy", "true");
    clearTimeout(waiting);
    waiting = setTimeout(check, PAUSE);
  }

  function put(texts) {
    texts.forEach((text, form) => {
      fields[form].value = text;
    });
    keep();
  }

  function insert(text) {
    const field = fields.includes(lastField) ? lastField : fields[0];
    field.focus();
    field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
    keep();
  }

  let lastField = fields[0];
  for (const field of fields) {
    field.addEventListener("focus", () => {
      lastField = field;
    });
    field.addEventListener("input", keep);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) {
      return;
    }
    if (button.matches(".insert")) {
      insert(button.dataset.insert);
    } else if (button.matches(".find")) {
      const field = fields[Number(button.dataset.form)];
      field.focus();
      field.setSelectionRange(Number(button.dataset.start), Number(button.dataset.end));
    } else if (button.id === "discard") {
      put(fields.map((field) => field.dataset.saved));
      revision.value = revision.defaultValue;
      fields[0].focus();
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.isComposing) {
      return;
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (!event.repeat && performance.now() - opened > UNREAD) {
        form.requestSubmit(document.getElementById("accept"));
      }
    } else if (event.key === "Enter" && event.target.id === "name") {
      event.preventDefault();
      form.requestSubmit(document.getElementById("review"));
    } else if (event.altKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      document.getElementById(event.key === "ArrowDown" ? "next" : "previous")?.click();
    }
  });

  checks.addEventListener("input", (event) => {
    const { name, value } = event.target;
    if (value.trim()) {
      reasons.set(name, value);
    } else {
      reasons.delete(name);
    }
    remember();
  });
  // A reason that was put away again is not sent.
  checks.addEventListener("toggle", (event) => {
    const input = event.target.querySelector("input");
    input.disabled = !event.target.open;
    if (input.disabled && reasons.delete(input.name)) {
      remember();
    }
  }, true);

  let sending = false;
  form.addEventListener("submit", (event) => {
    if (sending) {
      event.preventDefault();
    }
    sending = true;
  });
  addEventListener("pageshow", () => {
    sending = false;
  });

  showButtons();
  for (const { name, value } of checks.querySelectorAll(".reason")) {
    if (value) {
      reasons.set(name, value);
    }
  }
  const before = store((kept) => JSON.parse(kept.getItem(key)));
  if (before && before.texts.length === fields.length) {
    const other = before.texts.some((text, form) => text !== fields[form].value);
    const askable = new Set(Array.from(checks.querySelectorAll(".reason"), (input) => input.name));
    const wanted = (before.reasons ?? []).filter(([name]) => other || askable.has(name));
    if (other || wanted.length) {
      // With the revision that it was made from: where the file has another one by now, saving shows both.
      revision.value = before.revision;
      wanted.forEach(([name, reason]) => reasons.set(name, reason));
      putReasons();
    } else {
      store((kept) => kept.removeItem(key));
    }
    if (other) {
      put(before.texts);
      unsaved.hidden = false;
    }
  }
  for (const mark of document.querySelectorAll(".rows .unsaved")) {
    mark.hidden = !store((kept) => kept.getItem(mark.dataset.key));
  }
  document.querySelector(".rows [aria-current]")?.scrollIntoView({ block: "nearest" });
})();
