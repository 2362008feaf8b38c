import type { Device } from '../../native-models/protocol.ts';

/**
 * Devices beside the processor that may work on a platform, the fastest first: what onnxruntime-node's package for it
 * was built with (its README).
 * @param platform `process.platform` @param arch `process.arch`
 */
export function devicesOf(platform: string, arch: string): Device[] {
  if (platform === 'win32') return ['dml', 'webgpu'];
  if (platform === 'darwin' && arch === 'arm64') return ['coreml', 'webgpu'];
  if (platform === 'linux' && arch === 'x64') return ['cuda', 'webgpu'];
  return [];
}
