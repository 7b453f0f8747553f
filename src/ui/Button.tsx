import type { ComponentProps } from 'react';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'type'> {
  /** Whether a press does nothing now. Unlike a disabled button it keeps the focus, as its own press may have brought this about. */
  isIdle?: boolean;
}

/** A button of a figure's controls. */
export function Button({ isIdle = false, onClick, className = '', ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type="button"
      className={`df-button ${className}`.trim()}
      aria-disabled={isIdle || undefined}
      onClick={isIdle ? undefined : onClick}
    />
  );
}
