"""What the tests of times share: the times of the claims of a kind whose quote holds certain words."""

from __future__ import annotations

import heldby


def times(text: str, kind: str, words: str, published: str) -> set[str]:
    """The times of such claims in a report of a day, each as text; "None" where a claim has none."""
    claims = heldby.annotate(text, published=published)["claims"]
    return {str(c["time"]) for c in claims if c["kind"] == kind and words in c["quote"]}
