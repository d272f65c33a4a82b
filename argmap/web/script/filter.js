// Filters and search. Values of one filter are alternatives, different filters must all agree.

const filters = new Map(); // name -> set of chosen values
let hits = new Set(); // ids that the search has found

const filtering = () => [...filters.values()].some((values) => values.size > 0);

// What an entry offers to each filter.
function offers(id, name) {
  const entry = entryOf(id);
  if (name === "kind") return entry.parts ?? [];
  if (name === "section") return entry.section ? [entry.section] : [];
  if (name === "speaker") return (entry.said ?? []).flatMap((one) => one.voices);
  if (name === "source") return (entry.said ?? []).map((one) => one.source).filter(Boolean);
  if (name === "relation") return (linksOf.get(id) ?? []).map((link) => link.rel);
  return [];
}

function passes(id) {
  if (!entryOf(id)?.card) return true;
  for (const [name, values] of filters) {
    if (values.size && !offers(id, name).some((one) => values.has(one))) return false;
  }
  return true;
}

function passesLink(link) {
  if (!link) return true;
  const relations = filters.get("relation");
  if (relations?.size && !relations.has(link.rel)) return false;
  return [...ends(link)].every(passes);
}

const cards = () => [...data.entries.keys()].filter((id) => entryOf(id).card);

// The lists of filters: for each value how many cards have it.
function listFilters() {
  const lists = Object.entries(data.filters).map(([name, { label, values }]) => {
    const counts = new Map();
    for (const id of cards()) {
      for (const value of new Set(offers(id, name))) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const rows = values.filter(([value]) => counts.has(value));
    if (rows.length < 2) return null;
    return make(
      "fieldset",
      {},
      make("legend", {}, label),
      ...rows.map(([value, text]) =>
        make(
          "label",
          {},
          make("input", {
            type: "checkbox",
            "data-filter": name,
            value,
            onchange: (event) => limit(name, value, event.target.checked),
          }),
          make("span", {}, text),
          make("span", { class: "muted" }, String(counts.get(value))),
        ),
      ),
    );
  });
  $("filter-lists").replaceChildren(...lists.filter(Boolean));
}

function limit(name, value, on) {
  if (!filters.has(name)) filters.set(name, new Set());
  if (on) filters.get(name).add(value);
  else filters.get(name).delete(value);
  mark();
  showFilters();
}

function showFilters() {
  countFolds();
  const all = cards();
  const left = { shown: all.filter(passes).length, all: all.length };
  $("filter-count").textContent = filtering() ? fill("page of-cards", left) : "";
  say($("filter-count").textContent);
  $("filter-open").classList.toggle("active", filtering());
  if (reading()) filterText();
}

// In the text, rows that don't pass are left out; in the outline they stay, pale, above those
// that do.
function filterText() {
  for (const row of document.querySelectorAll("#table-text tr[id]")) {
    row.hidden = !passes(row.id.slice(1));
  }
  const kept = new Set();
  for (const item of [...document.querySelectorAll("#tree-text li")].reverse()) {
    const id = item.querySelector(":scope > a")?.getAttribute("href").slice(2);
    const own = filtering() ? entryOf(id)?.card && passes(id) : true;
    if (own || kept.has(item)) kept.add(item.parentElement.closest("li"));
    item.hidden = !own && !kept.has(item);
    item.classList.toggle("pale", !own);
  }
}

function clearFilters() {
  filters.clear();
  for (const box of document.querySelectorAll("[data-filter]")) box.checked = false;
  mark();
  showFilters();
}

const search = $("search");
const results = $("results");
const SHOWN = 40;

let searched = null; // entry id -> what it says and what is said of it, made at the first search

function texts() {
  if (searched) return searched;
  searched = new Map();
  for (const [id, entry] of data.entries) {
    const said = (entry.said ?? []).flatMap((one) => [
      one.quote ?? "",
      ...one.who.map(([, name]) => name),
    ]);
    const around = plain([id, ...(entry.tags ?? []), ...said].join("\n"));
    searched.set(id, [plain(entry.text), around]);
  }
  return searched;
}

function seek() {
  const wanted = plain(search.value).split(/\s+/).filter(Boolean);
  const first = []; // what has all words in its own text comes before what has them elsewhere
  const then = [];
  for (const [id, [text, around]] of wanted.length ? texts() : []) {
    if (wanted.every((word) => text.includes(word))) first.push(id);
    else if (wanted.every((word) => text.includes(word) || around.includes(word))) then.push(id);
  }
  hits = new Set([...first, ...then]);
  mark();
  countFolds();
  results.hidden = wanted.length === 0;
  const shown = [...hits].slice(0, SHOWN);
  results.replaceChildren(
    ...shown.map((id) => make("li", {}, way(id))),
    make(
      "li",
      { class: "small" },
      hits.size ? fill("page found", { n: hits.size }) : words["page found-nothing"],
    ),
  );
  say(hits.size ? fill("page found", { n: hits.size }) : wanted.length ? words["page found-nothing"] : "");
}

function endSearch() {
  search.value = "";
  seek();
}

search.addEventListener("input", seek);
search.addEventListener("keydown", (event) => {
  if (event.key === "Enter" || event.key === "ArrowDown") {
    event.preventDefault();
    const first = results.querySelector("button");
    if (event.key === "Enter") first?.click();
    else first?.focus();
  } else if (event.key === "Escape") {
    event.stopPropagation();
    endSearch();
    (reading() ? $("text") : stage).focus({ preventScroll: true });
  }
});
results.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Escape") {
    event.stopPropagation();
    endSearch();
    search.focus();
  }
  if (!step) return;
  event.preventDefault();
  const all = [...results.querySelectorAll("button")];
  const next = all.indexOf(document.activeElement) + step;
  if (next < 0) search.focus();
  else all[next]?.focus();
});
results.addEventListener("click", (event) => {
  if (!event.target.closest("button")) return;
  before = search; // where the focus returns to when the panel closes
  panel.focus();
  results.hidden = true;
});
search.parentElement.addEventListener("focusout", (event) => {
  if (event.relatedTarget && !search.parentElement.contains(event.relatedTarget)) {
    results.hidden = true;
  }
});
search.addEventListener("focus", () => {
  if (search.value) results.hidden = false;
});
document.addEventListener("pointerdown", (event) => {
  if (!event.target.closest(".search")) results.hidden = true;
});
