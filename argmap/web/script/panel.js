// The panel: everything that is known of what was chosen.

const panel = $("panel");
const additions = []; // each takes an entry's id and gives what its panel shows at the end
let before = null; // what had the focus when the panel was opened

function openPanel(...contents) {
  const inside = panel.contains(document.activeElement);
  if (!inside) before = document.activeElement;
  $("panel-contents").replaceChildren(...contents.flat(Infinity).filter(Boolean));
  panel.setAttribute("aria-labelledby", "panel-title");
  panel.hidden = false;
  panel.scrollTop = 0;
  document.body.classList.add("with-panel");
  if (inside) panel.focus();
}

// Closes the panel; the focus goes back to where it came from, or in the picture to what the
// panel has shown last.
function closePanel(last) {
  if (panel.hidden) return;
  const inside = panel.contains(document.activeElement);
  panel.hidden = true;
  document.body.classList.remove("with-panel");
  if (!inside) return;
  const card = reading() || !last ? null : groupOf(last);
  const ways = picture.contains(before) ? [card, before] : [before, card];
  const seen = (one) => one && one !== document.body && one.getClientRects().length > 0;
  (ways.find(seen) ?? (reading() ? $("text") : stage)).focus({ preventScroll: true });
}

const heading = (text) => make("h3", {}, text);

// A button that leads to an entry. What objects to one thing may be a reason for another.
function way(id, asReason = false) {
  const entry = entryOf(id);
  const { label, look } = (asReason && entry?.reason) || entry || {};
  return make(
    "button",
    { type: "button", class: `way look-${look ?? ""}`, onclick: () => choose(id) },
    make("span", { class: "kind" }, label),
    make("span", { class: "what" }, textOf(id)),
  );
}

function showEntry(id) {
  const entry = entryOf(id);
  openPanel(
    make(
      "header",
      { class: `look-${entry.look}` },
      make("p", { class: "kind" }, [entry.label, entry.when].filter(Boolean).join(" · ")),
      make("h2", { id: "panel-title" }, entry.text),
      judgment(entry),
    ),
    entry.facts?.length ? facts(entry.facts) : null,
    entry.said?.length ? [heading(words["page said"]), ...entry.said.map(attribution)] : null,
    relations(id).map(([said, rows]) => [
      heading(said[0].toLocaleUpperCase() + said.slice(1)),
      listed(rows, ([ids, link]) => relation(id, ids, link)),
    ]),
    entry.holds?.length
      ? [
          heading(words["page says"]),
          listed(entry.holds, ([stance, other]) =>
            make("li", {}, make("p", { class: "small" }, stance), way(other)),
          ),
        ]
      : null,
    entry.notes?.length
      ? [heading(words["page notes"]), ...entry.notes.map((one) => make("p", {}, one))]
      : null,
    make(
      "p",
      { class: "small place" },
      [
        data.sections.get(entry.section),
        ...(entry.tags ?? []).map((tag) => `#${tag}`),
        `${id} · ${entry.at}`,
      ]
        .filter(Boolean)
        .join(" · "),
    ),
    additions.map((add) => add(id)),
  );
}

// A list of which only the first rows are made, and a button for all.
function listed(items, row) {
  const list = make("ul", { class: "ways", role: "list" }, ...items.slice(0, SHOWN).map(row));
  if (items.length > SHOWN) {
    const all = () => {
      list.lastChild.remove();
      list.append(...items.slice(SHOWN).map(row));
      list.children[SHOWN].querySelector("button").focus();
    };
    const said = fill("page of-cards", { shown: SHOWN, all: items.length });
    const more = make("button", { type: "button", onclick: all }, words["page clear"]);
    list.append(make("li", { class: "small" }, `${said} `, more));
  }
  return list;
}

// Likelihood as a word with its place between 0 and 100 %, and confidence with its reason.
function judgment(entry) {
  const made = [];
  if (entry.likelihood) {
    const { text, low, high, range } = entry.likelihood;
    const gauge = make(
      "svg:svg",
      { viewBox: "0 0 100 8", width: 100, height: 8, "aria-hidden": "true", class: "gauge" },
      make("svg:rect", { y: 3, width: 100, height: 2, rx: 1 }),
      make("svg:rect", { x: Math.min(low, 97), width: Math.max(3, high - low), height: 8, rx: 2 }),
    );
    made.push(make("p", { class: "pill" }, make("b", {}, text), gauge, range));
  }
  if (entry.confidence) {
    const [level, reason] = entry.confidence;
    made.push(make("p", {}, make("b", {}, level), reason ? `: ${reason}` : ""));
  }
  return made.length ? make("div", { class: "judgment" }, ...made) : null;
}

