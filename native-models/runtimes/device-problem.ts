import { isOutOfMemory } from './out-of-memory.ts';

const CUDA_LIBRARIES = 'the CUDA libraries could not be loaded; it needs NVIDIA’s driver, CUDA and cuDNN';

/** ONNX Runtime's and the drivers' words, and what they mean. */
const PROBLEMS: [RegExp, string][] = [
  [/backend not found/, 'Cuepoint does not come with it on this system'],
  [/Failed to get a WebGPU adapter|No supported adapters/, 'this machine has no graphics card with a driver for it'],
  [
    /no CUDA-capable device|cudaErrorNoDevice|driver version is insufficient|cudaErrorInsufficientDriver/,
    'this machine has no NVIDIA graphics card, or its driver is too old',
  ],
  [/Failed to load (shared )?library|cannot open shared object|LoadLibrary failed/, CUDA_LIBRARIES],
  // DXGI: not found, unsupported.
  [/887A000[24]/i, 'this machine has no graphics card with DirectX 12'],
  [/fallback to CPU EP has been explicitly disabled/, 'it cannot do what the model needs'],
];

/** Characters of a message that nobody foresaw. */
const LONGEST = 160;

/** Why a device did not work, as the end of a sentence: "… cannot be used: this machine has no …" (without a full stop). */
export function deviceProblem(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const known = PROBLEMS.find(([words]) => words.test(message));
  if (known) return known[1];
  if (isOutOfMemory(error)) return 'it has too little free memory';
  return `its driver said “${message.trim().split('\n')[0]!.slice(0, LONGEST)}”`;
}
