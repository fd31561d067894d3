import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { SetupError } from './SetupError.mjs';

const pythons = ['python3', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python3.14', 'python'];
const compilers = ['c++', 'g++', 'clang++'];

/**
 * Finds Python and a C++ compiler, and sees whether there is a TypeScript 7 for this machine.
 *
 * @throws SetupError with one line for each thing that is missing, and the command that installs it.
 */
export function checkMachine() {
  if (process.platform === 'win32')
    throw new SetupError('Windows is not supported by itself; install WSL (wsl --install) and run the same command in it');
  const missing = [checkNode(), checkTypeScript()];
  const python = findPython();
  const compiler = compilers.find((name) => answers(name, ['--version']) !== undefined);
  if (!python)
    missing.push(
      `Python 3.10 or newer is missing; install it with: ${install({ apt: 'python3 python3-venv', dnf: 'python3', brew: 'python' })}`
    );
  else if (!python.venv) {
    missing.push(
      `Python's venv module is missing; install it with: ${install({ apt: `${python.command}-venv`, dnf: 'python3', brew: 'python' })}`
    );
  }
  if (!compiler)
    missing.push(`a C++ compiler is missing; install it with: ${install({ apt: 'g++', dnf: 'gcc-c++', brew: null })}`);
  const lines = missing.filter(Boolean);
  if (lines.length > 0) throw new SetupError(lines.join('\n'));
  return { python, compiler };
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return undefined;
  return `Node 20.19 or newer is needed and this is ${process.versions.node}; install a newer one from your system's packages or with a version manager`;
}

/** npm would say nothing: the compiler of the kernel is an optional package for each kind of machine. */
function checkTypeScript() {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const machine = `${process.platform}-${process.arch}`;
  const known = Object.keys(packages['node_modules/typescript-7'].optionalDependencies).map((name) =>
    name.replace(/^.*\/typescript-/, '')
  );
  if (known.includes(machine)) return undefined;
  return `TypeScript 7, which checks the cells of notebooks, is not made for ${machine}; use one of ${known.join(', ')}`;
}

function findPython() {
  const question =
    'import sys, importlib.util as u; print(*sys.version_info[:2], bool(u.find_spec("venv") and u.find_spec("ensurepip")))';
  const found = [];
  for (const command of pythons) {
    const answer = answers(command, ['-c', question])?.trim().split(' ');
    if (!answer) continue;
    const [major, minor] = answer.map(Number);
    if (major !== 3 || minor < 10) continue;
    const python = { command, version: `${major}.${minor}`, venv: answer[2] === 'True' };
    if (python.venv) return python;
    found.push(python);
  }
  return found[0];
}

function answers(command, args) {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return undefined;
  }
}

function install({ apt, dnf, brew }) {
  if (process.platform === 'darwin') return brew ? `brew install ${brew}` : 'xcode-select --install';
  const sudo = process.getuid?.() === 0 ? '' : 'sudo ';
  if (existsSync('/usr/bin/dnf')) return `${sudo}dnf install ${dnf}`;
  return `${sudo}apt-get install ${apt}`;
}