const facts = (rows) =>
  make(
    "dl",
    {},
    ...rows.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, linked(value))]),
  );

// Addresses on the web become links; every other text stays text.
function linked(value) {
  if (!/^https?:\/\/[^\s]+$/i.test(value)) return value;
  return make("a", { href: value, rel: "noopener noreferrer", target: "_blank" }, value);
}

// Who said it, through whom, where and in which words, and whether these were found there.
function attribution(said) {
  const chain = said.who.flatMap(([id, name, role], number) => [
    number ? ` ${words["page via"]} ` : "",
    id
      ? make("button", { type: "button", class: "name", onclick: () => choose(id) }, name)
      : make("b", {}, name),
    role ? make("span", { class: "muted" }, `, ${role}`) : "",
  ]);
  const [head, tail] = said.stance.split("{who}");
  const mode = said.mode ? ` · ${said.mode}` : "";
  const rows = [make("p", { class: "who" }, head, ...chain, tail, mode)];
  if (said.quote) {
    const paragraph = said.context
      ? [
          make("span", { class: "around" }, said.context[0]),
          make("mark", {}, said.context[1]),
          make("span", { class: "around" }, said.context[2]),
        ]
      : [make("mark", {}, said.quote)];
    rows.push(make("blockquote", {}, make("p", {}, ...paragraph)));
  }
  if (said.hedge) rows.push(make("p", { class: "small" }, said.hedge));
  const last = [said.cite, said.grade].filter(Boolean).join(" · ");
  rows.push(
    make(
      "p",
      { class: "small" },
      said.source
        ? make("button", { type: "button", class: "name", onclick: () => choose(said.source) }, last)
        : last,
      said.verdict ? make("span", { class: `verdict ${said.sound ? "sound" : "doubtful"}` }, said.verdict) : "",
    ),
  );
  return make("div", { class: "said" }, ...rows);
}

function relation(id, ids, link) {
  const others = ids.filter(entryOf);
  const together = ids.length > 1 && link.rel !== "undercuts";
  const because = [id, ...others].includes(link.argument) ? null : link.argument;
  const under = undercutters.get(link) ?? [];
  return make(
    "li",
    {},
    together ? make("p", { class: "small" }, words["page together"]) : null,
    make(
      "button",
      {
        type: "button",
        class: "to-link",
        title: words["page link"],
        "aria-label": `${words["page link"]}: ${saidLink(link)}`,
        onclick: () => chooseLink(link),
      },
      "→",
    ),
    ...others.map((other) => way(other, link.to === id && isReason(link))),
    because ? [make("p", { class: "small" }, words["page because"]), way(because)] : [],
    under.length
      ? [
          make("p", { class: "small" }, words["page link-undercut"]),
          ...under.flatMap((one) => one.from.map((other) => way(other))),
        ]
      : [],
  );
}

// Whether what a link leads from is no objection by it; an argument objects in place of its premises.
const isReason = (link) => !["attacks", "undercuts"].includes(link.rel) || link.argument;

function showLink(link) {
  const hit = link.rel === "undercuts" ? byLink.get(link.to) : null;
  const under = undercutters.get(link) ?? [];
  const said = named(link, "out");
  openPanel(
    make(
      "header",
      {},
      make("h2", { id: "panel-title" }, words["page link"]),
    ),
    link.from.length > 1 ? make("p", { class: "small" }, words["page together"]) : null,
    make("ul", { class: "ways", role: "list" }, ...link.from.map((id) => make("li", {}, way(id, isReason(link))))),
    heading(said),
    make(
      "ul",
      { class: "ways", role: "list" },
      ...(hit ? [...hit.from, hit.to] : [link.to])
        .filter(entryOf)
        .map((id) => make("li", {}, way(id))),
    ),
    link.argument ? [heading(words["page because"]), way(link.argument)] : null,
    under.length
      ? [
          heading(words["page link-undercut"]),
          make("ul", { class: "ways", role: "list" }, ...under.flatMap((one) => one.from).map((id) => make("li", {}, way(id)))),
        ]
      : null,
    make("p", { class: "small place" }, link.at),
  );
}
