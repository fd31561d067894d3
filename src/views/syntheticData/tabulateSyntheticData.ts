import type { AgainstReal, SyntheticReport } from '../../record/SyntheticReport';
import { formatCount, formatNumber, formatPercent } from '../words/formatNumber';
import { isNumber } from '../comparison/createMetricNumberFormat';
import { splitCamelCase } from '../words/splitCamelCase';
import type { Table } from '../table/Table';

/** All tables that there are: faithfulness, copies, candidates, classes, generator. */
export function tabulateSyntheticData(report: SyntheticReport): Table[] {
  return [faithfulnessTable, copiesTable, candidatesTable, classesTable, generatorTable].flatMap((make) => make(report) ?? []);
}

/** How far the rows are from real ones, compared with how far two halves of the real ones are from each other. */
export function faithfulnessTable({ faithfulness, synthetic, real }: SyntheticReport): Table | undefined {
  if (!faithfulness) return undefined;
  const { rows, space, frechet, precision, recall, coverage, trainOnSynthetic, copies } = faithfulness;
  const row = (name: string, better: string, given: AgainstReal, text: (value: number) => string) => [
    name,
    better,
    ...[given.synthetic, given.real].map((value) => (isNumber(value) ? text(value) : '–'))
  ];
  const share = (value: number) => formatPercent(value, 1);
  return {
    caption: `${formatCount(rows.synthetic)} rows of ${synthetic} against ${formatCount(rows.real)} of ${real}, in ${space}`,
    columns: ['Measure', 'Better when', 'Synthetic', 'Two halves of the real rows'],
    rows: [
      row('Fréchet distance', 'lower', frechet, formatNumber),
      row('Precision', 'higher', precision, share),
      row('Recall', 'higher', recall, share),
      row('Coverage', 'higher', coverage, share),
      ...(trainOnSynthetic ? [row('Accuracy on real rows after training on them', 'higher', trainOnSynthetic, share)] : []),
      row('Median distance to the nearest real row', 'as the real', copies.median, formatNumber),
      ['Rows that copy a real one', 'lower', formatCount(copies.rows), '–']
    ]
  };
}

/** Rows that are nearer to a real one than real rows are to each other. */
export function copiesTable({ faithfulness }: SyntheticReport): Table | undefined {
  if (!faithfulness?.copies.nearest.length) return undefined;
  const { threshold, rows, nearest } = faithfulness.copies;
  const part = rows > nearest.length ? `, the nearest ${nearest.length}` : '';
  return {
    caption: `Copies: ${formatCount(rows)} ${rows === 1 ? 'row' : 'rows'} nearer to a real one than ${formatNumber(threshold)}${part}`,
    columns: ['Synthetic row', 'Real row', 'Distance'],
    rows: nearest.map(({ synthetic, real, distance }) => [String(synthetic), String(real), formatNumber(distance)])
  };
}

/** Which candidates count, and why the others do not. */
export function candidatesTable({ screening }: SyntheticReport): Table | undefined {
  if (!screening) return undefined;
  const { candidates, kept, rejected, meanWeight } = screening;
  const share = (rows: number) => formatPercent(candidates ? rows / candidates : null, 1);
  const weight = isNumber(meanWeight) ? `; mean weight of those that count ${formatNumber(meanWeight)}` : '';
  return {
    caption: `${formatCount(candidates)} candidates${weight}`,
    columns: ['What became of them', 'Rows', 'Share', 'Why'],
    rows: [
      ['kept', formatCount(kept), share(kept), '–'],
      ...rejected.map(({ reason, rows, says }) => [`rejected: ${reason}`, formatCount(rows), share(rows), says])
    ]
  };
}

/** Candidates and shares of each class. */
export function classesTable({ classes, screening, faithfulness }: SyntheticReport): Table | undefined {
  if (!screening && !faithfulness) return undefined;
  const balance = faithfulness?.classBalance;
  return {
    caption: 'By class',
    columns: [
      'Class',
      ...(screening ? ['Candidates', 'Kept', 'Share kept'] : []),
      ...(balance ? ['Share of the real rows', 'Asked for', 'As the teacher sees them'] : [])
    ],
    rows: classes.map((name, i) => {
      const own = screening?.byClass[i];
      return [
        name,
        ...(own ? [formatCount(own.candidates), formatCount(own.kept), keptShare(own)] : []),
        ...(balance ? [balance.real, balance.asked, balance.seen].map((of) => formatPercent(of[i], 1)) : [])
      ];
    })
  };
}

export function keptShare({ candidates, kept }: { candidates: number; kept: number }): string {
  return candidates ? formatPercent(kept / candidates, 0) : '–';
}

/** What the rows were made by, and its losses at the beginning and the end. */
export function generatorTable({ generator }: SyntheticReport): Table | undefined {
  if (!generator) return undefined;
  const { name, parameters, rows, seed, seconds, history } = generator;
  return {
    caption: `Generator: ${name}`,
    columns: ['What', 'Value'],
    rows: [
      ['Parameters', formatCount(parameters)],
      ['Trained on', rows ? `${formatCount(rows)} real rows` : 'no real rows'],
      ['Updates', formatCount(history.step[history.step.length - 1] ?? 0)],
      ['Seconds', formatNumber(seconds)],
      ['Seed', String(seed)],
      ...Object.entries(history.series).map(([series, column]) => {
        const known = column.filter(isNumber);
        const ends = known.length ? `${formatNumber(known[0])} to ${formatNumber(known[known.length - 1])}` : '–';
        return [`Loss: ${splitCamelCase(series)}`, ends];
      })
    ]
  };
}
