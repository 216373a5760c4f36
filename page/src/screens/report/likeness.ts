/**
 * Two texts sentence by sentence: what stands in both, what in one only.
 * In: two texts. Out: `Pair`s in reading order. Never: a sentence left out.
 */
export interface Pair {
  /** Null: the other text has a sentence here that this one lacks. */
  left: string | null;
  right: string | null;
  same: boolean;
}

const MOST = 600; // sentences; longer texts are compared paragraph by paragraph

export function pairs(left: string, right: string, language: string): Pair[] {
  let one = sentences(left, language);
  let two = sentences(right, language);
  if (one.length > MOST || two.length > MOST) [one, two] = [lines(left), lines(right)];
  return aligned(one, two);
}

function sentences(text: string, language: string): string[] {
  if (!("Segmenter" in Intl)) return lines(text);
  const cutter = new Intl.Segmenter(language, { granularity: "sentence" });
  return lines(text).flatMap((line) => [...cutter.segment(line)].map((part) => part.segment.trim()).filter(Boolean));
}

function lines(text: string): string[] {
  return text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter(Boolean);
}

function key(sentence: string): string {
  return sentence.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ");
}

/** The longest common run of sentences, in order; what stands between is laid side by side. */
function aligned(one: readonly string[], two: readonly string[]): Pair[] {
  const [a, b] = [one.map(key), two.map(key)];
  const width = b.length + 1;
  const length = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      length[i * width + j] =
        a[i] === b[j]
          ? length[(i + 1) * width + j + 1]! + 1
          : Math.max(length[(i + 1) * width + j]!, length[i * width + j + 1]!);
  const found: Pair[] = [];
  let [i, j] = [0, 0];
  let [only, others]: [string[], string[]] = [[], []];
  const flush = (): void => {
    for (let n = 0; n < Math.max(only.length, others.length); n++)
      found.push({ left: only[n] ?? null, right: others[n] ?? null, same: false });
    [only, others] = [[], []];
  };
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      flush();
      found.push({ left: one[i++]!, right: two[j++]!, same: true });
    } else if (j >= b.length || (i < a.length && length[(i + 1) * width + j]! >= length[i * width + j + 1]!))
      only.push(one[i++]!);
    else others.push(two[j++]!);
  }
  flush();
  return found;
}
