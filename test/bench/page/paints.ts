/** Calls back after each time that a canvas of the page was painted. A figure itself only says when all of its are. */
export function watchPaints(painted: (canvas: HTMLCanvasElement) => void): void {
  const { putImageData } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.putImageData = function (...parameters: unknown[]) {
    Reflect.apply(putImageData, this, parameters);
    if (this.canvas.isConnected) painted(this.canvas);
  };
}
