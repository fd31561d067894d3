import type { ServiceManager } from '@jupyterlab/services';
import { contentsRecords } from './contentsRecords';
import type { RecordFiles } from './RecordFiles';
import { serverRecords } from './serverRecords';

/** The server's own part reads its files, the contents API those of other drives and of servers that do not have it. */
export function recordFilesAt({ contents, serverSettings }: ServiceManager.IManager): (path: string) => RecordFiles {
  const usual = contentsRecords(contents);
  const own = serverRecords(serverSettings);
  return (path) => (own && contents.driveName(path) === '' ? own : usual);
}
