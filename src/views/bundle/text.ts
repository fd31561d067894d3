import type { Finding } from '../../record/RunRecord';
import type { View } from '../View';
import { pairsTable } from '../alignmentMap/alignmentTables';
import { comparisonTables } from '../comparison/comparisonTables';
import { confusedPairsTable } from '../confusion/confusionTables';
import { labelSweepTable } from '../labelSweep/labelSweepTable';
import { latencyTable } from '../latency/latencyTable';
import { levelWords } from '../findings/levelWords';
import { reliabilityTable } from '../reliability/reliabilityTables';
import { areasTable } from '../rocPr/rocPrTables';
import { syntheticTables } from '../syntheticData/syntheticTables';
import { tableLines } from './tableLines';
import { verdictSigns } from '../claims/verdictSigns';

/** A view as one line, for a terminal, a log or a diff; what is a list has a line for each item below it. */
export function text(view: View): string {
  return [`${view.title}. ${view.says}`, ...items(view)].map((line) => line.replace(/\s+/g, ' ').trim()).join('\n');
}

function items(view: View): string[] {
  switch (view.kind) {
    case 'comparison':
      return comparisonTables(view).flatMap(tableLines);
    case 'latency':
      return tableLines(latencyTable(view));
    case 'alignmentMap':
      return tableLines(pairsTable(view));
    case 'reliability':
      return tableLines(reliabilityTable(view));
    case 'rocPr':
      return tableLines(areasTable(view));
    case 'confusion':
      return tableLines(confusedPairsTable(view));
    case 'labelSweep':
      return tableLines(labelSweepTable(view));
    case 'syntheticData':
      return [...syntheticTables(view).flatMap(tableLines), ...findings(view.findings)];
    case 'run':
      return (view.synthetic ?? []).map(({ title, says }) => `${title}. ${says}`);
    case 'claims':
      return view.claims.map(({ claim, source, measured, interval, verdict, why }) => {
        const numbers = measured === null ? '' : ` Measured: ${measured}${interval === null ? '' : `, ${interval}`}.`;
        return `${verdictSigns[verdict]} ${verdict}: ${claim} (${source}).${numbers} ${why}`;
      });
    case 'findings':
      return findings(view.findings);
    default:
      return [];
  }
}

function findings(found: readonly Finding[]): string[] {
  return found.map(({ level, says, hint }) => `${levelWords[level]}: ${says} ${hint ?? ''}`);
}
