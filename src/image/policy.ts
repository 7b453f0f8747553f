/** The directives of a Content Security Policy that concern images. */
export type Directive = 'connect-src' | 'img-src';

/** How long after a refused request the browser may report which directive refused it. */
const REPORT_MILLISECONDS = 100;

/**
 * Repeats a request that has failed, to find out whether a Content Security Policy of the page forbids it: a script sees
 * nothing of that but an event.
 *
 * @param attempt - the request; what it rejects with is ignored.
 * @returns null if it succeeds or another reason prevents it, else what forbids it and what to add to the policy.
 */
export async function prohibitionOf(
  address: string,
  directive: Directive,
  attempt: () => Promise<unknown>,
): Promise<string | null> {
  let report = (_event: SecurityPolicyViolationEvent) => {};
  const reported = new Promise<SecurityPolicyViolationEvent>((resolve) => {
    report = (event) => {
      if (isAbout(event, address, directive)) resolve(event);
    };
  });
  document.addEventListener('securitypolicyviolation', report);
  const unreported = attempt().then(
    () => null,
    () => new Promise<null>((resolve) => setTimeout(resolve, REPORT_MILLISECONDS, null)),
  );
  const event = await Promise.race([reported, unreported]);
  document.removeEventListener('securitypolicyviolation', report);
  return event && explain(event.originalPolicy, address, directive);
}

/** Reports shorten addresses: to their scheme if they have no host, and some to their origin. */
function isAbout(event: SecurityPolicyViolationEvent, address: string, directive: Directive): boolean {
  const { blockedURI, disposition, effectiveDirective } = event;
  const isOfKind = effectiveDirective === directive || effectiveDirective === 'default-src';
  return disposition === 'enforce' && isOfKind && (parsed(address)?.href.startsWith(blockedURI) ?? false);
}

function explain(policy: string, address: string, directive: Directive): string {
  const parts = policy.split(';').map((part) => part.trim());
  const partNamed = (name: string) => parts.find((part) => part.split(/\s/)[0] === name);
  const violated = partNamed(directive) ?? partNamed('default-src') ?? policy;
  return `the page's Content Security Policy forbids it (${violated}): add ${sourceOf(address)} to its ${directive}`;
}

/** What a policy calls an address: the scheme alone if it has no host. */
function sourceOf(address: string): string | undefined {
  const url = parsed(address);
  return /^(data|blob):$/.test(url?.protocol ?? '') ? url?.protocol : url?.origin;
}

function parsed(address: string): URL | null {
  try {
    return new URL(address, document.baseURI);
  } catch {
    return null;
  }
}
