import { basename, join } from 'node:path';
import { checkOptions } from '../../checks/checkOptions';
import { showValue } from '../../checks/showValue';
import { createInterruptiblePauser } from '../../notebook/createInterruptiblePauser';
import type { Finding } from '../../record/RunRecord';
import type { Dataset, Splits } from '../Dataset';
import { matchCaptions } from './captions/matchCaptions';
import { readCaptions } from './captions/readCaptions';
import { checkImageSet } from './imageFiles/checkImageSet';
import { checkInsideFolder } from './imageFiles/checkInsideFolder';
import { counted } from './imageFiles/formatNamesForFinding';
import { imageSetOptionNames, type ImageSetOptions } from './imageFiles/ImageSetOptions';
import { listImages } from './imageFiles/listImages';
import { makeDatasetsOfSplits, type PartFiles } from './imageFiles/makeDatasetsOfSplits';
import { readAndDealRows } from './imageFiles/readAndDealRows';

export interface CaptionedPicturesOptions extends ImageSetOptions {
  /** The file with the texts, in the folder. Default "captions.csv", or .tsv, .json, .jsonl, the first that is there. */
  captions?: string;
  /** The column of the pictures, as paths from the folder. Default "file". */
  file?: string;
  /** The column of the texts. Default "text". */
  text?: string;
}

/** The text of each row. */
export type PartCaptions = { train: string[]; validation?: string[]; test?: string[] };

export interface CaptionedPictures {
  /** Pictures, [size, size, channels], a row for each text of one, whose target is the number of the item. */
  data: Splits;
  captions: PartCaptions;
  files: PartFiles;
  findings: Finding[];
}

const subject = 'captionedPictures';

/**
 * Reads a folder of pictures with their texts: a table says which text belongs to which file. Rows are pictures, x from 0 to 1, and their only target is the number of the item, for `kd.crossModalRetrieval()`; `captions` has the text of each row.
 *
 * The table is CSV or TSV with a header, a JSON list of objects, or JSON lines. A picture may have several texts, each a row, and a text several pictures: what is connected so is one item, which is never wrong for itself, and lies in one of train, validation and test
 * (`groups`). Pictures that are the same pixel for pixel are in one item, too.
 *
 * Each problem is a finding that names files: rows whose picture is missing or whose text is empty, rows that are there twice, pictures without a text, and all that `kd.data.imageFolder` says of files. Texts are taken as they are, without spaces at their ends.
 *
 * @param options those of `kd.data.imageFolder` for size and shares, with 3 channels by default, and where the texts are.
 * @throws TypeError or RangeError for bad options, a path that is not a folder, a table that is missing or has not these columns, and if no row is left; what `kd.readCsv` throws.
 * @example
 * ```ts
 * const reading = kd.data.captionedPictures('photographs', { captions: 'texts.csv', file: 'image', text: 'caption', size: 32 });
 * await reading.catch((error) => console.log(error.message)); // says where it looked, unless the folder is there
 * ```
 */
export async function captionedPictures(path: string, options: CaptionedPicturesOptions = {}): Promise<CaptionedPictures> {
  checkOptions(subject, options, [...imageSetOptionNames, 'captions', 'file', 'text']);
  const { file = 'file', text = 'text' } = options;
  for (const [name, value] of Object.entries({ file, text }))
    if (typeof value !== 'string' || value === '')
      throw new TypeError(`${subject}: expected ${name} to be the name of a column, got ${showValue(value)}; leave it out`);
  const set = await checkImageSet(subject, path, { channels: 3, ...options });
  const table = await findTable(set.root, options.captions);
  const pause = createInterruptiblePauser();
  const captions = await readCaptions(subject, join(set.root, table), { file, text });
  const { files } = await listImages(subject, set.root, pause);
  const matched = matchCaptions(captions, files);
  if (matched.rows.length === 0)
    throw new RangeError(
      `${subject}: expected pictures with a text, got none of ${counted(captions.length, 'row')} and ${counted(files.length, 'picture')}; give paths from the folder in column ${showValue(file)}`
    );
  const name = basename(set.root);
  const classes = ['picture'];
  const asked = { name, set, classes, rows: matched.rows, files, hasGroups: true, pause };
  const { parts, pixels, source, findings } = await readAndDealRows(subject, asked);
  const made = await makeDatasetsOfSplits(parts, { ...asked, sizing: set.sizing, pixels, source });
  const data = Object.fromEntries(Object.entries(made.data).map(([part, rows]) => [part, withItems(rows as Dataset)]));
  return {
    data: data as unknown as Splits,
    captions: Object.fromEntries(
      Object.entries(made.files).map(([part, of]) => [part, captionsOfRows(of, matched.captionsOf)])
    ) as PartCaptions,
    files: made.files,
    findings: [...matched.findings, ...findings.filter(({ check }) => check !== 'fewImages')]
  };
}

/** Rows that are connected are one item. */
function withItems({ classes: _, ...rows }: Dataset): Dataset {
  return { ...rows, classes: [], targets: { values: Float64Array.from(rows.groups!), names: ['item'] } };
}

/** All rows of a file are in one part and have the same pixels, so they may have its texts in any order. */
function captionsOfRows(files: readonly string[], captionsOf: Map<string, string[]>): string[] {
  const taken = new Map<string, number>();
  return files.map((file) => {
    const at = taken.get(file) ?? 0;
    taken.set(file, at + 1);
    return captionsOf.get(file)![at];
  });
}

/** @throws RangeError if it is not there, or is a link out of the folder. */
async function findTable(root: string, asked: string | undefined): Promise<string> {
  if (asked !== undefined && typeof asked !== 'string')
    throw new TypeError(`${subject}: expected captions to be the name of a file, got ${showValue(asked)}; give "captions.csv"`);
  const names = asked === undefined ? ['csv', 'tsv', 'json', 'jsonl'].map((ending) => `captions.${ending}`) : [asked];
  for (const name of names) if ((await checkInsideFolder(root, name, 'file')) === 'there') return name;
  throw new RangeError(
    `${subject}: expected ${asked === undefined ? 'captions.csv, .tsv, .json or .jsonl' : showValue(asked)} in the folder, got none; name the file with the texts: {captions: "texts.csv"}`
  );
}
