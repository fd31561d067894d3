/** The bin b with b / bins < confidence <= (b + 1) / bins. */
export function findBinOfConfidence(confidence: number, bins: number): number {
  let bin = Math.min(bins - 1, Math.max(0, Math.ceil(confidence * bins) - 1));
  // Rounding may have moved the product across an edge.
  if (bin > 0 && confidence <= bin / bins) bin--;
  if (bin < bins - 1 && confidence > (bin + 1) / bins) bin++;
  return bin;
}
