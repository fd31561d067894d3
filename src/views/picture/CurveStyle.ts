/** How a curve looks, and what a legend calls it. */
export interface CurveStyle {
  /** Its name in the legend: "train soft", "baseline validation accuracy". */
  name: string;
  color: string;
  /** Dash lengths, for SVG's stroke-dasharray and plotly's line.dash; undefined for a solid line. */
  dash: string | undefined;
  width: number;
  /** Whether its points have marks: validation is measured once per epoch, train all the time. */
  markers: boolean;
}
