/** Puts words on the clipboard. In: words. Out: whether it worked. Never: an error the reader does not see. */
export async function copy(words: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    return copiedByHand(words);
  }
}

/** Where the page is not served from this machine or over https, browsers offer the older way only. */
function copiedByHand(words: string): boolean {
  const field = document.createElement("textarea");
  field.value = words;
  field.setAttribute("readonly", "");
  field.className = "unseen";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}
