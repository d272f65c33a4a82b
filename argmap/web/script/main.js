// The page begins: reads its data, opens the first view, and connects what can be pressed.

let data = null;
let words = {};

const reading = () => document.body.classList.contains("reading");

// Shows a view by name, or the text.
function turnTo(name) {
  const text = name === "text";
  const known = data.views.some((one) => one.name === name);
  if (!text && !known) return;
  const place = stage.parentElement;
  const within = place.contains(document.activeElement);
  document.body.classList.toggle("reading", text);
  if (text) {
    putText();
    filterText();
  } else if (view?.name !== name) {
    openView(name);
    begin();
    if (boxes.has(chosen)) bring(chosen);
  }
  for (const button of document.querySelectorAll("[data-view]")) {
    if (button.dataset.view === name) {
      button.setAttribute("aria-current", "true");
      button.scrollIntoView({ block: "nearest", inline: "nearest" });
    } else button.removeAttribute("aria-current");
  }
  remember();
  if (!text) redraw();
  const focused = document.activeElement;
  const lost = !place.contains(focused) || focused.getClientRects().length === 0;
  if (within && lost) (text ? $("text") : stage).focus({ preventScroll: true });
}

// The text of a large map is put in when it is wanted.
function putText() {
  for (const [name, text] of Object.entries(data.texts)) $(name).innerHTML = text;
  data.texts = {};
}

const READABLE = 0.6; // from this zoom on the letters of tables can be read

// Where a picture is first seen: all of it, tables from their top, and on a small screen the
// beginning.
function begin() {
  fit(false);
  if (!["tree", "graph"].includes(view.name) && at.k < 0.9) {
    const across = Math.min(1, (stage.clientWidth - 32) / size().wide);
    at.k = Math.max(at.k, across, READABLE);
    at.x = Math.max(at.k > across ? 0 : 16, (stage.clientWidth - size().wide * at.k) / 2);
    at.y = 0;
    return draw();
  }
  if (at.k >= 0.45 || stage.clientWidth > 700) return;
  const start = boxes.get(data.start) ?? [...boxes.values()][0];
  if (!start) return;
  show({ ...start, width: Math.min(start.width, 430) }, 0.8, false);
  at.y = 56 - start.y * at.k;
  redraw();
}

const THEMES = ["auto", "light", "dark"];

function turnTheme() {
  const root = document.documentElement;
  const now = THEMES.indexOf(root.dataset.theme ?? "auto");
  const next = THEMES[(now + 1) % THEMES.length];
  if (next === "auto") delete root.dataset.theme;
  else root.dataset.theme = next;
  $("theme").setAttribute("aria-label", `${words["page colours"]}: ${words[`page ${next}`]}`);
  $("theme").title = $("theme").getAttribute("aria-label");
}

function toggleFilters(on = $("filters").hidden) {
  const inside = $("filters").contains(document.activeElement);
  $("filters").hidden = !on;
  $("filter-open").setAttribute("aria-expanded", String(on));
  if (on) $("filters").querySelector("input")?.focus();
  else if (inside) $("filter-open").focus();
}

function toggleHelp(on) {
  const help = $("help");
  if (on) {
    help.showModal();
    $("help-close").focus();
  } else help.close();
}

// The rules of the paints come before all others.
function paint() {
  const style = document.styleSheets[0];
  data.paints.forEach((rule, number) => style.insertRule(`.p${number}{${rule}}`));
}

async function main() {
  data = await load($("data").textContent.trim());
  $("data").remove();
  words = data.words;
  connect();
  paint();
  watchers.push(refresh);
  document.body.classList.add("live");
  document.body.classList.remove("reading");
  for (const button of document.querySelectorAll("[data-view]")) {
    button.addEventListener("click", () => turnTo(button.dataset.view));
  }
  listFilters();
  $("zoom-in").addEventListener("click", () => zoom(1.4));
  $("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
  $("zoom-fit").addEventListener("click", () => fit());
  $("fold-all").addEventListener("click", () => {
    const on = !allFolded();
    unfolded.clear();
    for (const part of sections()) fold(part.told.section, on);
  });
  $("theme").addEventListener("click", turnTheme);
  $("panel-close").addEventListener("click", clear);
  $("filter-open").addEventListener("click", () => toggleFilters());
  $("filter-close").addEventListener("click", () => toggleFilters(false));
  $("filter-clear").addEventListener("click", clearFilters);
  $("help-open").addEventListener("click", () => toggleHelp(true));
  $("help-close").addEventListener("click", () => toggleHelp(false));
  const address = location.hash; // turning to a view writes it anew
  turnTo(data.views[0]?.name ?? "text");
  showFilters();
  follow(address);
  addEventListener("hashchange", () => follow(location.hash));
  addEventListener("beforeprint", () => (putText(), paper(true)));
  addEventListener("afterprint", () => paper(false));
  document.documentElement.dataset.ready = "true";
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (!link || !data) return;
  event.preventDefault();
  if (link.className === "skip") {
    turnTo("text");
    return $("text").focus();
  }
  choose(link.getAttribute("href").slice(2), { look: false });
  if (byKey(event)) panel.focus();
});

document.addEventListener("keydown", (event) => {
  if (!data || $("help").open || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") {
    if ($("filters").contains(document.activeElement)) toggleFilters(false);
    else clear();
    return;
  }
  if (event.target.closest("input")) return;
  const everywhere = $("keys").checked;
  if (everywhere && event.key === "/") {
    event.preventDefault();
    search.focus();
    search.select();
  } else if (everywhere && event.key === "?") toggleHelp(true);
  else if (!reading() && (everywhere || stage.contains(event.target))) zoomBy(event.key);
});

const opened = main();

opened.catch(() => {
  $("failed").hidden = false; // an old browser: the text is there, if the map is not too large
});
