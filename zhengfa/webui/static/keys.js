// Keys for who would rather not reach for the mouse. All that they do can be done without them, and they can be
// turned off (WCAG 2.1.4), since who speaks to a machine may say a letter without meaning it.

const SETTING = "keys"; // in this browser alone
const OFF = "off";
const TYPING = "input, textarea, select, [contenteditable]";
const list = document.getElementById("keys");
const box = list.querySelector("input");

const DOING = new Map([
  ["/", search],
  ["j", () => move(1)],
  ["k", () => move(-1)],
  ["o", openEntry],
  ["?", () => list.showModal()],
]);

document.addEventListener("keydown", (event) => {
  const act = DOING.get(event.key);
  const isElsewhere = list.open || event.target.closest(TYPING) || event.isComposing;
  if (!act || isElsewhere || event.ctrlKey || event.altKey || event.metaKey || !box.checked) return;
  event.preventDefault();
  act();
});

// Without this script there is no button that opens the list, as there would be nothing to tell of.
const button = document.querySelector("[aria-controls=keys]");
button.hidden = false;
button.addEventListener("click", () => list.showModal());
box.checked = saved() !== OFF;
box.addEventListener("change", () => save(box.checked ? "" : OFF));

function search() {
  const typed = document.getElementById("q");
  typed.focus();
  typed.select();
}

// The links that the keys go through: a list names its own, and what is folded away is passed over.
function entries() {
  const lists = [...document.querySelectorAll("[data-keys]")];
  const links = lists.flatMap((one) => [...one.querySelectorAll(one.dataset.keys)]);
  return links.filter((link) => link.checkVisibility());
}

// From where the reader is; who is behind the last entry begins with the first.
function move(by) {
  const links = by > 0 ? entries() : entries().reverse();
  const side = by > 0 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
  const here = document.activeElement;
  const next = links.find((link) => here.compareDocumentPosition(link) & side) ?? (links.includes(here) ? null : links[0]);
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "center" });
}

function openEntry() {
  if (entries().includes(document.activeElement)) document.activeElement.click();
}

// A browser that keeps nothing for a site refuses both; then the setting holds for the page.
function saved() {
  try {
    return localStorage.getItem(SETTING);
  } catch {
    return null;
  }
}

function save(value) {
  try {
    localStorage.setItem(SETTING, value);
  } catch {
    // see above
  }
}
