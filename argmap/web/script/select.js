// What is chosen, searched for and filtered, and how that shows in the picture.

let chosen = null; // the id of an entry
let chosenLink = null; // a link

// Marks the groups below a root by what is chosen, found and filtered.
function mark(root = picture) {
  if (!root) return;
  const near = neighbourhood();
  const limited = filtering();
  picture.classList.toggle("limited", limited || near !== null);
  for (const group of root.querySelectorAll("[data-e], [data-l]")) {
    const { e, l } = group.dataset;
    const link = l ? data.links[l] : null;
    const shown = !limited || (e ? passes(e) : passesLink(link));
    const close = !near || (e ? isNear(near, e, group) : near.links.has(link));
    group.classList.toggle("dim", !shown || !close);
    if (e) {
      group.classList.toggle("chosen", e === chosen);
      group.classList.toggle("hit", hits.has(e));
      if (group.hasAttribute("tabindex")) group.setAttribute("tabindex", shown ? "0" : "-1");
    }
  }
}

// A document is near to what stands in it, but as a voice only to what it says itself.
const isNear = (near, id, group) =>
  near.ids.has(id) || (near.sources.has(id) && !group.classList.contains("voice"));

// The entries and links around what is chosen; of a speaker or a source all that it says, and of a
// card also who says it, and in which documents.
function neighbourhood() {
  if (!chosen && !chosenLink) return null;
  const links = new Set(chosenLink ? [chosenLink] : (linksOf.get(chosen) ?? []));
  const ids = new Set(chosen ? [chosen] : []);
  const { said = [], holds = [] } = (chosen && entryOf(chosen)) || {};
  for (const [, id] of holds) ids.add(id);
  for (const one of said) for (const id of one.voices) ids.add(id);
  const sources = new Set(said.map((one) => one.source));
  for (const link of links) {
    for (const id of ends(link)) ids.add(id);
    if (link.rel === "undercuts" && byLink.has(link.to)) links.add(byLink.get(link.to));
  }
  const card = chosen && entryOf(chosen).card;
  const shown = card ? boxes.has(chosen) : [...ids].some((id) => boxes.has(id));
  return shown && ids.size + links.size > 1 ? { ids, links, sources } : null;
}

// Chooses an entry. Where it was not pointed at itself, the picture is moved to it (`look`).
function choose(id, { look = true } = {}) {
  if (!entryOf(id)) return;
  chosen = id;
  chosenLink = null;
  showEntry(id);
  if (look && !reading() && !boxes.has(id)) turnTo(home(id));
  remember();
  mark();
  if (!reading()) bring(id, look);
}

function bring(id, look = true) {
  const box = find(id);
  if (box && look) reveal(box);
  else if (box) nudge(box);
}

// The view that shows an entry which the one that is open has not; the graph has all cards.
const home = (id) =>
  data.views.find((one) => one.name === "graph" && holds(one, id))?.name ?? view.name;

const holds = (one, id) => one.parts.some((part) => part.cards.some(([card]) => card === id));

function chooseLink(link) {
  chosen = null;
  chosenLink = link;
  mark();
  showLink(link);
}

function clear() {
  const last = chosen;
  chosen = chosenLink = null;
  remember();
  mark();
  closePanel(last);
}

// The address of the page names the view and what is chosen, so that it can be passed on.
function remember() {
  const first = data.views[0]?.name;
  const shown = reading() ? "text" : view.name;
  const parts = shown === first ? [] : ["", shown];
  if (chosen) parts.push(chosen);
  const hash = parts.map(encodeURIComponent).join("/");
  try {
    history.replaceState(null, "", hash ? `#${hash}` : "#");
  } catch {
    // some viewers of mail forbid it
  }
}

// Follows the address: `#id`, `#/view`, `#/view/id`, or `#:id`, as the text has it.
function follow(address) {
  const parts = address.slice(1).split("/").map(safely);
  const id = parts.length === 1 ? parts[0].replace(/^:/, "") : parts[2];
  if (parts.length > 1 && parts[1]) turnTo(parts[1]);
  if (id) choose(id);
}

function safely(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// Clicks that come from the keyboard or a reader of the screen, not from a pointer.
const byKey = (event) => event.detail === 0;

stage.addEventListener("click", (event) => {
  if ((dragged && !byKey(event)) || event.target.closest(".tools")) return;
  const group = event.target.closest("[data-e], [data-l], [data-s]");
  if (!group) return clear();
  act(group, byKey(event));
});

function act(group, keyboard) {
  const { e, l, s } = group.dataset;
  if (e && entryOf(e)) {
    choose(e, { look: keyboard || group.classList.contains("stub") });
    if (keyboard) panel.focus();
  } else if (l) chooseLink(data.links[l]);
  else if (s && group.classList.contains("fold")) {
    fold(s, false);
    const part = parts.find((one) => one.told.section === s);
    const [left, top] = view.box;
    show({ ...part.box, x: part.box.x - left, y: part.box.y - top });
  } else if (s && group.classList.contains("section-name")) fold(s, true);
}

let walked = null; // where the arrow keys have led

stage.addEventListener("keydown", (event) => {
  if (event.target.closest(".tools") || event.ctrlKey || event.metaKey || event.altKey) return;
  const group = event.target.closest("[data-e], [data-s]");
  const { key } = event;
  if (group && (key === "Enter" || key === " ")) {
    event.preventDefault();
    return act(group, true);
  }
  if (key.startsWith("Arrow")) {
    event.preventDefault();
    const id = group?.dataset.e;
    if (id && entryOf(id)) return walk(id, key);
    const step = 60;
    at.x += { ArrowLeft: step, ArrowRight: -step }[key] ?? 0;
    at.y += { ArrowUp: step, ArrowDown: -step }[key] ?? 0;
    return redraw();
  }
});

function walk(id, key) {
  const ways = steps(id, key).filter(([to]) => boxes.has(to));
  if (ways.length === 0) return say(words["page no-further"]);
  const [to, link] = ways[0];
  walked = to;
  const box = find(to);
  reveal(box);
  mark();
  groupOf(to)?.focus({ preventScroll: true });
  say(saidLink(link));
}

stage.addEventListener("focusin", (event) => {
  const { target } = event;
  if (!picture.contains(target) || !target.matches(":focus-visible")) return;
  encircle(target);
  const id = target.dataset.e;
  if (id && boxes.has(id) && walked !== id) reveal(boxes.get(id));
  walked = null;
});
stage.addEventListener("focusout", () => ring.setAttribute("display", "none"));
watchers.push(() => ring.setAttribute("stroke-width", 3 / at.k));

function encircle(group) {
  const { x, y, width, height } = group.getBBox();
  const places = { x: x - 3, y: y - 3, width: width + 6, height: height + 6, display: "inline" };
  for (const [name, value] of Object.entries(places)) ring.setAttribute(name, value);
  ring.setAttribute("transform", group.getAttribute("transform") ?? "");
}

// Told to readers of the screen; a new element, so that what is said twice is heard twice.
function say(text) {
  $("said").replaceChildren(make("p", {}, text));
}
