/** To the words of a claim of which only the id is at hand. In: a claim's id. Out: the reader, at its quote. Never: a guess. */
import { addressOf, get } from "../api/client";
import type { WholeClaim } from "../api/rows";
import { go } from "../view/store.svelte";

export async function readClaim(event: MouseEvent, id: string): Promise<void> {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const claim = await get<WholeClaim>(addressOf(`claim/${encodeURIComponent(id)}`)).catch(() => null);
  if (!claim) return;
  const quote = { start: claim.start, end: claim.end };
  go({ screen: "report", report: claim.report, quote, own: {}, place: null });
}
