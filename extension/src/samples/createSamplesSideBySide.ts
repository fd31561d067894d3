import type { Sample, SamplePicture } from '../../../src/record/LiveSamples';
import { tableBox, table } from '../dom/controls/createDataTable';
import { createElement } from '../dom/createElement';
import { trans } from '../dom/trans';
import { formatCount, formatNumber, formatPercent } from '../words/formatNumber';
import { translateModel } from '../words/translateRecordTerms';

/** Rows side by side: pictures, or one table with a column for each of them. */
export function createSamplesSideBySide(samples: readonly Sample[]): HTMLElement {
  const pictures = samples.filter(({ picture }) => picture);
  if (!pictures.length) return valuesTable(samples);
  const list = createElement(
    'ul',
    { class: 'sr-Samples-list', role: 'list' },
    ...pictures.map((one) => createElement('li', {}, card(one)))
  );
  const flat = pictures.find(({ picture }) => picture!.isFlat)?.picture;
  if (!flat) return list;
  const { width, height } = flat;
  const says = trans.__('A row is a list of %1 numbers, drawn as %2 × %3.', formatCount(width * height), width, height);
  return createElement('div', {}, list, createElement('p', { class: 'sr-Note' }, says));
}

function card({ row, label, picture, models }: Sample): HTMLElement {
  const name = rowSays(row, label);
  return createElement(
    'figure',
    { class: 'sr-SampleCard' },
    image(picture!, trans.__('Picture of row %1', formatCount(row))),
    createElement(
      'figcaption',
      {},
      createElement('strong', {}, name),
      ...models.map((seen) =>
        createElement('span', { class: 'sr-SampleCard-model' }, `${translateModel(seen.name)}: ${classesSay(seen)}`)
      ),
      ...pictureNotes(picture!).map((note) => createElement('span', { class: 'sr-Note' }, note))
    )
  );
}

/** Small ones are drawn larger, in whole steps, so that every pixel stays one. */
function image({ png, width, height }: SamplePicture, alt: string): HTMLElement {
  const side = Math.max(width, height);
  const scale = side >= 96 ? Math.min(1, 256 / side) : Math.floor(128 / side);
  return createElement('img', {
    class: 'sr-SampleCard-picture',
    src: `data:image/png;base64,${png}`,
    alt,
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
    'data-small': side < 96
  });
}

function pictureNotes({ black, white, slice, slices }: SamplePicture): string[] {
  return [
    ...(black === undefined || white === undefined
      ? []
      : [trans.__('black is %1, white %2', formatNumber(black), formatNumber(white))]),
    ...(slice === undefined || slices === undefined ? [] : [trans.__('slice %1 of %2', slice, slices)])
  ];
}

/** A line for each column of the data and a column for each row of it, so that rows can be compared. */
function valuesTable(samples: readonly Sample[]): HTMLElement {
  const seen = samples[0]?.models.map(({ name }) => name) ?? [];
  const names = samples[0]?.values?.map(({ name }) => name) ?? [];
  const more = samples[0]?.moreValues;
  const box = tableBox(
    trans.__('The rows'),
    table({
      columns: [trans.__('column'), ...samples.map(({ row }) => trans.__('row %1', formatCount(row)))],
      rows: [
        [trans.__('label'), ...samples.map(({ label }) => label ?? '–')],
        ...seen.map((name, place) => [translateModel(name), ...samples.map(({ models }) => classesSay(models[place]))]),
        ...names.map((name, place) => [name, ...samples.map(({ values }) => valueSays(values?.[place]?.value ?? null))])
      ]
    })
  );
  if (!more) return box;
  return createElement(
    'div',
    {},
    box,
    createElement('p', { class: 'sr-Note' }, trans.__('There are %1 more columns.', formatCount(more)))
  );
}

/** As it is in the data: an identifier or a year is not rounded. */
function valueSays(value: number | string | null): string {
  if (value === null) return trans.__('missing');
  return typeof value === 'string' ? value : String(Number(value.toPrecision(7))).replace('-', '−');
}

function rowSays(row: number, label: string | null): string {
  return label === null ? trans.__('Row %1', formatCount(row)) : trans.__('Row %1, label “%2”', formatCount(row), label);
}

function classesSay({ classes }: Sample['models'][number]): string {
  return classes
    .map(({ name, share }) => (share === null ? `“${name}”` : `“${name}”\u00a0${formatPercent(share, 1).replace(' ', '\u00a0')}`))
    .join(', ');
}
