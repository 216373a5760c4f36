"""heldby."""
