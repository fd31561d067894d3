import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { showValue } from '../../checks/showValue';
import { createInterruptiblePauser } from '../../notebook/createInterruptiblePauser';
import type { Finding } from '../../record/RunRecord';
import type { Dataset, Splits } from '../Dataset';
import { drawEmoji, emojiStyles, type EmojiStyle } from './captions/drawEmoji';
import { emojiPackages, findEmojiPackage } from './captions/findEmojiPackage';
import { createItemDataset } from './captions/createItemDataset';
import { type Emoji, readEmojiList } from './captions/readEmojiList';
import { checkShares } from './imageFiles/checkShares';
import { counted, formatNamesForFinding } from './imageFiles/formatNamesForFinding';
import { dealGroupsToParts } from './ravdess/dealGroupsToParts';

export interface EmojiOptions {
  /** The drawings of train and validation. Default "openmoji". */
  style?: EmojiStyle;
  /** The drawings of test. Default the other style. */
  testStyle?: EmojiStyle;
  /** Pixels of a side. Default 32. */
  size?: number;
  /** Whether flags are among them, which both styles draw nearly alike. Default false. */
  flags?: boolean;
  /** Whether all variants of sex and family are among them, not just one. Default false. */
  variants?: boolean;
  /** The share of the emoji for each part; the sum is 1. Default {train: 0.7, validation: 0.1, test: 0.2}. */
  shares?: { train: number; validation?: number; test?: number };
  /** Seed of the parts. Default 0. */
  seed?: number;
  /** Where the npm packages lie. Default: where Node finds them from the working folder, or from this package. */
  folders?: { openmoji?: string; twemoji?: string };
}

/** Emoji of each part, in the order of its rows. */
export interface EmojiOfParts {
  train: Emoji[];
  validation?: Emoji[];
  test?: Emoji[];
  seen: Emoji[];
}

export interface EmojiPictures {
  /** Pictures, [size, size, 3], whose target is the number of the emoji. Train and validation are drawn in one style, test in the other. No emoji is in two. */
  data: Splits;
  /** The emoji of train, drawn in the style of test. */
  seen: Dataset;
  /** What each row is called: its name and tags. */
  captions: { train: string[]; validation?: string[]; test?: string[]; seen: string[] };
  emoji: EmojiOfParts;
  findings: Finding[];
}

const subject = 'emoji';
const optionNames = ['style', 'testStyle', 'size', 'flags', 'variants', 'shares', 'seed', 'folders'];

/**
 * Emoji with their names and tags, in two drawing styles: one to train on, the other to test on. Pictures are [size, size, 3] on white, from 0 to 1. Rows have the number of the emoji as their only target, for `kd.crossModalRetrieval()`;
 * `captions` has the name and the tags of each: "fox, animal, face, ...".
 *
 * Test rows are emoji that train does not have, in the other style; `seen` are those of train in the other style. Skin tones are left out, and of variants of sex and family ("man running", "woman running") one is kept; with `variants` all of a family are in one part, and `groups` numbers the
 * families. Flags are left out: both styles draw them nearly alike.
 *
 * The drawings are those of the npm packages openmoji 17.0.0 (CC BY-SA 4.0, 67 MB; it also has the names and tags) and @discordapp/twemoji 16.0.1 (MIT, drawings CC BY 4.0, 18 MB), which are not part of this one: `npm install openmoji@17.0.0 @discordapp/twemoji@16.0.1`. Nothing is downloaded.
 *
 * @throws TypeError or RangeError for bad options, and a package that is missing (the error says what to install) or in another form.
 * @example
 * ```ts
 * const reading = kd.data.emoji({ style: 'openmoji', testStyle: 'twemoji', size: 32 });
 * await reading.catch((error) => console.log(error.message)); // says what to install, unless it is there
 * ```
 */
