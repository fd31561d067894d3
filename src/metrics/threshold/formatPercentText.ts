/** A share as shown in a title: "90 %", "0.125 %". */
export function formatPercentText(share: number): string {
  return `${Number((100 * share).toPrecision(6))} %`;
}
