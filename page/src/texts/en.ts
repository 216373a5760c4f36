/**
 * Every word of the page, in English. A translation is a file beside this one with the same shape.
 * Only words of the interface: names, quotes and reasons come from the record as they are.
 */
const many = (n: number, one: string, more = `${one}s`): string => `${n.toLocaleString("en")} ${n === 1 ? one : more}`;
const NUMBERS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];
const spelt = (n: number): string => NUMBERS[n] ?? n.toLocaleString("en");

export const t = {
  lang: "en",
  name: "heldby",
  months: {
    short: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    long: [
      "January",
      "February",
      "March",
      "April",
      "May",
      "June",
      "July",
      "August",
      "September",
      "October",
      "November",
      "December",
    ],
  },
  weekdays: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
  days: {
    by: (day: string) => `by ${day}`,
    after: (day: string) => `after ${day}`,
    about: "about",
  },
  screens: {
    map: "Map",
    timeline: "Timeline",
    estimates: "Estimates",
    disputes: "Disputes",
    reports: "Reports",
    report: "Report",
    review: "Review",
    sitrep: "Sitrep",
  },
  shell: {
    skip: "Skip to the content",
    rail: "Screens",
    keys: "Keys",
    home: "heldby: the map",
    openDisputes: (n: number) => `${many(n, "dispute")}`,
    theme: { light: "Light", dark: "Dark", system: "As the system", label: "Colours" },
    close: "Close",
    menu: "Menu",
  },
  search: {
    label: "Find a place, actor or report",
    short: "Search",
    places: "Places",
    actors: "Actors",
    reports: "Reports",
    nothing: (words: string) => `Nothing called “${words}”`,
    nothingHint: "Names are compared by spelling and by sound, so other transliterations are found too.",
    told: "in the record",
    untold: "no report tells of it",
    results: (n: number) => many(n, "result"),
    known: (name: string) => `also written ${name}`,
  },
  clocks: {
    on: "Situation on",
    known: "As known on",
    latest: "Latest",
    choose: "Choose a day",
    previous: "Previous change",
    next: "Next change",
    lastDay: "Last day told of",
    firstDay: "First change",
    reportDays: "Days on which reports came out",
    reports: (n: number) => many(n, "report"),
    banner: (day: string) => ["You are reading the record ", `as it stood on ${day}`, "."] as const,
    counts: (then: number, later: number) =>
      `${spelt(then)} ${then === 1 ? "report" : "reports"} existed; ${spelt(later).toLowerCase()} ${later === 1 ? "was" : "were"} written later.`,
    back: "Return to latest",
    what: "What changed since",
  },
  filter: {
    all: "All actors",
    some: (n: number) => many(n, "actor"),
    label: "Show only",
    clear: "Show all",
    places: (n: number) => many(n, "place"),
  },
  data: {
    label: "This view as data",
    json: "JSON",
    csv: "CSV",
    geojson: "GeoJSON",
    hint: "The rows behind this view, with the same days and filters.",
    png: "Picture of the map (PNG)",
  },
  share: {
    label: "Share",
    copy: "Copy link",
    copied: "Link copied",
    failed: "Your browser did not let the page copy. The link:",
    hint: "The link holds both days, the place, the map and the filters.",
    cite: "Copy citation",
    cited: "Citation copied",
  },
  states: {
    loading: "Reading the record",
    empty: "Nothing has been read yet",
    emptyHint:
      "The map stays blank until a report says who holds a place. Add reports, or look at the sample wars first.",
    emptyCommands: ["heldby add reports/", "heldby demo"],
    error: "This part could not be loaded",
    gone: "heldby does not answer. Is “heldby serve” still running?",
    again: "Try again",
    details: "Details",
    nothingKnown: (day: string) => `Nothing could be read by ${day}`,
    nothingKnownHint: "Every report of this record was published later.",
    later: "This screen is still to come.",
  },
  keys: {
    title: "Keys",
    off: "Keys are off while you type.",
    go: "Go to",
    groups: {
      screens: "Screens",
      time: "Time",
      page: "Page",
    },
    search: "search",
    help: "this list",
    previous: "previous change",
    next: "next change",
    known: "as known on",
    table: "map or table",
    escape: "close, or clear the selection",
  },
  live: {
    changed: (day: string, n: number) => `Situation on ${day}: ${many(n, "place")}.`,
    known: (day: string) => `As known on ${day}.`,
    place: (sentence: string) => sentence,
  },
  actors: {
    unknown: "Unknown",
    contested: "Contested",
    nobody: "nobody known",
  },
};

export type Texts = typeof t;
export { many, spelt };
