// The page's data: its length, one JSON value, and typefaces; compressed with zlib, in base64.

async function load(text) {
  const packed = Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
  const whole = await new Response(stream).arrayBuffer();
  const end = 4 + new DataView(whole).getUint32(0);
  const told = JSON.parse(new TextDecoder().decode(whole.slice(4, end)));
  await loadFonts(told.fonts, whole, end);
  return told;
}

// The typeface in which everything was measured.
async function loadFonts(lengths, whole, start) {
  const kinds = { regular: {}, bold: { weight: "700" }, italic: { style: "italic" } };
  const loading = [];
  for (const [name, length] of Object.entries(lengths)) {
    const face = new FontFace("Argmap Arimo", whole.slice(start, start + length), kinds[name]);
    document.fonts.add(face);
    loading.push(face.load());
    start += length;
  }
  await Promise.allSettled(loading);
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
