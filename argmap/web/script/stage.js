// The stage: moving and zooming a picture. One point of the picture is one pixel at zoom 1.

const stage = $("stage");
const at = { x: 0, y: 0, k: 1 };
const NEAREST = 4;
let picture = null; // the <svg> that is shown
let frame = 0;
const watchers = []; // called after each move, once a frame

const calm = matchMedia("(prefers-reduced-motion: reduce)");

const size = () => ({
  wide: Number(picture.getAttribute("width")),
  high: Number(picture.getAttribute("height")),
});

function fitting() {
  const { wide, high } = size();
  return Math.min((stage.clientWidth - 32) / wide, (stage.clientHeight - 32) / high);
}

const farthest = () => Math.min(0.9 * fitting(), 0.5);

// The picture can't be lost: a part of it stays in the stage.
function hold() {
  const { wide, high } = size();
  const keep = 80;
  at.x = Math.min(stage.clientWidth - keep, Math.max(keep - wide * at.k, at.x));
  at.y = Math.min(stage.clientHeight - keep, Math.max(keep - high * at.k, at.y));
}

function draw() {
  frame = 0;
  if (!picture || !stage.clientWidth) return; // there is no picture to move beside the text
  hold();
  picture.style.transform = `translate(${at.x}px, ${at.y}px) scale(${at.k})`;
  for (const watcher of watchers) watcher();
}

function redraw() {
  if (!frame) frame = requestAnimationFrame(draw);
}

function zoom(factor, x = stage.clientWidth / 2, y = stage.clientHeight / 2) {
  const k = Math.min(NEAREST, Math.max(farthest(), at.k * factor));
  at.x = x - ((x - at.x) * k) / at.k;
  at.y = y - ((y - at.y) * k) / at.k;
  at.k = k;
  redraw();
}

let gliding = 0;

// Moves to a place and zoom, smoothly where motion is welcome.
function glide(x, y, k) {
  cancelAnimationFrame(gliding);
  if (calm.matches || document.hidden) {
    Object.assign(at, { x, y, k });
    return redraw();
  }
  const from = { ...at };
  const start = performance.now();
  const step = (now) => {
    const part = Math.min(1, (now - start) / 260);
    const eased = 1 - (1 - part) ** 3;
    at.x = from.x + (x - from.x) * eased;
    at.y = from.y + (y - from.y) * eased;
    at.k = from.k + (k - from.k) * eased;
    redraw();
    if (part < 1) gliding = requestAnimationFrame(step);
  };
  gliding = requestAnimationFrame(step);
}

// Shows a rectangle of the picture, whole, no nearer than `most`.
function show(box, most = 1, smooth = true) {
  const room = { wide: stage.clientWidth - 48, high: stage.clientHeight - 48 };
  const k = Math.min(most, room.wide / box.width, room.high / box.height);
  const x = stage.clientWidth / 2 - (box.x + box.width / 2) * k;
  const y = stage.clientHeight / 2 - (box.y + box.height / 2) * k;
  if (smooth) glide(x, y, k);
  else {
    Object.assign(at, { x, y, k });
    draw();
  }
}

// All of the picture; what is smaller than the stage stands at its top.
function fit(smooth = true) {
  const { wide, high } = size();
  const k = Math.min(1.25, fitting());
  const x = (stage.clientWidth - wide * k) / 2;
  const y = Math.min((stage.clientHeight - high * k) / 2, 24);
  if (smooth) glide(x, y, k);
  else {
    Object.assign(at, { x, y, k });
    draw();
  }
}

// Brings a rectangle of the picture into sight, in the middle and large enough to be read.
function reveal(box) {
  const k = Math.max(at.k, 0.8);
  if (k === at.k && shift(at.x, box.x, box.width, stage.clientWidth) === at.x) {
    if (shift(at.y, box.y, box.height, stage.clientHeight) === at.y) return;
  }
  const { wide, high } = size();
  glide(
    middle(box.x, box.width, wide, stage.clientWidth, k),
    middle(box.y, box.height, high, stage.clientHeight, k),
    k,
  );
}

// Moves the picture only as far as a rectangle needs to come into sight.
function nudge(box) {
  const x = shift(at.x, box.x, box.width, stage.clientWidth);
  const y = shift(at.y, box.y, box.height, stage.clientHeight);
  if (x !== at.x || y !== at.y) glide(x, y, at.k);
}

