import { URLExt } from '@jupyterlab/coreutils';
import { ServerConnection } from '@jupyterlab/services';

/** Asks the server's own part of the extension. Rejects where it does not answer with success. */
export async function requestServerExtension(
  settings: ServerConnection.ISettings,
  path: string,
  query: [string, string][] = [],
  body?: object
): Promise<Response> {
  const url = `${URLExt.join(settings.baseUrl, 'stillroom', path)}?${new URLSearchParams(query).toString()}`;
  const init = body ? { method: 'POST', body: JSON.stringify(body) } : {};
  const response = await ServerConnection.makeRequest(url, init, settings);
  if (!response.ok) throw new Error(`the server answers ${response.status} ${response.statusText}`);
  return response;
}
