import type { ServiceManager } from '@jupyterlab/services';
import { createContentsApiRecordSource } from './createContentsApiRecordSource';
import type { RecordSource } from './RecordSource';
import { createServerRecordSource } from './createServerRecordSource';

/** The server's own part reads its files, the contents API those of other drives and of servers that do not have it. */
export function createRecordSourceByPath({ contents, serverSettings }: ServiceManager.IManager): (path: string) => RecordSource {
  const usual = createContentsApiRecordSource(contents);
  const own = createServerRecordSource(serverSettings);
  return (path) => (own && contents.driveName(path) === '' ? own : usual);
}
