import type { Finding } from '../../record/RunRecord';
import type { AnyDataset, Feature, Targets } from '../Dataset';
import { formatCount, formatNumber, formatPercent } from '../../views/words/formatNumber';
import type { MimeBundle } from '../../views/bundle/MimeBundle';
import { tableToHtml as html } from '../../views/table/tableToHtml';
import { addFindingsToOutput } from './addFindingsToOutput';

const shown = 40;

/**
 * The number of rows per class, the positive class, the kind of each feature, and the findings.
 *
 * @param missing of each feature, in how many rows it is missing.
 */
export function showDataset(
  data: Omit<AnyDataset, 'x'> & { features: Feature[]; findings: Finding[] },
  missing: ArrayLike<number>
): MimeBundle {
  const { name, y, classes, targets, features, findings } = data;
  if (targets) return showTargets(data, targets, missing);
  const counts = new Float64Array(classes.length);
  for (const label of y) counts[label]++;
  const says = `${name}: ${formatCount(y.length)} rows x ${features.length} features, ${classes.length} classes`;
  const ofClass = classes.map((text, c) => ({
    name: `class ${c}${classes.length === 2 && c === 1 ? ', the positive one' : ''}`,
    text,
    rows: `${formatCount(counts[c])} (${formatPercent(counts[c] / y.length)})`
  }));
  return addFindingsToOutput(
    {
      'text/html':
        html({ caption: says, columns: ['class', 'is', 'rows'], rows: ofClass.map((one) => [one.name, one.text, one.rows]) }) +
        featureTable(features, missing, y.length),
      'text/plain': `${says}: ${ofClass.map((one) => `${one.name}: ${JSON.stringify(one.text)} ${one.rows}`).join('; ')}`
    },
    findings
  );
}

/** The same of rows with numbers to predict: the range of each target in place of the classes. */
function showTargets(
  { name, y, features, findings }: { name: string; y: Int32Array; features: Feature[]; findings: Finding[] },
  { values, names }: Targets,
  missing: ArrayLike<number>
): MimeBundle {
  const says = `${name}: ${formatCount(y.length)} rows x ${features.length} features, ${names.length === 1 ? 'one target' : `${names.length} targets`}`;
  const ofTarget = names.map((target, i) => {
    const own = values.filter((value, at) => at % names.length === i && !Number.isNaN(value)).sort();
    const at = (share: number) => formatNumber(own[Math.round(share * (own.length - 1))], 4);
    return [target, at(0), at(0.5), at(1)];
  });
  return addFindingsToOutput(
    {
      'text/html':
        html({ caption: says, columns: ['target', 'least', 'median', 'most'], rows: ofTarget }) +
        featureTable(features, missing, y.length),
      'text/plain': `${says}: ${ofTarget.map(([target, least, median, most]) => `${target} from ${least} to ${most}, median ${median}`).join('; ')}`
    },
    findings
  );
}

function featureTable(features: Feature[], missing: ArrayLike<number>, rows: number): string {
  const list = features.slice(0, shown).map((feature, i) => [feature.name, kindOf(feature), formatPercent(missing[i] / rows)]);
  if (features.length > shown) list.push([`and ${features.length - shown} more`, '…', '…']);
  return html({ columns: ['feature', 'kind', 'missing'], rows: list });
}

function kindOf(feature: Feature): string {
  return feature.kind === 'number' ? 'number' : `category of ${formatCount(feature.categories.length)}`;
}

/** In how many rows each column is missing. */
export function countMissing(x: Float32Array, width: number): Float64Array {
  const missing = new Float64Array(width);
  for (let at = 0; at < x.length; at++) if (Number.isNaN(x[at])) missing[at % width]++;
  return missing;
}
