import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from '../../../record/RunRecord';
import type { Listing } from '../imageFiles/ListedFile';
import { counted, formatNamesForFinding } from '../imageFiles/formatNamesForFinding';
import { readVocAnnotation, type VocAnnotation } from './readVocAnnotation';

export interface AnnotatedImage {
  /** The image's path relative to the set's folder. */
  image: string;
  xml: string;
  annotation: VocAnnotation;
}

const longest = 2 ** 20;

/**
 * Each image with the annotation of the same name: `a/b/x.jpg` and `c/x.xml`. If several images or annotations have the same name, those
 * whose folders begin alike belong together.
 */
export async function readAnnotatedImages(
  listing: Listing,
  pause: () => Promise<void>
): Promise<{ annotated: AnnotatedImage[]; findings: Finding[] }> {
  const images = new Map<string, string[]>();
  for (const { path } of listing.files) images.set(stem(path), [...(images.get(stem(path)) ?? []), path]);
  const annotated: AnnotatedImage[] = [];
  const used = new Set<string>();
  const trouble = { damaged: [] as string[], alone: [] as string[], several: [] as string[] };
  for (const xml of listing.others.filter((path) => /\.xml$/i.test(path))) {
    await pause();
    const all = images.get(stem(xml)) ?? [];
    const near = all.filter((path) => path.split('/')[0] === xml.split('/')[0]);
    const candidates = near.length === 1 ? near : all;
    if (candidates.length === 0) trouble.alone.push(xml);
    else if (candidates.length > 1 || used.has(candidates[0])) trouble.several.push(xml);
    else {
      try {
        annotated.push({ image: candidates[0], xml, annotation: readVocAnnotation(await textOf(join(listing.root, xml))) });
        used.add(candidates[0]);
      } catch (error) {
        trouble.damaged.push(`${xml} (${(error as Error).message})`);
      }
    }
  }
  const without = listing.files.flatMap(({ path }) => (used.has(path) ? [] : [path]));
  const findings: Finding[] = [];
  const add = (check: string, level: Finding['level'], files: string[], says: string, many: string): void => {
    if (files.length > 0)
      findings.push({
        check,
        level,
        value: files.length,
        says: `${counted(files.length, says, many)}: ${formatNamesForFinding(files)}.`
      });
  };
  add('damagedAnnotations', 'problem', trouble.damaged, 'annotation could not be read', 'annotations could not be read');
  add('missingImages', 'problem', trouble.alone, 'annotation without its image', 'annotations without their images');
  add(
    'severalImages',
    'problem',
    trouble.several,
    'annotation of a name that is there twice, left out',
    'annotations of names that are there twice, left out'
  );
  add(
    'noAnnotation',
    'warning',
    without,
    'image without an annotation that is read, left out',
    'images without an annotation that is read, left out'
  );
  return { annotated, findings };
}

/** It may have become something else since it was listed. */
async function textOf(path: string): Promise<string> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const found = await file.stat();
    if (!found.isFile()) throw new RangeError('it is no regular file');
    if (found.size > longest) throw new RangeError(`it has more than ${longest} bytes`);
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

function stem(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
}
