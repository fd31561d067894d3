import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const versions = { tslab: '1.0.22', deno: '2.9.6', ipykernel: '7.4.0' };
const python = [
  `ipykernel==${versions.ipykernel}`,
  ...[
    'jupyter_client==8.10.0',
    'jupyter_kernel_test==0.7.0',
    'psutil==7.2.2',
    'nbconvert==7.17.2',
    'nbval==0.11.0',
    'papermill==2.7.0'
  ]
];

/**
 * Installs the other kernels and the Python that drives all of them into a folder, once. Gives that Python, Jupyter's data folder
 * and the kernels by name; one that cannot be installed here is left out and said.
 */
export function installOtherKernels(folder) {
  mkdirSync(folder, { recursive: true });
  const interpreter = join(folder, 'venv', 'bin', 'python');
  if (!existsSync(join(folder, 'venv', 'done'))) {
    execFileSync('python3', ['-m', 'venv', join(folder, 'venv')]);
    execFileSync(interpreter, ['-m', 'pip', 'install', '-q', ...python], { stdio: 'inherit' });
    writeFileSync(join(folder, 'venv', 'done'), '');
  }
  const jupyter = join(folder, 'jupyter');
  const kernels = {
    ipykernel: {
      name: 'python',
      version: versions.ipykernel,
      argv: [interpreter, '-m', 'ipykernel_launcher', '-f', '{connection_file}']
    }
  };
  for (const [name, argv] of Object.entries({
    tslab: (bin) => [process.execPath, join(bin, 'tslab'), 'kernel', '--config-path={connection_file}'],
    deno: (bin) => [join(bin, 'deno'), 'jupyter', '--kernel', '--conn', '{connection_file}']
  })) {
    try {
      const home = join(folder, name);
      const bin = join(home, 'node_modules', '.bin');
      if (!existsSync(join(bin, name)))
        execFileSync('npm', ['install', '--silent', '--no-audit', '--prefix', home, `${name}@${versions[name]}`]);
      kernels[name] = { name, version: versions[name], argv: argv(bin) };
    } catch {
      process.stderr.write(`${name} ${versions[name]}: cannot be installed here; the scoreboard goes on without it\n`);
    }
  }
  for (const { name, argv } of Object.values(kernels)) writeSpec(jupyter, name, argv);
  return { interpreter, jupyter, kernels, tslabModules: join(folder, 'tslab', 'node_modules') };
}

function writeSpec(jupyter, name, argv) {
  const folder = join(jupyter, 'kernels', name);
  mkdirSync(folder, { recursive: true });
  const language = name === 'python' ? 'python' : 'typescript';
  writeFileSync(join(folder, 'kernel.json'), JSON.stringify({ argv, display_name: name, language, env: { NO_COLOR: '1' } }));
}
