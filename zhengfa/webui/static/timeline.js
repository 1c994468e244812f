/* Keys for the timeline: from day to day with the arrows, from month to month with Shift. All are links on the page. */

(() => {
  const days = [...document.querySelectorAll(".chronicle .day")];
  const note = document.querySelector(".chronicle .keys");
  if (!days.length) return;
  if (note) note.hidden = false;

  /* The last day that begins above the middle of the window. */
  const present = () => days.findLastIndex((day) => day.getBoundingClientRect().top < innerHeight / 2);

  const follow = (selector) => {
    const link = document.querySelector(`.chronicle ${selector}`);
    if (link) location.assign(link.href);
  };

  const step = (by) => {
    const target = document.activeElement?.closest?.(".day");
    const at = (target ? days.indexOf(target) : present()) + by;
    if (at < 0) return target || present() === 0 ? follow("a.before") : undefined;
    if (at >= days.length) return follow("a.after");
    days[at].focus({ preventScroll: true });
    days[at].scrollIntoView();
    history.replaceState(null, "", `#${days[at].id}`);
  };

  document.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!by || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (event.target.closest("input, textarea, select, .scroll, [contenteditable]")) return;
    event.preventDefault();
    if (event.shiftKey) follow(by < 0 ? "a[rel=prev]" : "a[rel=next]");
    else step(by);
  });
})();
