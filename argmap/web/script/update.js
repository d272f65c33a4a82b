// A map that has changed: the page shows it anew, and its reader stays where they are.

// Takes what a host tells of the map as it is now; what it has no more is dropped.
function renew(update) {
  if (update.digest === data.digest) return;
  const place = whereabouts();
  for (const _ of data.paints) document.styleSheets[0].deleteRule(0);
  data = { ...keyed(update), words };
  for (const known of [byLink, linksOf, undercutters]) known.clear();
  connect();
  paint();
  searched = null;
  if (!entryOf(chosen)) chosen = null;
  chosenLink = data.links.find((one) => one.id === chosenLink?.id) ?? null;
  for (const id of [...folded, ...unfolded]) {
    if (data.sections.has(id)) continue;
    folded.delete(id);
    unfolded.delete(id);
  }
  entitle();
  listViews();
  renewFilters();
  renewPicture(place);
  renewPanel();
  if (search.value) {
    const { hidden } = results;
    seek();
    results.hidden = hidden;
  }
  place.focus();
  say(words["page changed"]);
}

// What has to be found again in the new picture.
function whereabouts() {
  const focused = document.activeElement;
  const group = picture?.contains(focused) ? focused.closest("[data-e], [data-s]") : null;
  const { e, s } = group?.dataset ?? {};
  const box = focused?.dataset.filter ? { ...focused.dataset, value: focused.value } : null;
  const tab = focused?.dataset.view;
  return {
    reading: reading() && data.views.length > 0,
    scrolled: $("text").scrollTop,
    marks: landmarks(),
    focus() {
      if (e && boxes.has(e)) {
        find(e);
        walked = e; // it need not be revealed
        groupOf(e)?.focus({ preventScroll: true });
      } else if (s) {
        const part = parts.find((one) => one.told.section === s);
        (part?.hidden ? part.stub : part?.pill)?.focus({ preventScroll: true });
      } else if (tab) document.querySelector(`[data-view="${tab}"]`)?.focus();
      else if (box) {
        const found = [...document.querySelectorAll(`[data-filter="${box.filter}"]`)];
        found.find((one) => one.value === box.value)?.focus({ preventScroll: true });
      }
      if (focused !== document.body && document.activeElement === document.body) {
        (reading() ? $("text") : stage).focus({ preventScroll: true });
      }
    },
  };
}

// The entries in sight with their places on the screen: what is chosen, then from the middle on.
function landmarks() {
  if (!picture || reading()) return [];
  const { wide, high } = room();
  const found = [];
  for (const [id, box] of boxes) {
    const x = box.x * at.k + at.x;
    const y = box.y * at.k + at.y;
    const [w, h] = [box.width * at.k, box.height * at.k];
    if (x > wide || y > high || x + w < 0 || y + h < 0) continue;
    const far = id === chosen ? -1 : Math.hypot(x + w / 2 - wide / 2, y + h / 2 - high / 2);
    found.push({ id, x, y, far });
  }
  return found.sort((a, b) => a.far - b.far);
}

function renewPicture(place) {
  const last = view?.name;
  const named = (name) => data.views.some((one) => one.name === name);
  if (data.views.length === 0) {
    picture?.remove();
    view = picture = null;
    parts = [];
    boxes = new Map();
    return turnTo("text");
  }
  document.body.classList.toggle("reading", place.reading);
  openView(named(last) ? last : data.views[0].name);
  turnTo(place.reading ? "text" : view.name);
  $("text").scrollTop = place.scrolled;
  if (place.reading) return;
  if (view.name !== last) return begin();
  cancelAnimationFrame(gliding);
  const mark = place.marks.find((one) => boxes.has(one.id));
  if (mark) {
    const box = boxes.get(mark.id);
    at.x = mark.x - box.x * at.k;
    at.y = mark.y - box.y * at.k;
  }
  draw();
}

// The panel shows what it has shown, from the same line on.
function renewPanel() {
  if (panel.hidden) return;
  if (!chosen && !chosenLink) return clear();
  const { scrollTop } = panel;
  const ways = () => [...panel.querySelectorAll("button, a, summary")];
  const number = ways().indexOf(document.activeElement);
  if (chosen) showEntry(chosen);
  else showLink(chosenLink);
  panel.scrollTop = scrollTop;
  if (number >= 0) ways()[number]?.focus({ preventScroll: true });
}

// Filters whose values are offered no more are dropped.
function renewFilters() {
  listFilters();
  const all = [...document.querySelectorAll("[data-filter]")];
  for (const [name, values] of filters) {
    const offered = all.filter((one) => one.dataset.filter === name).map((one) => one.value);
    filters.set(name, new Set(offered.filter((value) => values.has(value))));
  }
  for (const box of all) box.checked = filters.get(box.dataset.filter)?.has(box.value) ?? false;
  showFilters();
}

function entitle() {
  document.title = data.title;
  const titles = document.querySelector(".titles");
  const short = make("p", { class: "short", title: data.summary }, data.summary);
  titles.replaceChildren(make("h1", {}, data.title), make("p", {}, data.about));
  for (const old of document.querySelectorAll("#text > p:not(.note)")) old.remove();
  if (!data.summary) return;
  titles.append(short);
  $("tree-text").before(make("p", {}, data.summary));
}

// The buttons of the views; that of the text is there always, and the last.
function listViews() {
  const row = document.querySelector("nav");
  const had = new Map([...row.children].map((one) => [one.dataset.view, one]));
  const shown = data.views.map(({ name, label }) => {
    const turn = () => turnTo(name);
    const made = () => make("button", { type: "button", "data-view": name, onclick: turn }, label);
    return had.get(name) ?? made();
  });
  row.replaceChildren(...shown, had.get("text"));
}