const EDGE = 12; // pixels between what is shown and the edge of the stage

// Where the picture has to stand, in one direction, for a stretch of it to be in sight; of what
// is longer than the stage, any piece will do, and else the beginning.
function shift(now, start, length, room) {
  const from = start * at.k + now;
  if (from <= EDGE && from + length * at.k >= room - EDGE) return now;
  const most = room - EDGE - Math.min(length * at.k, room - 2 * EDGE);
  return now + Math.min(0, most - from) + Math.max(0, EDGE - from);
}

// The same for a stretch in the middle, without more emptiness beside the picture than it needs.
function middle(start, length, whole, room, k) {
  const centred = room / 2 - (start + Math.min(length, (room - 2 * EDGE) / k) / 2) * k;
  const [low, high] = [room - EDGE - whole * k, EDGE].sort((a, b) => a - b);
  return Math.min(high, Math.max(low, centred));
}

// Zooms by a key, from wherever it is pressed.
function zoomBy(key) {
  if (key === "+" || key === "=") zoom(1.25);
  else if (key === "-") zoom(0.8);
  else if (key === "0") fit();
}

const pointers = new Map();
let dragged = false; // whether the last press moved the picture: then it is no click
let pinch = 0;

function spread() {
  const [a, b] = [...pointers.values()];
  return { far: Math.hypot(a.x - b.x, a.y - b.y), x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

const local = (event) => {
  const box = stage.getBoundingClientRect();
  return { x: event.clientX - box.left, y: event.clientY - box.top };
};

stage.addEventListener("pointerdown", (event) => {
  if (event.button > 0 || event.target.closest(".tools")) return;
  cancelAnimationFrame(gliding);
  dragged = false;
  pointers.set(event.pointerId, local(event));
  if (pointers.size === 2) pinch = spread().far;
});

stage.addEventListener("pointermove", (event) => {
  const last = pointers.get(event.pointerId);
  if (!last) return;
  if (event.buttons === 0) return release(event); // it was let go outside of the stage
  const now = local(event);
  if (!dragged && Math.hypot(now.x - last.x, now.y - last.y) < 4 && pointers.size === 1) return;
  if (!dragged) stage.setPointerCapture(event.pointerId);
  dragged = true;
  stage.classList.add("dragging");
  if (pointers.size === 1) {
    at.x += now.x - last.x;
    at.y += now.y - last.y;
    redraw();
  }
  pointers.set(event.pointerId, now);
  if (pointers.size === 2) {
    const both = spread();
    if (pinch > 0) zoom(both.far / pinch, both.x, both.y);
    pinch = both.far;
  }
});

function release(event) {
  pointers.delete(event.pointerId);
  stage.classList.remove("dragging");
}

for (const name of ["pointerup", "pointercancel"]) stage.addEventListener(name, release);

stage.addEventListener(
  "wheel",
  (event) => {
    if (event.target.closest(".tools")) return;
    event.preventDefault();
    cancelAnimationFrame(gliding);
    const unit = event.deltaMode === 1 ? 24 : event.deltaMode === 2 ? stage.clientHeight : 1;
    if (event.ctrlKey || event.metaKey) {
      const { x, y } = local(event);
      zoom(Math.exp(-Math.max(-60, Math.min(60, event.deltaY * unit)) / 120), x, y);
    } else {
      const aside = event.shiftKey && !event.deltaX;
      at.x -= (aside ? event.deltaY : event.deltaX) * unit;
      at.y -= (aside ? 0 : event.deltaY) * unit;
      redraw();
    }
  },
  { passive: false },
);

// Safari on a Mac tells of a pinch on the trackpad in events of its own.
let scaled = 1;

for (const name of ["gesturestart", "gesturechange"]) {
  stage.addEventListener(name, (event) => {
    event.preventDefault();
    if (pointers.size) return; // fingers on a screen are pointers too
    const { x, y } = local(event);
    if (name === "gesturechange") zoom(event.scale / scaled, x, y);
    scaled = event.scale;
  });
}

stage.addEventListener("dblclick", (event) => {
  if (event.target.closest(".tools, [data-e]")) return;
  const { x, y } = local(event);
  zoom(1.6, x, y);
});

new ResizeObserver(() => picture && redraw()).observe(stage);
