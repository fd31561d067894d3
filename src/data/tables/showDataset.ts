import type { Finding } from '../../record/RunRecord';
import type { Dataset, Feature } from '../Dataset';
import { formatCount, formatPercent } from '../../views/words/formatNumber';
import type { MimeBundle } from '../../views/bundle/MimeBundle';
import { htmlTable as html } from '../../views/table/htmlTable';
import { outputWithFindings } from './outputWithFindings';

const shown = 40;

/** The number of rows per class, the positive class, the kind of each feature, and the findings. */
export function showDataset(data: Dataset & { features: Feature[]; findings: Finding[] }): MimeBundle {
  const { name, x, y, classes, features, findings } = data;
  const counts = new Float64Array(classes.length);
  for (const label of y) counts[label]++;
  const says = `${name}: ${formatCount(y.length)} rows x ${features.length} features, ${classes.length} classes`;
  const ofClass = classes.map((text, c) => ({
    name: `class ${c}${classes.length === 2 && c === 1 ? ', the positive one' : ''}`,
    text,
    rows: `${formatCount(counts[c])} (${formatPercent(counts[c] / y.length)})`
  }));
  const missing = new Float64Array(features.length);
  for (let at = 0; at < x.length; at++) if (Number.isNaN(x[at])) missing[at % features.length]++;
  const ofFeature = features.map((feature, i) => [feature.name, kindOf(feature), formatPercent(missing[i] / y.length)]);
  const list = ofFeature.slice(0, shown);
  if (features.length > shown) list.push([`and ${features.length - shown} more`, '…', '…']);
  return outputWithFindings(
    {
      'text/html':
        html({ caption: says, columns: ['class', 'is', 'rows'], rows: ofClass.map((one) => [one.name, one.text, one.rows]) }) +
        html({ columns: ['feature', 'kind', 'missing'], rows: list }),
      'text/plain': `${says}: ${ofClass.map((one) => `${one.name}: ${JSON.stringify(one.text)} ${one.rows}`).join('; ')}`
    },
    findings
  );
}

function kindOf(feature: Feature): string {
  return feature.kind === 'number' ? 'number' : `category of ${formatCount(feature.categories.length)}`;
}