export async function emoji(options: EmojiOptions = {}): Promise<EmojiPictures> {
  checkOptions(subject, options, optionNames);
  const { style = 'openmoji', size = 32, flags = false, variants = false, seed = 0, folders = {} } = options;
  const testStyle = options.testStyle ?? (style === 'openmoji' ? 'twemoji' : 'openmoji');
  for (const [name, value] of Object.entries({ style, testStyle }))
    if (typeof value !== 'string' || !Object.hasOwn(emojiStyles, value))
      throw new TypeError(
        `${subject}: expected ${name} to be "openmoji" or "twemoji", got ${showValue(value)}; give one of them`
      );
  for (const [name, value] of Object.entries({ flags, variants }))
    if (typeof value !== 'boolean')
      throw new TypeError(`${subject}: expected ${name} to be true or false, got ${showValue(value)}; choose one`);
  checkNumber(subject, 'size', size, { integer: true, atLeast: 4, atMost: 512 });
  checkNumber(subject, 'seed', seed, { integer: true, atLeast: 0, atMost: Number.MAX_SAFE_INTEGER });
  const shares = checkShares(subject, options.shares ?? { train: 0.7, validation: 0.1, test: 0.2 });
  checkOptions(`${subject}: folders`, folders, ['openmoji', 'twemoji']);
  const [openmoji, twemoji] = [
    await findEmojiPackage(subject, 'openmoji', folders.openmoji),
    await findEmojiPackage(subject, 'twemoji', folders.twemoji)
  ];
  const roots = { openmoji, twemoji };

  const pause = createInterruptiblePauser();
  const read: { of: Emoji; own: Float32Array; other: Float32Array }[] = [];
  const missing: string[] = [];
  for (const of of await readEmojiList(subject, roots.openmoji, { flags, variants })) {
    const own = await drawEmoji(roots[style], style, of.hexcode, size);
    const other = style === testStyle ? own : await drawEmoji(roots[testStyle], testStyle, of.hexcode, size);
    if (own && other) read.push({ of, own, other });
    else missing.push(of.name);
    await pause();
  }
  if (read.length < 10)
    throw new RangeError(
      `${subject}: expected at least 10 emoji that are drawn in both styles, got ${read.length}; get the packages again: npm install ${Object.values(emojiPackages).join(' ')}`
    );
  const numberOf = numbering();
  const [families, groups] = [numbering(), numbering()];
  const rows = read.map(({ of }) => ({ label: groups(of.group), group: families(of.family), item: numberOf(of.hexcode) }));
  const parts = dealGroupsToParts(rows, shares, seed);
  const datasetOf = (name: string, places: readonly number[], which: 'own' | 'other') =>
    createItemDataset(
      `emoji, ${name}`,
      places.map((at) => ({ ...rows[at], pixels: read[at][which] })),
      size
    );
  const of = <Of>(give: (one: Emoji) => Of) => ({
    train: parts.train.map((at) => give(read[at].of)),
    ...(parts.validation.length && { validation: parts.validation.map((at) => give(read[at].of)) }),
    ...(parts.test.length && { test: parts.test.map((at) => give(read[at].of)) }),
    seen: parts.train.map((at) => give(read[at].of))
  });
  return {
    data: {
      train: datasetOf(`train, ${style}`, parts.train, 'own'),
      ...(parts.validation.length && { validation: datasetOf(`validation, ${style}`, parts.validation, 'own') }),
      ...(parts.test.length && { test: datasetOf(`test, ${testStyle}`, parts.test, 'other') })
    },
    seen: datasetOf(`seen, ${testStyle}`, parts.train, 'other'),
    captions: of(({ name, tags }) => [name, ...tags].join(', ')),
    emoji: of((one) => one),
    findings: missing.length === 0 ? [] : [notDrawn(missing)]
  };
}

function numbering(): (name: string) => number {
  const numbers = new Map<string, number>();
  return (name) => {
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  };
}

function notDrawn(names: readonly string[]): Finding {
  return {
    check: 'notDrawn',
    level: 'info',
    value: names.length,
    says: `${counted(names.length, 'emoji', 'emoji')} left out, which one of the two styles does not have: ${formatNamesForFinding(names)}.`
  };
}
