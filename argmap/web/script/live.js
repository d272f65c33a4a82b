// Where the page is told what has changed, and tells what its reader asks for: an editor, or the
// server that it came from. Messages are described in docs/architecture.md.

const editor = typeof acquireVsCodeApi === "function" ? acquireVsCodeApi() : null;
const post = (message) => (editor ? editor.postMessage(message) : serve(message));

function receive({ type, ...told }) {
  if (type === "update") {
    renew(told.update);
    showEdges();
  } else if (type === "select") point(told.id);
  else if (type === "findings") listFindings(told.findings);
  notice();
}

// What the reader has to know of the picture: that it is from before, or that nobody tells more.
let lost = false;
let anew = false; // that the server is another one by now, which does not know this address

function notice() {
  const wrong = findings.some((one) => one.severity === "error");
  const none = data.views.length === 0;
  const said = [
    anew ? words["page anew"] : lost ? words["page lost"] : "",
    wrong ? words["page has-errors"] : "",
    none ? words["page no-picture"] : wrong ? words["page stale"] : "",
  ];
  const text = said.filter(Boolean).join(" ");
  if ($("notice").textContent !== text) $("notice").textContent = text;
  $("notice").classList.toggle("lost", lost);
  if (none && wrong && !noticed) {
    noticed = true;
    $("findings").hidden = false;
    $("findings-open").setAttribute("aria-expanded", "true");
  }
}

let noticed = false; // that there is no picture: then the findings were opened

const toText = (id) => {
  const button = make(
    "button",
    { type: "button", onclick: () => post({ type: "open", id }) },
    words["page to-lines"],
  );
  return [make("p", { class: "to-lines" }, button), make("div", { class: "lines-place" })];
};

stage.addEventListener("dblclick", (event) => {
  const id = event.target.closest("[data-e]")?.dataset.e;
  if (entryOf(id)) post({ type: "open", id });
});

// Beside its text in an editor, an entry is gone to by a simple click.
if (editor) {
  addEventListener("message", (event) => receive(event.data));
  stage.addEventListener("click", (event) => {
    const id = event.target.closest("[data-e]")?.dataset.e;
    if (entryOf(id) && (!dragged || byKey(event))) post({ type: "open", id });
  });
}

// What the help says of a live page, and what only a keyboard or a narrow window wants.
function fitOut() {
  const keys = (...names) => make("dt", {}, names.map((name) => [make("kbd", {}, name), " "]));
  $("help").querySelector("dl").append(
    keys("↑", "↓"),
    make("dd", {}, words["page keys-findings"]),
    make("dt", {}, words["page double-click"]),
    make("dd", {}, fill("page keys-lines", { button: words["page to-lines"] })),
  );
  if (!matchMedia("(pointer: fine)").matches) search.placeholder = words["page search"];
  const tabs = document.querySelector("nav");
  tabs.addEventListener("scroll", showEdges);
  new ResizeObserver(showEdges).observe(tabs);
}

// Tabs that are cut off fade out.
function showEdges() {
  const tabs = document.querySelector("nav");
  const rest = tabs.scrollWidth - tabs.clientWidth - Math.abs(tabs.scrollLeft);
  tabs.classList.toggle("more-before", Math.abs(tabs.scrollLeft) > 1);
  tabs.classList.toggle("more-after", rest > 1);
}

// The server: what it tells comes as events, and lines of files are asked for one by one. While a
// page is not seen it asks for none, since a browser has few connections for all of its pages.

const AGAIN = 1500; // ms
const SILENT = 45000; // ms, three times what lies between two signs of life of the server
let stream = null;
let timer = 0;

function listen() {
  clearTimeout(timer);
  stream?.close();
  stream = null;
  if (document.hidden) return;
  stream = new EventSource(`events?have=${data.digest}`);
  stream.onopen = heard;
  stream.onmessage = (event) => {
    heard();
    receive(JSON.parse(event.data));
  };
  stream.addEventListener("alive", heard);
  stream.onerror = miss;
}

function heard() {
  clearTimeout(timer);
  timer = setTimeout(listen, SILENT);
  if (!lost) return;
  lost = anew = false;
  notice();
}

// Tries again, unless there is an answer, and it is that this address is not known.
function miss() {
  stream?.close();
  lost = true;
  notice();
  clearTimeout(timer);
  timer = setTimeout(listen, AGAIN);
  const refused = (answer) => {
    if (answer.ok || !lost) return;
    clearTimeout(timer);
    anew = true;
    notice();
  };
  fetch("events", { method: "HEAD" }).then(refused, () => {});
}

// What the reader asks of the server: lines of a file, shown in place.
function serve({ type, id, number, again }) {
  if (type === "ready") {
    document.addEventListener("visibilitychange", listen);
    return listen();
  }
  if (type === "finding") {
    const row = $("findings-list").children[number];
    const button = row.querySelector("button");
    const open = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(open));
    const { file, line, column } = findings[number];
    const place = row.querySelector(".lines-place");
    if (open && file) showLines(place, { file, line, column }, again);
    else place.replaceChildren();
  } else if (type === "open") {
    if (chosen !== id || panel.hidden) choose(id, { look: false });
    const [, file, line] = entryOf(id).at.match(/^(.*):(\d+)$/s);
    showLines(panel.querySelector(".lines-place"), { file, line, column: 0 });
  }
}

async function showLines(place, asked, again = false) {
  const row = place.closest(".finding");
  try {
    const answer = await fetch(`lines?${new URLSearchParams(asked)}`);
    if (!answer.ok) throw new Error(answer.statusText);
    const told = await answer.json();
    place.replaceChildren(...[excerpt(told), row ? null : toEditor(told)].flat(Infinity).filter(Boolean));
  } catch {
    place.replaceChildren(make("p", { class: "small" }, words["page no-lines"]));
  }
  if (!again) uncover(row ?? place);
}

opened.then(() => {
  document.querySelector("main").append(make("p", { id: "notice", role: "status" }));
  placeFindings();
  fitOut();
  additions.push(toText);
  if (chosen) showEntry(chosen); // the address has named it
  notice();
  post({ type: "ready" });
});
