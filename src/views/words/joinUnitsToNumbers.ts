/** Keeps numbers on one line with their units: "97.69 %", "231 of 10,000", "12.3 µs". */
export function joinUnitsToNumbers(text: string): string {
  return text.replace(/(?<=\d) (?=%|of \d|[nµm]?s\b|[kMG]?B\b)|(?<=\d of) (?=\d)/g, '\u00a0');
}
