import { SourceMap } from 'node:module';

/**
 * From a place in the JavaScript of a cell back to its line, through all translations, the last one first, all counted from 0.
 * `lead` is how many lines the compiler put before the source. Without the map of a translation there is no way back.
 */
export function mapToSourceLine(maps: (string | undefined)[], lead: number): (line: number, column: number) => number | undefined {
  let chain: SourceMap[] | undefined;
  return (line, column) => {
    // Decoded on the first error only: most cells never fail.
    chain ??= maps.flatMap((map) => (map ? [new SourceMap(JSON.parse(map))] : []));
    if (chain.length < maps.length) return undefined;
    let place = { line, column };
    for (const map of chain) {
      const entry = map.findEntry(place.line, place.column);
      if (!('originalLine' in entry)) return undefined;
      place = { line: entry.originalLine, column: entry.originalColumn };
    }
    return place.line >= lead ? place.line - lead : undefined;
  };
}
