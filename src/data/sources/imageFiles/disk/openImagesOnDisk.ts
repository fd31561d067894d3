import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkAnyDataset } from '../../../checkDataset';
import type { DatasetOnDisk } from '../../../Dataset';
import { openKeyedRows } from '../../../disk/openKeyedRows';
import type { PartName } from '../ImageRow';
import type { ImageRowsMetadata } from './ImageRowsMetadata';
import type { ImageSetOnDisk, ImagesOnDisk } from './ImageSetOnDisk';

/** The file with the rows of a part. */
export function partFile({ folder, name, key }: ImageSetOnDisk, part: PartName): string {
  return join(folder, `${name}.${key.slice(0, 16)}.${part}.rows`);
}

/** The parts as they were written; undefined if one of them is not there. */
export function openImagesOnDisk(subject: string, asked: ImageSetOnDisk): (ImagesOnDisk & { mayChange: boolean }) | undefined {
  const open = (part: PartName) => {
    const path = partFile(asked, part);
    if (!existsSync(path)) return undefined;
    const { header, columns, x } = openKeyedRows(subject, path, asked.key);
    const { dataset, files, set } = header.about as unknown as ImageRowsMetadata;
    const data: DatasetOnDisk = { ...dataset, x, ...columns };
    checkAnyDataset(data, subject);
    return { data, files: files.map((place) => asked.files[place].path), set };
  };
  const train = open('train');
  if (!train?.set) return undefined;
  const { parts, findings, mayChange } = train.set;
  const opened: ImagesOnDisk = { data: {}, files: {}, findings };
  for (const part of parts) {
    const one = part === 'train' ? train : open(part);
    if (!one) return undefined;
    opened.data[part] = one.data;
    opened.files[part] = one.files;
  }
  return { ...opened, mayChange };
}
