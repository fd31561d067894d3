/** How a curve looks, and what a legend says of it. */
export interface CurveStyle {
  /** As the legend names it: "train soft", "baseline validation accuracy". */
  name: string;
  color: string;
  /** Dash lengths, for SVG's stroke-dasharray and plotly's line.dash; undefined for a solid line. */
  dash: string | undefined;
  width: number;
  /** Marks on the points: validation is measured once an epoch, train all the time. */
  markers: boolean;
}
