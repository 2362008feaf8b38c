/** Gives the picture, with what plays it, the whole screen, or takes it back. */
export function fullScreen(): void {
  if (document.fullscreenElement) void document.exitFullscreen();
  else
    void document
      .getElementById('player-pane')
      ?.requestFullscreen()
      .catch(() => {});
}
