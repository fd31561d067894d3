const homes = ['node_modules', 'site-packages', 'dist-packages'];

/**
 * The package that a file belongs to: the first folder below the last `node_modules`, `site-packages` or `dist-packages` of its path, or else below the folder
 * that was given; with its scope, "@scope/name". Metadata of Python packages ("numpy-2.0.1.dist-info") belongs to its package.
 *
 * @param path below the folder that was given, with "/".
 */
export function packageOfPath(path: string): string {
  const parts = path.split('/');
  const folders = parts.slice(0, -1);
  const start = Math.max(...homes.map((home) => folders.lastIndexOf(home))) + 1;
  const name = parts[start].replace(/-\d[^-]*\.(?:dist|egg)-info$/, '');
  return name.startsWith('@') && start + 1 < folders.length ? `${name}/${parts[start + 1]}` : name;
}
