import Module from 'node:module';
import { expect, test } from 'vitest';
import { loadOnnxRuntime } from '../../../../src/teachers/onnx/runtime/loadOnnxRuntime';

type Resolve = (request: string, ...more: unknown[]) => string;

/** As if what a package is asked for were elsewhere, or nowhere. */
function resolving<T>(change: (request: string) => string, use: () => T): T {
  const own = Module as unknown as { _resolveFilename: Resolve };
  const resolve = own._resolveFilename;
  own._resolveFilename = (request, ...more) => resolve.call(Module, change(request), ...more);
  try {
    return use();
  } finally {
    own._resolveFilename = resolve;
  }
}

test('loadOnnxRuntime(subject) says how to install onnxruntime-node where it is missing', () => {
  const missing = (request: string) => (request === 'onnxruntime-node' ? 'onnxruntime-nowhere' : request);
  expect(() => resolving(missing, () => loadOnnxRuntime('onnx'))).toThrow(
    'onnx: expected the package onnxruntime-node, got none; run npm install --ignore-scripts onnxruntime-node@'
  );
});

test('loadOnnxRuntime(subject) says which version it takes where another one is', () => {
  const other = (request: string) => (request === 'onnxruntime-node/dist/binding.js' ? 'node:path' : request);
  expect(() => resolving(other, () => loadOnnxRuntime('onnx'))).toThrow(
    /^onnx: expected onnxruntime-node as of version 1\.30\.0, got one that does not load/
  );
});
