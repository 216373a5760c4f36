/**
 * A question that is asked again whenever what it depends on changes.
 * In: a function that asks. Out: `value`, `loading`, `error`. Never: an older answer over a newer one.
 */
import { Refused, rows, type Parameters } from "./client";
import type { Views } from "./rows";

export class Answer<T> {
  /** The newest answer; it stays while the next is on its way, so that nothing flashes. */
  value = $state.raw<T | null>(null);
  loading = $state(true);
  error = $state.raw<Refused | null>(null);
  #turn = 0;
  #ask: () => Promise<T> | null;

  /** To be made while a component is set up. `ask` returns null when there is nothing to ask. */
  constructor(ask: () => Promise<T> | null) {
    this.#ask = ask;
    $effect(() => this.#run(this.#ask()));
  }

  again(): void {
    this.#run(this.#ask());
  }

  #run(asked: Promise<T> | null): void {
    const turn = ++this.#turn;
    if (!asked) {
      Object.assign(this, { value: null, loading: false, error: null });
      return;
    }
    this.loading = true;
    asked.then(
      (value) => turn === this.#turn && Object.assign(this, { value, loading: false, error: null }),
      (error: unknown) =>
        turn === this.#turn &&
        Object.assign(this, {
          loading: false,
          error: error instanceof Refused ? error : new Refused(0, String(error)),
        }),
    );
  }
}

/** The rows of a view, asked anew when the parameters change: `ask("claims", () => ({ place: view.place }))`. */
export function ask<K extends keyof Views>(name: K, parameters: () => Parameters | null): Answer<Views[K][]> {
  return new Answer(() => {
    const given = parameters();
    return given && rows(name, given);
  });
}
