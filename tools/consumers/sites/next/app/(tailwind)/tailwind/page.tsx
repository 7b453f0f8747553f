import { Article } from '../../Article';

/** As create-next-app's template with Tailwind: a centred column inside a centred row. */
export default function Page() {
  return (
    <div className="flex min-h-screen items-center justify-center">
      <main className="flex min-h-screen w-full max-w-3xl flex-col items-center justify-between gap-8 px-4 py-16">
        <Article />
      </main>
    </div>
  );
}
