/** Where a kernel keeps what its next start shall find: beside its connection file, which a restart leaves in its place. */
export function sessionFolderOfConnection(connectionFile: string): string {
  return `${connectionFile.replace(/\.json$/, '')}-stillroom`;
}
