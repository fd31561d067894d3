import type { AgainstReal, SyntheticReport } from '../record/SyntheticReport';
import { escape } from '../views/escape';
import { formatCount, formatNumber, formatPercent } from '../views/formatNumber';
import type { MimeBundle } from '../views/MimeBundle';
import { table } from '../views/table';

/** What a set of synthetic rows says of itself as a cell's last value. */
export function showSynthetic(report: SyntheticReport): MimeBundle {
  const { synthetic, screening, faithfulness, trusted, findings } = report;
  const count = screening ? `${formatCount(screening.kept)} of ${formatCount(screening.candidates)} rows kept` : '';
  const problems = findings.filter(({ level }) => level === 'problem').map(({ says }) => says);
  const says = `${synthetic}: ${count}, ${trusted ? 'trusted' : `not trusted: ${problems.join('; ')}`}`;
  const left = screening?.rejected.map(({ says: why, rows }) => [why, formatCount(rows)]) ?? [];
  const pair = (name: string, { synthetic: a, real: b }: AgainstReal, format: (value: number | null) => string) => [
    name,
    format(a),
    format(b)
  ];
  const share = (value: number | null) => formatPercent(value, 1);
  const measures = faithfulness
    ? [
        pair('Fréchet distance', faithfulness.frechet, formatNumber),
        pair('precision', faithfulness.precision, share),
        pair('recall', faithfulness.recall, share),
        pair('coverage', faithfulness.coverage, share),
        ...(faithfulness.trainOnSynthetic
          ? [pair('trained on it, tested on real rows', faithfulness.trainOnSynthetic, share)]
          : []),
        pair('median distance to the nearest real row', faithfulness.copies.median, formatNumber)
      ]
    : [];
  const html = [
    `<p>${escape(says)}</p>`,
    table({ columns: ['left out because', 'rows'], rows: left }),
    measures.length
      ? table({ caption: faithfulness!.space, columns: ['measure', 'synthetic rows', 'other real rows'], rows: measures })
      : '',
    findings.length
      ? `<ul>${findings.map(({ level, says: what }) => `<li>${escape(`${level}: ${what}`)}</li>`).join('')}</ul>`
      : ''
  ];
  return { 'text/html': html.join(''), 'text/plain': says };
}
