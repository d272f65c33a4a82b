// The argument graph: what an entry touches, and how that is said.

const byLink = new Map(); // link id -> link, argument ids too
const linksOf = new Map(); // entry id -> links that touch it
const undercutters = new Map(); // link -> what undercuts it

function connect() {
  for (const link of data.links) {
    for (const id of [link.id, link.argument]) if (id && !byLink.has(id)) byLink.set(id, link);
  }
  for (const link of data.links) for (const id of ends(link)) keep(linksOf, id, link);
  for (const link of data.links) {
    if (link.rel === "undercuts") keep(undercutters, byLink.get(link.to), link);
  }
}

function keep(map, key, value) {
  if (map.has(key)) map.get(key).push(value);
  else map.set(key, [value]);
}

const entryOf = (id) => data.entries.get(id);
const textOf = (id) => entryOf(id)?.text ?? id;

// The entries at the ends of a link; of an undercut also those of the link that it hits.
function ends(link, depth = 0) {
  const found = new Set(link.from);
  if (link.argument) found.add(link.argument);
  if (entryOf(link.to) && !(byLink.has(link.to) && link.rel === "undercuts")) {
    found.add(link.to);
  } else if (byLink.has(link.to) && depth < 8) {
    for (const id of ends(byLink.get(link.to), depth + 1)) found.add(id);
  }
  return found;
}

// A link in words: `A and B – strongly supports: C`.
function saidLink(link, depth = 0) {
  if (!link || depth > 8) return "…";
  const from = link.from.map(textOf).join(` ${words["page and"]} `);
  const hit = link.rel === "undercuts" ? byLink.get(link.to) : null;
  const to = hit ? fill("page the-link", { link: saidLink(hit, depth + 1) }) : textOf(link.to);
  return `${from} – ${named(link, "out")}: ${to}`;
}

// A relation in words, read from the acting end (`out`) or from its target (`in`).
function named(link, end) {
  const told = data.relations[link.rel][end];
  return told[link.strength ?? ""] ?? told[""];
}

// How much speaks for and against an entry: `3 for, 1 against`.
function bearing(id) {
  const counts = { supports: 0, attacks: 0 };
  for (const link of linksOf.get(id) ?? []) {
    if (link.to === id && link.rel in counts) counts[link.rel] += 1;
  }
  const { supports, attacks } = counts;
  return supports + attacks
    ? fill("page for-against", { for: supports, against: attacks })
    : words["page panel"];
}

// What an entry touches, in groups: [heading, [[ids that count together, link], ...]].
function relations(id) {
  const groups = new Map();
  const put = (words, ids, link) => {
    if (!groups.has(words)) groups.set(words, []);
    groups.get(words).push([ids, link]);
  };
  const order = Object.keys(data.relations);
  const links = [...new Set(linksOf.get(id) ?? [])];
  links.sort((a, b) => order.indexOf(a.rel) - order.indexOf(b.rel));
  for (const link of links) {
    if (link.to === id) put(named(link, "in"), link.from, link);
    else if (link.from.includes(id)) {
      const target = byLink.get(link.to);
      if (link.rel === "undercuts" && target) {
        put(named(link, "out"), [...target.from, target.to], link);
      } else put(named(link, "out"), [link.to], link);
    } else if (link.argument === id) {
      put(words["page premises"], link.from, link);
      put(words["page conclusion"], [link.to], link);
    }
  }
  return [...groups];
}

// What the arrow keys lead to from an entry: up to what it bears on, down to its reasons.
function steps(id, key) {
  const links = linksOf.get(id) ?? [];
  const up = links.filter((link) => link.from.includes(id) || link.argument === id);
  const down = links.filter((link) => !up.includes(link));
  const target = (link) => {
    const hit = link.rel === "undercuts" ? byLink.get(link.to) : null;
    return hit ? hit.from[0] : link.to;
  };
  if (key === "ArrowUp") return up.map((link) => [target(link), link]);
  if (key === "ArrowDown") return down.flatMap((link) => link.from.map((from) => [from, link]));
  const beside = [];
  for (const link of up) {
    for (const other of linksOf.get(target(link)) ?? []) {
      if (other.to === link.to) for (const from of other.from) beside.push([from, other]);
    }
  }
  const ids = [...new Set(beside.map(([from]) => from))];
  if (ids.length < 2) return [];
  const way = key === "ArrowRight" ? 1 : -1;
  const next = ids[(ids.indexOf(id) + way + ids.length) % ids.length];
  return [beside.find(([from]) => from === next)];
}
