/** Scrolls a list, and never the page, to that entry of it which a selector names. */
export function keepInSight(list: HTMLElement | null, selector: string): void {
  const entry = list?.querySelector(selector)?.getBoundingClientRect();
  if (list === null || entry === undefined) return;
  const { top, bottom, left, right } = list.getBoundingClientRect();
  list.scrollTop += Math.max(0, entry.bottom - bottom) - Math.max(0, top - entry.top);
  list.scrollLeft += Math.max(0, entry.right - right) - Math.max(0, left - entry.left);
}
