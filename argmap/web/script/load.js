// The page's data: lengths, one JSON value, and typefaces; compressed with zlib, in base64.

const FACES = [{}, { weight: "700" }, { style: "italic" }];

async function load(text) {
  const packed = Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
  const whole = await new Response(stream).arrayBuffer();
  let start = 4 + 4 * FACES.length;
  const pieces = ["", ...FACES].map((_, number) => {
    const length = new DataView(whole).getUint32(4 * number);
    start += length;
    return whole.slice(start - length, start);
  });
  await loadFonts(pieces.slice(1));
  return keyed(JSON.parse(new TextDecoder().decode(pieces[0])));
}

// What a map names may be called `constructor`, so that names are never keys of objects.
function keyed(told) {
  for (const part of ["entries", "sections"]) told[part] = new Map(told[part]);
  return told;
}

// The typeface in which everything was measured. Where it is refused, as by browsers that are locked
// down, the page does with another.
async function loadFonts(files) {
  try {
    const faces = files.map((file, number) => new FontFace("Argmap Arimo", file, FACES[number]));
    for (const face of faces) document.fonts.add(face);
    await Promise.all(faces.map((face) => face.load()));
  } catch {}
}

const $ = (id) => document.getElementById(id);

// An element with attributes and children; strings become text, never markup.
function make(tag, attributes = {}, ...children) {
  const [name, space] = tag.startsWith("svg:")
    ? [tag.slice(4), "http://www.w3.org/2000/svg"]
    : [tag, "http://www.w3.org/1999/xhtml"];
  const made = document.createElementNS(space, name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat(Infinity).filter((one) => one !== null && one !== undefined && one !== ""));
  return made;
}

// Words with values in the places of their braces.
const fill = (label, values) =>
  words[label].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

// A counted noun, by the plural rules of the page's language.
function many(label, count) {
  const forms = words[label].split("|");
  const order = ["one", "few", "many", "other"];
  const category = new Intl.PluralRules(document.documentElement.lang).select(count);
  const form =
    category === "other"
      ? forms[forms.length - 1]
      : forms[Math.min(order.indexOf(category), forms.length - 1)];
  return form.replace("{n}", count.toLocaleString(document.documentElement.lang));
}

// Text as it is compared: without case and without accents.
const plain = (text) =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLocaleLowerCase();
