/** Text that comes in pieces, told sentence by sentence. */
export interface SentenceStream {
  push(text: string): void;
  /** Tells what is left. */
  end(): void;
}

/** A sentence ends where a full stop, a question or exclamation mark is followed by space, or at a line's end; "3.1" and "p. m." hold none. */
const END = /(?<=[\p{L}\p{N}\]”"')][.?!…]+[”"')\]]?)\s+(?=["“'(\p{Lu}\p{N}])|\n+/u;

/** @param tell called with each sentence that is not empty, in order */
export function createSentenceStream(tell: (sentence: string) => void): SentenceStream {
  let left = '';
  const say = (sentence: string) => {
    const text = sentence.trim();
    if (/[\p{L}\p{N}]/u.test(text)) tell(text);
  };
  return {
    push(text) {
      left += text;
      for (let end = END.exec(left); end; end = END.exec(left)) {
        say(left.slice(0, end.index));
        left = left.slice(end.index + end[0].length);
      }
    },
    end() {
      say(left);
      left = '';
    },
  };
}
