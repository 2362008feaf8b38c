import { randomBytes, timingSafeEqual } from 'node:crypto';

/** Exchanges one-time tokens (in the URL that is printed) for session cookies. All of it lives in memory and ends with the server. */
export interface Entry {
  newToken(): string;
  /** The cookie to set, or undefined where the token is wrong, used or too old. */
  redeem(token: string): string | undefined;
  admits(cookieHeader: string | undefined): boolean;
}

const tokenLifetime = 2 * 60_000;

/**
 * @param port cookies know no ports: its number in the cookie's name keeps two libraries on one machine apart.
 * @param now ms, of a clock that only goes forward.
 */
export function createEntry(port: number, now: () => number): Entry {
  const tokens = new Map<string, number>();
  const sessions: Buffer[] = [];
  const cookieName = `cuepoint_${port}`;
  const secret = () => randomBytes(32).toString('base64url');

  return {
    newToken() {
      const token = secret();
      tokens.set(token, now() + tokenLifetime);
      return token;
    },
    redeem(token) {
      const known = [...tokens].find(([candidate]) => same(Buffer.from(candidate), token));
      if (known === undefined) return undefined;
      tokens.delete(known[0]);
      if (now() > known[1]) return undefined;
      const session = secret();
      sessions.push(Buffer.from(session));
      return `${cookieName}=${session}; Path=/; HttpOnly; SameSite=Strict`;
    },
    admits(cookieHeader) {
      const value = (cookieHeader ?? '')
        .split(';')
        .map((pair) => pair.trim())
        .find((pair) => pair.startsWith(`${cookieName}=`))
        ?.slice(cookieName.length + 1);
      return value !== undefined && sessions.some((session) => same(session, value));
    },
  };
}

/** In a time that does not tell how much was right. */
function same(secret: Buffer, given: string): boolean {
  const bytes = Buffer.from(given);
  return bytes.length === secret.length && timingSafeEqual(bytes, secret);
}
