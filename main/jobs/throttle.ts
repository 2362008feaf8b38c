/**
 * Calls `emit` at once and then at most once per `interval` ms, always a last time after the last request.
 * `flush` emits what is due now; `stop` drops it.
 */
export function throttle(emit: () => void, interval: number): { request(): void; flush(): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  let due = false;

  function fire(): void {
    due = false;
    timer = setTimeout(() => {
      timer = undefined;
      if (due) fire();
    }, interval);
    timer.unref?.();
    emit();
  }

  return {
    request() {
      if (timer) due = true;
      else fire();
    },
    flush() {
      if (!due) return;
      due = false;
      emit();
    },
    stop() {
      clearTimeout(timer);
      timer = undefined;
      due = false;
    },
  };
}
