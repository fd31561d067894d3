import type { Listing } from './ListedFile';
import { counted, namesForFinding } from './namesForFinding';

const pictures = /^(images?|imgs?|jpegimages|pictures|photos)$/i;
const marks = /^(annotations?|labels?|masks?|ground[ _-]?truth|segmentation(class|object|s)?|bboxes|boxes|xmls?)$/i;

/**
 * What is wrong if folders are taken for classes that hold something else: annotations, masks, notes. A model would learn to tell pictures
 * from what belongs to them, or a class would have no image.
 *
 * @param classOf gives the folder that would be a file's class, if any.
 * @returns what was got and what to do, as the second half of an error; undefined if nothing is wrong.
 */
export function findAnnotationFolders(
  { files, others }: Listing,
  classes: readonly string[],
  classOf: (path: string) => string | undefined
): string | undefined {
  const withImages = new Set(files.map(({ path }) => classOf(path)));
  const notes = new Map<string, { count: number; first: string }>();
  for (const path of others) {
    const name = classOf(path);
    if (name === undefined) continue;
    const own = notes.get(name);
    if (own) own.count++;
    else notes.set(name, { count: 1, first: path.slice(path.lastIndexOf('/') + 1) });
  }
  const shown = classes.find((name) => pictures.test(name) && withImages.has(name));
  const empty = classes.filter((name) => !withImages.has(name) && notes.has(name));
  const suspects = empty.length > 0 ? empty : shown === undefined ? [] : classes.filter((name) => marks.test(name));
  if (suspects.length === 0) return undefined;

  const hasBoxes = others.some((path) => /\.xml$/i.test(path));
  const rest = classes.filter((name) => !suspects.includes(name));
  const named = rest.slice(0, 3).map((name) => JSON.stringify(name));
  const fix = hasBoxes
    ? 'read boxes in the XML of PASCAL VOC with neuDet'
    : rest.length >= 2
      ? `name the classes with {classes: [${named.join(', ')}${rest.length > 3 ? ', …' : ''}]}`
      : 'give a folder with a folder of images for each class';
  const got = suspects.map((name) => {
    const own = notes.get(name);
    return own ? `${name} (${counted(own.count, 'other file')} like ${own.first})` : name;
  });
  return `got ${namesForFinding(got)}${empty.length > 0 ? '' : ` beside ${shown}`}; ${fix}`;
}
