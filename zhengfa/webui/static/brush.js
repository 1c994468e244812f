// A range of time from a picture of bars: pressed on one bar and drawn to another, or by Shift and an arrow. Each bar is
// a link, and names its range; the picture has the address to which a range goes. Without this script bars are clicked.

const LEAST = 5; // pixels: whoever moves less has clicked
const BESIDE = 48; // pixels above or below the picture, a finger's width: further out nothing is chosen
const STEPS = new Map([
  ["ArrowLeft", -1],
  ["ArrowRight", 1],
]);

document.querySelectorAll("svg[data-brush]").forEach(brush);

function brush(picture) {
  const bars = [...picture.querySelectorAll("a")];
  const band = picture.querySelector(".band");
  const told = document.getElementById(picture.dataset.told);
  let start = null; // where it was pressed: a place across, while the pointer is down
  let isDrawn = false; // whether the pointer has moved since
  let anchor = 0; // the bar from which keys choose
  let chosen = [];

  const hint = told.textContent;

  told.hidden = false;
  focusOn(0, false);

  picture.addEventListener("pointerdown", (event) => {
    begin();
    const isPlain = event.isPrimary && event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey);
    if (isPlain) start = event.clientX;
  });
  picture.addEventListener("pointermove", (event) => {
    if (start === null || (!isDrawn && Math.abs(event.clientX - start) < LEAST)) return;
    if (!isDrawn) picture.setPointerCapture(event.pointerId);
    isDrawn = true;
    choose(isBeside(event) ? between(start, event.clientX) : []);
  });
  picture.addEventListener("pointerup", () => {
    start = null;
    if (isDrawn) open();
  });
  picture.addEventListener("pointercancel", giveUp);
  picture.addEventListener("dragstart", (event) => event.preventDefault()); // a link would be drawn away
  picture.addEventListener("click", (event) => isDrawn && event.preventDefault()); // no link where a range ended
  picture.addEventListener("keydown", press);
  picture.addEventListener("focusout", (event) => picture.contains(event.relatedTarget) || choose([]));
  document.addEventListener("keydown", (event) => event.key === "Escape" && giveUp());
  addEventListener("pageshow", begin); // whoever comes back finds nothing chosen

  function begin() {
    giveUp();
    isDrawn = false;
  }

  // The pointer may still be down: what it does until it is up leads nowhere.
  function giveUp() {
    start = null;
    choose([]);
  }

  function press(event) {
    isDrawn = false;
    const by = STEPS.get(event.key);
    const at = bars.indexOf(document.activeElement);
    if (event.ctrlKey || event.altKey || event.metaKey || at < 0) return;
    if (event.key === "Enter" && chosen.length) {
      event.preventDefault();
      open();
    } else if (by) {
      event.preventDefault();
      focusOn(Math.min(Math.max(at + by, 0), bars.length - 1), true);
      if (!event.shiftKey) anchor = bars.indexOf(document.activeElement);
      choose(event.shiftKey ? reached(anchor, bars.indexOf(document.activeElement)) : []);
    }
  }

  // One bar at a time is among what Tab reaches: arrows lead to the others.
  function focusOn(number, isNow) {
    bars.forEach((bar, other) => bar.setAttribute("tabindex", other === number ? 0 : -1));
    if (isNow) bars[number].focus();
  }

  function reached(one, other) {
    return bars.slice(Math.min(one, other), Math.max(one, other) + 1);
  }

  function between(one, other) {
    const [left, right] = [Math.min(one, other), Math.max(one, other)];
    return bars.filter((bar) => {
      const place = bar.querySelector("rect").getBoundingClientRect();
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
    const edges = chosen.map((bar) => bar.querySelector("rect")).map((place) => [across(place, "x"), across(place, "width")]);
    const left = edges.length ? edges[0][0] : 0;
    band.setAttribute("x", `${left}%`);
    band.setAttribute("width", edges.length ? `${edges.at(-1)[0] + edges.at(-1)[1] - left}%` : 0);
    const said = chosen.length ? range() : hint;
    if (told.textContent !== said) told.textContent = said;
  }

  function range() {
    const count = chosen.reduce((sum, bar) => sum + Number(bar.dataset.count), 0);
    const values = { ...ends(), count: count.toLocaleString(document.documentElement.lang) };
    return told.dataset.range.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  function ends() {
    return { since: chosen[0].dataset.since, until: chosen.at(-1).dataset.until };
  }

  function open() {
    if (!chosen.length) return;
    const address = new URL(picture.dataset.brush, location.href);
    for (const [name, value] of Object.entries(ends())) address.searchParams.set(name, value);
    location.assign(address);
  }
}

function across(place, name) {
  return Number.parseFloat(place.getAttribute(name)); // percent
}
