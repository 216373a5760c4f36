/**
 * Numbers for the footnotes of a situation report.
 * In: its sentences. Out: notes in the order of their first use; one number for one quote. Never: a sentence without.
 */
import type { SentenceRow } from "../../api/rows";

export type Note = SentenceRow["notes"][number];

export interface Numbered {
  sections: { title: string; sentences: { words: string; notes: number[] }[] }[];
  notes: Note[];
}

export function numbered(
  rows: readonly SentenceRow[],
  without: readonly string[],
  words: (told: string) => string,
): Numbered {
  const notes: Note[] = [];
  const numbers = new Map<string, number>();
  const sections: Numbered["sections"] = [];
  for (const row of rows) {
    if (without.includes(row.section)) continue;
    if (sections.at(-1)?.title !== row.section) sections.push({ title: row.section, sentences: [] });
    const found = row.notes.map((note) => {
      if (!numbers.has(note.claim)) numbers.set(note.claim, notes.push(note));
      return numbers.get(note.claim) ?? 0;
    });
    sections.at(-1)?.sentences.push({ words: words(row.sentence), notes: found });
  }
  return { sections, notes };
}
