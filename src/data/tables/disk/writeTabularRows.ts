import { showValue } from '../../../checks/showValue';
import type { Finding } from '../../../record/RunRecord';
import { createInterruptiblePauser } from '../../../notebook/createInterruptiblePauser';
import type { Feature } from '../../Dataset';
import { rowsPerBlock } from '../../disk/RowFile';
import { createRowFileWriter } from '../../disk/createRowFileWriter';
import type { ScratchFile } from '../../disk/createScratchFile';
import { findDoubtfulColumnContents } from '../columns/findDoubtfulColumnContents';
import { checkNames } from '../columns/findColumnByName';
import type { ColumnSource } from '../columns/ColumnSource';
import type { Column } from '../columns/Table';
import { encodeColumns } from '../encodeColumns';
import { readGroups, readTimes, readWeights } from '../readGroupsTimesWeights';
import { dropUnlabelledRows } from '../dropUnlabelledRows';
import { readTableLabels } from '../readTableLabels';
import type { TabularOptions } from '../tabular';

/** Where the rows go; the scratch file has room for the columns before. */
interface Target {
  path: string;
  key: string;
  scratch: ScratchFile;
}

/** Writes the dataset that `tabular` would make of these columns, with one column in memory at a time. */
export async function writeTabularRows(
  subject: string,
  source: ColumnSource,
  options: TabularOptions & { label: string },
  { path, key, scratch }: Target
): Promise<void> {
  const { label, positive, ignore = [], group, time, keepTime = false, weight, features, name = source.name } = options;
  const { synthetic = false, classes, dropUnlabelled = false } = options;
  const known = [...source.names, ...ignore];
  checkNames(subject, 'label', [label], known);
  for (const [option, column] of Object.entries({ group, time, weight }))
    if (column !== undefined) checkNames(subject, option, [column], known);
  if (features)
    checkNames(
      subject,
      'features',
      features.map((feature) => feature.name),
      known
    );
  const others = new Set([label, group, weight, keepTime ? undefined : time]);
  const names = features ? features.map((feature) => feature.name) : source.names.filter((one) => !others.has(one));
  if (names.length === 0)
    throw new RangeError(
      `${subject}: expected at least one feature, got none of ${source.names.join(', ')}; ignore fewer columns`
    );

  const pause = createInterruptiblePauser();
  const ofColumns: Finding[] = [];
  /** Columns that are asked for more than once. */
  const kept = new Map<string, Column>();
  const column = async (one: string): Promise<Column> => {
    const before = kept.get(one);
    if (before) return before;
    await pause();
    if (!source.names.includes(one))
      throw new RangeError(
        `${subject}: expected ${showValue(one)} to be read, got it among the columns to ignore; leave it out there`
      );
    const made = await source.column(one);
    ofColumns.push(...findDoubtfulColumnContents(made, source.reading));
    if (others.has(one) || one === time || names.indexOf(one) < names.lastIndexOf(one)) kept.set(one, made);
    return made;
  };

  const ofLabel = await column(label);
  const only = (one: Column) =>
    dropUnlabelled
      ? dropUnlabelledRows({ name, rows: source.rows, columns: [one], findings: [] }, ofLabel)
      : { table: { rows: source.rows, columns: [one] }, findings: [] };
  const whole = only(ofLabel);
  const { rows } = whole.table;
  const labels = readTableLabels(`${subject},`, whole.table.columns[0], { positive, classes, isLike: features !== undefined });
  const named = async (one: string) => only(await column(one)).table.columns[0];
  const columns = {
    y: labels.y,
    ...(weight !== undefined && { weights: readWeights(`${subject},`, await named(weight)) }),
    ...(group !== undefined && { groups: readGroups(`${subject},`, await named(group)) }),
    ...(time !== undefined && { times: readTimes(`${subject},`, await named(time)) })
  };
  const places: number[] = [];
  const missing: number[] = [];
  const encoded: { features: Feature[]; findings: Finding[] } = { features: [], findings: [] };
  for (const [i, one] of names.entries()) {
    const { x, ...rest } = encodeColumns(`${subject},`, [await named(one)], rows, features && [features[i]]);
    places.push(scratch.append(x));
    missing.push(x.reduce((sum, value) => sum + Number(Number.isNaN(value)), 0));
    encoded.features.push(...rest.features);
    encoded.findings.push(...rest.findings);
  }
  const about = {
    name,
    classes: labels.classes,
    features: encoded.features,
    findings: [...source.findings(), ...ofColumns, ...whole.findings, ...labels.findings, ...encoded.findings],
    missing,
    ...(synthetic && { synthetic }),
    source: source.source
  };
  const writer = createRowFileWriter(path, { key, rows, width: names.length, about }, columns);
  try {
    for (const block of rowsOfColumns(scratch, places, rows)) {
      writer.add(block);
      await pause();
    }
    writer.finish();
  } finally {
    writer.discard();
  }
}

/** Columns side by side, some thousand rows at a time. */
function* rowsOfColumns(scratch: ScratchFile, places: readonly number[], rows: number): Generator<Float32Array> {
  const width = places.length;
  const each = rowsPerBlock(width);
  for (let first = 0; first < rows; first += each) {
    const count = Math.min(each, rows - first);
    const block = new Float32Array(count * width);
    const part = new Float32Array(count);
    places.forEach((place, i) => {
      scratch.read(place + 4 * first, part);
      for (let row = 0; row < count; row++) block[row * width + i] = part[row];
    });
    yield block;
  }
}
