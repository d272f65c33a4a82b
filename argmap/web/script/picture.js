// Pictures: one view is shown at a time. Its parts (sections, tiles) are put into the document
// when they come into sight. Seen from afar a section is a card with its name, a tile its cards'
// outlines.

const FAR = 0.3;
const AT_ONCE = 80; // cards put in in one frame, and the rest of their part
const WHOLE = 1500; // up to so many cards all of a picture is put in, if not at once
let view = null; // the view that is shown
let parts = []; // of the view: { told, box, place, stub, pill, in, hidden }
let boxes = new Map(); // entry id -> its rectangle in the picture
const folded = new Set(); // sections that the reader has folded
const unfolded = new Set(); // sections kept open though seen from afar

const ring = make("svg:rect", { class: "ring", rx: 9, display: "none" }); // around what has the focus

const rectangle = ([x, y, width, height]) => ({ x, y, width, height });

function openView(name) {
  view = data.views.find((one) => one.name === name) || data.views[0];
  parts = [];
  boxes = new Map();
  const [left, top, wide, high] = view.box;
  const few = view.parts.flatMap((part) => part.cards).length < 400;
  document.body.classList.toggle("tall", high > 1.2 * wide);
  picture?.remove();
  picture = make("svg:svg", {
    viewBox: view.box.join(" "),
    width: wide,
    height: high,
    role: "group",
    "aria-label": `${view.label}: ${view.about}`,
    class: few ? "few" : null,
  });
  const under = make("svg:g");
  const middle = make("svg:g");
  const over = make("svg:g");
  const folds = make("svg:g");
  under.innerHTML = view.under;
  over.innerHTML = view.over;
  picture.append(under, middle, over, folds, ring);
  for (const told of view.parts) {
    const part = { told, box: rectangle(told.box), place: make("svg:g"), in: false };
    part.stub = told.section ? foldCard(part) : outlines(part);
    middle.append(part.place);
    folds.append(part.stub);
    parts.push(part);
    for (const [id, ...box] of told.cards) {
      const own = rectangle(box);
      if (!boxes.has(id)) boxes.set(id, own);
    }
  }
  for (const box of boxes.values()) {
    box.x -= left;
    box.y -= top;
  }
  for (const pill of over.querySelectorAll(".section-name")) {
    const part = parts.find((one) => one.told.section === pill.dataset.s);
    if (part) part.pill = pill;
  }
  dress(under);
  dress(over);
  stage.prepend(picture);
  countFolds();
  showLegend();
  $("fold-all").hidden = sections().length === 0;
}

const sections = () => parts.filter((part) => part.told.section);

// The card that stands for a folded section: its name and how many cards it holds.
function foldCard(part) {
  const { told, box } = part;
  const { size, rows } = told;
  const middle = box.x + box.width / 2;
  let y = box.y + box.height / 2 - ((rows.length - 1) * 1.25 * size) / 2 - size * 0.2;
  const texts = rows.map((row, number) =>
    make(
      "svg:text",
      { x: middle, y: y + number * 1.25 * size, "font-size": size, "text-anchor": "middle" },
      row,
    ),
  );
  y += rows.length * 1.25 * size;
  const count = make("svg:text", {
    x: middle,
    y,
    "font-size": size * 0.62,
    "text-anchor": "middle",
    class: "count",
  });
  return make(
    "svg:g",
    {
      class: "fold",
      role: "button",
      tabindex: 0,
      "data-s": told.section,
      "aria-expanded": "false",
      display: "none",
    },
    make("svg:rect", { ...box, rx: size / 8, "stroke-width": size / 25 }),
    ...texts,
    count,
  );
}

// How many cards a folded section holds, and how many of them are left by the filters.
function countFolds() {
  for (const { told, stub } of sections()) {
    const ids = told.cards.map(([id]) => id).filter((id) => entryOf(id)?.card);
    const left = ids.filter((id) => passes(id) && (!hits.size || hits.has(id))).length;
    const all = many("cards", ids.length);
    const said =
      left < ids.length ? fill("page of-cards", { shown: left, all: ids.length }) : all;
    stub.querySelector(".count").textContent = said;
    stub.classList.toggle("dim", left === 0);
  }
}

// The outlines of a tile's cards, for a look from afar.
function outlines(part) {
  const d = part.told.cards.map(([, x, y, w, h]) => `M${x} ${y}h${w}v${h}h-${w}z`).join("");
  return make("svg:path", { class: "outlines", d, display: "none" });
}

// From afar pictures with many cards show less; small ones can always be shown whole.
const far = () => at.k < FAR && boxes.size > 60;

function isFolded(part) {
  if (printing) return false;
  if (!part.told.section) return far() && boxes.size > WHOLE;
  if (folded.has(part.told.section)) return true;
  return far() && sections().length > 2 && !unfolded.has(part.told.section);
}

// The size of the stage, read before anything is changed: afterwards it costs a layout.
const room = () => ({ wide: stage.clientWidth, high: stage.clientHeight });

