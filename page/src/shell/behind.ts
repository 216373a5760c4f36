/** Which rows stand behind a screen. In: the view. Out: name, parameters and formats of the answer. */
import type { Parameters } from "../api/client";
import type { View } from "../view/view";

export type Format = "json" | "csv" | "geojson";

export interface Behind {
  view: string;
  parameters: Parameters;
  formats: Format[];
}

export function rowsBehind(view: View): Behind {
  const { known, on, own } = view;
  const table: Format[] = ["json", "csv"];
  const placed: Format[] = [...table, "geojson"];
  switch (view.screen) {
    case "map":
      return { view: "control", parameters: { on, known }, formats: placed };
    case "timeline":
      return { view: "timeline", parameters: { known }, formats: placed };
    case "estimates":
      return { view: "estimates", parameters: { known }, formats: table };
    case "disputes":
      return { view: "disputes", parameters: { known }, formats: table };
    case "reports":
      return { view: "reports", parameters: { known }, formats: table };
    case "report":
      return { view: "claims", parameters: { report: view.report }, formats: table };
    case "review":
      return { view: "claims", parameters: { known }, formats: table };
    case "sitrep":
      return { view: "sitrep", parameters: { from: own.from, to: own.to, known }, formats: table };
  }
}
