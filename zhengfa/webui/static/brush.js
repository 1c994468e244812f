// A range of time from a picture of bars: pressed on one bar and drawn to another, or by Shift and an arrow. Each bar is
// a link, and names its range; the picture has the address to which a range goes. Without this script bars are clicked.

const LEAST = 5; // pixels: whoever moves less has clicked
const BESIDE = 48; // pixels above or below the picture, a finger's width: further out nothing is chosen
const STEPS = new Map([
  ["ArrowLeft", -1],
  ["ArrowRight", 1],
]);

const picture = document.querySelector("svg[data-brush]"); // none where nothing is dated
const bars = picture ? [...picture.querySelectorAll("a")] : [];
const told = document.getElementById("brushed");
const hint = told?.textContent;

let start = null; // where it was pressed: a place across, while the pointer is down
let isDrawn = false; // whether the pointer has moved since
let anchor = 0; // the bar from which keys choose
let chosen = [];

if (picture) listen();

function listen() {
  told.hidden = false;
  letIn(0);
  picture.addEventListener("pointerdown", press);
  picture.addEventListener("pointermove", draw);
  picture.addEventListener("pointerup", release);
  picture.addEventListener("pointercancel", giveUp);
  picture.addEventListener("dragstart", (event) => event.preventDefault()); // a link would be drawn away
  picture.addEventListener("click", (event) => isDrawn && event.preventDefault()); // no link where a range ended
  picture.addEventListener("keydown", step);
  picture.addEventListener("focusout", (event) => picture.contains(event.relatedTarget) || choose([]));
  document.addEventListener("keydown", (event) => event.key === "Escape" && giveUp());
  addEventListener("pageshow", giveUp); // whoever comes back finds nothing chosen
}

function press(event) {
  giveUp();
  isDrawn = false;
  const isPlain = event.isPrimary && event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey);
  if (isPlain) start = event.clientX;
}

function draw(event) {
  if (start === null || (!isDrawn && Math.abs(event.clientX - start) < LEAST)) return;
  if (!isDrawn) picture.setPointerCapture(event.pointerId);
  isDrawn = true;
  choose(isBeside(event) ? between(start, event.clientX) : []);
}

function release() {
  start = null;
  if (isDrawn) open();
}

// The pointer may still be down: what it does until it is up leads nowhere.
function giveUp() {
  start = null;
  choose([]);
}

function step(event) {
  isDrawn = false;
  const by = STEPS.get(event.key);
  const at = bars.indexOf(document.activeElement);
  if (event.ctrlKey || event.altKey || event.metaKey || at < 0) return;
  if (event.key === "Enter" && chosen.length) open();
  else if (by) move(at, Math.min(Math.max(at + by, 0), bars.length - 1), event.shiftKey);
  else return;
  event.preventDefault();
}

function move(from, to, isChoosing) {
  if (!chosen.length) anchor = from;
  letIn(to);
  bars[to].focus();
  choose(isChoosing ? bars.slice(Math.min(anchor, to), Math.max(anchor, to) + 1) : []);
}

// One bar at a time is among what Tab reaches: arrows lead to the others.
function letIn(number) {
  bars.forEach((bar, other) => bar.setAttribute("tabindex", other === number ? 0 : -1));
}

function between(one, other) {
  const [left, right] = [Math.min(one, other), Math.max(one, other)];
  return bars.filter((bar) => {
    const place = placeOf(bar).getBoundingClientRect();
    return place.left <= right && place.right >= left;
  });
}

function isBeside(event) {
  const place = picture.getBoundingClientRect();
  return event.clientY > place.top - BESIDE && event.clientY < place.bottom + BESIDE;
}

function choose(some) {
  chosen = some;
  bars.forEach((bar) => bar.classList.toggle("chosen", chosen.includes(bar)));
  const [left, right] = chosen.length ? [percent(chosen[0], "x"), percent(chosen.at(-1), "x")] : [0, 0];
  const band = picture.querySelector(".band");
  band.setAttribute("x", `${left}%`);
  band.setAttribute("width", chosen.length ? `${right - left + percent(chosen.at(-1), "width")}%` : 0);
  const said = chosen.length ? words() : hint;
  if (told.textContent !== said) told.textContent = said; // what is said again is read out again
}

function words() {
  const count = chosen.reduce((sum, bar) => sum + Number(bar.dataset.count), 0);
  const values = { ...range(), count: count.toLocaleString(document.documentElement.lang) };
  return told.dataset.range.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

function range() {
  return { since: chosen[0].dataset.since, until: chosen.at(-1).dataset.until };
}

function open() {
  if (!chosen.length) return;
  const address = new URL(picture.dataset.brush, location.href);
  for (const [name, value] of Object.entries(range())) address.searchParams.set(name, value);
  location.assign(address);
}

function placeOf(bar) {
  return bar.querySelector("rect"); // the first: the bar's whole place, up to the top
}

function percent(bar, name) {
  return Number.parseFloat(placeOf(bar).getAttribute(name));
}
