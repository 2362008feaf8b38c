/** The app's mark: a cue marker on a playhead. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden className="shrink-0">
      <rect width="32" height="32" rx="8" fill="var(--n4)" />
      <path
        d="M9.5 8h13v5.2L16 18.6l-6.5-5.4z"
        fill="var(--accent)"
        stroke="var(--accent)"
        strokeWidth="2.4"
        strokeLinejoin="round"
      />
      <path d="M16 17v8.5" stroke="var(--accent)" strokeWidth="2.2" strokeLinecap="round" />
    </svg>
  );
}
