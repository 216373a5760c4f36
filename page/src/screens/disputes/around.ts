/**
 * A quote with some of the words around it, so that it can be judged where it stands.
 * In: a claim with its paragraph. Out: what stands before, the quote, what stands after. Never: a cut word.
 */
import { Text } from "../../words/text";

const BESIDE = 140; // characters on either side

interface Standing {
  quote: string;
  start: number;
  end: number;
  paragraph: { text: string; start: number };
}

export interface Around {
  before: string;
  quote: string;
  after: string;
}

export function around({ quote, start, end, paragraph }: Standing): Around {
  const text = new Text(paragraph.text);
  const before = text.cut(0, start - paragraph.start);
  const after = text.cut(end - paragraph.start, text.length);
  return { before: lastOf(before), quote, after: firstOf(after) };
}

function lastOf(words: string): string {
  if (words.length <= BESIDE) return words;
  const cut = words.slice(-BESIDE);
  return `… ${cut.slice(cut.indexOf(" ") + 1)}`;
}

function firstOf(words: string): string {
  if (words.length <= BESIDE) return words;
  const cut = words.slice(0, BESIDE);
  return `${cut.slice(0, Math.max(0, cut.lastIndexOf(" ")))} …`;
}
