import { showValue } from '../../checks/showValue';
import type { AnyDataset, Feature } from '../../data/Dataset';
import { generateRowBlocks } from '../../data/generateRowBlocks';
import type { CheckedRemoteOptions } from './CheckedRemoteOptions';
import type { PromptRow } from './RemoteOptions';

const subject = 'remote';

/**
 * What is asked about each row of a dataset.
 *
 * @throws TypeError or RangeError for rows that have neither texts nor named columns, and for a prompt that is no text.
 */
export function createPromptBuilder({ texts, prompt }: CheckedRemoteOptions): (data: AnyDataset) => string[] {
  return (data) => {
    const own = texts.find(([rows]) => rows.x === data.x && rows.y.length === data.y.length)?.[1];
    if (!own && texts.length > 0)
      throw new RangeError(
        `${subject}: expected rows that have texts, those of ${texts.map(([{ name }]) => showValue(name)).join(', ')}, got data "${data.name}" of ${data.y.length} rows; give their texts too, or give train, validation and test just as they were given to remote`
      );
    if (!own && !data.features)
      throw new TypeError(
        `${subject}: expected rows with texts or named columns, got data "${data.name}" with numbers alone; give texts: [[rows, texts], ...]`
      );
    const values = data.features ? valuesOf(data, data.features) : undefined;
    const prompts: string[] = [];
    for (let row = 0; row < data.y.length; row++)
      prompts.push(checkPrompt(prompt({ text: own?.[row] ?? '', values: values?.next().value ?? {}, row }), row));
    return prompts;
  };
}

/** No model reads more. */
const longest = 2_000_000;

function checkPrompt(prompt: unknown, row: number): string {
  if (typeof prompt === 'string' && prompt.trim() !== '' && prompt.length <= longest) return prompt;
  throw new TypeError(
    `${subject}: expected prompt to give a text for row ${row}, got ${typeof prompt === 'string' ? `one of ${prompt.length} letters` : showValue(prompt)}; return what is to be asked`
  );
}

function* valuesOf(data: AnyDataset, features: readonly Feature[]): Generator<PromptRow['values'], undefined> {
  for (const { x } of generateRowBlocks(data))
    for (let at = 0; at < x.length; at += features.length)
      yield Object.fromEntries(features.map((feature, column) => [feature.name, valueOf(feature, x[at + column])]));
}

function valueOf(feature: Feature, value: number): number | string | null {
  if (Number.isNaN(value)) return null;
  // Rows are in single precision: 0.1 would be 0.10000000149.
  return feature.kind === 'category' ? (feature.categories[value] ?? null) : Number(value.toPrecision(7));
}
