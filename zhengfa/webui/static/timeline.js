// Keys for a timeline: arrows lead from day to day, and with Shift to the period before or behind. All that they follow
// are links on the page. They are used and turned off with the other keys.

const list = document.getElementById("keys");
const days = [...document.querySelectorAll(".chronicle .day")];
const note = document.querySelector(".chronicle .keys");
const KEPT = "input, textarea, select, [contenteditable], .scroll, [data-brush]"; // where arrows have a meaning of their own
const STEPS = new Map([
  ["ArrowLeft", -1],
  ["ArrowRight", 1],
]);

if (note) {
  tell();
  list.addEventListener("change", tell);
}

document.addEventListener("keydown", (event) => {
  const by = STEPS.get(event.key);
  if (!by || !isOn() || list.open || event.target.closest(KEPT)) return;
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  event.preventDefault();
  if (event.shiftKey) follow(by < 0 ? "a[rel=prev]" : "a[rel=next]");
  else step(by);
});

function tell() {
  note.hidden = !isOn();
}

function isOn() {
  return list.querySelector("input").checked;
}

function step(by) {
  const at = present() + by;
  if (at < 0) follow("a.before");
  else if (at >= days.length) follow("a.after");
  else open(days[at]);
}

// The day where the reader is; -1 above the first.
function present() {
  const chosen = days.indexOf(document.activeElement.closest(".day"));
  return chosen >= 0 ? chosen : days.findLastIndex((day) => day.getBoundingClientRect().top < innerHeight / 2);
}

function open(day) {
  day.focus({ preventScroll: true });
  day.scrollIntoView();
  history.replaceState(null, "", `#${day.id}`);
}

function follow(selector) {
  document.querySelector(`.chronicle ${selector}`)?.click();
}
