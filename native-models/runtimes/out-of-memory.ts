/** What ONNX Runtime and the drivers say; most give no code of their own (onnxruntime issues 16307, 25195; diffusers 791). */
const MESSAGES = [
  // ONNX Runtime's arena and its limit, on any device.
  /Failed to allocate memory/,
  /Available memory of \d+ is smaller than requested/,
  // C++, where there is no arena; the second is Microsoft's wording.
  /bad_alloc|bad allocation/,
  // CUDA ("CUDA failure 2: out of memory"), Dawn's "Out of memory", Node's "JavaScript heap out of memory".
  /out of memory/i,
  /CU(BLAS|DNN)_STATUS_ALLOC_FAILED/,
  // DirectML: the words after the number are in the language of Windows.
  /8007000E|E_OUTOFMEMORY/i,
  /VK_ERROR_OUT_OF_(DEVICE|HOST|POOL)_MEMORY/,
  // Metal: "Insufficient Memory (00000008:kIOGPUCommandBufferCallbackErrorOutOfMemory)".
  /kIOGPUCommandBufferCallbackErrorOutOfMemory/,
  // WebGPU: the refusal itself goes to the log; what is thrown is that its buffer cannot be used.
  /Allocation size too large|\[Invalid Buffer/,
  // A lost device mostly ran out of memory, and the cure is the same: open the model elsewhere.
  /device (was |is |has been )?lost/i,
  // Node's own arrays, and ONNX Runtime's mapping of a file.
  /Array buffer allocation failed|Cannot allocate memory/,
];

/** Whether an error, or one that caused it, says that the device had too little memory. */
export function isOutOfMemory(error: unknown): boolean {
  if (!(error instanceof Error)) return MESSAGES.some((message) => message.test(String(error)));
  return MESSAGES.some((message) => message.test(error.message)) || (error.cause ? isOutOfMemory(error.cause) : false);
}
