import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { emptyFolder, jupyterEnvironment, python } from './kernelUnderTest';

/** Runs a Python script of this folder with the kernel installed, in an empty folder; what it prints last is JSON. */
export async function runPythonScript(script: string, more: NodeJS.ProcessEnv = {}): Promise<any> {
  const folder = emptyFolder();
  const env = jupyterEnvironment(folder.path);
  try {
    const output = await new Promise<string>((resolve, reject) => {
      execFile(
        python,
        [join(__dirname, script), folder.path],
        { env: { ...env, ...more }, cwd: folder.path, maxBuffer: 1 << 26 },
        (error, stdout, stderr) => {
          if (error) reject(new Error(`${script} failed: ${stderr}`));
          else resolve(stdout);
        }
      );
    });
    return JSON.parse(output.trim().split('\n').at(-1)!);
  } finally {
    folder.remove();
  }
}
