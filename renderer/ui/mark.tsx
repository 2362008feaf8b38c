/** The app's mark: a cue marker on a playhead. */
export function Mark({ size = 20 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden className="shrink-0">
      <rect width="32" height="32" rx="8" fill="var(--n4)" />
      <rect x="14.75" y="12" width="2.5" height="13" rx="1.25" fill="var(--accent)" />
      <path
        d="M10 8.6A1.6 1.6 0 0 1 11.6 7h8.8A1.6 1.6 0 0 1 22 8.6v4.1c0 .5-.2 1-.6 1.3l-4.3 3.6a1.6 1.6 0 0 1-2.1 0l-4.4-3.6c-.4-.3-.6-.8-.6-1.3z"
        fill="var(--accent)"
      />
    </svg>
  );
}
