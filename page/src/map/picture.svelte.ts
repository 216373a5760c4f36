/** The picture of the map as a file; the map says how it is made while it is on screen. */
export const picture: { take: (() => void) | null } = $state({ take: null });
