/**
 * The view that is on screen, kept in step with the address.
 * In: `go` from anywhere in the page; the browser's back and forward. Out: `view`. Never: a part of it elsewhere.
 */
import { emptyView, readView, writeView, type View } from "./view";

const base = new URL(document.baseURI).pathname;
/** A published copy is one file: its paths go into the query. */
const single = document.documentElement.dataset.single !== undefined;

export const view: View = $state(readView(new URL(location.href), base));

/** Changes the view. A change of place, screen or day can be undone with "back"; a drag of the map cannot. */
export function go(change: Partial<View>, how: "push" | "replace" = "push"): void {
  Object.assign(view, change);
  const address = writeView(view, base, single);
  if (address === location.pathname + location.search + location.hash) return;
  history[how === "push" ? "pushState" : "replaceState"](null, "", address);
}

/** Another screen of the same view; the quote that was lit belongs to the screen that is left. */
export function show(screen: View["screen"], change: Partial<View> = {}): void {
  go({ report: null, quote: null, own: ownOf(screen), ...change, screen });
}

/** What another screen keeps of this one's own words: map and timeline look at one stretch of time. */
export function ownOf(screen: View["screen"]): View["own"] {
  const { range } = view.own;
  return range && (screen === "map" || screen === "timeline") ? { range } : {};
}

/** The address of the view with a change, for links that can be opened in a new tab. */
export function address(change: Partial<View> = {}): string {
  return writeView({ ...$state.snapshot(view), ...change }, base, single);
}

/** A screen's own word in the address, such as its tab. */
export function keep(key: string, value: string | null): void {
  const own = { ...view.own };
  if (value === null) delete own[key];
  else own[key] = value;
  go({ own }, "replace");
}

addEventListener("popstate", () => Object.assign(view, emptyView(), readView(new URL(location.href), base)));

/** For links: an ordinary click stays in the page, any other (new tab, copy) is left to the browser. */
export function follow(event: MouseEvent, change: Partial<View>): void {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return;
  event.preventDefault();
  go(change);
}
