export interface Output {
  /** For the person, on stdout; silent under --json. */
  line(text?: string): void;
  /** For the person, on stderr, so that stdout stays the result; silent under --json. */
  note(text: string): void;
  /** The result for a program: one JSON value on stdout, under --json only. */
  json(value: unknown): void;
  /** Replaces the line at the foot of a terminal; nothing where stderr is none, or under --json. '' takes it away. */
  status(text: string): void;
  readonly isJson: boolean;
  /** True where `status` shows something. */
  readonly isLive: boolean;
}

interface Streams {
  stdout: Pick<NodeJS.WriteStream, 'write'>;
  stderr: Pick<NodeJS.WriteStream, 'write' | 'isTTY' | 'columns'>;
}

/** Where a command's words go: results to stdout, everything said on the way to stderr. */
export function createOutput(isJson: boolean, { stdout, stderr }: Streams): Output {
  const isLive = !isJson && stderr.isTTY === true;
  let shown = false;
  const clear = () => {
    if (shown) stderr.write('\r\u001b[K');
    shown = false;
  };
  return {
    isJson,
    isLive,
    line(text = '') {
      if (isJson) return;
      clear();
      stdout.write(`${printable(text)}\n`);
    },
    note(text) {
      if (isJson) return;
      clear();
      stderr.write(`${printable(text)}\n`);
    },
    json(value) {
      if (isJson) stdout.write(`${JSON.stringify(value, null, 2)}\n`);
    },
    status(text) {
      if (!isLive) return;
      clear();
      if (text === '') return;
      stderr.write(printable(text).slice(0, Math.max(10, (stderr.columns ?? 80) - 1)));
      shown = true;
    },
  };
}

/** File names and text read off a screen may hold control sequences; a terminal must not act on them. Line breaks stay. */
export function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
  return text.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}
