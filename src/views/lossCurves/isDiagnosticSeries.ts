const diagnostics = ['gradientNorm', 'gradientCosine', 'weightNorm'];

/** Whether a history column holds what training does, as a run with `diagnostics` measures it: "gradientNorm/soft". */
export function isDiagnosticSeries(series: string): boolean {
  return diagnostics.includes(series.split('/')[0]);
}
