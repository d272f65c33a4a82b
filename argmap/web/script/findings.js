// Findings, listed below the picture; each can point to its entry, and to its lines in the file.

const ROUND = "M10 2.5a7.5 7.5 0 1 1 0 15a7.5 7.5 0 0 1 0-15";
const SIGNS = {
  error: `${ROUND}M7.4 7.4l5.2 5.2M12.6 7.4l-5.2 5.2`,
  warning: "M10 3l7.6 13.4H2.4zM10 8v4M10 14.2v.1",
  info: `${ROUND}M10 9.2v4.6M10 6.3v.1`,
  none: "M4 10.6l4.2 4.2L16 5.6",
};
let findings = [];
let unseen = new Set(); // those that have come above what the reader sees of the list

const sign = (severity) =>
  make(
    "svg:svg",
    { viewBox: "0 0 20 20", "aria-hidden": "true", class: `sign ${severity}` },
    make("svg:path", { d: SIGNS[severity] }),
  );

const severities = () => ({
  error: [words["page error"], (n) => many("page errors", n)],
  warning: [words["page warning"], (n) => many("page warnings", n)],
  info: [words["page info"], (n) => many("page infos", n)],
});

// How many findings there are of each severity, in words; of severities without any nothing.
function tally() {
  return Object.entries(severities())
    .map(([severity, [, counted]]) => {
      const count = findings.filter((one) => one.severity === severity).length;
      return [severity, count, counted(count)];
    })
    .filter(([, count]) => count > 0);
}

const summed = () => tally().map(([, , said]) => said).join(", ") || words["page no-findings"];

// The button that opens the list, and the list, empty.
function placeFindings() {
  const open = make("button", {
    type: "button",
    id: "findings-open",
    "aria-expanded": "false",
    "aria-controls": "findings",
    onclick: () => toggleFindings(),
  });
  $("theme").before(open);
  const close = $("panel-close").cloneNode(true);
  close.id = "findings-close";
  close.addEventListener("click", () => toggleFindings(false));
  const drawer = make(
    "section",
    { id: "findings", "aria-labelledby": "findings-title", hidden: true },
    make(
      "div",
      { class: "head" },
      make("h2", { id: "findings-title" }, words["page findings"]),
      make("p", { id: "findings-count", class: "small" }),
      make("button", { type: "button", id: "findings-above", hidden: true, onclick: seeAbove }),
      close,
    ),
    make("ul", { id: "findings-list", role: "list" }),
  );
  drawer.addEventListener("keydown", moveAmong);
  drawer.addEventListener("scroll", showAbove);
  document.querySelector("main").after(drawer);
  showTally();
}

function toggleFindings(on = $("findings").hidden) {
  const inside = $("findings").contains(document.activeElement);
  $("findings").hidden = !on;
  $("findings-open").setAttribute("aria-expanded", String(on));
  if (on) ($("findings-list").querySelector("button") ?? $("findings-close")).focus();
  else if (inside) $("findings-open").focus();
}

