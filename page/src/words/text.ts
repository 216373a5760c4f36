/**
 * A text whose offsets count code points, as heldby's do; JavaScript's own count UTF-16 units.
 * In: a string. Out: `Text`, that cuts by code points. Never: half of a character.
 */
export class Text {
  readonly length: number;
  /** Where each code point starts in UTF-16, only where the two differ. */
  #starts: Uint32Array | null = null;

  constructor(readonly whole: string) {
    const points = Array.from(whole);
    this.length = points.length;
    if (points.length === whole.length) return;
    this.#starts = new Uint32Array(points.length + 1);
    let at = 0;
    points.forEach((point, i) => {
      this.#starts![i] = at;
      at += point.length;
    });
    this.#starts[points.length] = at;
  }

  cut(start: number, end: number): string {
    return this.whole.slice(this.#at(start), this.#at(end));
  }

  #at(offset: number): number {
    const held = Math.max(0, Math.min(this.length, offset));
    return this.#starts ? (this.#starts[held] ?? this.whole.length) : held;
  }
}
