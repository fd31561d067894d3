const shares = ['accuracy', 'averagePrecision', 'rocAuc', 'meanReciprocalRank', 'agreement', 'ece'];

/** Whether a history column holds shares, 0 to 1, rather than losses: "validation/accuracy". */
export function isShareSeries(series: string): boolean {
  return shares.includes(series.slice(series.indexOf('/') + 1));
}
