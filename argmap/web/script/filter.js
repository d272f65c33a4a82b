// Filters and search. Values of one filter are alternatives, different filters must all agree.

const filters = new Map(); // name -> set of chosen values
let hits = new Set(); // ids that the search has found

const filtering = () => [...filters.values()].some((values) => values.size > 0);

// What an entry offers to each filter.
function offers(id, name) {
  const entry = data.entries[id];
  if (name === "kind") return entry.parts ?? [];
  if (name === "section") return entry.section ? [entry.section] : [];
  if (name === "speaker") return (entry.said ?? []).flatMap((one) => one.voices);
  if (name === "source") return (entry.said ?? []).map((one) => one.source).filter(Boolean);
  if (name === "relation") return (linksOf.get(id) ?? []).map((link) => link.rel);
  return [];
}

function passes(id) {
  if (!data.entries[id]?.card) return true;
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

// The lists of filters: for each value how many cards have it.
function listFilters() {
  const cards = Object.keys(data.entries).filter((id) => data.entries[id].card);
  const lists = Object.entries(data.filters).map(([name, { label, values }]) => {
    const counts = new Map();
    for (const id of cards) {
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
  const cards = Object.keys(data.entries).filter((id) => data.entries[id].card);
  const left = cards.filter(passes).length;
  $("filter-count").textContent = filtering()
    ? fill("page of-cards", { shown: left, all: cards.length })
    : "";
  $("filter-open").classList.toggle("active", filtering());
  $("filter-clear").disabled = !filtering();
  for (const row of document.querySelectorAll("[data-row]")) {
    row.hidden = filtering() && !passes(row.dataset.row);
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

let searched = null; // entry id -> its text for searching, made at the first search

function texts() {
  if (searched) return searched;
  searched = new Map();
  for (const [id, entry] of Object.entries(data.entries)) {
    const said = (entry.said ?? []).flatMap((one) => [
      one.quote ?? "",
      ...one.who.map(([, name]) => name),
    ]);
    searched.set(id, plain([id, entry.text, ...(entry.tags ?? []), ...said].join("\n")));
  }
  return searched;
}

function seek() {
  const wanted = plain(search.value).split(/\s+/).filter(Boolean);
  hits = new Set();
  if (wanted.length) {
    for (const [id, text] of texts()) if (wanted.every((word) => text.includes(word))) hits.add(id);
  }
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
    if (search.value) endSearch();
    else search.blur();
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
  if (event.target.closest("button")) results.hidden = true;
});
search.addEventListener("focus", () => {
  if (search.value) results.hidden = false;
});
document.addEventListener("pointerdown", (event) => {
  if (!event.target.closest(".search")) results.hidden = true;
});
