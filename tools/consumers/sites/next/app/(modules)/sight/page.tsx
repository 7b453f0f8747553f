import { NoiseTriptych } from 'diffusion-figures';

export default function Page() {
  return (
    <>
      <p className="long">The figure is far below.</p>
      <NoiseTriptych />
    </>
  );
}
