/** The keyboard of the page. In: key presses outside of fields. Out: one call of an action. Never: a key while typing. */

/** What a key does; "g m" is g, then m within a second. */
export type Keymap = Record<string, () => void>;

const CHORD_MS = 1200;

export function listen(keymap: Keymap): () => void {
  let first: { key: string; at: number } | null = null;
  const pressed = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.key !== "Escape" && typing(event.target)) return;
    const chord = first && event.timeStamp - first.at < CHORD_MS ? `${first.key} ${event.key}` : event.key;
    first = null;
    const action = keymap[chord];
    if (action) {
      event.preventDefault();
      action();
    } else if (Object.keys(keymap).some((keys) => keys.startsWith(`${event.key} `))) {
      first = { key: event.key, at: event.timeStamp };
    }
  };
  addEventListener("keydown", pressed);
  return () => removeEventListener("keydown", pressed);
}

function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button", "range"].includes(target.type);
  return target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
