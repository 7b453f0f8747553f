/** A property's colour as it is on this page, beside its name. */
export function Swatch({ property }: { property: string }) {
  return (
    <span className="page-swatch">
      <svg aria-hidden="true" width="16" height="16">
        <rect width="16" height="16" fill={`var(${property})`} />
      </svg>
      <code>{property}</code>
    </span>
  );
}
