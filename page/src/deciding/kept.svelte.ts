/**
 * Decisions kept in this browser until they are taken to the record, and the name of who decides.
 * In: lines for a file. Out: the same after the page was closed. Never: anything sent anywhere.
 */
const LINES = "heldby.decisions";
const NAME = "heldby.judge";

/** Browsers may forbid it; then it lasts as long as the page is open. */
function stored(name: string): string {
  try {
    return localStorage.getItem(name) ?? "";
  } catch {
    return "";
  }
}

function store(name: string, words: string): void {
  try {
    localStorage.setItem(name, words);
  } catch {
    /* kept in memory only */
  }
}

class Kept {
  lines: string[] = $state(stored(LINES).split("\n").filter(Boolean));
  name: string = $state(stored(NAME));

  add(line: string): void {
    this.#set([...this.lines, line]);
  }
  forget(): void {
    this.#set([]);
  }
  rename(name: string): void {
    this.name = name;
    store(NAME, name);
  }
  #set(lines: string[]): void {
    this.lines = lines;
    store(LINES, lines.join("\n"));
  }
}

export const kept = new Kept();

/** Hands a text over as a file. */
export function saveAs(name: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/jsonl" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
