/** Whom the ground under the map is from, besides what comes with the page. In: a base map of the reader's own. */
export const credit = $state({ own: "" });
