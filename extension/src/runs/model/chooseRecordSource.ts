import type { ServiceManager } from '@jupyterlab/services';
import { contentsApiRecords } from './contentsApiRecords';
import type { RecordSource } from './RecordSource';
import { serverRecords } from './serverRecords';

/** The server's own part reads its files, the contents API those of other drives and of servers that do not have it. */
export function chooseRecordSource({ contents, serverSettings }: ServiceManager.IManager): (path: string) => RecordSource {
  const usual = contentsApiRecords(contents);
  const own = serverRecords(serverSettings);
  return (path) => (own && contents.driveName(path) === '' ? own : usual);
}
