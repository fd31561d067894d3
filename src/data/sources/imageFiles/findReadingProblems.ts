import type { Finding } from '../../../record/RunRecord';
import { counted, formatNamesForFinding } from './formatNamesForFinding';
import type { Note, ReadOutcome, Trouble } from './ReadOutcome';
import type { Task } from './readImages';
import type { ImageSizing } from './ImageSizing';

interface Told {
  level: Finding['level'];
  check: string;
  /** After "3 images ". */
  says: string;
  hint?: string;
}

const troubles: { [kind in Trouble]: Told } = {
  damaged: {
    level: 'problem',
    check: 'damagedImages',
    says: 'could not be decoded and left out',
    hint: 'Get them again, or remove them.'
  },
  notAnImage: {
    level: 'problem',
    check: 'notImages',
    says: 'named as an image without being one, left out',
    hint: 'PNG, JPEG, BMP, WebP, TIFF and GIF are read.'
  },
  tooLarge: {
    level: 'problem',
    check: 'tooManyPixels',
    says: 'too large to be decoded, left out',
    hint: 'Cut it into tiles or save it smaller; or give {maxFilePixels} where memory allows, about 4 to 8 bytes a pixel.'
  },
  unreadable: {
    level: 'problem',
    check: 'unreadableFiles',
    says: 'could not be opened and left out',
    hint: 'Look at who may read them.'
  }
};

const notes: { [note in Note]: Told } = {
  decoderWarning: {
    level: 'warning',
    check: 'faultyImages',
    says: 'read although the decoder found fault with it',
    hint: 'Look at whether they are whole.'
  },
  otherEnding: { level: 'warning', check: 'otherEnding', says: 'of another format than the name says, read as what it is' },
  blank: {
    level: 'warning',
    check: 'blankImages',
    says: 'of one colour all over',
    hint: 'Look at them: they can teach nothing.'
  },
  sixteenBits: { level: 'info', check: 'sixteenBits', says: 'of 16 bits a channel, read as the upper 8 of them' },
  cmyk: { level: 'warning', check: 'cmyk', says: 'of printing colours (CMYK), turned into red, green and blue' },
  alpha: { level: 'info', check: 'transparency', says: 'with transparency, laid on black' },
  rotated: { level: 'info', check: 'rotated', says: 'turned or mirrored as the EXIF says' },
  notRotated: {
    level: 'warning',
    check: 'notRotated',
    says: 'whose EXIF asks for a turn, which was not done, since places in it are in pixels as stored'
  },
  severalFrames: { level: 'warning', check: 'severalFrames', says: 'of several frames or pages, of which the first was read' }
};

/** What was noticed while the files were read: files left out, with the reason, and what was done with others. */
export function findReadingProblems(tasks: readonly Task[], outcomes: readonly ReadOutcome[], sizing: ImageSizing): Finding[] {
  const findings: Finding[] = [];
  const add = ({ level, check, says, hint }: Told, files: string[]): void => {
    if (files.length === 0) return;
    const text = `${counted(files.length, 'image')} ${says}: ${formatNamesForFinding(files)}.`;
    findings.push({ check, level, value: files.length, says: text, ...(hint && { hint }) });
  };
  for (const [kind, told] of Object.entries(troubles))
    add(
      told,
      tasks.flatMap(({ file }, i) => {
        const { trouble } = outcomes[i];
        return trouble?.kind === kind ? [`${file.path} (${trouble.says})`] : [];
      })
    );
  for (const [note, told] of Object.entries(notes))
    add(
      told,
      tasks.flatMap(({ file }, i) => (outcomes[i].notes.includes(note as Note) ? [file.path] : []))
    );
  return [...findings, ...sizeFindings(tasks, outcomes, sizing)];
}

/** Where some image is twice as long for its height as another, or has 16 times its pixels, or is more than twice off the wanted shape. */
function sizeFindings(tasks: readonly Task[], outcomes: readonly ReadOutcome[], { width, height, fit }: ImageSizing): Finding[] {
  const sizes = tasks.flatMap(({ file, crops }, i) => {
    const { trouble, width, height } = outcomes[i];
    return trouble || crops ? [] : [{ path: file.path, width, height, ratio: width / height, pixels: width * height }];
  });
  if (sizes.length === 0) return [];
  const findings: Finding[] = [];
  const told = ({ path, width, height }: (typeof sizes)[number]) => `${path} ${width} x ${height}`;
  const ends = (by: 'ratio' | 'pixels') =>
    sizes.reduce(([low, high], one) => [one[by] < low[by] ? one : low, one[by] > high[by] ? one : high], [sizes[0], sizes[0]]);
  const [narrow, wide] = ends('ratio');
  const wanted = width / height;
  const off = Math.max(wide.ratio, wanted) / Math.min(narrow.ratio, wanted);
  if (off > 2)
    findings.push({
      check: 'unlikeShapes',
      level: 'warning',
      value: off,
      says: `From ${told(narrow)} to ${told(wide)}, the images have other proportions than ${width} x ${height}: ${does[fit]}.`,
      hint: 'Give {size: [height, width]} and {fit: "stretch", "cover" or "contain"} as it suits them.'
    });
  const [small, large] = ends('pixels');
  if (large.pixels / small.pixels > 16)
    findings.push({
      check: 'unlikeSizes',
      level: 'warning',
      value: large.pixels / small.pixels,
      says: `The images are of very different sizes, from ${told(small)} to ${told(large)}: what is sharp in one is a blur or gone in another.`
    });
  return findings;
}

const does = {
  stretch: 'each is stretched to it',
  cover: 'what is over at the sides is cut off',
  contain: 'black bars fill the rest'
};
