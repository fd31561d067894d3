import type { Finding } from '../../../record/RunRecord';
import { counted, formatNamesForFinding } from '../imageFiles/formatNamesForFinding';
import type { PartName, ImageRow } from '../imageFiles/ImageRow';
import type { VocBox } from './readVocAnnotation';
import type { AnnotatedImage } from './readAnnotatedImages';

export interface BoxRowsOptions {
  classes: readonly string[];
  /** What is added on each side, as a share of the box's longer side. */
  margin: number;
  /** Boxes with a shorter side are left out. */
  smallest: number;
}

const partOfFolder: { [folder: string]: PartName } = {
  train: 'train',
  validation: 'validation',
  valid: 'validation',
  val: 'validation',
  test: 'test'
};

/** A row for each box that can be cut out, and what is wrong with the others. */
export function cutBoxesIntoRows(
  annotated: readonly AnnotatedImage[],
  { classes, margin, smallest }: BoxRowsOptions
): { rows: ImageRow[]; boxes: VocBox[]; findings: Finding[] } {
  const labels = new Map(classes.map((name, label) => [name, label]));
  const hasParts = annotated.some(({ image }) => partOfFolder[firstOf(image)] === 'train');
  const bad = { reversed: [] as string[], unknown: [] as string[], small: [] as string[], empty: [] as string[] };
  const rows: ImageRow[] = [];
  const boxes: VocBox[] = [];
  annotated.forEach(({ image, xml, annotation }, group) => {
    if (annotation.boxes.length === 0) bad.empty.push(xml);
    annotation.boxes.forEach((box, i) => {
      const place = `${xml} box ${i + 1}`;
      const [left, top] = [Math.round(box.xmin) - 1, Math.round(box.ymin) - 1];
      const [width, height] = [Math.round(box.xmax) - left, Math.round(box.ymax) - top];
      const label = labels.get(box.name);
      if (box.xmin >= box.xmax || box.ymin >= box.ymax)
        bad.reversed.push(`${place} (${box.xmin}, ${box.ymin} to ${box.xmax}, ${box.ymax})`);
      else if (label === undefined) bad.unknown.push(`${place} (${JSON.stringify(box.name)})`);
      else if (Math.min(width, height) < smallest) bad.small.push(`${place} (${width} x ${height})`);
      else {
        const more = Math.round(margin * Math.max(width, height));
        const crop = { left: left - more, top: top - more, width: width + 2 * more, height: height + 2 * more };
        const part = hasParts ? partOfFolder[firstOf(image)] : undefined;
        rows.push({ file: image, label, at: rows.length, group, crop, ...(part && { part }) });
        boxes.push(box);
      }
    });
  });
  const findings: Finding[] = [];
  const add = (check: string, level: Finding['level'], places: string[], one: string, many: string, hint?: string): void => {
    if (places.length > 0)
      findings.push({
        check,
        level,
        value: places.length,
        says: `${counted(places.length, one, many)}: ${formatNamesForFinding(places)}.`,
        ...(hint && { hint })
      });
  };
  add(
    'reversedBoxes',
    'problem',
    bad.reversed,
    'box that ends before it begins, left out',
    'boxes that end before they begin, left out'
  );
  add(
    'unknownClasses',
    'problem',
    bad.unknown,
    'box of a class that was not asked for, left out',
    'boxes of classes that were not asked for, left out',
    `The classes are ${classes.join(', ')}; give {classes: [...]} for others.`
  );
  add(
    'smallBoxes',
    'warning',
    bad.small,
    `box with a side under ${smallest} pixels, left out`,
    `boxes with a side under ${smallest} pixels, left out`,
    'Give {smallest: 1} to take them.'
  );
  add('noBoxes', 'info', bad.empty, 'annotation without a box', 'annotations without a box');
  return { rows, boxes, findings };
}

function firstOf(path: string): string {
  return path.split('/')[0].toLowerCase();
}
