import type { MlflowServer } from './MlflowServer';
import type { MlflowRun } from './MlflowRun';
import { requestMlflow } from './requestMlflow';

const route = 'api/2.0/mlflow-artifacts/artifacts';

/** Whether the server takes artefacts itself. Else they lie where only its clients could write: a bucket, or a folder of another machine. */
export function servesArtifacts(server: MlflowServer, { artifacts }: MlflowRun): boolean {
  return placeOf(server, artifacts) !== null;
}

/** @throws MlflowFailure. */
export async function uploadMlflowArtifact(
  server: MlflowServer,
  { artifacts }: MlflowRun,
  { name, text }: { name: string; text: string },
  signal: AbortSignal
): Promise<void> {
  await requestMlflow(server, { method: 'PUT', path: `${route}/${placeOf(server, artifacts)}/${name}`, body: text }, signal);
}

/** The folder below the server's own route: of "mlflow-artifacts:/1/2f5c/artifacts", or of an address of its own. */
function placeOf({ url }: MlflowServer, artifacts: string): string | null {
  const [, proxied] = /^mlflow-artifacts:\/(?!\/)(.+)$/.exec(artifacts) ?? [];
  const own = `${url}/${route}/`;
  const place = proxied ?? (artifacts.startsWith(own) ? artifacts.slice(own.length) : undefined);
  return place === undefined || place.split('/').includes('..') ? null : encodeURI(place).replace(/[?#]/g, encodeURIComponent);
}
