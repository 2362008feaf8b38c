/**
 * Does work one after the other and skips what was asked meanwhile and is out of date: results come in the order of asking, so that an
 * older one never takes the place of a newer.
 */
export function createLatest<I, O>(parts: {
  work: (input: I) => Promise<O>;
  onResult: (output: O) => void;
  onError: (error: unknown) => void;
}): (input: I) => void {
  let waiting: { input: I } | null = null;
  let running = false;
  async function run(): Promise<void> {
    running = true;
    while (waiting) {
      const { input } = waiting;
      waiting = null;
      try {
        parts.onResult(await parts.work(input));
      } catch (error) {
        // A newer one is on its way: whether this one worked is nobody's business any more.
        if (!waiting) parts.onError(error);
      }
    }
    running = false;
  }
  return (input) => {
    waiting = { input };
    if (!running) void run();
  };
}
