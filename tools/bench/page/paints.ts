/** Calls back after each painting of a canvas of the page. A figure itself only reports when all of its are painted. */
export function watchPaints(painted: (canvas: HTMLCanvasElement) => void): void {
  const { putImageData } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.putImageData = function (...parameters: unknown[]) {
    Reflect.apply(putImageData, this, parameters);
    if (this.canvas.isConnected) painted(this.canvas);
  };
}
