import type { Listing } from './ListedFile';
import { counted, firstNames } from './firstNames';

const pictures = /^(images?|imgs?|jpegimages|pictures|photos)$/i;
const marks = /^(annotations?|labels?|masks?|ground[ _-]?truth|segmentation(class|object|s)?|bboxes|boxes|xmls?)$/i;

/**
 * What is wrong if folders are taken for classes that hold something else: annotations, masks, notes. A model would learn to tell pictures
 * from what belongs to them, or a class would have no image.
 *
 * @param pathsOf gives the folders of a class.
 * @returns what was got and what to do, as the second half of an error; undefined if nothing is wrong.
 */
export function annotationFolders(
  { files, others }: Listing,
  classes: readonly string[],
  pathsOf: (name: string) => readonly string[]
): string | undefined {
  const below = (name: string, paths: readonly string[]) =>
    paths.filter((path) => pathsOf(name).some((folder) => path.startsWith(`${folder}/`)));
  const images = files.map(({ path }) => path);
  const marked = classes.filter((name) => marks.test(name));
  const shown = classes.find((name) => pictures.test(name) && below(name, images).length > 0);
  const empty = classes.filter((name) => below(name, images).length === 0 && below(name, others).length > 0);
  const isPair = shown !== undefined && marked.length > 0;
  if (empty.length === 0 && !isPair) return undefined;
  const suspects = empty.length > 0 ? empty : marked;
  const got = suspects.map((name) => {
    const own = below(name, others);
    return own.length > 0
      ? `${name} (${counted(own.length, 'other file')} like ${own[0].slice(own[0].lastIndexOf('/') + 1)})`
      : name;
  });
  const hasBoxes = others.some((path) => /\.xml$/i.test(path));
  const rest = classes.filter((name) => !suspects.includes(name));
  const fix = hasBoxes
    ? 'read boxes in the XML of PASCAL VOC with neuDet'
    : rest.length >= 2
      ? `name the classes with {classes: [${rest
          .slice(0, 3)
          .map((name) => JSON.stringify(name))
          .join(', ')}${rest.length > 3 ? ', …' : ''}]}`
      : 'give a folder with a folder of images for each class';
  return `got ${firstNames(got)}${isPair && empty.length === 0 ? ` beside ${shown}` : ''}; ${fix}`;
}