function inSight(box, { wide, high }) {
  const [left, top] = view.box;
  const x = (box.x - left) * at.k + at.x;
  const y = (box.y - top) * at.k + at.y;
  const air = 200;
  return (
    x < wide + air &&
    y < high + air &&
    x + box.width * at.k > -air &&
    y + box.height * at.k > -air
  );
}

// Puts in what has come into sight, and folds what is seen from afar.
function refresh() {
  const seen = room();
  let spare = AT_ONCE;
  let waiting = false;
  for (const part of parts) {
    const hide = isFolded(part);
    if (hide !== part.hidden) turn(part, hide);
    if (hide || part.in || !inSight(part.box, seen)) continue;
    if (spare > 0) {
      putIn(part);
      spare -= part.told.cards.length;
    } else waiting = true;
  }
  $("fold-all").setAttribute("aria-pressed", String(allFolded()));
  if (waiting) redraw();
  else later();
}

// Shows a part as its fold or as itself; what had the focus passes it on.
function turn(part, hide) {
  const focused = document.activeElement;
  const had = [part.stub, part.place, part.pill].some((one) => one?.contains(focused));
  part.hidden = hide;
  part.stub.setAttribute("display", hide ? "inline" : "none");
  part.place.setAttribute("display", hide ? "none" : "inline");
  part.pill?.setAttribute("display", hide ? "none" : "inline");
  const next = part.told.section ? (hide ? part.stub : part.pill) : null;
  if (had) (next ?? stage).focus({ preventScroll: true });
}

function putIn(part) {
  if (part.in) return;
  part.place.innerHTML = part.told.svg;
  part.in = true;
  dress(part.place);
}

// When there is time, what is out of sight is put in too, so that the keyboard and readers of the
// screen meet all of the picture. Of a large one, what is out of sight is taken out instead.
let idle = 0;

function later() {
  clearTimeout(idle);
  idle = setTimeout(() => {
    if (boxes.size > WHOLE) return takeOut();
    const part = parts.find((one) => !one.in && !one.hidden);
    if (!part) return;
    putIn(part);
    later();
  }, 150);
}

function takeOut() {
  const seen = room();
  let left = WHOLE;
  for (const part of parts) {
    if (part.in) left -= part.told.cards.length;
  }
  for (const part of parts) {
    if (left > 0) return;
    if (!part.in || inSight(part.box, seen) || part.place.contains(document.activeElement)) continue;
    part.place.replaceChildren();
    part.in = false;
    left += part.told.cards.length;
  }
}

function putAllIn() {
  for (const part of parts) putIn(part);
}

let printing = false;
let legendOpen = false; // while it is not printed

// On paper the picture is whole, if it is not so large that nothing could be read, with its legend.
function paper(on) {
  const legend = $("legend");
  if (on) legendOpen = legend.open;
  legend.open = on || legendOpen;
  printing = on && boxes.size <= WHOLE;
  if (printing) putAllIn();
  if (picture) refresh();
}

const allFolded = () =>
  sections().length > 0 && sections().every((part) => folded.has(part.told.section));

function fold(id, on) {
  if (on) {
    folded.add(id);
    unfolded.delete(id);
  } else {
    folded.delete(id);
    unfolded.add(id);
  }
  redraw();
}

// Gives groups that were put in what readers of the screen and the keyboard need. What is
// written on a card is its name.
function dress(root) {
  for (const group of root.querySelectorAll("[data-e]")) {
    const id = group.dataset.e;
    if (!entryOf(id)) continue;
    const mark = group.querySelector("title"); // a sign of an entry that stands elsewhere in words
    group.setAttribute("role", mark ? "img" : "button");
    if (mark) continue;
    group.setAttribute("tabindex", "0");
    group.setAttribute("aria-description", bearing(id));
  }
  for (const group of root.querySelectorAll(".link[data-l]")) {
    group.setAttribute("role", "img");
    group.setAttribute("aria-label", saidLink(data.links[group.dataset.l]));
  }
  for (const pill of root.querySelectorAll(".section-name[data-s]")) {
    pill.setAttribute("role", "button");
    pill.setAttribute("tabindex", "0");
    pill.setAttribute("aria-expanded", "true");
    pill.setAttribute("aria-description", words["page fold"]);
  }
  mark(root);
}

// The group that shows an entry, where it is put in.
const groupOf = (id) => picture.querySelector(`[data-e="${CSS.escape(id)}"]:not(.stub)`);

// The rectangle of an entry in the picture; its part is put in and unfolded.
function find(id) {
  const part = parts.find((one) => one.told.cards.some(([card]) => card === id));
  if (!part) return null;
  putIn(part);
  if (part.told.section && folded.has(part.told.section)) fold(part.told.section, false);
  return boxes.get(id);
}

function showLegend() {
  const list = $("legend-list");
  list.replaceChildren(
    ...view.legend.map(({ svg, wide, says }) => {
      const sample = make("svg:svg", {
        viewBox: `-1 -9 ${wide + 2} 18`,
        width: wide + 2,
        height: 18,
        "aria-hidden": "true",
      });
      sample.innerHTML = svg;
      return make("li", {}, sample, make("span", {}, says));
    }),
  );
  $("legend").hidden = view.legend.length === 0;
}