// Esc closes the list, up and down lead from finding to finding.
function moveAmong(event) {
  if (event.key === "Escape") {
    event.stopPropagation();
    return toggleFindings(false);
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const rows = [...$("findings-list").querySelectorAll(".finding > button")];
  const next = step && rows[rows.indexOf(document.activeElement) + step];
  if (!next || !document.activeElement.matches(".finding > button")) return;
  event.preventDefault();
  next.focus();
}

function showTally() {
  const counts = tally().map(([severity, count]) =>
    make("span", { class: "count", "aria-hidden": "true" }, sign(severity), count.toLocaleString(document.documentElement.lang)),
  );
  const said = `${words["page findings"]}: ${summed()}`;
  const name = make("span", { class: "unseen" }, said);
  $("findings-open").replaceChildren(name, ...(counts.length ? counts : [sign("none")]));
  $("findings-open").title = said;
  $("findings-count").textContent = summed();
}

const known = ({ rule, file, message }) => [rule, file, message].join("\n");

// Lists findings anew; rows that are open stay so, the focus stays on its row, and what the reader
// sees of the list stays where it is, unless that is its top.
function listFindings(told) {
  const last = summed();
  const list = $("findings-list");
  const rows = [...list.children];
  const before = new Set(rows.map((row) => row.known));
  const open = rows.filter((row) => row.querySelector("[aria-expanded=true]"));
  const first = $("findings").scrollTop > 0 ? rows.find((row) => depth(row) > 0) : null;
  const deep = first && depth(first);
  const focused = rows.findIndex((row) => row.contains(document.activeElement));
  findings = told;
  list.replaceChildren(...told.map(finding));
  showTally();
  for (const [number, row] of [...list.children].entries()) {
    const again = open.findIndex((one) => one.known === row.known);
    if (again < 0) continue;
    const [old] = open.splice(again, 1);
    row.querySelector(".lines-place").replaceWith(old.querySelector(".lines-place"));
    post({ type: "finding", number, again: true });
  }
  const place = first ? [...list.children].findIndex((row) => row.known === first.known) : -1;
  if (place >= 0) $("findings").scrollTop += depth(list.children[place]) - deep;
  const above = [...list.children].slice(0, Math.max(0, place)).map((row) => row.known);
  unseen = new Set(above.filter((one) => unseen.has(one) || !before.has(one)));
  showAbove();
  if (focused >= 0) {
    const row = [...list.children].find((one) => one.known === rows[focused].known);
    const next = row ?? list.children[Math.min(focused, list.children.length - 1)];
    (next?.querySelector("button") ?? $("findings-close")).focus({ preventScroll: true });
  }
  if (summed() !== last) say(summed());
}

// How far the end of a row is below the head of the list.
function depth(row) {
  const head = $("findings").querySelector(".head").getBoundingClientRect();
  return row.getBoundingClientRect().bottom - head.bottom;
}

const firstUnseen = () => [...$("findings-list").children].find((row) => unseen.has(row.known));

// Says how many have come above; once the first of them is in sight, no more.
function showAbove() {
  const row = firstUnseen();
  if (!row || depth(row) > 0) unseen.clear();
  $("findings-above").hidden = unseen.size === 0;
  if (unseen.size) $("findings-above").textContent = many("page new-above", unseen.size);
}

function seeAbove() {
  const row = firstUnseen();
  row.querySelector("button").focus({ preventScroll: true });
  uncover(row);
}

function finding(told, number) {
  const { severity, message, file, line, column, rule } = told;
  const place = file ? `${file}:${line}:${column}` : "";
  const row = make(
    "li",
    { class: `finding ${severity}` },
    sign(severity),
    make(
      "button",
      { type: "button", onclick: () => pointOut(told, number) },
      make("span", { class: "unseen" }, `${severities()[severity][0]}: `),
      make("span", { class: "what" }, spelt(message)),
      make("span", { class: "small" }, [rule, place].filter(Boolean).join(" · ")),
    ),
    toEditor(told),
    make("div", { class: "lines-place" }),
  );
  row.known = known(told);
  return row;
}

// What opens a place in an editor; where no address does, what copies it.
function toEditor({ href, file, line }) {
  if (href) return make("a", { class: "small", href }, words["page in-editor"]);
  if (!file || editor) return null;
  const place = make("code", {}, `${file}:${line}`);
  const copied = () => {
    say(words["page copied"]);
    button.textContent = words["page copied"];
    setTimeout(() => (button.textContent = words["page copy-place"]), 2000);
  };
  const copy = () => {
    getSelection().selectAllChildren(place); // to be copied by hand where the browser forbids it
    navigator.clipboard?.writeText(place.textContent).then(copied, () => {});
  };
  const button = make("button", { type: "button", onclick: copy }, words["page copy-place"]);
  return make("span", { class: "small copy" }, place, " ", button);
}

// Messages have what stands in a file in backticks.
const spelt = (message) =>
  message.split(/`([^`]+)`/).map((part, number) => (number % 2 ? make("code", {}, part) : part));

// Shows what a finding is about: its entry in the picture, and its lines.
function pointOut({ id }, number) {
  if (id) point(id);
  post({ type: "finding", number });
}

// Chooses an entry and brings it into sight. The panel is left as it is, open or not.
function point(id) {
  if (!entryOf(id)) return;
  chosen = id;
  chosenLink = null;
  remember();
  mark();
  if (!panel.hidden) showEntry(id);
  if (reading()) {
    const link = [...document.querySelectorAll("#tree-text a")].find((one) => one.hash === `#:${id}`);
    return link?.scrollIntoView({ block: "nearest" });
  }
  if (!boxes.has(id)) turnTo(home(id));
  bring(id);
}

// Scrolls what an element stands in, as far as that is needed for it to be seen from its top on.
function uncover(element) {
  const around = element.closest("#findings, #panel");
  const head = around.querySelector(".head")?.offsetHeight ?? 0;
  const [outer, inner] = [around, element].map((one) => one.getBoundingClientRect());
  const above = inner.top - outer.top - head;
  around.scrollTop += Math.min(above, Math.max(0, inner.bottom - outer.bottom));
}

// Lines of a file, with the words at fault marked and what helps below them.
function excerpt({ file, first, line, lines, marks, help }) {
  const rows = lines.map((text, number) => {
    const signs = [...text];
    const [, from, to] = marks.find(([at]) => at === first + number) ?? [0, 0, 0];
    const cut = (...ends) => signs.slice(...ends).join("");
    return [
      make("span", { class: "number", "aria-hidden": "true" }, String(first + number)),
      make(
        "code",
        { class: first + number === line ? "here" : null },
        cut(0, from),
        to > from ? make("mark", {}, cut(from, to)) : null,
        cut(to),
        "\n",
      ),
    ];
  });
  return [
    make("div", { class: "lines", role: "group", "aria-label": file }, rows),
    help.map((one) => make("p", { class: "small help" }, spelt(one))),
  ];
}
