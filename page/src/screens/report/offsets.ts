/**
 * Which words of a report are selected, by their offsets.
 * In: the browser's selection, the element whose pieces carry where they start. Out: code points, blanks left out.
 * Never: a number or a label that stands among the words and is not of them.
 */
export interface Selected {
  start: number;
  end: number;
  words: string;
}

const points = (words: string): number => Array.from(words).length;

/** How many code points of a piece stand before a place in it. */
function before(piece: HTMLElement, node: Node, offset: number): number {
  const range = document.createRange();
  range.setStart(piece, 0);
  range.setEnd(node, offset);
  return points(range.toString());
}

export function selectedIn(root: HTMLElement): Selected | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.commonAncestorContainer)) return null;
  const pieces = [...root.querySelectorAll<HTMLElement>("[data-start]")].filter((piece) => range.intersectsNode(piece));
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first || !last) return null;
  const from = Number(first.dataset["start"]);
  const to = Number(last.dataset["start"]);
  const { startContainer, startOffset, endContainer, endOffset } = range;
  const start = from + (first.contains(startContainer) ? before(first, startContainer, startOffset) : 0);
  const end =
    to + (last.contains(endContainer) ? before(last, endContainer, endOffset) : points(last.textContent ?? ""));
  return end > start ? { start, end, words: "" } : null;
}

/** The same without blanks at its ends; null when nothing else is left. */
export function trimmed(found: Selected | null, cut: (start: number, end: number) => string): Selected | null {
  if (!found) return null;
  const words = cut(found.start, found.end);
  const start = found.start + points(words) - points(words.trimStart());
  const end = found.end - points(words) + points(words.trimEnd());
  return end > start ? { start, end, words: words.trim() } : null;
}
