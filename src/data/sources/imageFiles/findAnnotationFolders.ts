import type { Listing } from './ListedFile';
import { counted, formatNamesForFinding } from './formatNamesForFinding';

const pictures = /^(images?|imgs?|jpegimages|pictures|photos|rgb|raw|inputs?)$/i;
const marks =
  /^(annotations?|label(led|ed)?s?|(label|mask|gt|ground[ _-]?truth|annotation|segmentation)s?[ _-]?(images?|imgs?|maps?|masks?|png)|masks?|gts?|ground[ _-]?truths?|segmentation(class|object|s)?|bboxes|boxes|xmls?)$/i;

/**
 * What is wrong if folders are taken for classes that hold something else: annotations, masks, notes. A model would learn to tell pictures
 * from what belongs to them, or a class would have no image.
 *
 * @param classOf gives the folder that would be a file's class, if any.
 * @param innerOf gives the folder below that one, if any.
 * @returns what was got and what to do, as the second half of an error; undefined if nothing is wrong.
 */
export function findAnnotationFolders(
  { files, others }: Listing,
  classes: readonly string[],
  classOf: (path: string) => string | undefined,
  innerOf: (path: string) => string | undefined
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
  const copies = empty.length > 0 ? [] : foldersOfAllClasses(files, classes, classOf, innerOf);
  const suspects =
    [empty, copies, shown === undefined ? [] : classes.filter((name) => marks.test(name))].find((names) => names.length > 0) ??
    [];
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
  return `got ${formatNamesForFinding(got)}${empty.length > 0 ? '' : copies.length > 0 ? ' with a folder for each class inside' : ` beside ${shown}`}; ${fix}`;
}

/** Folders that repeat the folders of the other classes, of at least two and most of them: ground_truth/scratches beside scratches. */
function foldersOfAllClasses(
  files: Listing['files'],
  classes: readonly string[],
  classOf: (path: string) => string | undefined,
  innerOf: (path: string) => string | undefined
): string[] {
  const inside = new Map<string, Set<string>>();
  for (const { path } of files) {
    const [name, inner] = [classOf(path), innerOf(path)];
    if (name === undefined || inner === undefined) continue;
    inside.set(name, (inside.get(name) ?? new Set()).add(inner));
  }
  return classes.filter((name) => {
    const others = classes.filter((other) => other !== name && !inside.has(other));
    const repeated = others.filter((other) => inside.get(name)?.has(other));
    return repeated.length >= 2 && 2 * repeated.length > others.length;
  });
}

/** Classes with a name that folders of masks or labels have, though nothing else says so; none of those that another class resembles (mask, no mask). */
export function annotationNames(classes: readonly string[]): string[] {
  const bare = (name: string) => name.toLowerCase().replace(/s$/, '');
  return classes.filter((name) => {
    const isAlone = !classes.some((other) => other !== name && bare(other).includes(bare(name)));
    return marks.test(name) && isAlone;
  });
}
