import { computeLogSoftmax } from '../../losses/formulas/computeLogSoftmax';
import type { Sample, SampleValue, SeenBy } from '../../record/LiveSamples';
import { encodeSamplePicture } from './encodeSamplePicture';
import type { SampleSource } from './SampleSource';

const most = { values: 200, characters: 200, classes: 3 };

/** A row with its label, what is in it, and what each model sees in it. */
export async function describeSample(source: SampleSource, row: number): Promise<Sample> {
  const { data, labels, models } = source;
  const picture = data.features ? undefined : await encodeSamplePicture(data, row);
  return {
    row,
    label: labels ? brief(data.classes[labels[row]]) : null,
    ...(picture ? { picture } : valuesOf(source, row)),
    models: models.map((model) => seenBy(model, data.classes, row))
  };
}

function valuesOf({ data }: SampleSource, row: number): Pick<Sample, 'values' | 'moreValues'> {
  const { x, features, shape } = data;
  const width = shape.reduce((a, b) => a * b, 1);
  const values = Array.from(x.subarray(row * width, row * width + Math.min(width, most.values)), (value, i): SampleValue => {
    const feature = features?.[i];
    const name = brief(feature?.name ?? placeIn(shape, i));
    if (Number.isNaN(value)) return { name, value: null };
    return { name, value: feature?.kind === 'category' ? brief(feature.categories[value] ?? String(value)) : value };
  });
  return { values, ...(width > values.length && { moreValues: width - values.length }) };
}

/** "3" in a list, "0, 3" in a table of numbers. */
function placeIn(shape: readonly number[], at: number): string {
  const places: number[] = [];
  for (let i = shape.length - 1, rest = at; i >= 0; rest = Math.floor(rest / shape[i--])) places.unshift(rest % shape[i]);
  return places.join(', ');
}

function seenBy({ name, said, logits }: SampleSource['models'][number], classes: readonly string[], row: number): SeenBy {
  if (!logits) return { name, classes: [{ name: brief(classes[said[row]]), share: null }] };
  const { columns, values } = logits;
  const logs = new Float64Array(columns);
  computeLogSoftmax(values, row * columns, columns, 1, logs);
  const order = Array.from(logs, (_, i) => i).sort((a, b) => logs[b] - logs[a] || a - b);
  const shown = order.slice(0, most.classes).map((i) => ({ name: brief(classes[i]), share: Math.exp(logs[i]) }));
  return { name, classes: shown };
}

function brief(text: string): string {
  const characters = [...text.slice(0, 4 * most.characters)];
  return characters.length > most.characters ? `${characters.slice(0, most.characters).join('')}…` : text;
}
