import type { View } from './View';
import { pairsTable } from './alignmentTables';
import { comparisonTables } from './comparisonTables';
import { latencyTable } from './latencyTable';
import { levelWords } from './levelWords';
import type { Table } from './table';
import { verdictSigns } from './verdictSigns';

/** A view as one line, for a terminal, a log or a diff; what is a list has a line for each item below it. */
export function text(view: View): string {
  return [`${view.title}. ${view.says}`, ...items(view)].map((line) => line.replace(/\s+/g, ' ').trim()).join('\n');
}

function items(view: View): string[] {
  switch (view.kind) {
    case 'comparison':
      return comparisonTables(view).flatMap(rows);
    case 'latency':
      return rows(latencyTable(view));
    case 'alignmentMap':
      return rows(pairsTable(view));
    case 'claims':
      return view.claims.map(({ claim, source, measured, interval, verdict, why }) => {
        const numbers = measured === null ? '' : ` Measured: ${measured}${interval === null ? '' : `, ${interval}`}.`;
        return `${verdictSigns[verdict]} ${verdict}: ${claim} (${source}).${numbers} ${why}`;
      });
    case 'findings':
      return view.findings.map(({ level, says, hint }) => `${levelWords[level]}: ${says} ${hint ?? ''}`);
    default:
      return [];
  }
}

/** A row with the names of its columns: "xgboost; rows a call: 1; p50: 310 µs". */
function rows({ columns, rows: all }: Table): string[] {
  return all.map((row) => row.map((cell, i) => (i ? `${columns[i]}: ${cell}` : cell)).join('; '));
}
